import { existsSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { ByteEncoding } from '../../../main/import/byte-encoding.ts'
import { readJsonSlices } from '../../../main/import/json/json-slices.ts'
import { layerOf, layersOf } from './layers-of.ts'
import { mutated } from './mutated.ts'
import { readFileAs, readPath } from './read-file.ts'
import { readMemory } from './read-memory.ts'

const TEXT =
  'The harbour of Northport was closed on Tuesday after a crane had fallen into the water, the port authority said.\n\n“We expect to open one basin tomorrow,” said the harbour master.'

const read = (value: unknown, name = 'a.json'): ReturnType<typeof readFileAs> => readFileAs(name, JSON.stringify(value))

describe('JSON', () => {
  test.each([
    [
      'the answer of a news service',
      {
        status: 'ok',
        articles: [
          {
            source: { id: null, name: 'Northport Courier' },
            author: 'Ida Marsh',
            title: 'Crane falls',
            description: 'A crane',
            url: 'https://courier.example/1',
            urlToImage: 'https://courier.example/1.jpg',
            publishedAt: '2020-02-06T23:30:00Z',
            content: TEXT,
          },
        ],
      },
    ],
    [
      'the answer of a search engine',
      {
        took: 3,
        hits: {
          total: 1,
          hits: [
            {
              _index: 'news',
              _id: '7',
              _source: {
                headline: 'Crane falls',
                body: TEXT,
                publication: 'Northport Courier',
                authors: [{ name: 'Ida Marsh' }],
                published: '2020-02-06',
              },
            },
          ],
        },
      },
    ],
    [
      'the answer of a newspaper',
      {
        response: {
          results: [
            {
              id: 'x',
              webTitle: 'Crane falls',
              webUrl: 'https://courier.example/1',
              webPublicationDate: '2020-02-06T10:00:00Z',
              publication: 'Northport Courier',
              fields: { byline: 'By Ida Marsh', bodyText: TEXT, trailText: 'A crane' },
            },
          ],
        },
      },
    ],
    [
      'an article as pages describe it',
      {
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: 'Crane falls',
        articleBody: TEXT,
        datePublished: '2020-02-06T10:00:00+02:00',
        author: [{ '@type': 'Person', name: 'Ida Marsh' }],
        publisher: { '@type': 'Organization', name: 'Northport Courier', logo: { url: 'x' } },
      },
    ],
    [
      'what a crawler of news writes',
      {
        authors: ['Ida Marsh'],
        date_download: '2021-01-01 00:00:00',
        date_modify: null,
        date_publish: '2020-02-06 10:00:00',
        description: 'A crane',
        filename: 'x',
        language: 'en',
        maintext: TEXT,
        title: 'Crane falls',
        title_page: null,
        source_domain: 'Northport Courier',
        url: 'https://courier.example/1',
      },
    ],
    [
      'an export of a document store',
      [
        {
          _id: { $oid: '5e3b' },
          title: 'Crane falls',
          text: TEXT,
          source: 'Northport Courier',
          author: 'Ida Marsh',
          published: { $date: '2020-02-06T10:00:00Z' },
          related: [{ title: 'Other', text: 'Another story' }],
        },
      ],
    ],
    [
      'a dictionary',
      {
        'id-1': {
          title: 'Crane falls',
          text: TEXT,
          outlet: 'Northport Courier',
          byline: 'Ida Marsh',
          date: '2020-02-06',
        },
        'id-2': { title: 'Found', text: TEXT },
      },
    ],
    [
      'lists by day',
      {
        '2020-02-06': [
          { title: 'Crane falls', text: TEXT, outlet: 'Northport Courier', byline: 'Ida Marsh', date: '2020-02-06' },
        ],
        '2020-02-07': [],
      },
    ],
    [
      'columns',
      {
        title: { 0: 'Crane falls' },
        text: { 0: TEXT },
        source: { 0: 'Northport Courier' },
        author: { 0: 'Ida Marsh' },
        date: { 0: 1_580_947_200_000 },
      },
    ],
    [
      'rows beside their columns',
      {
        columns: ['title', 'text', 'source', 'author', 'date'],
        index: [0],
        data: [['Crane falls', TEXT, 'Northport Courier', 'Ida Marsh', '2020-02-06']],
      },
    ],
  ])('is read from %s', async (_, value) => {
    const { articles, refusals } = await read(value)
    expect(refusals).toEqual([])
    const { extracted } = articles[0]!
    expect(extracted).toMatchObject({
      title: { value: 'Crane falls', status: 'stated' },
      outlet: { value: 'Northport Courier', status: 'stated' },
      byline: { value: 'Ida Marsh' },
      date: { value: '2020-02-06', status: 'stated' },
    })
    expect(layerOf(extracted, 'body')).toEqual(TEXT.split('\n\n'))
  })

  test('keeps the bytes of each record, and the whole file where it is one article', async () => {
    const first = `{ "title" : "Crane \\u2013 falls", "text":${JSON.stringify(TEXT)}, "tags":["a,]}","\\\\"] }`
    const source = `{"meta":{"n":[1,{"x":"]"}]},\n "articles" : [\n${first} ,\n{"title":"Found","text":"Wreck found."}\n] , "end":true}`
    const many = await readFileAs('many.json', source)
    expect(many.articles.map(({ record, bytes }) => [record, Buffer.from(bytes).toString()])).toEqual([
      ['1', first],
      ['2', '{"title":"Found","text":"Wreck found."}'],
    ])
    const one = await readFileAs('one.json', `\n${first}\n`)
    expect(one.articles.map(({ record, bytes }) => [record, Buffer.from(bytes).toString()])).toEqual([
      [undefined, `\n${first}\n`],
    ])
    const wide = await readFileAs('wide.json', iconv.encode(source, 'utf16le', { addBOM: true }))
    expect(iconv.decode(Buffer.from(wide.articles[0]!.bytes), 'utf16le')).toBe(first)
    expect(wide.articles[0]!.media).toBe('application/json;charset=utf-16le')
  })

  test('says when a service gave only the beginning or a summary', async () => {
    const { articles } = await read([
      { title: 'Crane falls', content: 'The harbour was closed on Tuesday… [+1234 chars]', description: 'A crane' },
      { title: 'Found', content: null, description: 'Divers found the wreck.', url: 'https://courier.example/2' },
    ])
    expect(articles.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      ['summary-only'],
      ['summary-only'],
    ])
    expect(articles[0]!.extracted.body).toBe('The harbour was closed on Tuesday')
    expect(articles[1]!.extracted.body).toBe('Divers found the wreck.')
  })

  test('is mended where programs write what is no JSON', async () => {
    const { articles, refusals } = await readFileAs(
      'a.json',
      '[{"title":"A","score":NaN,"text":"One\nline, NaN, and }",},\n{"title":"B","text":"Two",}]',
    )
    expect(refusals).toEqual([])
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual(['A', 'B'])
    expect(articles[0]!.extracted.text).toContain('line, NaN, and }')
  })

  test('gives the whole records of a file that is cut off, and says where', async () => {
    const { articles, refusals } = await readFileAs('a.json', '[{"title":"A","text":"x"},{"title":"B"')
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual(['A'])
    expect(refusals).toMatchObject([{ record: '2', refusal: { outcome: 'failed', code: 'cut-off' } }])
    expect(refusals[0]!.refusal.reason).toContain('begins at byte 26')
  })

  test('refuses what holds no article, with advice', async () => {
    const program = await read({ name: 'x', version: '1.0.0', description: 'A thing', scripts: { a: 'b' } })
    expect(program.refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'no-article' } }])
    const links = await read({
      articles: [{ url: 'https://courier.example/1', title: 'Crane falls', seendate: '20200206T101500Z' }],
    })
    expect(links.refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'no-text' } }])
    const chosen = await readFileAs('a.json', JSON.stringify([{ foo: 'Crane falls', bar: TEXT }]), {
      columns: { title: 'foo', text: 'bar' },
    })
    expect(chosen.articles.map(({ extracted }) => extracted.title.value)).toEqual(['Crane falls'])
    const wrong = await readFileAs('a.json', JSON.stringify([{ foo: 'Crane falls', bar: 'x' }]), {
      columns: { text: 'baz' },
    })
    expect(wrong.refusals).toMatchObject([{ refusal: { code: 'columns-unclear' } }])
  })

  test.each([
    '[1] A footnote.',
    '[[Northport]] is a town.',
    '["A", said Marsh.]',
    '{2} another',
    '[Laughter] He said so.',
  ])('is not what only begins with a bracket: %s', async (words) => {
    const { articles } = await readFileAs(
      'story.txt',
      `${words} The harbour was closed on Tuesday after the crane fell.`,
    )
    expect(articles.map(({ extracted }) => extracted.format)).toEqual(['text'])
    const named = await readFileAs('data.txt', JSON.stringify([{ title: 'Crane falls', text: TEXT }]))
    expect(named.articles.map(({ extracted }) => extracted.format)).toEqual(['json'])
  })

  test('changes no prototype and survives nesting without end', async () => {
    const proto = await readFileAs(
      'p.json',
      '[{"__proto__":{"polluted":true},"title":"T","constructor":{"prototype":{"x":1}},"text":"body"}]',
    )
    expect(proto.articles.map(({ extracted }) => extracted.body)).toEqual(['body'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    const deep = await readFileAs('d.json', '['.repeat(100_000) + ']'.repeat(100_000))
    expect(deep.refusals).toMatchObject([{ refusal: { outcome: 'failed', code: 'too-deep' } }])
    const inside = `[{"title":"A","text":"x"},{"title":"B","text":"y","deep":${'['.repeat(5000)}${']'.repeat(5000)}},{"title":"C","text":"z"}]`
    const { articles, refusals } = await readFileAs('i.json', inside)
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual(['A', 'C'])
    expect(refusals).toMatchObject([{ record: '2', refusal: { code: 'too-deep' } }])
  })

  test('is cut into the same records however its bytes come in', async () => {
    const strings = fc.string({ unit: 'binary', maxLength: 12 })
    const records = fc.array(fc.dictionary(strings, fc.oneof(strings, fc.jsonValue({ maxDepth: 2 }))), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (values, size, pretty) => {
        const source = Buffer.from(JSON.stringify({ a: 1, list: values, z: '"' }, undefined, pretty ? 1 : 0))
        const input = {
          head: source,
          hints: {},
          size: source.length,
          async *chunks() {
            for (let at = 0; at < source.length; at += size) yield await Promise.resolve(source.subarray(at, at + size))
          },
        }
        const found: unknown[] = []
        for await (const slice of readJsonSlices(input, ['list', '*'], new ByteEncoding(input)))
          if ('bytes' in slice) found.push(JSON.parse(Buffer.from(slice.bytes).toString()))
        expect(found).toEqual(JSON.parse(JSON.stringify(values)))
      }),
      { numRuns: 200 },
    )
  }, 120_000)

  test('ends with rows only, whatever is done to its bytes', async () => {
    const whole = Buffer.from(
      JSON.stringify({
        status: 'ok',
        articles: [
          { title: 'Crane', content: TEXT, source: { name: 'Courier' }, date: '06/02/2020' },
          { title: 'Söhne', content: '<p>x</p>' },
        ],
      }),
    )
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readMemory('a.json', bytes)
        expect(articles.length + refusals.length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  }, 120_000)
})

