import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { lineJoiner } from '../../../main/import/pdf/join-lines.ts'
import { linesOf, type Line } from '../../../main/import/pdf/page-lines.ts'
import type { Run } from '../../../main/import/pdf/page-runs.ts'
import { plainCharacters } from '../../../main/import/pdf/plain-characters.ts'
import { readingOrder } from '../../../main/import/pdf/reading-order.ts'
import { createReadPool } from '../../../main/import/pool.ts'
import { blocksOf, HARBOUR } from './article-words.ts'
import { mutated } from './mutated.ts'
import { readFileAs, readPath } from './read-file.ts'
import { tempFolder } from './temp-folder.ts'
import { pdfColumn, smallPdf, type PdfLine, type PdfPage } from './small-pdf.ts'

const read = (pages: readonly PdfPage[], options?: Parameters<typeof smallPdf>[1]): ReturnType<typeof readFileAs> =>
  readFileAs('story.pdf', smallPdf(pages, options))

/** Breaks a text into lines of at most so many characters. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    if (lines.at(-1)!.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${lines.at(-1)!} ${word}`.trim()
  }
  return lines
}

const ascii = HARBOUR.map((paragraph) => paragraph.replace(/[“”]/g, '"'))
const HEAD: readonly PdfLine[] = [
  { x: 60, y: 760, size: 24, text: 'Crane falls into the harbour' },
  { x: 60, y: 735, text: 'By Ida Holm' },
  { x: 60, y: 720, text: '4 February 2020' },
]

describe('a PDF', () => {
  test('is read by paragraphs, its lines joined, its headline told by its size', async () => {
    let y = 700
    const body = ascii.flatMap((paragraph) => {
      const lines = pdfColumn(60, y, wrapped(paragraph, 70))
      y -= lines.length * 12 + 12
      return lines
    })
    const { articles } = await read([[...HEAD, ...body]])
    expect(articles).toHaveLength(1)
    const { extracted, media } = articles[0]!
    expect(media).toBe('application/pdf')
    expect(extracted).toMatchObject({
      format: 'pdf',
      title: { value: 'Crane falls into the harbour', status: 'stated' },
      byline: { value: 'Ida Holm' },
      date: { value: '2020-02-04' },
    })
    expect(extracted.body).toBe(ascii.join('\n\n'))
  })

  test.each([
    ['column by column', (columns: readonly PdfLine[][]) => columns.flat()],
    [
      'row by row',
      (columns: readonly PdfLine[][]) =>
        columns[0]!.flatMap((line, at) => [line, ...columns.slice(1).flatMap((column) => column[at] ?? [])]),
    ],
    ['last column first', (columns: readonly PdfLine[][]) => columns.toReversed().flat()],
  ])('of three columns is read in their order, drawn %s', async (_, draw) => {
    const lines = wrapped(ascii.join(' '), 30)
    const third = Math.ceil(lines.length / 3)
    const columns = [0, 1, 2].map((n) => pdfColumn(50 + n * 175, 690, lines.slice(n * third, (n + 1) * third)))
    const { articles } = await read([[...HEAD, ...draw(columns)]])
    expect(articles[0]!.extracted.body.replace(/\s+/g, ' ')).toBe(ascii.join(' '))
  })

  test('has its pages marked by form feeds, and running heads and page numbers as furniture', async () => {
    const lines = wrapped(Array.from({ length: 20 }, () => ascii.join(' ')).join(' '), 80)
    const pages = [0, 1, 2].map((n) => [
      { x: 60, y: 800, text: `Northport Chronicle, 5 March 2019, page ${n + 1}` },
      ...pdfColumn(60, 760, lines.slice(n * 40, n * 40 + 40), 10, 17),
      { x: 300, y: 40, text: String(n + 1) },
    ])
    const { articles } = await read(pages)
    const { text, layers, body, date } = articles[0]!.extracted
    expect(text.match(/\f/g)).toHaveLength(2)
    expect(body.replace(/\s+/g, ' ')).toBe(lines.slice(0, 120).join(' '))
    expect(layers.filter(({ layer }) => layer === 'furniture')).toHaveLength(6)
    expect(date.value).toBeNull()
    const third = text.lastIndexOf('\f')
    expect(text.slice(third).trim().split(' ').slice(0, 4)).toEqual(lines[80]!.split(' ').slice(0, 4))
  })

  test('keeps what a browser prints at the edge of a page apart, and takes the address from there', async () => {
    const print = [
      { x: 20, y: 825, size: 8, text: '11/22/26, 5:13 AM' },
      { x: 230, y: 825, size: 8, text: 'Crane falls into the harbour | Example' },
      { x: 20, y: 15, size: 8, text: 'https://news.example/2020/02/crane' },
      { x: 560, y: 15, size: 8, text: '1/1' },
    ]
    const { articles } = await read([[...print, ...HEAD, ...pdfColumn(60, 690, wrapped(ascii[0]!, 70))]])
    const { date, url, body } = articles[0]!.extracted
    expect(date.value).toBe('2020-02-04')
    expect(url.value).toBe('https://news.example/2020/02/crane')
    expect(body).toBe(ascii[0])
  })

  test('has rows of a table read as rows', async () => {
    const rows = [
      ['Port', 'Ships', 'Tonnes'],
      ['Northport', '412', '3,900'],
      ['Southport', '120', '870'],
      ['Eastport', '98', '640'],
    ]
    const table = rows.flatMap((row, at) => row.map((text, n) => ({ x: 60 + n * 120, y: 500 - at * 14, text })))
    const { articles } = await read([[...HEAD, ...pdfColumn(60, 690, wrapped(ascii[0]!, 70)), ...table]])
    expect(articles[0]!.extracted.body).toBe([ascii[0], ...rows.map((row) => row.join('\t'))].join('\n\n'))
  })

  test('has its words divided at line ends put together, and says which', async () => {
    const lines = [
      'The har-',
      'bour was closed for a well-',
      'known reason, and the harbour',
      'master, Ida Marsh-',
      'Holm, went home in the eve-',
      'ning with her crew.',
    ]
    const { articles } = await read([[...HEAD, ...pdfColumn(60, 690, lines)]])
    expect(articles[0]!.extracted.body).toBe(
      'The harbour was closed for a well-known reason, and the harbour master, Ida Marsh-Holm, went home in the evening with her crew.',
    )
    expect(articles[0]!.warnings).toEqual([
      { code: 'joined-words', reason: '2 words divided at line ends were put together: har-bour, eve-ning.' },
    ])
  })

  test('of Chinese text without fonts is read by the character maps that are kept with the program', async () => {
    const words = '港口周二关闭，因为一台起重机掉进了水里，港务局说没有人受伤。潜水员下午开始寻找残骸。'
    const hex = Buffer.from(words, 'utf16le').swap16().toString('hex')
    const descriptor =
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>'
    const fonts = `/F1 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor ${descriptor} >>] >>`
    const { articles } = await read([`BT /F1 12 Tf 1 0 0 1 40 700 Tm <${hex}> Tj ET`], { fonts })
    expect(articles[0]!.extracted.text).toBe(words)
  })

  test('takes the title of the document only where it is one, and never its dates', async () => {
    const body = [pdfColumn(60, 690, wrapped(ascii[0]!, 70))]
    const dates = { CreationDate: 'D:20200304120000Z' }
    const named = await read(body, { info: { Title: 'Crane lost in Northport harbour', ...dates } })
    expect(named.articles[0]!.extracted).toMatchObject({
      title: { value: 'Crane lost in Northport harbour', status: 'stated', evidence: 'the document property “title”' },
      date: { value: null },
    })
    for (const Title of ['Microsoft Word - crane final.doc', 'untitled', 'crane_v2.indd', 'Document1'])
      expect((await read(body, { info: { Title } })).articles[0]!.extracted.title.value).toBeNull()
  })

  test('without a text layer says so', async () => {
    const { articles, refusals } = await read(['0 0 m 100 100 l S', [{ x: 60, y: 40, text: 'Page 2' }]])
    expect(articles).toEqual([])
    expect(refusals[0]!.refusal).toMatchObject({ outcome: 'skipped', code: 'no-text-layer' })
    expect(refusals[0]!.refusal.reason).toContain('no text layer (OCR needed)')
  })

  test('of which some pages are pictures is read, with a warning', async () => {
    const { articles } = await read([[...HEAD, ...pdfColumn(60, 690, wrapped(ascii[0]!, 70))], '0 0 m 100 100 l S'])
    expect(articles[0]!.warnings.map(({ code }) => code)).toEqual(['pages-without-text'])
  })

  test('that is cut off, leads in a circle or is none is a row', async () => {
    const whole = Buffer.from(smallPdf([[...HEAD, ...pdfColumn(60, 690, wrapped(ascii[0]!, 70))]])).toString('latin1')
    const circle = whole.replace(/\/Kids \[[^\]]*\]/, '/Kids [2 0 R 2 0 R]')
    const bare = '%PDF-1.7\n%%EOF'
    for (const content of [circle, bare, '%PDF-1.4 garbage'])
      expect((await readFileAs('a.pdf', Buffer.from(content, 'latin1'))).refusals).toHaveLength(1)
    const { articles } = await readFileAs('a.pdf', Buffer.from(whole.replace(/startxref[^]*/, 'startx'), 'latin1'))
    expect(articles[0]!.extracted.title.value).toBe('Crane falls into the harbour')
  })

  test('is told by its content', async () => {
    const { articles } = await readFileAs(
      'story.txt',
      smallPdf([[...HEAD, ...pdfColumn(60, 690, wrapped(ascii[0]!, 70))]]),
    )
    expect(articles[0]!.extracted.format).toBe('pdf')
    expect(articles[0]!.warnings[0]!.code).toBe('wrong-extension')
  })

  test('ends in a row, however it is damaged, and leaves its thread alive', async () => {
    const sample = smallPdf([
      [...HEAD, ...pdfColumn(60, 690, wrapped(ascii[0]!, 70))],
      pdfColumn(60, 690, wrapped(ascii[1]!, 70)),
    ])
    const pool = createReadPool({ threads: 1 })
    onTestFinished(() => pool.close())
    await fc.assert(
      fc.asyncProperty(mutated(sample), async (bytes) => {
        const path = join(tempFolder({ 'story.pdf': bytes }), 'story.pdf')
        const outcomes: string[] = []
        for await (const part of pool.read({ path, shown: path, hints: { as: 'pdf' }, skip: 0 }).parts()) {
          for (const { extracted } of part.records) outcomes.push(extracted.text.isWellFormed() ? 'read' : 'broken')
          for (const { refusal } of part.refusals) outcomes.push(refusal.code)
        }
        expect(outcomes).toHaveLength(1)
        expect(['read', 'damaged', 'no-text-layer', 'password', 'empty']).toContain(outcomes[0])
      }),
      { numRuns: 150 },
    )
  }, 120_000)
})

