import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readExportText } from '../../../main/import/exports/export-text.ts'
import { factivaCodes, factivaLines, factivaPage, factivaXml, FACTIVA_WORDS } from './factiva-fixtures.ts'
import { layerOf } from './layers-of.ts'
import { BRIDGE_CLOSED, FERRIES } from './printed-articles.ts'
import { readFileAs, readPath } from './read-file.ts'

const BOTH = [BRIDGE_CLOSED, FERRIES]
const NUMBERS = ['OSTRY00020160410ec4e00000', 'OSTRY00020160411ec4e00001']
const LANGUAGES = Object.entries(FACTIVA_WORDS)

describe('an HTML export of Factiva', () => {
  it.each(LANGUAGES)('with indexing is read with an interface in %s', async (_, words) => {
    const { articles, refusals } = await readFileAs('Factiva.html', factivaPage(BOTH, { indexed: true, words }))
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(NUMBERS)
    for (const [at, { extracted, bytes }] of articles.entries()) {
      expect(extracted).toMatchObject({
        format: 'factiva',
        title: { value: BOTH[at]!.title, status: 'stated', evidence: 'the field HD' },
        outlet: { value: BOTH[at]!.outlet, evidence: 'the field SN' },
        byline: { value: BOTH[at]!.byline },
        date: { value: '2014-03-03' },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
      expect(layerOf(extracted, 'caption')).toEqual(['The bridge in April.'])
      expect(layerOf(extracted, 'furniture')).toContain('NS: gcat : Political/General News | gtrans : Transport')
      expect(Buffer.from(bytes).toString()).toMatch(/^<div class="article enArticle">[^]*<\/div>/)
    }
  })

  it.each(LANGUAGES)('without indexing is read by position with an interface in %s', async (_, words) => {
    const page = factivaPage(BOTH, { indexed: false, words })
    const { articles, refusals } = await readFileAs('Factiva.html', page)
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(NUMBERS)
    for (const [at, { extracted, bytes }] of articles.entries()) {
      expect(extracted).toMatchObject({
        title: { value: BOTH[at]!.title },
        outlet: { value: BOTH[at]!.outlet },
        byline: { value: BOTH[at]!.byline },
        date: { value: '2014-03-03' },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
      expect(layerOf(extracted, 'caption')).toEqual(['The bridge in April. Ferries wait below.'])
      expect(layerOf(extracted, 'furniture')).toContain('Ostry Papers Limited')
      expect(page).toContain(Buffer.from(bytes).toString())
      expect(Buffer.from(bytes).toString()).not.toContain('searchPreview')
    }
  })

  it('believes the bytes and not the declaration, and says so', async () => {
    const page = factivaPage([{ ...BRIDGE_CLOSED, title: 'Brücke gesperrt' }], { indexed: false }).replace(
      '<title>',
      '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/><title>',
    )
    const [article] = (
      await readFileAs('Factiva.html', Buffer.from(page.replace('1,132 words', '877 Wörter'), 'latin1'))
    ).articles
    expect(article!.extracted.title.value).toBe('Brücke gesperrt')
    expect(article!.warnings[0]?.reason).toMatch(/windows-1252/)
  })

  it('gives whole articles only when it is cut off', async () => {
    const page = factivaPage(BOTH, { indexed: false })
    const { articles, refusals } = await readFileAs('Factiva.html', page.slice(0, page.indexOf('Some waited')))
    expect(articles.map(({ record }) => record)).toEqual(NUMBERS.slice(0, 1))
    expect(refusals).toMatchObject([{ refusal: { code: 'truncated', reason: expect.stringContaining(FERRIES.title) } }])
  })

  it('is no export where a page only has its name', async () => {
    const { articles } = await readFileAs(
      'about.html',
      `<html><head><title>Factiva</title></head><body><h1>What Factiva is</h1><p>${BRIDGE_CLOSED.paragraphs.join('</p><p>')}</p></body></html>`,
    )
    expect(articles.map(({ extracted }) => extracted.format)).toEqual(['html'])
  })
})

describe('an XML export of Factiva', () => {
  it.each(['', 'ns1'])('is read by local names (prefix “%s”)', async (prefix) => {
    const file = factivaXml(BOTH, 2, prefix)
    const { articles, refusals } = await readFileAs('factiva.xml', file)
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(NUMBERS)
    for (const [at, { extracted, bytes, media }] of articles.entries()) {
      expect(extracted).toMatchObject({
        title: { value: BOTH[at]!.title, evidence: 'the element headline' },
        outlet: { value: BOTH[at]!.outlet },
        byline: { value: BOTH[at]!.byline },
        date: { value: BOTH[at]!.iso },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
      expect(layerOf(extracted, 'caption')).toEqual(['The bridge in April.'])
      expect(file).toContain(Buffer.from(bytes).toString())
      expect(media).toBe('application/xml;charset=utf-8')
    }
  })

  it('joins lines that were wrapped, and says how many its head names', async () => {
    const lines =
      'The swing bridge at Lower Ostry\nwill stay closed until the middle of May, the harbour board\nsaid.\n    "Nobody will be cut off," said Ida Marsh, who heads the\nboard.'
    const file = factivaXml([BRIDGE_CLOSED], 2)
      .replace(/<leadParagraph>[^]*?<\/leadParagraph>/, `<leadParagraph>\n${lines}\n  </leadParagraph>`)
      .replace(/<tailParagraphs>[^]*?<\/tailParagraphs>/, '')
      .replace(/<dateTime>([\d-]+)T[^<]*<\/dateTime>/, '<date>$1</date>')
    const { articles, refusals } = await readFileAs('factiva.xml', file)
    expect(articles[0]!.extracted.body).toBe(
      'The swing bridge at Lower Ostry will stay closed until the middle of May, the harbour board said.\n\n"Nobody will be cut off," said Ida Marsh, who heads the board.',
    )
    expect(articles[0]!.extracted.date.value).toBe(BRIDGE_CLOSED.iso)
    expect(refusals).toMatchObject([{ refusal: { code: 'incomplete', reason: expect.stringContaining('1 of 2') } }])
  })
})

describe('a text export of Factiva', () => {
  it.each(LANGUAGES)('without codes is read by position with an interface in %s', async (_, words) => {
    const { articles, refusals } = await readFileAs('factiva.txt', factivaLines(BOTH, words).join('\n\n'))
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(NUMBERS)
    for (const [at, { extracted }] of articles.entries()) {
      expect(extracted).toMatchObject({
        title: { value: BOTH[at]!.title },
        outlet: { value: BOTH[at]!.outlet },
        byline: { value: BOTH[at]!.byline },
        date: { value: '2014-03-03' },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
    }
    expect(Buffer.from(articles[1]!.bytes).toString()).toMatch(/OSTRY00020160411ec4e00001\s*$/)
  })

  it.each(['\t', '\n', ' ', '   ', '|'])('with codes is read, whatever stands behind them (%j)', async (separator) => {
    const { articles, refusals } = await readFileAs('factiva.txt', factivaCodes(BOTH, separator).join('\n'))
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(NUMBERS)
    for (const [at, { extracted }] of articles.entries())
      expect(extracted).toMatchObject({
        title: { value: BOTH[at]!.title },
        outlet: { value: BOTH[at]!.outlet },
        byline: { value: BOTH[at]!.byline },
        date: { value: '2016-04-14' },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
  })

  it('is read from the paragraphs of an RTF or PDF file, with or without codes', () => {
    for (const lines of [factivaLines(BOTH), factivaCodes(BOTH, '\t'), factivaCodes(BOTH, '\n')]) {
      const found = readExportText(lines, 'rtf')!
      expect(found.map(({ record }) => record)).toEqual(NUMBERS)
      for (const [at, each] of found.entries())
        expect(each).toMatchObject({
          media: 'application/rtf',
          extracted: { format: 'rtf', title: { value: BOTH[at]!.title }, body: BOTH[at]!.paragraphs.join('\n\n') },
        })
    }
  })
})

const SAMPLES = '../shared/corpus/exports/factiva/inst/texts'

describe.runIf(existsSync(SAMPLES))('the samples of Factiva', () => {
  it.each([
    ['factiva_test.html', 2],
    ['factiva_test.xml', 3],
    ['reut21578-factiva.xml', 19],
  ])('%s gives %i articles', async (name, count) => {
    const { articles } = await readPath(`${SAMPLES}/${name}`)
    expect(articles).toHaveLength(count)
    for (const { extracted } of articles) {
      expect([extracted.title.status, extracted.outlet.status, extracted.date.status]).toEqual([
        'stated',
        'stated',
        'stated',
      ])
      expect(extracted.body).not.toBe('')
    }
  })
})
