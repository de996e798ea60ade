import { existsSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layersOf } from './layers-of.ts'
import { mutated } from './mutated.ts'
import { readFileAs, readPath } from './read-file.ts'
import { readMemory } from './read-memory.ts'

const PARAGRAPHS = [
  'The harbour of Northport was closed on Tuesday after a crane had fallen into the water, the port authority said.',
  '“We expect to open one of the two basins tomorrow,” said the harbour master.',
]
const BODY = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
const BODY_LAYERS = PARAGRAPHS.map((paragraph) => ['body', paragraph])

const NITF = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://nitf.example/nitf-3-3.dtd">
<nitf xml:lang="en-GB">
  <head><title>Crane Falls in Northport</title>
    <docdata><doc-id id-string="4711"/><date.issue norm="20200206T100000+0000"/><doc.copyright holder="The Northport Courier"/></docdata>
    <pubdata name="The Northport Courier" date.publication="20200207T000000" ex-ref="https://courier.example/crane?utm_source=x"/>
  </head>
  <body>
    <body.head><hedline><hl1>Crane falls &mdash; harbour closed</hl1><hl2>Nobody was hurt</hl2></hedline>
      <byline class="print_byline">By Ida Marsh, <byttl>Staff Reporter</byttl></byline><byline class="normalized_byline">Marsh, Ida</byline>
      <dateline><location>Northport</location>, <story.date>Feb. 6</story.date></dateline>
      <abstract><p>A crane fell.</p></abstract></body.head>
    <body.content>
      <block class="lead_paragraph"><p>${PARAGRAPHS[0]}</p></block>
      <block class="full_text">${BODY}
      <hl2>What next</hl2>
      <media media-type="image"><media-reference source="crane.jpg"/><media-caption>The crane in the basin</media-caption><media-producer>Photo: Tom Reed</media-producer></media></block>
    </body.content>
    <body.end><tagline>Ida Marsh reports on the port.</tagline></body.end>
  </body>
</nitf>`

describe('NITF', () => {
  test('is one article with all that it marks up', async () => {
    const { articles, refusals } = await readFileAs('story.xml', NITF)
    expect(refusals).toEqual([])
    expect(articles).toHaveLength(1)
    const { extracted, record, media, bytes } = articles[0]!
    expect([record, media, bytes.length]).toEqual([undefined, 'application/xml;charset=utf-8', Buffer.byteLength(NITF)])
    expect(extracted).toMatchObject({
      format: 'nitf',
      title: { value: 'Crane falls — harbour closed', status: 'stated', evidence: 'hedline' },
      outlet: { value: 'The Northport Courier' },
      byline: { value: 'Ida Marsh' },
      date: { value: '2020-02-06', status: 'stated' },
      url: { value: 'https://courier.example/crane' },
      language: { value: 'en' },
    })
    expect(layersOf(extracted)).toEqual([
      ['headline', 'Crane falls — harbour closed'],
      ['standfirst', 'A crane fell.'],
      ['standfirst', 'Nobody was hurt'],
      ['byline', 'By Ida Marsh, Staff Reporter'],
      ['dateline', 'Northport, Feb. 6'],
      ...BODY_LAYERS,
      ['subheading', 'What next'],
      ['caption', 'The crane in the basin'],
      ['credit', 'Photo: Tom Reed'],
      ['credit', 'Ida Marsh reports on the port.'],
    ])
  })

  test('can stand in a file of many', async () => {
    const one = (n: number): string =>
      `<nitf><body><body.head><hedline><hl1>Story ${n}</hl1></hedline></body.head><body.content>${BODY}</body.content></body></nitf>`
    const { articles } = await readFileAs('many.xml', `<stories>${one(1)}${one(2)}</stories>`)
    expect(
      articles.map(({ record, bytes, extracted }) => [record, Buffer.from(bytes).toString(), extracted.title.value]),
    ).toEqual([
      ['1', one(1), 'Story 1'],
      ['2', one(2), 'Story 2'],
    ])
    const empty = await readFileAs(
      'empty.xml',
      '<nitf><body><body.head><hedline><hl1>Nothing</hl1></hedline></body.head></body></nitf>',
    )
    expect(empty.refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'no-article' } }])
  })
})

const g2 = (
  id: string,
  content: string,
  meta = '',
): string => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${id}" version="1" xml:lang="en-GB">
  <rightsInfo><copyrightHolder uri="http://www.courier.example/rights"><name>The Northport Courier</name></copyrightHolder></rightsInfo>
  <itemMeta><itemClass qcode="ninat:text"/><provider uri="http://www.courier.example/about"/><versionCreated>2020-03-01T10:00:00Z</versionCreated><firstCreated>2020-02-06T23:30:00-05:00</firstCreated></itemMeta>
  <contentMeta>${meta}<creator><name>Ida Marsh</name></creator><language tag="en"/><headline>Crane falls</headline><description role="drol:summary">A crane fell.</description><dateline>NORTHPORT, Feb 6</dateline></contentMeta>
  <contentSet>${content}</contentSet></newsItem>`