describe('lines', () => {
  const run = (text: string, u: number, order: number, rest: Partial<Run> = {}): Run => ({
    text,
    u,
    v: 100,
    length: text.length * 5,
    size: 10,
    rightToLeft: false,
    order,
    spaced: false,
    ...rest,
  })

  test('of Arabic and Hebrew are put together from the right, with Latin words, numbers and brackets as they are written', () => {
    const words = (runs: readonly Run[]): string => linesOf(runs)[0]!.text
    const hebrew = (text: string, u: number, order: number): Run => run(text, u, order, { rightToLeft: true })
    expect(words([hebrew('יותר', 80, 0), run('7', 70, 1), hebrew('חיילים', 35, 2)])).toBe('יותר 7 חיילים')
    expect(words([hebrew('מותר מ', 60, 0), run('50-', 45, 1)])).toBe('מותר מ-50')
    expect(words([hebrew('עצמאי', 80, 0), run('.(AFP)', 45, 1)])).toBe('עצמאי (AFP).')
    expect(words([hebrew(')אבג( דה', 20, 0)])).toBe('(אבג) דה')
  })

  test('keep their words, whatever the order in which they are drawn', () => {
    const line = (text: string, start: number, v: number, order: number): Line => ({
      text,
      start,
      end: start + text.length * 5,
      v,
      size: 10,
      rightToLeft: false,
      order,
      lastOrder: order,
    })
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 800 }) }), {
          maxLength: 60,
        }),
        (places) => {
          const lines = places.map(({ x, y }, at) => line(`word${at}`, x, y, at))
          const ordered = readingOrder(lines).flatMap((column) => column.lines.map(({ text }) => text))
          expect(ordered.toSorted()).toEqual(lines.map(({ text }) => text).toSorted())
        },
      ),
    )
  })

  test('are joined by the words of the document', () => {
    const joiner = lineJoiner(['long term', 'a cooperation', 'the co-operative'])
    const join = (a: string, b: string): string => joiner.join(a, b)
    expect(join('co-', 'operation')).toBe('cooperation')
    expect(join('a co-', 'operative')).toBe('a co-operative')
    expect(join('a long-', 'term plan')).toBe('a long-term plan')
    expect(join('in Schleswig-', 'Holstein')).toBe('in Schleswig-Holstein')
    expect(join('the soft\u00ad', 'ened')).toBe('the softened')
    expect(join('und Schiffs-', 'und Bahnverkehr')).toBe('und Schiffs- und Bahnverkehr')
    expect(join('in 2018–', '19 and on')).toBe('in 2018–19 and on')
    expect(join('the port –', 'and the town')).toBe('the port – and the town')
    expect(join('see https://', 'www.port.example today')).toBe('see https://www.port.example today')
    expect(join('港口周二', '关闭')).toBe('港口周二关闭')
    expect(join('https://a.example/one-', 'two-three')).toBe('https://a.example/one-two-three')
  })
})

