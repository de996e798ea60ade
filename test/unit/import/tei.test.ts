import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layersOf } from './layers-of.ts'
import { mutated } from './mutated.ts'
import { readFileAs } from './read-file.ts'
import { readMemory } from './read-memory.ts'

const CORPUS = `<?xml version="1.0" encoding="UTF-8"?>
<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>Newspapers</title></titleStmt><sourceDesc><bibl><title level="j">The Northport Courier</title></bibl></sourceDesc></fileDesc></teiHeader>
  <TEI xml:id="a1"><teiHeader><fileDesc>
      <titleStmt><title type="main">Crane falls</title><author><persName><forename>Ida</forename> <surname>Marsh</surname></persName></author></titleStmt>
      <publicationStmt><date when="2019"/></publicationStmt>
      <sourceDesc><biblStruct><monogr><imprint><date when="1920-02-06">6th</date></imprint></monogr><ref target="https://archive.example/a1"/></biblStruct></sourceDesc></fileDesc></teiHeader>
    <text xml:lang="en"><front><p>Title page</p></front><body>
      <head>Crane falls</head>
      <p>The har<lb break="no"/>bour was<lb/>closed on <choice><sic>Teusday</sic><corr>Tuesday</corr></choice> by a <name>crane</name>.<note place="foot">A footnote.</note></p>
      <fw type="header">Page 3</fw>
      <head>What next</head>
      <p><w>Divers</w><w>came</w><pc>.</pc></p>
      <figure><figDesc>The crane in the basin</figDesc></figure>
    </body></text></TEI>
  <TEI><teiHeader><fileDesc><titleStmt><title>Empty</title></titleStmt></fileDesc></teiHeader><text><body/></text></TEI>
</teiCorpus>`

const ISSUE = `<TEI><teiHeader><fileDesc><titleStmt><title>The Northport Courier, 6 February 1920</title></titleStmt><sourceDesc><bibl><date when="1920-02-06"/></bibl></sourceDesc></fileDesc></teiHeader>
  <text><body><div type="page"><div type="article" xml:id="d1"><head>Crane falls</head><byline>By Ida Marsh</byline><p>The harbour was closed on Tuesday.</p></div>
  <div type="article" xml:id="d2"><head>Grain dearer</head><p>Wheat rose by a penny.</p></div></div></body></text></TEI>`

describe('TEI', () => {
  test('gives the texts of a corpus, as their source has them', async () => {
    const { articles, refusals } = await readFileAs('corpus.xml', CORPUS)
    expect(articles.map(({ record }) => record)).toEqual(['a1'])
    expect(refusals).toMatchObject([{ record: '2', refusal: { outcome: 'skipped', code: 'no-article' } }])
    const { extracted, bytes } = articles[0]!
    expect(extracted).toMatchObject({
      format: 'tei',
      title: { value: 'Crane falls' },
      outlet: { value: 'The Northport Courier' },
      byline: { value: 'Ida Marsh' },
      date: { value: '1920-02-06', evidence: 'sourceDesc date: “1920-02-06”' },
      url: { value: 'https://archive.example/a1' },
    })
    expect(layersOf(extracted)).toEqual([
      ['headline', 'Crane falls'],
      ['body', 'The harbour was closed on Teusday by a crane.'],
      ['subheading', 'What next'],
      ['body', 'Divers came.'],
      ['caption', 'The crane in the basin'],
    ])
    expect(Buffer.from(bytes).toString()).toMatch(/^<TEI xml:id="a1">[^]*<\/TEI>$/)
  })

  test('gives each article of an issue', async () => {
    const { articles } = await readFileAs('issue.xml', ISSUE)
    expect(
      articles.map(({ record, extracted }) => [
        record,
        extracted.title.value,
        extracted.byline.value,
        extracted.date.value,
      ]),
    ).toEqual([
      ['d1', 'Crane falls', 'Ida Marsh', '1920-02-06'],
      ['d2', 'Grain dearer', null, '1920-02-06'],
    ])
    expect(articles[1]!.extracted.body).toBe('Wheat rose by a penny.')
  })

  test('ends with rows only, whatever is done to its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated(Buffer.from(CORPUS)), mutated(Buffer.from(ISSUE))), async (bytes) => {
        const { articles, refusals } = await readMemory('x.xml', bytes)
        expect(articles.length + refusals.length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  }, 120_000)
})