const XHTML = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No headline</title></head><body>${BODY}</body></html></inlineXML>`

describe('NewsML', () => {
  test('G2 gives its items, and rows for those without a text', async () => {
    const message = `<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2020-02-06T00:00:00Z</sent></header><itemSet>
      <packageItem guid="p"/>${g2('urn:1', XHTML)}${g2('urn:2', '<remoteContent href="crane.jpg"/>').replace('ninat:text', 'ninat:picture')}
      ${g2('urn:1', `<inlineXML><nitf><body><body.content>${BODY}</body.content></body></nitf></inlineXML><inlineData>short</inlineData>`, '<contentCreated>2020-02-05T10:00:00Z</contentCreated><by>By Tom Reed</by>')}
    </itemSet></newsMessage>`
    const { articles, refusals } = await readFileAs('message.xml', message)
    expect(articles.map(({ record }) => record)).toEqual(['urn:1', 'urn:1 (2)'])
    expect(articles[0]!.extracted).toMatchObject({
      format: 'newsml',
      title: { value: 'Crane falls' },
      outlet: { value: 'The Northport Courier', status: 'stated' },
      byline: { value: 'Ida Marsh' },
      date: { value: '2020-02-06', evidence: 'firstCreated: “2020-02-06T23:30:00-05:00”' },
    })
    expect(layersOf(articles[0]!.extracted)).toEqual([
      ['headline', 'Crane falls'],
      ['standfirst', 'A crane fell.'],
      ['dateline', 'NORTHPORT, Feb 6'],
      ...BODY_LAYERS,
    ])
    expect(articles[1]!.extracted).toMatchObject({ byline: { value: 'Tom Reed' }, date: { value: '2020-02-05' } })
    expect(Buffer.from(articles[0]!.bytes).toString()).toBe(g2('urn:1', XHTML))
    expect(refusals.map(({ record, refusal }) => [record, refusal.outcome, refusal.reason])).toEqual([
      ['p', 'skipped', 'It is a package, which refers to articles and holds none.'],
      [
        'urn:2',
        'skipped',
        'It is a picture without the text of an article. If the text is in another file, import that.',
      ],
    ])
  })

  test('1 gives its items from nested components', async () => {
    const source = `<NewsML><NewsEnvelope/><NewsItem><Identification><NewsIdentifier><ProviderId>courier.example</ProviderId><DateId>20200206</DateId><NewsItemId>X1</NewsItemId></NewsIdentifier></Identification>
      <NewsManagement><FirstCreated>20200206T100000Z</FirstCreated></NewsManagement>
      <NewsComponent><NewsLines><HeadLine>Crane falls</HeadLine><ByLine>By Ida Marsh</ByLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="The Northport Courier"/></Provider></AdministrativeMetadata>
      <NewsComponent><ContentItem><DataContent>${BODY}</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`
    const { articles } = await readFileAs('old.xml', source)
    expect(articles[0]).toMatchObject({
      record: 'X1',
      extracted: {
        title: { value: 'Crane falls' },
        outlet: { value: 'The Northport Courier' },
        byline: { value: 'Ida Marsh' },
        date: { value: '2020-02-06' },
      },
    })
    expect(layersOf(articles[0]!.extracted).slice(1)).toEqual(BODY_LAYERS)
  })

  test('of the Reuters Corpus is read, too', async () => {
    const source = `<newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en"><title>Crane falls.</title><headline>Crane falls.</headline><byline>Ida Marsh</byline><dateline>NORTHPORT</dateline><text>${BODY}</text></newsitem>`
    const { articles } = await readFileAs('2286newsML.xml', source)
    expect(articles[0]!.extracted).toMatchObject({
      title: { value: 'Crane falls.' },
      byline: { value: 'Ida Marsh' },
      date: { value: '1996-08-20' },
    })
  })

  const samples = '../shared/corpus/formats/newsml/examples'
  describe.runIf(existsSync(samples))('in the examples of its guidelines', () => {
    test('gives those that hold a text, and a reason for the others', async () => {
      const read: string[] = []
      for (const name of readdirSync(samples).toSorted()) {
        const { articles, refusals } = await readPath(`${samples}/${name}`)
        if (articles.length > 0) read.push(name)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        expect(refusals.filter(({ refusal }) => refusal.outcome === 'failed')).toEqual([])
      }
      expect(read).toEqual([
        'LISTING_22_Sports_story_in_NewsML-G2NITF.xml',
        'LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml',
        'LISTING_2_NewsML-G2_Text_Document.xml',
        'Receiver View.xml',
        'facet-example-3.xml',
      ])
    })
  })
})

