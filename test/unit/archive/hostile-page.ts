/** A page that asks for everything that a page can ask for, from `origin`; with an article in it that import finds. */
export const hostilePage = (origin: string): string => `<!doctype html>
<html lang="en" manifest="${origin}/manifest.appcache"><head><title>Ferry line opens again</title>
<base href="${origin}/base/"><meta http-equiv="refresh" content="0; url=${origin}/refresh">
<meta http-equiv="Content-Security-Policy" content="report-uri ${origin}/report">
<link rel="stylesheet" href="${origin}/style.css"><link rel="preload" as="font" href="${origin}/font.woff2" crossorigin>
<link rel="prefetch" href="${origin}/prefetch"><link rel="dns-prefetch" href="${origin}"><link rel="preconnect" href="${origin}">
<link rel="modulepreload" href="${origin}/module.js"><link rel="icon" href="${origin}/icon.png"><link rel="manifest" href="${origin}/m.json">
<script src="${origin}/script.js"></script><script>fetch('${origin}/fetch'); document.title = 'RAN'</script>
<script type="module">import '${origin}/module.js'</script><script type="speculationrules">{"prefetch":[{"urls":["${origin}/next"]}]}</script>
<style>@import "${origin}/import1.css"; @import url(${origin}/import2.css); @import url('${origin}/import3.css') screen;
@font-face { font-family: far; src: url(${origin}/far.woff2) } @namespace url(${origin}/ns);
body { background: #fff url("${origin}/bg.png"); font-family: far, serif; cursor: url(${origin}/cursor.cur), auto }
h1 { background-image: image-set("${origin}/set.png" 1x); list-style: url(${origin}/list.png); color: #803 }
p { background: u\\72l(${origin}/escaped.png); border-image: -webkit-image-set(url(${origin}/wset.png) 1x) }
p::before { content: url(${origin}/content.png) } div { mask: url(${origin}/mask.svg#m); filter: url(${origin}/filter.svg#f) }
a { --x: url(${origin}/var.png); background: var(--x) } @media screen { em { background: url(${origin}/media.png) } }
b { behavior: url(${origin}/b.htc); -moz-binding: url(${origin}/x.xml#x) } i { background: url(${origin}/a b.png } </style>
<noscript><img src="${origin}/noscript.png"></noscript></head>
<body onload="fetch('${origin}/onload')" background="${origin}/body.gif" style="background:url(${origin}/attribute.png)">
<h1>Ferry Line to Ostry Opens Again After Eleven Winters</h1><p>By Hanne Brodal</p><p><time datetime="2024-04-12">12 April 2024</time></p>
<p>The ferry line between Tarn and Ostry opened again on Friday, eleven winters after the last boat was laid up for want of money.</p>
<figure><picture><source srcset="${origin}/source.webp"><img src="${origin}/image.jpg" srcset="${origin}/2x.jpg 2x" alt="The Lark leaves the quay" onerror="fetch('${origin}/onerror')" lowsrc="${origin}/low.gif" longdesc="${origin}/long"></picture>
<figcaption>The Lark leaves Tarn on Friday morning.</figcaption></figure>
<img src=${origin}/unquoted.png><img src="data:text/html,<script>fetch('${origin}/data')</script>"><input type="image" src="${origin}/input.png">
<iframe src="${origin}/frame" srcdoc="<img src=${origin}/srcdoc.png>"></iframe><object data="${origin}/object.swf"></object><embed src="${origin}/embed.swf">
<applet code="x" codebase="${origin}/applet"></applet><frameset><frame src="${origin}/frame2"></frameset>
<video src="${origin}/video.mp4" poster="${origin}/poster.jpg" autoplay><track src="${origin}/track.vtt"></video><audio src="${origin}/audio.mp3" autoplay></audio>
<svg><use href="${origin}/use.svg#a"></use><image href="${origin}/svg.png"></image><script>fetch('${origin}/svgscript')</script><foreignObject><img src="${origin}/foreign.png"></foreignObject><a xlink:href="${origin}/a"><animate attributeName="href" values="${origin}/animate"></animate></a></svg>
<math><mi xlink:href="${origin}/math">x</mi><annotation-xml encoding="text/html"><img src="${origin}/annotation.png"></annotation-xml></math>
<p>Some four hundred people stood on the quay at Tarn when the Lark, a boat of <b onclick="fetch('${origin}/click')">forty</b> seats, left at nine in the morning with the two mayors aboard.</p>
<form action="${origin}/form"><input autofocus onfocus="fetch('${origin}/focus')" formaction="${origin}/fa"><button formaction="${origin}/fb">Go</button><isindex src="${origin}/isindex"></form>
<table background="${origin}/table.png"><tr><td background="${origin}/td.png"><bgsound src="${origin}/sound.mid"></td></tr></table>
<p>"We were neighbours who had to drive two hours to shake hands," said Ingrid Sool, the mayor of Ostry, before she cut the rope. <a href="${origin}/link" ping="${origin}/ping">Whether it will run in winter</a> has not been decided. <a href="javascript:fetch('${origin}/js')">More</a></p>
<p style="background-image:url('${origin}/style1.png'); color: green; background: url(&quot;${origin}/style2.png&quot;)">The line will run six times a day until October. A crossing takes twenty minutes and costs three crowns, half of that for pupils.</p>
<!--[if IE]><img src="${origin}/conditional.png"><![endif]--><style></style><img src="${origin}/mxss.png"></style><textarea></textarea><img src="${origin}/textarea.png"></textarea>
<xmp><img src="${origin}/xmp.png"></xmp><plaintext><img src="${origin}/plaintext.png">
`
