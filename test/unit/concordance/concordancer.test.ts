import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CorpusDb } from '../../../db/client.ts'
import { createConcordancer, type Concordancer } from '../../../main/concordance/concordancer.ts'
import { logDice, signedLogLikelihood } from '../../../main/concordance/association.ts'
import {
  collocatesSchema,
  concordancePageSchema,
  dispersionSchema,
  frequencySchema,
  type LineOrder,
} from '../../../main/contract/concordance.ts'
import { createSearcher, type Searcher } from '../../../main/search/searcher.ts'
import { searchTokens } from '../../../main/text/fold.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { corpusOf, type Invented } from '../search/stored-articles.ts'

// Corpora and worker threads are opened, and other tests run beside.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const ARTICLES: Invented[] = [
  {
    title: 'Weir closed',
    outlet: 'The Harbour Post',
    date: '2020-02-06',
    blocks: [
      ['furniture', 'The weir newsletter: all about weirs'],
      ['headline', 'Old weir closed'],
      ['body', 'Engineers closed the old weir on Thursday. The lower weir stays open, engineers said.'],
    ],
  },
  {
    title: 'No danger',
    outlet: 'Courier',
    date: '2020-03',
    blocks: [['body', 'The lower weir is safe. Nobody closed it.']],
  },
  { title: 'Weather', outlet: 'Courier', date: '2021', blocks: [['body', 'Dry and cold at the weir.']] },
  { title: 'Ferry', blocks: [['body', 'The ferry runs. The old quay is closed, the engineers say.']] },
  {
    title: 'السد',
    outlet: 'الخبر',
    date: '2020-03-09',
    language: 'ar',
    blocks: [['body', 'قال المهندسون إن السدّ القديم مغلق وإن السد الآخر مفتوح.']],
  },
]

const TEXT: LineOrder = { sort: 'text', words: 3, descending: false }
const everything = { offset: 0, limit: 500 }