describe('XML of all kinds', () => {
  test.each([
    ['<?xml version="1.0"?><urlset xmlns="x"><url><loc>https://x.example</loc></url></urlset>', 'a sitemap'],
    ['<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">]><l>&a;</l>', '<l>'],
    ['<?xml version="1.0"?><opml version="2.0"><body/></opml>', 'a list of feeds'],
  ])('that is not read is refused with advice', async (source, what) => {
    const { articles, refusals } = await readFileAs('x.xml', source)
    expect(articles).toEqual([])
    expect(refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'unsupported' } }])
    expect(refusals[0]!.refusal.reason).toContain(what)
  })

  test('is recognised in linear time behind any number of comments', async () => {
    const comments = '<!-- a --><!---->'.repeat(500)
    const story = `<nitf><body><body.content>${BODY}</body.content></body></nitf>`
    const { articles } = await readFileAs('story.xml', `${comments}${story}`)
    expect(articles.map(({ extracted }) => extracted.format)).toEqual(['nitf'])
    const words = await readMemory('story.txt', Buffer.from(`${comments}no markup`))
    expect(words.articles.length + words.refusals.length).toBe(1)
  })

  test('ends with rows only, whatever is done to its bytes', async () => {
    const wholes = [NITF, `<newsMessage>${g2('1', XHTML)}${g2('2', XHTML)}</newsMessage>`].map((source) =>
      mutated(Buffer.from(source)),
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(...wholes), async (bytes) => {
        const { articles, refusals } = await readMemory('x.xml', bytes)
        expect(articles.length + refusals.length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  }, 120_000)

  const hostile = '../shared/corpus/hostile'
  describe.runIf(existsSync(hostile))('among the hostile samples', () => {
    test('loads and expands nothing', async () => {
      const laughs = await readPath(`${hostile}/laughs.xml`)
      expect(laughs.refusals.map(({ refusal }) => refusal.code)).toEqual(['unsupported'])
      const { articles } = await readPath(`${hostile}/xxe.xml`)
      expect(articles.map(({ extracted, warnings }) => [extracted.text, warnings.map(({ code }) => code)])).toEqual([
        ['&e;', ['unknown-entity']],
      ])
    })
  })
})
