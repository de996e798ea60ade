import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { paperPage } from '../../../main/archive/frame-page.ts'
import { htmlPage } from '../../../main/archive/html-page.ts'
import { safePage } from '../../../main/archive/safe-html.ts'
import { hostilePage } from './hostile-page.ts'

const ORIGIN = 'https://canary.example'

/** Attributes and elements that could load, run or lead away; read by another parser than the one that wrote the page. */
function dangers(page: string): string[] {
  const { document } = parseHTML(page)
  const found: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    if (
      /^(?:script|link|base|iframe|frame|object|embed|applet|audio|video|source|track|form|input|svg|math|template|noscript)$/.test(
        name,
      )
    )
      found.push(`<${name}>`)
    if (name === 'meta' && element.getAttribute('charset') === null) found.push('<meta>')
    for (const { name: attribute, value } of element.attributes) {
      if (
        /^on|^(?:href|srcset|poster|background|ping|action|formaction|data|code|codebase|manifest|srcdoc|lowsrc|longdesc|xlink:href)$/.test(
          attribute,
        )
      )
        found.push(`${name}[${attribute}]`)
      if (attribute === 'src' && !value.startsWith('data:image/')) found.push(`${name}[src=${value}]`)
      if (attribute === 'style' && /url\(|image-set|expression|@import/i.test(value))
        found.push(`${name}[style=${value}]`)
    }
    if (name === 'style' && /@import|@font-face|url\((?!"data:image\/)/i.test(element.textContent ?? ''))
      found.push(`style: ${element.textContent}`)
  }
  return found
}

test('of a page that asks for everything nothing is left that could load or run', () => {
  const { page, leftOut, kind } = htmlPage(hostilePage(ORIGIN))
  expect(kind).toBe('page')
  expect(dangers(page)).toEqual([])
  // Addresses are left where they can be read and not followed: in the titles of links, and as text.
  const { document } = parseHTML(page)
  for (const link of document.querySelectorAll('a')) link.removeAttribute('title')
  expect(document.documentElement.outerHTML.replace(/>[^<]*</g, '><')).not.toContain('canary.example')
  expect(leftOut.scripts).toBeGreaterThan(5)
  expect(leftOut.images).toBeGreaterThan(3)
  expect(leftOut.frames).toBeGreaterThan(0)
  expect(leftOut.media).toBeGreaterThan(3)
  expect(leftOut.styles).toBeGreaterThan(8)
})

test('the words, the safe styles and the structure stay', () => {
  const { page } = htmlPage(hostilePage(ORIGIN))
  const { document } = parseHTML(page)
  expect(document.querySelector('h1')!.textContent).toBe('Ferry Line to Ostry Opens Again After Eleven Winters')
  expect(document.querySelector('p b')!.textContent).toBe('forty')
  expect(document.querySelector('figcaption')!.textContent).toBe('The Lark leaves Tarn on Friday morning.')
  expect(document.querySelector('figure [data-note]')!.textContent).toBe('Image, not kept: The Lark leaves the quay')
  expect(page).toContain('color:#803')
  expect(page).toContain('style="color:green"')
  expect(document.title).toBe('Ferry line opens again')
})

test('images that are in the page itself stay, and nothing else that calls itself one', () => {
  const pixel = 'data:image/png;base64,iVBORw0KGgo='
  const { body, leftOut } = safePage(
    `<img src="${pixel}" alt="dot"><img src=" DATA:image/GIF;base64,R0lG"><img src="data:text/html,x"><img src="data:image/png,a&quot; onerror=x">`,
  )!
  expect(body).toContain(`<img src="${pixel}" alt="dot">`)
  expect(body).toContain('<img src="data:image/gif;base64,R0lG">')
  expect(body).toContain('<img src="data:image/png,a%22%20onerror=x">')
  expect(leftOut.images).toBe(1)
})

test('images and style sheets that the original holds are put in', () => {
  const { body, styles } = safePage(
    '<link rel=stylesheet href="a.css" media="screen"><img src="cid:1"><p style="background:url(b.png)">x',
    {
      image: (address) => (address === 'cid:1' || address === 'b.png' ? 'data:image/png;base64,AA==' : undefined),
      sheet: (address) =>
        address === 'a.css' ? 'p { color: red; background: url(b.png) } @import "c.css";' : undefined,
    },
  )!
  expect(body).toContain('<img src="data:image/png;base64,AA==">')
  expect(body).toContain('background:url(&quot;data:image/png;base64,AA==&quot;)')
  expect(styles).toEqual(['@media screen{p{color:red;background:url("data:image/png;base64,AA==");}}'])
})

test('what is nested too deeply is shown as its source, in time', () => {
  const began = performance.now()
  const { kind, notes, page } = htmlPage(`<p>Words</p>${'<div>'.repeat(100_000)}`)
  expect(kind).toBe('text')
  expect(notes).toContain('source')
  expect(page).toContain('&lt;p&gt;Words')
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('not even a string of a style sheet looks as if it asked for something', () => {
  const { styles } = safePage('<style>[title="url(//canary.example)"] { content: "@import url(b)" }')!
  expect(styles).toEqual(['[title="url\\28 //canary.example)"]{content:"\\40 import url\\28 b)";}'])
  expect(
    dangers(paperPage(safePage('<style><p style="background:url(//canary.example)">p{background:url(x)}')!)),
  ).toEqual([])
})

test('any markup becomes a page without dangers', () => {
  const pieces = fc.constantFrom(
    '<script>', '</script>', '<style>', '</style>', '<!--', '-->', '<svg>', '</svg>', '<math>', '<title>', '</title>', '<textarea>',
    '<img src=x>', '<img src="https://canary.example/a" onerror=a>', '<a href="javascript:a">', '<p', '>', '"', "'", '<', '/', '=', '\0',
    '<noscript>', '</noscript>', '<template>', '<iframe src=//canary.example>', '<link rel=stylesheet href=//canary.example>', '<base href=//canary.example>',
    '<form action=x>', '<input src=x>', '<body background=//canary.example>', '<meta http-equiv=refresh content=0>', '@import "x";', 'p{background:url(x)}',
    '<p style="background:url(//canary.example)">', '<p style="x', '<table>', '<select>', '<![CDATA[', ']]>', '&lt;script&gt;', '<xmp>', '<plaintext>', 'words',
  ) // prettier-ignore
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const safe = safePage(parts.join(''))!
      expect(dangers(paperPage(safe))).toEqual([])
    }),
    { numRuns: 1500 },
  )
})