describe('JSON Lines', () => {
  test('give an article for each line, and a row for each line that is none', async () => {
    const source = '{"title":"A","text":"x"}\nnot json\n\n{"title":"B","text":"y"}\n[1]\n{"title":"C"}\n'
    const { articles, refusals } = await readFileAs('a.jsonl', source)
    expect(
      articles.map(({ record, bytes, extracted }) => [record, Buffer.from(bytes).toString(), extracted.format]),
    ).toEqual([
      ['1', '{"title":"A","text":"x"}', 'jsonl'],
      ['4', '{"title":"B","text":"y"}', 'jsonl'],
    ])
    expect(refusals.map(({ record, refusal }) => [record, refusal.outcome, refusal.code])).toEqual([
      ['2', 'failed', 'damaged'],
      ['5', 'skipped', 'no-text'],
      ['6', 'skipped', 'no-text'],
    ])
  })

  test('read posts, messages and records that are not alike', async () => {
    const posts = [
      {
        created_at: 'Wed Oct 10 20:19:24 +0000 2018',
        id_str: '10',
        full_text: 'Crane in the harbour of Northport',
        user: { name: 'Ida Marsh', description: 'Reporter' },
        lang: 'en',
      },
      { body: TEXT, headline: 'Crane falls', pub_date: '2020-02-06' },
      { text: ['Crane at ', { type: 'link', text: 'Northport' }, ' fell'], date: '2020-02-06T10:00:00' },
    ]
    const { articles, refusals } = await readFileAs('a.jsonl', posts.map((post) => JSON.stringify(post)).join('\n'))
    expect(refusals).toEqual([])
    expect(articles.map(({ extracted }) => [extracted.date.value, extracted.byline.value])).toEqual([
      ['2018-10-10', 'Ida Marsh'],
      ['2020-02-06', null],
      ['2020-02-06', null],
    ])
    expect(articles[2]!.extracted.body).toBe('Crane at Northport fell')
  })

  test('take back what Variorum exported, with layers, status and evidence', async () => {
    const { articles } = await readFileAs('crane.csv', `title,date,text\n"Crane falls",2020-02-06,"${TEXT}"\n`)
    const exported = {
      ...articles[0]!.extracted,
      byline: { value: 'Ida Marsh', status: 'entered' },
      id: '7', contentHash: 'x', words: 30, tags: ['a/b'], sources: [],
    } // prettier-ignore
    const again = await readFileAs('export.jsonl', `${JSON.stringify(exported)}\n${JSON.stringify(exported)}\n`)
    expect(again.refusals).toEqual([])
    expect(again.articles[0]!.extracted).toEqual({
      ...articles[0]!.extracted,
      byline: { value: 'Ida Marsh', status: 'entered' },
    })
    expect(layersOf(again.articles[0]!.extracted)[0]).toEqual(['headline', 'Crane falls'])
    const broken = await readFileAs(
      'broken.jsonl',
      `${JSON.stringify({ ...exported, layers: [{ layer: 'body', start: 5, end: 99_999 }] })}\n`,
    )
    expect(broken.articles.map(({ extracted }) => extracted.title.value)).toEqual(['Crane falls'])
  })

  test('end with rows only, whatever is done to their bytes', async () => {
    const whole = Buffer.from(
      `${JSON.stringify({ title: 'Crane', text: TEXT, date: '06/02/2020' })}\n${JSON.stringify({ title: 'Söhne', text: 'x' })}\n`,
    )
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readMemory('a.jsonl', bytes)
        expect(articles.length + refusals.length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  }, 120_000)
})

const hostile = '../shared/corpus/hostile'
describe.runIf(existsSync(hostile))('the hostile samples of JSON', () => {
  test('give what is whole in them', async () => {
    const codes = async (name: string): Promise<unknown> => {
      const { articles, refusals } = await readPath(`${hostile}/${name}`)
      return [articles.length, ...refusals.map(({ refusal }) => refusal.code)]
    }
    expect(await codes('deep.json')).toEqual([0, 'too-deep'])
    expect(await codes('proto.json')).toEqual([1])
    expect(await codes('truncated.json')).toEqual([1, 'cut-off'])
    expect(await codes('mixed.jsonl')).toEqual([2, 'damaged'])
  })
})
