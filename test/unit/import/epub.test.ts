import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, HARBOUR } from './article-words.ts'
import { buildZip, type ZipFixture } from './build-zip.ts'
import { mutated } from './mutated.ts'
import { readFileAs } from './read-file.ts'

interface BookPage {
  readonly name: string
  readonly content: string
}

function bookFiles(pages: readonly BookPage[], metadata: string): ZipFixture[] {
  return [
    { name: 'mimetype', content: 'application/epub+zip', deflate: false },
    {
      name: 'META-INF/container.xml',
      content:
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    },
    {
      name: 'OEBPS/book.opf',
      content: `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${pages.map(({ name }, at) => `<item id="p${at}" href="${encodeURIComponent(name)}" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine><itemref idref="nav"/>${pages.map((_, at) => `<itemref idref="p${at}"/>`).join('')}</spine></package>`,
    },
    { name: 'OEBPS/nav.xhtml', content: '<html><body><nav><a href="x">Contents</a></nav></body></html>' },
    ...pages.map(({ name, content }) => ({ name: `OEBPS/${name}`, content })),
  ]
}

const METADATA =
  '<dc:title>Harbour Years</dc:title><dc:creator>Ida Holm</dc:creator><dc:creator>Jo Marsh</dc:creator><dc:publisher>Quay Press</dc:publisher><dc:date>2019-03-04</dc:date><dc:language>en</dc:language><meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>'
const chapter = (title: string, head = ''): string =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>${head}</head><body><h2>${title}</h2>${HARBOUR.map((paragraph) => `<p><a id="x"/>${paragraph}</p>`).join('')}</body></html>`
const read = (pages: readonly BookPage[], metadata = METADATA): ReturnType<typeof readFileAs> =>
  readFileAs('book.epub', buildZip(bookFiles(pages, metadata)))

describe('an EPUB', () => {
  test('is one article: the book, its chapters in reading order', async () => {
    const { articles } = await read([
      { name: 'second one.xhtml', content: chapter('The crane') },
      { name: 'a.xhtml', content: chapter('The flood') },
    ])
    expect(articles).toHaveLength(1)
    const { extracted, media, record } = articles[0]!
    expect(record).toBeUndefined()
    expect(media).toBe('application/epub+zip')
    expect(extracted).toMatchObject({
      format: 'epub',
      title: { value: 'Harbour Years', status: 'stated' },
      byline: { value: 'Ida Holm, Jo Marsh' },
      outlet: { value: 'Quay Press' },
      date: { value: '2019-03-04' },
      language: { value: 'en', status: 'inferred' },
    })
    const body = HARBOUR.map((paragraph) => ['body', paragraph])
    expect(blocksOf(extracted)).toEqual([
      ['headline', 'Harbour Years'],
      ['subheading', 'The crane'],
      ...body,
      ['subheading', 'The flood'],
      ...body,
    ])
  })

  test('is not dated by the day on which the file was made', async () => {
    const pages = [
      { name: 'a.xhtml', content: chapter('One') },
      { name: 'b.xhtml', content: chapter('Two') },
    ]
    const made =
      '<dc:title>Harbour Years</dc:title><dc:date>2024-01-01</dc:date><meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>'
    expect((await read(pages, made)).articles[0]!.extracted.date.value).toBeNull()
    const events =
      '<dc:title>Harbour Years</dc:title><dc:date opf:event="creation">2024-01-01</dc:date><dc:date opf:event="publication">2003</dc:date>'
    expect((await read(pages, events)).articles[0]!.extracted.date.value).toBe('2003')
  })

  test('that is an issue of dated articles is as many articles', async () => {
    const page = (title: string, day: number): string =>
      `<html><head><title>${title}</title></head><body><h1>${title}</h1><p class="byline">By Ida Holm</p><p class="date">${day} February 2020</p>${HARBOUR.map((paragraph) => `<p>${paragraph}</p>`).join('')}</body></html>`
    const { articles } = await read(
      [
        { name: 'cover.xhtml', content: '<html><body><p>Northport Chronicle</p></body></html>' },
        { name: 'a.xhtml', content: page('Crane falls into the harbour', 4) },
        { name: 'b.xhtml', content: page('Flood washes the railway away', 5) },
      ],
      '<dc:title>Northport Chronicle</dc:title><meta name="calibre:publication_type" content="periodical:unknown"/>',
    )
    expect(
      articles.map(({ record, extracted, media }) => [record, extracted.title.value, extracted.date.value, media]),
    ).toEqual([
      ['oebps/a.xhtml', 'Crane falls into the harbour', '2020-02-04', 'application/xhtml+xml'],
      ['oebps/b.xhtml', 'Flood washes the railway away', '2020-02-05', 'application/xhtml+xml'],
    ])
    expect(Buffer.from(articles[0]!.bytes).toString()).toContain('Crane falls')
  })

  test('that is a diary stays a book', async () => {
    const pages = [4, 5, 6].map((day) => ({ name: `${day}.xhtml`, content: chapter(`${day} February 2020`) }))
    expect((await read(pages)).articles).toHaveLength(1)
  })

  test('whose pages are protected or missing says so', async () => {
    const files = bookFiles([{ name: 'a.xhtml', content: chapter('One') }], METADATA)
    const locked = await readFileAs(
      'a.epub',
      buildZip([
        ...files,
        {
          name: 'META-INF/encryption.xml',
          content:
            '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/a.xhtml"/></CipherData></EncryptedData></encryption>',
        },
      ]),
    )
    expect(locked.refusals[0]!.refusal).toMatchObject({ outcome: 'skipped', code: 'password' })
    const gone = await readFileAs('a.epub', buildZip(files.filter(({ name }) => name !== 'OEBPS/a.xhtml')))
    expect(gone.refusals[0]!.refusal.outcome).toBe('failed')
    const none = await readFileAs('a.epub', buildZip(files.slice(0, 1)))
    expect(none.refusals[0]!.refusal.code).toBe('damaged')
  })

  test('ends in rows, however a page is damaged', async () => {
    const files = bookFiles(
      [
        { name: 'a.xhtml', content: chapter('One') },
        { name: 'b.xhtml', content: chapter('Two') },
      ],
      METADATA,
    )
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 1, max: files.length - 1 })
          .chain((at) => mutated(Buffer.from(String(files[at]!.content))).map((content) => ({ at, content }))),
        async ({ at, content }) => {
          const { articles, refusals } = await readFileAs(
            'a.epub',
            buildZip(files.with(at, { ...files[at]!, content })),
          )
          expect(articles.length + refusals.length).toBe(1)
          for (const { extracted } of articles) expect(extracted.text).not.toContain('\0')
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)
})
