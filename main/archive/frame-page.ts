import { escapeMarkup } from './markup.ts'

/** How marked paragraphs look in an original, and what stands in place of what is not kept. */
const MARKS = `
::highlight(variorum-paragraph) { background-color: #ffe08a; color: #000; text-decoration: underline 2px #a57800; }
::highlight(variorum-hover) { background-color: #fff3cf; color: #000; }
[data-note] { display: inline-block; box-sizing: border-box; max-width: 100%; margin: 2px 0; border: 1px dashed #8d877a;
  border-radius: 3px; padding: 2px 8px; background: #f5f3ee; color: #4d4942; font: 12px/1.4 system-ui, sans-serif;
  text-align: start; white-space: normal; overflow-wrap: anywhere; }`

/** What a page that says nothing of it looks like: anything that the page says comes before. */
const PAPER = `@layer variorum {
  html { background: #fff; color: #000; }
  body { max-width: 46rem; margin: 0 auto; padding: 16px 20px 48px; font: 16px/1.55 Georgia, 'Liberation Serif', serif; overflow-wrap: break-word; }
  h1, h2, h3, h4 { line-height: 1.25; }
  a { color: #23527c; text-decoration: underline; }
  img { max-width: 100%; height: auto; }
  pre { white-space: pre-wrap; }
}`

/** Pages of other people are seen by scrolling, whatever they do against it. */
const SCROLLS = `@layer variorum { html, body { overflow: visible !important; height: auto !important; max-height: none !important; } }
:root { color-scheme: light; }`

/** Pages that Variorum makes of an original, in its own look, light and dark. */
const OWN = `
:root { color-scheme: light dark; --ink: light-dark(#201e1a, #e9e6df); --faint: light-dark(#645f54, #aba69c);
  --line: light-dark(#e0dcd2, #34363a); --sunken: light-dark(#f5f3ee, #171819); --paper: light-dark(#fffefb, #1d1e20);
  --accent: light-dark(#23527c, #8fbbe2); }
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { margin: 0; padding: 12px 0 48px; font: 13px/1.55 ui-monospace, 'Cascadia Mono', Menlo, 'Liberation Mono', monospace; }
h1, h2 { margin: 24px 20px 8px; font: 600 12px/1.4 system-ui, sans-serif; color: var(--faint); }
.chunk { content-visibility: auto; }
.line { position: relative; min-height: 1.55em; padding: 0 20px 0 72px; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
.line::before { content: attr(data-n); position: absolute; inset-block-start: 0; left: 0; width: 56px; color: var(--faint);
  text-align: right; font-variant-numeric: tabular-nums; user-select: none; }
.tag { color: var(--faint); }
table { width: 100%; border-collapse: collapse; font: 14px/1.5 system-ui, sans-serif; }
th, td { border-block-end: 1px solid var(--line); padding: 4px 12px; text-align: start; vertical-align: top; }
th { width: 1%; padding-inline-start: 20px; color: var(--faint); font-weight: 500; white-space: nowrap; }
td { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
td.many { max-width: 0; }
.prose { max-width: 46rem; margin: 0 auto; padding: 12px 20px; font: 16px/1.6 Georgia, 'Liberation Serif', serif; overflow-wrap: anywhere; }
.prose p, .prose h1, .prose h2, .prose h3, .prose li, .prose td { unicode-bidi: plaintext; }
.prose h1, .prose h2, .prose h3, .prose h4 { margin: 1.2em 0 .4em; color: inherit; font: inherit; font-size: 1.15em; font-weight: 700; }
.prose img { max-width: 100%; height: auto; }
.prose table { font: inherit; }
details { margin: 8px 20px; font: 13px/1.5 system-ui, sans-serif; color: var(--faint); }
summary { cursor: default; }
.files { margin: 4px 20px 16px; padding: 0 0 0 20px; font: 14px/1.6 system-ui, sans-serif; }
.size { color: var(--faint); }`

/** A page of the original's own, rebuilt: on white paper as it was. */
export function paperPage(page: {
  readonly title: string
  readonly rootAttributes: string
  readonly bodyAttributes: string
  readonly styles: readonly string[]
  readonly body: string
}): string {
  return whole(page.title, [PAPER, ...page.styles, SCROLLS, MARKS], page.rootAttributes, page.bodyAttributes, page.body)
}

/** A page that Variorum makes of an original. `body` is safe markup; `styles` are filtered ones of what is inside it. */
export function ownPage(title: string, body: string, styles: readonly string[] = []): string {
  return whole(title, [...styles, OWN, MARKS], '', '', body)
}

function whole(title: string, styles: readonly string[], root: string, attributes: string, body: string): string {
  const sheets = styles.map((css) => `<style>${css}</style>`).join('\n')
  return `<!doctype html>
<html${root}>
<head><meta charset="utf-8"><title>${escapeMarkup(title)}</title>
${sheets}
</head>
<body${attributes}>
${body}
</body>
</html>
`
}
