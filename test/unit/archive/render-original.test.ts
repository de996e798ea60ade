import { Buffer } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { renderOriginal, type OriginalRequest } from '../../../main/archive/render-original.ts'

const render = (source: string | Uint8Array, media: string, more: Partial<OriginalRequest> = {}) =>
  renderOriginal({ bytes: Buffer.from(source as string), media, format: '', text: 'The article’s own text.', ...more })

const body = async (source: string | Uint8Array, media: string, more: Partial<OriginalRequest> = {}) => {
  const shown = await render(source, media, more)
  return { ...shown, document: parseHTML(shown.page).document }
}

test('a text is shown in its charset, each line with its number', async () => {
  const { document, kind } = await body(
    new Uint8Array([0xd4, 0xe5, 0xf0, 0x0d, 0x0a, 0x41]),
    'text/plain;charset=windows-1251',
  )
  expect(kind).toBe('text')
  expect(
    [...document.querySelectorAll('.line')].map((line) => [line.getAttribute('data-n'), line.textContent]),
  ).toEqual([
    ['1', 'Фер'],
    ['2', 'A'],
  ])
})

test('without a kind, as of articles imported before it was kept, the format and the bytes tell', async () => {
  expect((await render('<p>Hello', '', { format: 'html' })).kind).toBe('page')
  expect((await render('%PDF-1.4', '', { format: 'text' })).kind).toBe('pdf')
  const guessed = await render(
    new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x61, 0x75, 0x20, 0x6c, 0x61, 0x69, 0x74]),
    '',
    { format: 'text' },
  )
  expect(guessed.notes).toEqual(['guessed-charset'])
})

test('a record in JSON has its fields as a table, and stands below as it is', async () => {
  const { document, kind } = await body(
    '{"title":"A \\u201cquoted\\u201d title","tags":["a","b"],"__proto__":{"x":1}}',
    'application/json;charset=utf-8',
  )
  expect(kind).toBe('fields')
  expect([...document.querySelectorAll('tr')].map((row) => row.textContent)).toEqual([
    'titleA “quoted” title',
    'tags[1]a',
    'tags[2]b',
    '__proto__.x1',
  ])
  expect(document.querySelector('[data-copy] .line')!.textContent).toContain('\\u201cquoted')
})

test('a row of a table has its cells by number', async () => {
  const { document } = await body('1;"Ferry; opens\nagain";2024-04-12\n', 'text/csv;charset=utf-8;delimiter=%3B')
  expect([...document.querySelectorAll('tr')].map((row) => row.textContent)).toEqual([
    '11',
    '2Ferry; opens\nagain',
    '32024-04-12',
  ])
})

test('XML is set out line by line, with tags that are no words', async () => {
  const { document, kind } = await body(
    '<?xml version="1.0"?><a><b>Ferry <em>opens</em> &amp; runs</b><c/></a>',
    'application/xml',
  )
  expect(kind).toBe('markup')
  for (const tag of document.querySelectorAll('[data-markup]')) tag.remove()
  expect(document.body.textContent.replace(/\s+/g, ' ').trim()).toBe('Ferry opens & runs')
})

test('a mail has its headers, its safe body and the list of its attachments', async () => {
  const mail = [
    'From: Ann <ann@example.org>', 'To: desk@example.org', 'Subject: =?utf-8?q?F=C3=A4hre?=', 'Date: Mon, 6 Jan 2020 10:00:00 +0100',
    'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
    '--b', 'Content-Type: text/html; charset=utf-8', '', '<p>The ferry <img src="cid:pic"> opens<script>x</script></p><img src="https://canary.example/p.png">',
    '--b', 'Content-Type: image/png; name="a.png"', 'Content-ID: <pic>', 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgo=',
    '--b', 'Content-Type: application/pdf; name="report.pdf"', 'Content-Disposition: attachment; filename="report.pdf"', 'Content-Transfer-Encoding: base64', '', 'JVBERi0=', '--b--', '',
  ].join('\r\n') // prettier-ignore
  const { document, kind, leftOut } = await body(mail, 'message/rfc822')
  expect(kind).toBe('mail')
  expect(document.querySelector('table')!.textContent).toContain('Ann <ann@example.org>')
  expect(document.querySelector('table')!.textContent).toContain('Fähre')
  expect(document.querySelector('.prose')!.textContent).toContain('The ferry')
  expect(document.querySelector('.prose img')!.getAttribute('src')).toBe('data:image/png;base64,iVBORw0KGgo=')
  expect(document.querySelector('.files')!.textContent).toContain('report.pdf')
  expect(leftOut).toMatchObject({ scripts: 1, images: 1 })
})

