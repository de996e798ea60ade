import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { ReadArticle } from '../../../main/import/read-articles.ts'
import { buildWarc, type CaptureFixture } from './build-warc.ts'
import { buildZip } from './build-zip.ts'
import { mutated } from './mutated.ts'
import { readFileAs, readPath } from './read-file.ts'
import { story, storyPage } from './story.ts'

const HOST = 'https://www.northport-gazette.example'
const page: CaptureFixture = { url: `${HOST}/2020/02/06/crane`, body: storyPage('Crane falls into the harbour') }

const textOf = ({ bytes }: ReadArticle): string => Buffer.from(bytes).toString()

const archived = async (captures: readonly CaptureFixture[], name = 'crawl.warc'): ReturnType<typeof readFileAs> =>
  readFileAs(name, Buffer.concat(await buildWarc(captures, name.endsWith('.gz'))))

describe.each(['crawl.warc', 'crawl.warc.gz'])('a web archive, %s', (name) => {
  test('gives its pages, each capture for itself', async () => {
    const { articles, refusals } = await archived(
      [
        { url: '', type: 'warcinfo', mediaType: 'application/warc-fields', body: 'software: test' },
        page,
        { url: page.url, type: 'request', mediaType: 'application/http', body: 'GET / HTTP/1.1\r\n\r\n' },
        { ...page, date: '2020-02-07T08:00:00Z', body: storyPage('Crane raised from the harbour') },
        page,
      ],
      name,
    )
    expect(refusals).toEqual([])
    expect(articles.map(({ record, extracted }) => [record, extracted.title.value])).toEqual([
      [`20200206101530/${page.url}`, 'Crane falls into the harbour'],
      [`20200207080000/${page.url}`, 'Crane raised from the harbour'],
      [`20200206101530/${page.url} (2)`, 'Crane falls into the harbour'],
    ])
    expect(articles[0]).toMatchObject({ media: 'text/html;charset=utf-8', warnings: [] })
    expect(textOf(articles[0]!)).toBe(String(page.body))
    expect(articles[0]!.extracted).toMatchObject({
      format: 'html',
      url: { value: page.url, status: 'stated', evidence: 'the web archive, captured on 2020-02-06' },
    })
  })

  test('takes the day of the capture for no date of publication', async () => {
    const { articles } = await archived([{ ...page, url: `${HOST}/crane` }], name)
    expect(articles[0]!.extracted.date).toEqual({
      value: null,
      status: 'unknown',
      evidence: 'it was captured on 2020-02-06, which is no date of publication',
    })
  })

  test('undoes chunks and compression, also where the header is left and they are undone', async () => {
    const bodies: Partial<CaptureFixture>[] = [
      { chunked: true },
      { encoding: 'gzip' },
      { encoding: 'deflate' },
      { encoding: 'br' },
      { encoding: 'gzip', chunked: true },
    ]
    const { articles } = await archived(
      bodies.map((part, at) => ({ ...page, ...part, url: `${page.url}-${at}` })),
      name,
    )
    expect(articles.map(textOf)).toEqual(bodies.map(() => page.body))
    const plain = Buffer.concat(await buildWarc([page]))
    const header = 'Content-Type: text/html\r\n'
    const undone = Buffer.from(
      plain.toString('latin1').replace(header, `${header}Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n`),
      'latin1',
    )
    expect((await readFileAs('crawl.warc', undone)).articles.map(textOf)).toEqual([page.body])
  })

  test('takes address and character set from the transport, and reads PDF, text and resources too', async () => {
    const { articles } = await archived(
      [
        {
          url: `${HOST}/hafen.html`,
          mediaType: 'text/html; charset=windows-1251',
          body: iconv.encode(storyPage('Кран упал в гавань Нортпорта'), 'windows-1251'),
        },
        { url: `${HOST}/story.txt`, mediaType: 'text/plain', body: story('Crane falls into the harbour') },
        { url: `${HOST}/saved`, type: 'resource', mediaType: 'text/html', body: page.body! },
        { url: `${HOST}/extracted`, type: 'conversion', mediaType: 'text/plain', body: story('Crane as plain text') },
      ],
      name,
    )
    expect(articles.map(({ extracted, media }) => [extracted.title.value, media, extracted.url.value])).toEqual([
      ['Кран упал в гавань Нортпорта', 'text/html;charset=windows-1251', `${HOST}/hafen.html`],
      ['Crane falls into the harbour', 'text/plain;charset=utf-8', `${HOST}/story.txt`],
      ['Crane falls into the harbour', 'text/html;charset=utf-8', `${HOST}/saved`],
      ['Crane as plain text', 'text/plain;charset=utf-8', `${HOST}/extracted`],
    ])
  })

  test('sums up what is no page, a row for each kind, and lists what had not changed', async () => {
    const { articles, refusals } = await archived(
      [
        ...Array.from({ length: 30 }, (_, at) => ({ url: `${HOST}/${at}.png`, mediaType: 'image/png', body: 'x' })),
        { url: `${HOST}/a.js`, mediaType: 'application/javascript', body: 'x()' },
        { url: `${HOST}/teaser`, body: page.body!, headers: { 'WARC-Resource-Type': 'fetch' } },
        { url: `${HOST}/ad`, mediaType: 'text/html', body: '{"ad": "<b>buy</b>"}' },
        { url: `${HOST}/robots.txt`, mediaType: 'text/plain', body: 'User-agent: *' },
        { url: `${HOST}/gone`, status: '404 Not Found', body: storyPage('This page is gone') },
        { url: `${HOST}/locked`, status: '403 Forbidden', body: storyPage('No entry for you') },
        { url: `${HOST}/old`, status: '301 Moved Permanently', body: '' },
        { url: `${HOST}/empty`, body: '<html><head></head><body></body></html>' },
        page,
        {
          url: page.url,
          type: 'revisit',
          date: '2020-03-01T00:00:00Z',
          headers: { 'WARC-Refers-To-Date': '2020-02-06T10:15:30Z' },
        },
      ],
      name,
    )
    expect(articles).toHaveLength(1)
    expect(refusals.map(({ record, refusal }) => [record, refusal.outcome, refusal.code])).toEqual([
      [`20200301000000/${page.url}`, 'skipped', 'revisit'],
      ['images', 'skipped', 'no-article'],
      ['scripts', 'skipped', 'no-article'],
      ['data files', 'skipped', 'no-article'],
      ['other files', 'skipped', 'no-article'],
      ['error pages', 'skipped', 'error-page'],
      ['redirects', 'skipped', 'redirect'],
      ['empty pages', 'skipped', 'empty'],
    ])
    const reasons = new Map(refusals.map(({ record, refusal }) => [record, refusal.reason]))
    expect(reasons.get('images')).toBe(
      `30 images are no articles and were left out, such as “${HOST}/0.png”, “${HOST}/1.png” and “${HOST}/2.png”.`,
    )
    expect(reasons.get('error pages')).toContain('2 addresses answered with an error (404: 1, 403: 1)')
  })

  test('without any page says so', async () => {
    const { refusals } = await archived(
      [{ url: '', type: 'warcinfo', mediaType: 'application/warc-fields', body: 'software: test' }],
      name,
    )
    expect(refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'empty' } }])
  })

  test('mutated or cut off gives rows and ends', async () => {
    const image = { url: `${HOST}/a.png`, mediaType: 'image/png', body: 'x'.repeat(500) }
    const whole = Buffer.concat(
      await buildWarc([page, image, { ...page, chunked: true, encoding: 'gzip' }], name.endsWith('.gz')),
    )
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readFileAs(name, bytes)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a web archive with faults', () => {
  const captures = [1, 2, 3].map((at) => ({ ...page, url: `${page.url}-${at}`, body: storyPage(`Crane ${at} falls`) }))
  const titles = ['Crane 1 falls', 'Crane 2 falls', 'Crane 3 falls']

  test.each([-40, -1, 1, 40, 3000])('reads on after a length that is wrong by %i', async (by) => {
    const records = await buildWarc(captures)
    const second = records[1]!
      .toString('latin1')
      .replace(/Content-Length: (\d+)/, (_, length: string) => `Content-Length: ${Number(length) + by}`)
    const { articles } = await readFileAs(
      'crawl.warc',
      Buffer.concat([records[0]!, Buffer.from(second, 'latin1'), records[2]!]),
    )
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual(titles)
    expect(textOf(articles[1]!)).toBe(captures[1]!.body)
  })

  test('loses one record where one is damaged', async () => {
    const records = await buildWarc(captures, true)
    records[1]!.fill(0x55, 40, 60)
    const { articles, refusals } = await readFileAs('crawl.warc.gz', Buffer.concat(records))
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual([titles[0], titles[2]])
    expect(refusals).toMatchObject([{ refusal: { outcome: 'failed', code: 'damaged' } }])
  })

  test('packed as one is read as well', async () => {
    const whole = gzipSync(Buffer.concat(await buildWarc(captures)))
    expect((await readFileAs('crawl.warc.gz', whole)).articles.map(({ extracted }) => extracted.title.value)).toEqual(
      titles,
    )
  })

  test('cut off keeps what came before', async () => {
    const records = Buffer.concat(await buildWarc(captures))
    const { articles } = await readFileAs('crawl.warc', records.subarray(0, -300))
    expect(articles.map(({ extracted }) => extracted.title.value)).toEqual(titles)
    expect(articles.at(-1)!.warnings.map(({ code }) => code)).toContain('cut-off')
  })

  test('stops a decompression bomb', async () => {
    const bomb = { ...page, url: `${HOST}/bomb`, encoding: 'gzip' as const, body: Buffer.alloc(50_000_000, '<p>a') }
    const inside = await archived([bomb, page])
    expect(inside.articles).toHaveLength(1)
    expect(inside.refusals).toMatchObject([{ refusal: { outcome: 'failed', code: 'limit' } }])
    const around = gzipSync(Buffer.concat(await buildWarc([{ ...bomb, encoding: undefined }])))
    expect((await readFileAs('crawl.warc.gz', around)).refusals.at(-1)).toMatchObject({
      refusal: { outcome: 'failed', code: 'limit' },
    })
  })

  test('of the old format says what to do', async () => {
    const { refusals } = await readFileAs(
      'old.arc',
      'filedesc://old.arc 0.0.0.0 19990101000000 text/plain 76\n1 0 Archive\n',
    )
    expect(refusals).toMatchObject([{ refusal: { outcome: 'failed', code: 'unsupported' } }])
    expect(refusals[0]!.refusal.reason).toContain('WARC')
  })
})

