import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readExportText } from '../../../main/import/exports/export-text.ts'
import { layerOf, layersOf } from './layers-of.ts'
import {
  nexisDocument,
  nexisPage,
  nexisText,
  nexisUniParagraphs,
  NEXIS_WORDS,
  wrapped,
  type NexisWords,
} from './nexis-fixtures.ts'
import { BRIDGE_CLOSED, FERRIES } from './printed-articles.ts'
import { readFileAs, readPath } from './read-file.ts'

const BOTH = [BRIDGE_CLOSED, FERRIES]

describe('a classic text export of Nexis', () => {
  it('gives every article with its fields, its layers and its own bytes', async () => {
    const file = nexisText(BOTH)
    const { articles, refusals } = await readFileAs('export.txt', file)
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(['1', '2'])
    const [first, second] = articles
    expect(first!.extracted).toMatchObject({
      format: 'nexis',
      title: { value: BRIDGE_CLOSED.title, status: 'stated' },
      outlet: { value: BRIDGE_CLOSED.outlet, status: 'stated' },
      byline: { value: BRIDGE_CLOSED.byline, status: 'stated', evidence: 'the field BYLINE: “Jonah Pell”' },
      date: { value: BRIDGE_CLOSED.iso, status: 'stated', evidence: 'the line “April 14, 2016 Thursday”' },
      language: { value: 'en' },
    })
    expect(first!.extracted.body).toBe(BRIDGE_CLOSED.paragraphs.join('\n\n'))
    expect(layersOf(first!.extracted)).toEqual([
      ['furniture', BRIDGE_CLOSED.outlet],
      ['dateline', BRIDGE_CLOSED.date],
      ['headline', BRIDGE_CLOSED.title],
      ['byline', BRIDGE_CLOSED.byline],
      ['furniture', 'SECTION: NEWS; Pg. 3'],
      ['furniture', 'LENGTH: 132 words'],
      ...BRIDGE_CLOSED.paragraphs.map((paragraph) => ['body', paragraph]),
      ['furniture', 'SUBJECT: BRIDGES (92%); FERRIES (90%); HARBOUR BOARDS (78%)'],
      ['furniture', 'LOAD-DATE: March 3, 2014 Monday'],
      ['furniture', 'LANGUAGE: ENGLISH'],
      ['caption', 'The bridge in April. Ferries wait below.'],
      ['furniture', 'PUBLICATION-TYPE: Newspaper'],
      ['credit', 'Copyright 2016 Ostry Papers Ltd\nAll Rights Reserved'],
    ])
    expect(first!.media).toBe('text/plain;charset=utf-8')
    const original = Buffer.from(second!.bytes).toString()
    expect(original).toMatch(/^\s+2 of 2 DOCUMENTS/)
    expect(file.endsWith(original)).toBe(true)
  })

  it.each(Object.entries(NEXIS_WORDS))('is read with an interface in %s', async (_, words: NexisWords) => {
    const { articles, refusals } = await readFileAs(
      'export.txt',
      nexisText(
        [
          { ...BRIDGE_CLOSED, date: words.date },
          { ...FERRIES, date: words.date },
        ],
        words,
      ),
    )
    expect(refusals).toEqual([])
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual([BRIDGE_CLOSED.title, FERRIES.title])
    for (const [at, { extracted }] of articles.entries()) {
      expect(extracted.outlet.value).toBe(BOTH[at]!.outlet)
      expect(extracted.date.value).toBe(words.iso)
      expect(extracted.body).toBe(BOTH[at]!.paragraphs.join('\n\n'))
      expect(layerOf(extracted, 'credit')).toHaveLength(1)
    }
    if (words.byline !== 'HÖFUNDUR') expect(articles[0]!.extracted.byline.value).toBe(BRIDGE_CLOSED.byline)
  })

  it.each([
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n'), 'utf-8'],
    ['CR', (text: string) => text.replaceAll('\n', '\r'), 'utf-8'],
    ['UTF-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', (text: string) => Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['windows-1252', (text: string) => Buffer.from(text.replaceAll('Ostry', 'Östry'), 'latin1'), 'windows-1252'],
    ['lines without their indent', (text: string) => text.replace(/^ +/gm, ''), 'utf-8'],
    ['no cover', (text: string) => text.replace(/^[^]*?Project ID: None\n+/, ''), 'utf-8'],
  ])('is read with %s', async (_, change, charset) => {
    const { articles, refusals } = await readFileAs('export.txt', change(nexisText(BOTH)))
    expect(refusals).toEqual([])
    expect(articles.map(({ extracted }) => extracted.date.value)).toEqual([BRIDGE_CLOSED.iso, FERRIES.iso])
    expect(articles[0]!.extracted.body.replaceAll('Östry', 'Ostry')).toBe(BRIDGE_CLOSED.paragraphs.join('\n\n'))
    expect(articles[0]!.media).toBe(`text/plain;charset=${charset}`)
  })

  it('reads the older layout: copyright above the source, labels for headline and body', async () => {
    const old = `                              1 of 1 DOCUMENT

                   Copyright 1999 The Ostry Papers Company
                              The Ostry Herald

                  June 27, 1999, Sunday, Late Edition - Final

SECTION: Section 1; Page 1; Column 1; Metropolitan Desk

LENGTH: 120 words

HEADLINE: Bridge Is Closed;
Ferries Cross

BYLINE: By JONAH PELL

DATELINE: LOWER OSTRY, June 26

BODY:
   ${wrapped(BRIDGE_CLOSED.paragraphs[0]!, 75)}
   ${wrapped(BRIDGE_CLOSED.paragraphs[1]!, 75)}

LANGUAGE: ENGLISH

LOAD-DATE: June 27, 1999
`
    const [article] = (await readFileAs('old.txt', old)).articles
    expect(article!.extracted).toMatchObject({
      title: { value: 'Bridge Is Closed; Ferries Cross' },
      outlet: { value: 'The Ostry Herald' },
      byline: { value: 'JONAH PELL' },
      date: { value: '1999-06-27' },
      body: BRIDGE_CLOSED.paragraphs.slice(0, 2).join('\n\n'),
    })
    expect(layerOf(article!.extracted, 'dateline')).toContain('LOWER OSTRY, June 26')
    expect(layerOf(article!.extracted, 'credit')).toEqual(['Copyright 1999 The Ostry Papers Company'])
  })

  it('keeps words of the text that look like labels, and its own line breaks', async () => {
    const paragraphs = [
      'UPDATE: The minister said that the bridge would stay closed for a month longer than planned.',
      'TOKYO: Nothing of the kind is known there.',
      'NAME: Ida Marsh',
      'The three boats:\nSea Holly\nMarsh Hen\nGrey Gull',
    ]
    const file = nexisText([{ ...BRIDGE_CLOSED, paragraphs }, FERRIES]).replace(wrapped(paragraphs[3]!), paragraphs[3]!)
    const [article] = (await readFileAs('export.txt', file)).articles
    expect(article!.extracted.body).toBe(paragraphs.join('\n\n'))
  })

  it('takes the article’s address from its field or its summary, and never the loading date for its date', async () => {
    const file = nexisText(BOTH)
      .replace('LENGTH: 132 words\n', 'LENGTH: 132 words\n\nURL: https://ostry.example.org/bridge?utm_source=nexis\n')
      .replace('April 15, 2016 Friday', 'City Edition')
      .replace('2 of 2', '2 of 2')
    const { articles } = await readFileAs('export.txt', file)
    expect(articles[0]!.extracted.url).toMatchObject({
      value: 'https://ostry.example.org/bridge',
      evidence: 'the field URL',
    })
    expect(articles[1]!.extracted.date.value).toBeNull()
    expect(articles[1]!.extracted.title.value).toBe(FERRIES.title)
  })

  it('says how many are missing by its cover, and refuses only the one that is cut off', async () => {
    const whole = nexisText([BRIDGE_CLOSED, FERRIES, BRIDGE_CLOSED])
    const missing = await readFileAs('export.txt', whole.slice(0, whole.indexOf('3 of 3') - 20))
    expect(missing.articles).toHaveLength(2)
    expect(missing.refusals.map(({ refusal }) => refusal.reason)).toEqual([
      '2 of 3 articles were found: its cover names 3. Export the missing ones again.',
    ])
    const cut = await readFileAs('export.txt', whole.slice(0, whole.lastIndexOf('midnight')))
    expect(cut.articles).toHaveLength(2)
    expect(cut.refusals[0]).toMatchObject({ record: '3', refusal: { outcome: 'failed', code: 'truncated' } })
    expect(cut.refusals[0]!.refusal.reason).toContain(BRIDGE_CLOSED.title)
  })

  it('is told by its content, whatever its name; other texts are no export', async () => {
    const named = await readFileAs('article.md', nexisText(BOTH))
    expect(named.articles).toHaveLength(2)
    const text = await readFileAs('note.txt', `A note on sources\n\n${BRIDGE_CLOSED.paragraphs.join('\n\n')}\n`)
    expect(text.articles.map(({ extracted }) => extracted.format)).toEqual(['text'])
  })

  it('streams: a record that is far too large is a row, the others are read', async () => {
    const file =
      nexisDocument(BRIDGE_CLOSED, 1, 3) +
      nexisDocument({ ...FERRIES, paragraphs: [] }, 2, 3).replace(
        'LENGTH: 132 words',
        () => `LENGTH: 9 words\n\n${'water '.repeat(3_500_000)}`,
      ) +
      nexisDocument(FERRIES, 3, 3)
    const { articles, refusals } = await readFileAs('export.txt', file)
    expect(articles.map(({ record }) => record)).toEqual(['1', '3'])
    expect(refusals).toMatchObject([{ record: '2', refusal: { code: 'too-large' } }])
  })
})

describe('a classic HTML export of Nexis', () => {
  it('joins what highlighted words split, and keeps each document’s own source', async () => {
    const page = nexisPage(BOTH)
    const { articles, refusals } = await readFileAs('export.html', page)
    expect(refusals).toEqual([])
    for (const [at, { extracted, bytes }] of articles.entries()) {
      const printed = BOTH[at]!
      expect(extracted).toMatchObject({
        title: { value: printed.title },
        outlet: { value: printed.outlet },
        byline: { value: printed.byline },
        date: { value: printed.iso },
        body: printed.paragraphs.join('\n\n'),
      })
      const original = Buffer.from(bytes).toString()
      expect(original.startsWith(`<A NAME="DOC_ID_0_${at}">`)).toBe(true)
      expect(original.endsWith('-->')).toBe(true)
      expect(page).toContain(original)
    }
    expect(articles).toHaveLength(2)
  })

  it('says how many its head names, and names the document that Nexis could not show', async () => {
    const sorry =
      '<BR><DIV CLASS="c5"><P><SPAN CLASS="c2">We are sorry but there is an error in this document and it is not possible to display it.</SPAN></P></DIV>'
    const page = nexisPage(BOTH, 4).replace(
      '</BODY>',
      `<A NAME="DOC_ID_2_0"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->\n${sorry}\n</BODY>`,
    )
    const { articles, refusals } = await readFileAs('export.html', page)
    expect(articles).toHaveLength(2)
    expect(refusals.map(({ refusal }) => refusal.code)).toEqual(['missing', 'incomplete'])
    expect(refusals[1]!.refusal.reason).toContain('2 of 4')
  })

  it('reads tables row by row', async () => {
    const table =
      '<TABLE><TR><TD><P>Rank</P></TD><TD><P>Bank</P></TD></TR><TR><TD><P>1</P></TD><TD><P>Sarn Savings</P></TD></TR></TABLE>'
    const [article] = (
      await readFileAs(
        'export.html',
        nexisPage(BOTH).replace(
          '<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LOAD',
          `${table}<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LOAD`,
        ),
      )
    ).articles
    expect(article!.extracted.body).toContain('Rank\tBank\n\n1\tSarn Savings')
  })

  it('is read without its style sheet and with lower-case tags, as browsers save it', async () => {
    const saved = nexisPage(BOTH)
      .replace(/<STYLE[^]*?<\/STYLE>/, '')
      .replace(
        /<(\/?)([A-Z]+)/g,
        (_, slash: string, name: string) => `<${slash}${['DOC', 'DOCFULL'].includes(name) ? name : name.toLowerCase()}`,
      )
    const { articles } = await readFileAs('saved.html', saved)
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual(BOTH.map(({ title }) => title))
    expect(articles.map(({ extracted }) => extracted.date.value)).toEqual(BOTH.map(({ iso }) => iso))
  })
})

describe('an export of Nexis Uni', () => {
  it('is read from the paragraphs of a document', () => {
    const found = readExportText(nexisUniParagraphs(BOTH), 'docx')!
    expect(found).toHaveLength(2)
    for (const [at, record] of found.entries()) {
      if ('refusal' in record) throw new Error('a row')
      const printed = BOTH[at]!
      expect(record).toMatchObject({
        record: String(at + 1),
        media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      })
      expect(record.original).toBeUndefined()
      expect(record.extracted).toMatchObject({
        format: 'docx',
        title: { value: printed.title },
        outlet: { value: printed.outlet },
        byline: { value: printed.byline },
        date: { value: printed.iso },
        body: printed.paragraphs.join('\n\n'),
      })
      expect(layerOf(record.extracted, 'caption')).toEqual(['PHOTO: The bridge in April.'])
      expect(layerOf(record.extracted, 'standfirst')).toEqual(['The works are to cost two million.'])
    }
  })

  it('says how many its cover names, and refuses the last when its end is missing', () => {
    const short = readExportText(nexisUniParagraphs(BOTH, 5), 'rtf')!
    expect(short.at(-1)).toMatchObject({ refusal: { code: 'incomplete', reason: expect.stringContaining('2 of 5') } })
    const whole = nexisUniParagraphs(BOTH)
    const cut = readExportText(whole.slice(0, whole.lastIndexOf(FERRIES.paragraphs[1]!)), 'pdf')!
    expect(cut.filter((found) => 'refusal' in found)).toMatchObject([{ record: '2', refusal: { code: 'truncated' } }])
  })

  it('is read as plain text too, each article with its own bytes', async () => {
    const { articles, refusals } = await readFileAs('nexis.txt', nexisUniParagraphs(BOTH).join('\n'))
    expect(refusals).toEqual([])
    expect(articles.map(({ extracted }) => extracted.body)).toEqual(
      BOTH.map(({ paragraphs }) => paragraphs.join('\n\n')),
    )
    expect(Buffer.from(articles[1]!.bytes).toString()).toMatch(/Ferries carry[^]*End of Document$/)
  })

  it('finds documents without a date and without a cover', () => {
    const [, ...rest] = nexisUniParagraphs([BRIDGE_CLOSED, { ...FERRIES, date: 'Correction Appended' }])
    const found = readExportText(rest.slice(rest.lastIndexOf(BRIDGE_CLOSED.title)), 'docx')!
    expect(found.map((each) => ('refusal' in each ? undefined : each.extracted.title.value))).toEqual([
      BRIDGE_CLOSED.title,
      FERRIES.title,
    ])
    expect(found[1]).toMatchObject({
      extracted: { date: { value: null, status: 'unknown' }, outlet: { value: FERRIES.outlet } },
    })
  })

  it('is none where a document only talks of such things', () => {
    expect(readExportText(['Body', 'On the length of texts', 'Length: 300 words is enough.'], 'docx')).toBeUndefined()
    expect(readExportText([], 'pdf')).toBeUndefined()
    expect(readExportText(BRIDGE_CLOSED.paragraphs, 'pdf')).toBeUndefined()
  })
})

const SAMPLES = '../shared/corpus/exports/nexis/inst/texts'

describe.runIf(existsSync(SAMPLES))('the samples of Nexis', () => {
  it.each(existsSync(SAMPLES) ? readdirSync(SAMPLES) : [])('%s gives every document that it holds', async (name) => {
    const { articles, refusals } = await readPath(join(SAMPLES, name))
    const failed = refusals.filter(({ refusal }) => refusal.code === 'missing').length
    expect(articles.length + failed).toBe({ 'lexisnexis_test_fr.html': 3 }[name] ?? 2)
    for (const { extracted } of articles) {
      expect(extracted.outlet.status).toBe('stated')
      expect(extracted.date.value).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(extracted.body).not.toBe('')
      expect(extracted.body).not.toMatch(/LOAD-DATE|DATE-CHARGEMENT|\(\d\d%\)/)
    }
  })
})