test('a saved page is shown with the images and styles that lie in its file', async () => {
  const mhtml = [
    'From: <Saved by Blink>', 'Snapshot-Content-Location: https://news.example/a/story', 'Subject: Ferry', 'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----x"', '',
    '------x', 'Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://news.example/a/story', '',
    '<html><head><link rel=3D"stylesheet" href=3D"cid:css-1@mhtml.blink"></head><body><h1>Ferry caf=C3=A9</h1><img src=3D"../pic.png"><img src=3D"https://canary.example/far=', '.png"></body></html>',
    '------x', 'Content-Type: text/css', 'Content-ID: <css-1@mhtml.blink>', 'Content-Location: cid:css-1@mhtml.blink', '', 'h1 { color: red; background: url("https://news.example/pic.png") }',
    '------x', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://news.example/pic.png', '', 'iVBORw0KGgo=', '------x--', '',
  ].join('\r\n') // prettier-ignore
  const { document, page, kind, leftOut } = await body(mhtml, 'multipart/related')
  expect(kind).toBe('page')
  expect(document.querySelector('h1')!.textContent).toBe('Ferry café')
  expect(document.querySelector('img')!.getAttribute('src')).toBe('data:image/png;base64,iVBORw0KGgo=')
  expect(page).toContain('h1{color:red;background:url("data:image/png;base64,iVBORw0KGgo=");}')
  expect(leftOut.images).toBe(1)
})

test('documents whose look is not shown say so, and show their paragraphs', async () => {
  const { document, kind, notes } = await body('{\\rtf1\\ansi One.\\par Two & \\b more\\b0 .\\par}', 'application/rtf')
  expect(kind).toBe('document')
  expect(notes).toEqual(['paragraphs'])
  expect([...document.querySelectorAll('p')].map((p) => p.textContent)).toEqual(['One.', 'Two & more.'])
  const flat = `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:h text:outline-level="1">Ferry</text:h><text:p>It runs.</text:p></office:text></office:body></office:document>`
  expect(
    (await body(flat, 'application/vnd.oasis.opendocument.text-flat-xml')).document.body.textContent.trim(),
  ).toMatch(/^Ferry\s+It runs\.$/)
  const empty = await body('no document', 'application/vnd.oasis.opendocument.text', { text: 'One.\n\nTwo.' })
  expect([...empty.document.querySelectorAll('p')].map((p) => p.textContent)).toEqual(['One.', 'Two.'])
  expect((await render('PK no zip', 'application/epub+zip', { record: 'a.xhtml' })).kind).toBe('document')
})

test('any bytes of any kind become a page, and never an error', async () => {
  const kinds = fc.constantFrom(
    'text/html', 'text/plain;charset=x-none', 'application/json', 'text/csv', 'application/xml', 'message/rfc822', 'multipart/related',
    'application/epub+zip', 'application/rtf', 'application/octet-stream', '', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ) // prettier-ignore
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), kinds, async (bytes, media) => {
      const { page } = await render(bytes, media)
      expect(page).not.toMatch(/<(?:script|iframe|link|img src=(?!"data:image))/i)
    }),
    { numRuns: 300 },
  )
})

const samples = resolve(import.meta.dirname, '../../../../shared/corpus/formats/docx/test/test-data')
describe.runIf(existsSync(samples))('documents of others', () => {
  test('a Word document keeps its tables, notes and pictures', async () => {
    const media = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    const tables = await body(readFileSync(resolve(samples, 'tables.docx')), media)
    expect(tables.document.querySelectorAll('td')).toHaveLength(4)
    expect(tables.notes).toEqual(['paragraphs'])
    const picture = await body(readFileSync(resolve(samples, 'tiny-picture.docx')), media)
    expect(picture.document.querySelector('img')!.getAttribute('src')).toMatch(/^data:image\/png;base64,/)
  })
})