describe('a web archive in a ZIP (WACZ)', () => {
  const wacz = async (
    captures: readonly CaptureFixture[],
    pages: readonly object[] = [],
    deflate = false,
  ): Promise<Buffer> =>
    buildZip([
      { name: 'archive/data.warc.gz', content: Buffer.concat(await buildWarc(captures, true)), deflate },
      { name: 'indexes/index.cdx.gz', content: gzipSync('com,example)/ {}') },
      { name: 'pages/pages.jsonl', content: pages.map((line) => JSON.stringify(line)).join('\n') },
      { name: 'datapackage.json', content: '{"profile": "data-package"}' },
    ])

  test.each([true, false])('gives its pages, its archives packed again: %s', async (deflate) => {
    const image = { url: `${HOST}/a.png`, mediaType: 'image/png', body: 'x' }
    const { articles, refusals } = await readFileAs('site.wacz', await wacz([page, image], [], deflate))
    expect(articles.map(({ record, extracted }) => [record, extracted.title.value])).toEqual([
      [`20200206101530/${page.url}`, 'Crane falls into the harbour'],
    ])
    expect(refusals.map(({ record }) => record)).toEqual(['images'])
  })

  test('takes a title from its list of pages where the page has none', async () => {
    const body = story('x').split('\n').slice(2).join('<p>')
    const bytes = await wacz(
      [{ ...page, body: `<html><body><p>${body}</body></html>` }],
      [{ format: 'json-pages-1.0' }, { url: page.url, title: 'Crane in the harbour' }],
    )
    const { articles } = await readFileAs('site.wacz', bytes)
    expect(articles[0]!.extracted.title).toMatchObject({ value: 'Crane in the harbour', status: 'inferred' })
  })

  test('is known without its extension, and in an archive', async () => {
    const bytes = await wacz([page])
    expect((await readFileAs('site.zip', bytes)).articles[0]!.warnings).toEqual([])
    const inside = await readFileAs('all.zip', buildZip([{ name: 'site.wacz', content: bytes }]))
    expect(inside.articles.map(({ record }) => record)).toEqual([`site.wacz!/20200206101530/${page.url}`])
  })

  test('keeps several archives apart, and tells one without any', async () => {
    const content = Buffer.concat(await buildWarc([page]))
    const two = buildZip([
      { name: 'archive/a.warc', content },
      { name: 'archive/b.warc', content },
    ])
    expect((await readFileAs('site.wacz', two)).articles.map(({ record }) => record)).toEqual([
      `archive/a.warc!/20200206101530/${page.url}`,
      `archive/b.warc!/20200206101530/${page.url}`,
    ])
    const none = await readFileAs('site.wacz', buildZip([{ name: 'datapackage.json', content: '{}' }]))
    expect(none.refusals).toMatchObject([{ refusal: { outcome: 'failed', code: 'damaged' } }])
  })

  test('holding several is read through all of them in place', async () => {
    const several = buildZip([
      { name: 'first.wacz', content: await wacz([page]), deflate: false },
      { name: 'second.wacz', content: await wacz([{ ...page, url: `${page.url}-2` }]), deflate: false },
      { name: 'broken.wacz', content: 'x', deflate: false },
      { name: 'datapackage.json', content: '{"profile": "multi-wacz-package"}' },
    ])
    const { articles, refusals } = await readFileAs('all.wacz', several)
    expect(articles.map(({ record }) => record)).toEqual([
      `first.wacz!/20200206101530/${page.url}`,
      `second.wacz!/20200206101530/${page.url}-2`,
    ])
    expect(refusals.map(({ record, refusal }) => [record, refusal.code])).toEqual([['broken.wacz', 'damaged']])
  })

  test('mutated gives rows and ends', async () => {
    const whole = await wacz([page], [{ url: page.url, title: 'Crane' }], true)
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readFileAs('site.wacz', bytes)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})

const SAMPLES = '../shared/corpus/formats'

describe.runIf(existsSync(SAMPLES))('the sample web archives', () => {
  const warcs = join(SAMPLES, 'warc/test/data')
  const waczs = join(SAMPLES, 'wacz/tests/fixtures')

  test.each([
    ['example-bad-length.warc', 1, ['revisit']],
    ['example-iana.org-chunked.warc', 1, []],
    ['example-resource.warc.gz', 1, []],
    ['example-url-agnostic-revisit.warc.gz', 0, ['revisit']],
    ['example-wget-bad-target-uri.warc.gz', 1, []],
    ['example.warc', 1, ['revisit']],
    ['example.warc.gz', 1, ['revisit']],
    ['post-test-more.warc', 0, ['no-article']],
    ['post-test.warc.gz', 0, ['no-article']],
    ['redirect.warc', 0, ['redirect']],
  ])('%s', async (name, count, codes) => {
    const { articles, refusals } = await readPath(join(warcs, name))
    expect(articles).toHaveLength(count)
    expect(refusals.map(({ refusal }) => refusal.code)).toEqual(codes)
    for (const { extracted } of articles) {
      expect(extracted.date.value).toBeNull()
      expect(extracted.url.value).toMatch(/^https?:/)
    }
  })

  test('all of them are covered', () => {
    expect(readdirSync(warcs)).toHaveLength(10)
  })

  test.each([
    ['example-collection-with-lists.warc', 6],
    ['example-collection.warc', 1],
    ['example-iana.warc', 6],
    ['example-resource.warc.gz', 1],
    ['example-warcinfo-metadata.warc', 1],
    ['invalid_example_1.wacz', 0],
    ['invalid_signed_example_1.wacz', 1],
    ['valid_example_1.wacz', 1],
    ['valid_example_2.wacz', 1],
    ['valid_signed_example_1.wacz', 1],
  ])('%s', async (name, count) => {
    const { articles, refusals } = await readPath(join(waczs, name))
    expect(articles).toHaveLength(count)
    expect(articles.length + refusals.length).toBeGreaterThan(0)
    for (const { extracted } of articles) expect(extracted.title.value).not.toBeNull()
  })
})
