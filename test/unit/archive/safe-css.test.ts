import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeStyleAttribute, safeStyleSheet } from '../../../main/archive/safe-css.ts'

const none = { image: () => undefined }
const sheet = (source: string): string => safeStyleSheet(source, none).css

test('what cannot load stays', () => {
  expect(sheet('h1, h2 > a:not([x="y"]) { color: RED; margin: 0 auto !important }')).toBe(
    'h1, h2 > a:not([x="y"]){color:RED;margin:0 auto !important;}',
  )
  expect(sheet('@media (min-width: 600px) and (width < 900px) { p { width: calc(100% - 2rem) } }')).toBe(
    '@media (min-width: 600px) and (width <  900px){p{width:calc(100% - 2rem);}}',
  )
  expect(sheet('p { background: linear-gradient(to right, rgb(0 0 0 / 50%), #fff) }')).toContain('linear-gradient')
  expect(safeStyleAttribute('color: blue; content: "a;b"', none).css).toBe('color:blue;content:"a;b"')
})

test('nothing that could load stays, however it is written', () => {
  for (const source of [
    'p { background: url(x) }',
    'p { background: URL( "x" ) }',
    'p { background: u\\72l(x) }',
    'p { background: \\75 rl(x) }',
    'p { background: image-set("x" 1x) }',
    'p { background: -webkit-image-set(url(x) 1x) }',
    'p { background: image("x") }',
    'p { background: cross-fade(url(x), url(y)) }',
    'p { background: attr(data-x type(<url>)) }',
    'p { background: src("x") }',
    'p { width: expression(x) }',
    'p { --a: url(x) }',
    'p { behavior: url(x) }',
    'p { background: url(x',
    'p { background: "unclosed\n url(x) }',
    '@import "x";',
    '@import url(x) screen;',
    '@\\69mport "x";',
    '@font-face { font-family: f; src: url(x) }',
    '@namespace url(x);',
    '@page { background: url(x) }',
    '@supports (background: url(x)) { p { color: red } }',
    '@unknown { p { color: red } }',
    'p { a { background: url(x) } }',
  ]) {
    const css = sheet(source)
    expect(css, source).not.toMatch(/url|image|import|font|src|x\b|expression|@(?!media|supports|layer)/i)
  }
})

test('bars that are nailed to the window flow with the page', () => {
  expect(sheet('.bar { position: fixed; top: 0 }')).toBe('.bar{position:static;top:0;}')
})

test('no style sheet can end the element that it stands in, or ask for anything', () => {
  const pieces = fc.constantFrom(
    'url(', 'u', 'r', 'l', '(', ')', '{', '}', ';', ':', '"', "'", '\\', '\n', '/*', '*/', '<!--', '-->', '</style>', '<', '@import', '@media', '@',
    '#', 'p', 'background', 'x', ' ', '\\75 ', 'src', 'image-set(', '1', '-', 'é', '\0', '/', '!important', ',', '[', ']',
  ) // prettier-ignore
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const source = parts.join('')
      for (const css of [sheet(source), safeStyleAttribute(source, none).css]) {
        // Inside quotation marks it is text.
        expect(css.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/url\(|image-set\(|@import/i)
        expect(css).not.toContain('</')
        // Read again it is what it was: nothing new came about by leaving something out.
        expect(sheet(css).replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<\/|url\(|@import/i)
      }
    }),
    { numRuns: 3000 },
  )
})

test('a selector that only ends like an address is left out, too', () => {
  expect(sheet('!importanturl(]{}')).toBe('')
  expect(sheet('#url(]{}')).toBe('')
})

test('filtering twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
      const once = sheet(`p { color: ${source} }`)
      expect(sheet(once)).toBe(once)
    }),
  )
})