let folder: string
let db: CorpusDb
let searcher: Searcher
let concordancer: Concordancer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  db = await corpusOf(folder, ARTICLES)
  searcher = createSearcher(db)
  concordancer = createConcordancer(db, searcher)
})
afterAll(async () => {
  await concordancer.close()
  await searcher.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

const lines = (query: string, order = TEXT, context = 2) => concordancer.lines(query, { context, order }, everything)
const shortLines = async (query: string, order?: LineOrder): Promise<string[]> =>
  (await lines(query, order)).lines.map(
    ({ article, before, match, after }) => `${article}: ${before}[${match}]${after}`,
  )

describe('lines', () => {
  test('are all hits outside the furniture, with what is known of their articles', async () => {
    const page = concordancePageSchema.parse(await lines('weir'))
    expect(page).toMatchObject({ total: 5, articles: 3, shown: 5, ignored: [], seeksWords: true })
    expect(await shortLines('weir')).toEqual([
      '1: Old [weir] closed Engineers',
      '1: the old [weir] on Thursday.',
      '1: The lower [weir] stays open,',
      '2: The lower [weir] is safe.',
      '3: at the [weir].',
    ])
    const { text } = (await db.read('article.texts', { ids: ['2'] }))[0]!
    expect(page.lines[3]).toMatchObject({ title: 'No danger', outlet: 'Courier', date: '2020-03', start: 10, end: 14 })
    for (const { article, start, end, match } of page.lines)
      if (article === '2') expect(text.slice(start, end)).toBe(match)
  })

  test('come in pages, in any order', async () => {
    const right: LineOrder = { sort: 'right', words: 1, descending: false }
    const all = await shortLines('weir', right)
    expect(all).toEqual([
      '1: Old [weir] closed Engineers',
      '2: The lower [weir] is safe.',
      '1: the old [weir] on Thursday.',
      '1: The lower [weir] stays open,',
      '3: at the [weir].',
    ])
    const page = await concordancer.lines('weir', { context: 2, order: right }, { offset: 1, limit: 2 })
    expect(page.total).toBe(5)
    expect(page.lines.map(({ article }) => article)).toEqual(['2', '1'])
    const left = await shortLines('weir', { sort: 'left', words: 2, descending: true })
    expect(left.map((line) => line.slice(0, line.indexOf(']') + 1))).toEqual([
      '3: at the [weir]',
      '1: the old [weir]',
      '1: Old [weir]',
      '1: The lower [weir]',
      '2: The lower [weir]',
    ])
    expect((await lines('weir', { sort: 'date', words: 1, descending: true })).lines.map(({ date }) => date)).toEqual([
      '2021',
      '2020-03',
      '2020-02-06',
      '2020-02-06',
      '2020-02-06',
    ])
    const alone = createConcordancer(db, searcher)
    const first = await alone.lines('weir', { context: 2, order: right, most: 2 }, everything)
    expect([first.total, first.shown, first.lines.length]).toEqual([5, 2, 2])
    // Other lines are first in another order: they are read again.
    const byLeft = { sort: 'left', words: 2, descending: false } as const
    const others = await alone.lines('weir', { context: 2, order: byLeft, most: 2 }, everything)
    expect(others.lines.map(({ article, before }) => [article, before])).toEqual([['1', 'The lower '], ['2', 'The lower ']]) // prettier-ignore
    await alone.close()
  })

  test('take a query as complete, with phrases, prefixes, groups and other clauses', async () => {
    expect((await lines('eng')).total).toBe(0)
    expect((await lines('engin*')).total).toBe(3)
    expect(await shortLines('"lower weir" outlet:Courier')).toEqual(['2: The [lower weir] is safe.'])
    expect((await lines('ferry OR quay')).total).toBe(2)
    expect((await lines('السد')).lines.map(({ match }) => match)).toEqual(['السدّ', 'السد'])
    expect(await lines('outlet:Courier')).toMatchObject({ total: 0, seeksWords: false, lines: [] })
    expect(await lines('wier')).toMatchObject({ total: 5, correctedTo: 'weir' })
  })

  test('are as many as the words of the texts say, for every word there is', async () => {
    const texts = await db.read('article.texts', { ids: ARTICLES.map((_, index) => String(index + 1)) })
    const counts = new Map<string, number>()
    for (const { text, layers } of texts) {
      for (const { layer, start, end } of layers) {
        if (layer === 'furniture') continue
        for (const word of searchTokens(text.slice(start, end)).words) counts.set(word, (counts.get(word) ?? 0) + 1)
      }
    }
    expect(counts.size).toBeGreaterThan(30)
    for (const [word, count] of counts) expect([word, (await lines(`"${word}"`)).total]).toEqual([word, count])
  })

  test('can all be had one page after another, and be given up', async () => {
    const pages: number[] = []
    for await (const page of concordancer.allLines('weir', { context: 3, order: TEXT })) pages.push(page.length)
    expect(pages).toEqual([5])
    const stop = new AbortController()
    const given = concordancer.lines('the', { context: 1, order: TEXT }, everything, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(given).rejects.toMatchObject({ code: 'cancelled' })
    await expect(
      concordancer.lines('the', { context: 1, order: TEXT }, everything, { signal: stop.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' })
    const told: number[] = []
    const heard = await concordancer.lines('the', { context: 1, order: TEXT }, everything, {
      onProgress: ({ hits }) => told.push(hits),
    })
    expect(told.at(-1)).toBe(heard.total)
  })
})

test('collocates: counted in the window, measured against the corpus, and a query leads to the pair', async () => {
  const options = { window: 2, atLeast: 1, stopWords: true, sort: 'together', limit: 50 } as const
  const result = collocatesSchema.parse(await concordancer.collocates('weir', options))
  // By hand: around the five hits stand these, each word once where two windows meet.
  const counted = Object.fromEntries(result.collocates.map(({ word, left, right }) => [word, [left, right]]))
  expect(counted).toEqual({
    the: [4, 0], old: [2, 0], lower: [2, 0], closed: [0, 1], engineers: [0, 1], on: [0, 1], thursday: [0, 1],
    stays: [0, 1], open: [0, 1], is: [0, 1], safe: [0, 1], at: [1, 0],
  }) // prettier-ignore
  expect(result).toMatchObject({ total: 5, articles: 3, windowWords: 17, found: 12 })
  const texts = await db.read('article.texts', { ids: ARTICLES.map((_, index) => String(index + 1)) })
  const words = texts.flatMap(({ text, layers }) =>
    layers.flatMap(({ layer, start, end }) =>
      layer === 'furniture' ? [] : searchTokens(text.slice(start, end)).words,
    ),
  )
  expect(result.corpusWords).toBe(words.length)
  const lower = result.collocates.find(({ word }) => word === 'lower')!
  expect(lower).toMatchObject({ together: 2, articles: 2, frequency: words.filter((word) => word === 'lower').length })
  const cells = { together: 2, windowWords: 17, hits: 5, frequency: lower.frequency, corpusWords: words.length }
  expect(lower.logDice).toBeCloseTo(logDice(cells), 12)
  expect(lower.logLikelihood).toBeCloseTo(signedLogLikelihood(cells), 12)

  const fewer = await concordancer.collocates('weir', { ...options, stopWords: false, atLeast: 2, sort: 'logDice' })
  expect(fewer.collocates.map(({ word }) => word)).toEqual(['lower', 'old'])
  const pair = await lines(fewer.collocates[0]!.query!)
  expect(new Set(pair.lines.map(({ match }) => match))).toEqual(new Set(['lower']))
  expect(pair.lines.filter(({ match }) => match === 'lower')).toHaveLength(2)
})

test('dispersion: where the hits stand in each article, and how evenly over all', async () => {
  const result = dispersionSchema.parse(await concordancer.dispersion('weir', { sort: 'hits', offset: 0, limit: 10 }))
  expect(result).toMatchObject({ total: 5, articles: 3, searched: 5 })
  expect(result.rows.map(({ article, hits }) => [article, hits])).toEqual([['1', 3], ['3', 1], ['2', 1]]) // prettier-ignore
  const [first] = result.rows
  expect(first!.places.map(({ at }) => at)).toEqual([1, 7, 12].map((word) => word / 17))
  expect(first!.perMillion).toBeCloseTo((3 / 17) * 1e6, 6)
  expect(result.deviation).toBeGreaterThan(0)
  expect(result.deviation).toBeLessThan(1)
  const within = await concordancer.dispersion('weir outlet:Courier', { sort: 'date', offset: 1, limit: 10 })
  expect(within).toMatchObject({ total: 2, searched: 2, rows: [{ article: '3' }] })
})

test('frequency: hits per million words by period and outlet; what is not dated so precisely is counted apart', async () => {
  const result = frequencySchema.parse(await concordancer.frequency('weir', { unit: 'month', outlets: 6 }))
  expect(result.periods).toEqual(['2020-02', '2020-03'])
  const [all, post, courier] = result.series
  expect([all, post, courier].map((series) => [series!.kind, series!.outlet, series!.hits])).toEqual([
    ['all', '', 4],
    ['outlet', 'The Harbour Post', 3],
    ['outlet', 'Courier', 1],
  ])
  expect(post!.points[0]).toMatchObject({ hits: 3, words: 17, perMillion: (3 / 17) * 1e6 })
  expect(post!.points[1]).toMatchObject({ hits: 0, words: 0, perMillion: null })
  expect(courier!.points[1]).toMatchObject({ hits: 1, words: 8 })
  expect(result.imprecise).toMatchObject({ hits: 1, articles: 1 })
  expect(result.undated).toMatchObject({ hits: 0, articles: 1 })
  const years = await concordancer.frequency('weir', { unit: 'year', outlets: 1 })
  expect([years.unit, years.periods]).toEqual(['year', ['2020', '2021']])
  expect(years.series.map(({ kind, hits }) => [kind, hits])).toEqual([['all', 5], ['outlet', 3], ['others', 2]]) // prettier-ignore
})

test('what is in the bin is left out, and a change of the corpus is seen', async () => {
  const own = tempDir()
  const db = await corpusOf(own, ARTICLES)
  const searcher = createSearcher(db)
  const concordancer = createConcordancer(db, searcher)
  try {
    const count = async () => (await concordancer.lines('weir', { context: 1, order: TEXT }, everything)).total
    const lower = async () =>
      (
        await concordancer.collocates('weir', { window: 1, atLeast: 1, stopWords: true, sort: 'left', limit: 50 })
      ).collocates.find(({ word }) => word === 'lower')
    expect([await count(), (await lower())!.frequency]).toEqual([5, 2])
    await db.write('article.setState', { ids: ['2'], state: 'bin' })
    expect([await count(), (await lower())!.frequency]).toEqual([4, 1])
    // Within one outlet its texts are what is searched: the other lower weir is not among them.
    const post = await concordancer.collocates('weir outlet:"The Harbour Post"', {
      window: 1,
      atLeast: 1,
      stopWords: true,
      sort: 'left',
      limit: 50,
    })
    expect(post.corpusWords).toBe(17)
    expect(post.collocates.find(({ word }) => word === 'old')).toMatchObject({ together: 2, frequency: 2 })
    await db.write('article.setState', { ids: ['2'], state: 'present' })
    expect([await count(), (await lower())!.frequency]).toEqual([5, 2])
  } finally {
    await concordancer.close()
    await searcher.close()
    await db.close()
  }
})

test('each view says which clause was not answered in full', async () => {
  const own = tempDir()
  const words = (from: number): string => Array.from({ length: 700 }, (_, n) => `w${from + n}ax`).join(' ')
  const db = await corpusOf(own, [{ blocks: [['body', words(0)]] }, { blocks: [['body', words(700)]] }])
  const searcher = createSearcher(db)
  const concordancer = createConcordancer(db, searcher)
  try {
    const near = { window: 1, atLeast: 1, stopWords: true, sort: 'left', limit: 5 } as const
    const views = async (query: string) =>
      Promise.all([
        concordancer.lines(query, { context: 1, order: TEXT }, everything),
        concordancer.collocates(query, near),
        concordancer.dispersion(query, { sort: 'hits', offset: 0, limit: 5 }),
        concordancer.frequency(query, { outlets: 1 }),
      ])
    for (const view of await views('*ax'))
      expect(view.limits).toEqual([{ clause: '*ax', limit: 'terms', taken: 400, of: 1400 }])
    for (const view of await views('w?ax')) expect(view).not.toHaveProperty('limits')
  } finally {
    await concordancer.close()
    await searcher.close()
    await db.close()
  }
})
