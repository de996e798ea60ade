import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layersOf } from './layers-of.ts'
import { mutated } from './mutated.ts'
import { readFileAs } from './read-file.ts'
import { readMemory } from './read-memory.ts'

const ITEM = `<item><media:content url="x.jpg"><media:title>A picture</media:title></media:content><title>Crane &amp;amp; harbour</title>
  <link>https://courier.example/2020/02/06/crane?utm_source=rss</link><guid isPermaLink="false">g1</guid><dc:creator><![CDATA[Ida Marsh]]></dc:creator>
  <pubDate>Thu, 06 Feb 2020 23:30:00 -0500</pubDate><description><![CDATA[<p>A crane fell on Tuesday&#8230;</p>]]></description>
  <content:encoded><![CDATA[<p>The harbour of Northport was closed.</p><h2>What next</h2><p>Divers began to look for the wreck.</p><p>The post <a href="x">Crane</a> appeared first on <a href="y">Courier</a>.</p>]]></content:encoded></item>`
const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Northport Courier</title><link>https://courier.example</link><language>en-gb</language><image><title>Logo</title></image>
${ITEM}
<item><title>Second</title><description>Only a summary of it.</description><source url="https://o.example">Other Paper</source></item>
<item><title>Third</title></item></channel></rss>`

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Nordhafener Blatt</title><updated>2020-03-01T00:00:00Z</updated>
<entry><title type="html">Kran gest&amp;uuml;rzt</title><link rel="self" href="https://blatt.example/1.xml"/><link rel="alternate" href="https://blatt.example/1"/><id>urn:1</id>
<published>2020-02-06T10:00:00+01:00</published><updated>2020-02-08T10:00:00+01:00</updated><author><name>Ida Marsch</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Hafen wurde gesperrt.</p><p>Verletzt wurde niemand.</p></div></content></entry></feed>`

describe('a feed', () => {
  test('in RSS gives an article for each entry, with its whole text where it has one', async () => {
    const { articles, refusals } = await readFileAs('feed.xml', RSS)
    expect(articles.map(({ record }) => record)).toEqual(['g1', '2'])
    expect(articles[0]!.extracted).toMatchObject({
      format: 'feed',
      title: { value: 'Crane & harbour' },
      outlet: { value: 'The Northport Courier', evidence: 'the title of the feed: “The Northport Courier”' },
      byline: { value: 'Ida Marsh' },
      date: { value: '2020-02-06' },
      url: { value: 'https://courier.example/2020/02/06/crane' },
    })
    expect(layersOf(articles[0]!.extracted)).toEqual([
      ['headline', 'Crane & harbour'],
      ['standfirst', 'A crane fell on Tuesday…'],
      ['body', 'The harbour of Northport was closed.'],
      ['subheading', 'What next'],
      ['body', 'Divers began to look for the wreck.'],
      ['furniture', 'The post Crane appeared first on Courier.'],
    ])
    expect(Buffer.from(articles[0]!.bytes).toString()).toBe(ITEM)
    expect(articles[1]!.extracted.outlet.value).toBe('Other Paper')
    expect(articles.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([[], ['summary-only']])
    expect(refusals).toMatchObject([{ record: '3', refusal: { outcome: 'skipped', code: 'no-article' } }])
  })

  test('in Atom and RDF is read by local names', async () => {
    const atom = await readFileAs('feed.atom', ATOM)
    expect(atom.articles[0]!.extracted).toMatchObject({
      title: { value: 'Kran gestürzt' },
      outlet: { value: 'Nordhafener Blatt' },
      byline: { value: 'Ida Marsch' },
      date: { value: '2020-02-06' },
      url: { value: 'https://blatt.example/1' },
    })
    expect(atom.articles[0]!.extracted.body).toBe('Der Hafen wurde gesperrt.\n\nVerletzt wurde niemand.')
    const rdf = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>The Northport Courier</title></channel><item r:about="u"><title>Crane</title><link>https://courier.example/1</link><description>A crane fell.</description><d:date>2020-02-06T10:00:00Z</d:date></item></r:RDF>`
    const { articles } = await readFileAs('feed.rdf', rdf)
    expect(articles[0]!.extracted).toMatchObject({
      outlet: { value: 'The Northport Courier' },
      date: { value: '2020-02-06' },
    })
  })

  test('exported from a weblog leaves out what is no article', async () => {
    const post = (type: string, content: string): string =>
      `<item><title>${type}</title><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_type>${type}</wp:post_type><wp:post_date>2020-02-06 10:00:00</wp:post_date></item>`
    const { articles, refusals } = await readFileAs(
      'export.xml',
      `<rss><channel><title>Log</title>${post('post', 'First paragraph.\n\nSecond <b>one</b>.')}${post('attachment', 'picture')}</channel></rss>`,
    )
    expect(articles.map(({ extracted }) => extracted.body)).toEqual(['First paragraph.\n\nSecond one.'])
    expect(refusals).toHaveLength(1)
  })

  test('ends with rows only, whatever is done to its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated(Buffer.from(RSS)), mutated(Buffer.from(ATOM))), async (bytes) => {
        const { articles, refusals } = await readMemory('feed.xml', bytes)
        expect(articles.length + refusals.length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  }, 120_000)
})
