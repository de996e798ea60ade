import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readExportText } from '../../../main/import/exports/export-text.ts'
import { layerOf } from './layers-of.ts'
import { BRIDGE_CLOSED, FERRIES } from './printed-articles.ts'
import { proQuestPage, proQuestText, PROQUEST_WORDS } from './proquest-fixtures.ts'
import { readFileAs, readPath } from './read-file.ts'

const BOTH = [BRIDGE_CLOSED, FERRIES]

describe('a text export of ProQuest', () => {
  it.each(Object.entries(PROQUEST_WORDS))('is read with an interface in %s', async (_, words) => {
    const file = proQuestText(BOTH, words)
    const { articles, refusals } = await readFileAs('ProQuestDocuments.txt', file)
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(['2637391960', '2637391961'])
    for (const [at, { extracted, bytes }] of articles.entries()) {
      expect(extracted).toMatchObject({
        format: 'proquest',
        title: { value: BOTH[at]!.title, status: 'stated' },
        outlet: { value: BOTH[at]!.outlet, status: 'stated' },
        byline: { value: BOTH[at]!.byline, status: 'stated' },
        date: { value: '2014-03-03', status: 'stated' },
        url: { value: `https://www.proquest.com/docview/263739196${at}`, status: 'stated' },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
      expect(layerOf(extracted, 'caption')).toEqual(['The bridge in April.'])
      expect(file).toContain(Buffer.from(bytes).toString())
    }
  })

  it('takes the CREDIT for the byline where no author is named, and an agency never', async () => {
    const plain = proQuestText(BOTH).replace(/^Author: .*\n\n/gm, '')
    const [first, second] = (
      await readFileAs(
        'export.txt',
        plain.replace('CREDIT: Mira Tolland and Ewan Strath', 'CREDIT: The Associated Press'),
      )
    ).articles
    expect(first!.extracted.byline).toEqual({
      value: 'Jonah Pell',
      status: 'stated',
      evidence: 'the line CREDIT at the end of the text',
    })
    expect(second!.extracted.byline.value).toBeNull()
    const several = plain.replace('CREDIT: Jonah Pell', 'CREDIT: Jonah Pell Contributor Jonah Pell writes on boats.')
    expect((await readFileAs('export.txt', several)).articles[0]!.extracted.byline.value).toBe('Jonah Pell')
  })

  it('takes no place for the outlet', async () => {
    const online = proQuestText(BOTH)
      .replaceAll(/^Publication title: .*$/gm, 'Publication title: Lower Ostry\n\nPublisher: Ostry Papers Limited')
      .replaceAll(/^Publication info: .*$/gm, 'Publication info: Mar 3, 2014.')
    for (const { extracted } of (await readFileAs('export.txt', online)).articles) {
      expect(extracted.outlet.value).toBe('Ostry Papers Limited')
      expect(extracted.outlet.evidence).toBe(
        'the field Publisher; Publication title (“Lower Ostry”) only repeats the place',
      )
    }
  })

  it('reads labels and values that the export broke at random', async () => {
    const broken = proQuestText(BOTH)
      .replace('ProQuest document ID: 2637391961', 'ProQuestdocument ID: 2637391961')
      .replace('Publication date: Mar 3, 2014', 'Publicationdate: Mar 3, 20 14')
      .replace('Publication title: Sarn Evening Post', 'Publication title: Sarn Even ing Post')
    const { articles } = await readFileAs('export.txt', broken)
    expect(articles.map(({ record }) => record)).toEqual(['2637391960', '2637391961'])
    expect(articles[0]!.extracted.date.value).toBe('2014-03-03')
    expect(articles[1]!.extracted.outlet.value).toBe('Sarn Evening Post')
  })

  it('keeps lines of the text that look like fields', async () => {
    const paragraphs = [
      'What to know before you go.',
      'Dates: May 3 to May 9',
      'Location: the old lock',
      'Title: The Swing Bridge, a play',
      'Ticket price: nothing at all, said the board.',
    ]
    const [article] = (await readFileAs('export.txt', proQuestText([{ ...BRIDGE_CLOSED, paragraphs }]))).articles
    expect(article!.extracted.body).toBe(paragraphs.join('\n\n'))
    expect(article!.extracted.title.value).toBe(BRIDGE_CLOSED.title)
  })

  it('compares the number of documents with what it counts, and refuses only the one that is cut off', async () => {
    const counted = proQuestText(BOTH).replace(/^_{60}\n/gm, `${'_'.repeat(63)}\n Document 1 of 5\n`)
    const { articles, refusals } = await readFileAs('export.txt', counted)
    expect(articles).toHaveLength(2)
    expect(refusals).toMatchObject([{ refusal: { code: 'incomplete', reason: expect.stringContaining('2 of 5') } }])
    const whole = proQuestText(BOTH)
    const cut = await readFileAs('export.txt', whole.slice(0, whole.indexOf('Some waited')))
    expect(cut.articles.map(({ record }) => record)).toEqual(['2637391960'])
    expect(cut.refusals).toMatchObject([{ refusal: { code: 'truncated' } }])
  })

  it('is read from the paragraphs of a document', () => {
    const found = readExportText(
      proQuestText(BOTH)
        .split('\n')
        .filter((line) => line !== ''),
      'docx',
    )!
    expect(found.map(({ record }) => record)).toEqual(['2637391960', '2637391961'])
    for (const [at, each] of found.entries())
      expect(each).toMatchObject({
        extracted: {
          title: { value: BOTH[at]!.title },
          outlet: { value: BOTH[at]!.outlet },
          body: BOTH[at]!.paragraphs.join('\n\n'),
        },
      })
  })
})

describe('an HTML export of ProQuest', () => {
  it('is read with the documents that stand in its middle', async () => {
    const page = proQuestPage(BOTH)
    const { articles, refusals } = await readFileAs('export.html', page)
    expect(refusals).toEqual([])
    for (const [at, { record, extracted, bytes }] of articles.entries()) {
      expect(record).toBe(`263739196${at}`)
      expect(extracted).toMatchObject({
        title: { value: BOTH[at]!.title },
        outlet: { value: BOTH[at]!.outlet },
        byline: { value: BOTH[at]!.byline },
        date: { value: BOTH[at]!.iso },
        url: { value: `https://www.proquest.com/docview/263739196${at}` },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
      const original = Buffer.from(bytes).toString()
      expect(original.startsWith('<a name="DocID_MSTAR_')).toBe(true)
      expect(page).toContain(original)
    }
    expect(articles).toHaveLength(2)
  })
})

const SAMPLES = '../shared/corpus/exports/proquest/inst/htmlfiles'

describe.runIf(existsSync(SAMPLES))('the sample of ProQuest', () => {
  it('gives its article', async () => {
    const { articles } = await readPath(`${SAMPLES}/sample-1.html`)
    expect(
      articles.map(({ extracted: { title, outlet, date, byline } }) => [
        title.status,
        outlet.value,
        date.value,
        byline.value,
      ]),
    ).toEqual([['stated', 'Los Angeles Times', '2010-05-08', 'Olivarez-Giles, Nathan']])
  })
})

describe('a mail or saved page that holds an export', () => {
  const mail = (type: string, page: string): string =>
    `From: <noreply@proquest.example>\r\nTo: <i.marsh@ostry.example>\r\nMessage-ID: <1@proquest.example>\r\nSubject: Your ProQuest Research\r\nDate: Sun, 5 Jul 2020 01:02:03 -0400\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; charset="UTF-8"\r\n\r\n${page}\r\n`

  it('gives the articles of the export, each with its own bytes', async () => {
    const { articles, refusals } = await readFileAs('research.eml', mail('text/html', proQuestPage(BOTH)))
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(['mail.html!/2637391960', 'mail.html!/2637391961'])
    expect(articles.map(({ extracted }) => extracted.outlet.value)).toEqual(BOTH.map(({ outlet }) => outlet))
  })

  it('stays a mail where it only quotes one', async () => {
    const { articles } = await readFileAs('research.eml', mail('text/plain', proQuestText(BOTH)))
    expect(articles).toHaveLength(1)
    expect(articles[0]!.extracted.format).toBe('eml')
  })
})

it('leaves tables that hold the words of an export to their own format', async () => {
  const csv = `title,text\nOne,"${proQuestText(BOTH).replaceAll('"', '""')}"\n`
  const { articles } = await readFileAs('table.csv', csv)
  expect(articles.every(({ extracted }) => extracted.format !== 'proquest')).toBe(true)
})