test('characters in the forms of a font become those that are written', () => {
  expect(plainCharacters('ﻣﻘﺘﻞ ﻻ ﬁn ⼋⼈ ⺠ ︒ x² ½ ™')).toBe('مقتل لا fin 八人 民 。 x² ½ ™')
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus/formats/pdf')
describe.runIf(existsSync(corpus))('the sample PDFs', () => {
  test.each([
    ['multicolumn.pdf', 'Two-Column Document with Lorem Ipsum'],
    ['crazyones-pdfa.pdf', 'The Crazy Ones'],
    ['google-doc-document.pdf', 'Example document'],
  ])('%s has its headline', async (name, title) => {
    const { articles } = await readPath(join(corpus, name))
    expect(articles[0]!.extracted.title.value).toBe(title)
    expect(blocksOf(articles[0]!.extracted)[0]![0]).toBe('headline')
  })

  test('one with a password asks for it, a scan says that it has no text', async () => {
    const codes = async (name: string): Promise<string[]> =>
      (await readPath(join(corpus, name))).refusals.map(({ refusal }) => refusal.code)
    expect(await codes('libreoffice-writer-password.pdf')).toEqual(['password'])
    expect(await codes('imagemagick-images.pdf')).toEqual(['no-text-layer'])
    expect(readFileSync(join(corpus, 'imagemagick-images.pdf')).length).toBeGreaterThan(0)
  })
})
