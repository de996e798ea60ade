import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../../main/contract/errors.ts'
import type { QueryNode } from '../../main/contract/query.ts'
import type { Facets } from '../../main/contract/search.ts'
import { foldForSearch } from '../../main/text/fold.ts'
import { Connection } from '../../db/connection.ts'
import { bitmapOf, countCommon, countRows, hasRow, intersection, rowsOf } from '../../db/search/bitmap.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

const all: QueryNode = { type: 'all' }
const phrase = (text: string, prefix = false): QueryNode => ({
  type: 'phrase',
  words: foldForSearch(text).split(' '),
  prefix,
})
const and = (...nodes: QueryNode[]): QueryNode => ({ type: 'and', nodes })
const is = (what: 'tagged' | 'undated'): QueryNode => ({ type: 'is', what })

const countOf = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Some tags with those that they are below. */
function withParents(corpus: TestCorpus, tags: readonly string[]): string[] {
  const below = (tag: string): boolean =>
    tags.some((one) => `${one}/`.toLowerCase().startsWith(`${tag}/`.toLowerCase()))
  return corpus.read('tag.list', {}).map(({ name }) => name).filter(below) // prettier-ignore
}

/** The facets of these articles counted one by one, from what is shown of each. */
function countedByHand(corpus: TestCorpus, ids: readonly string[]): Record<keyof Facets, Map<string, number>> {
  const articles = corpus.read('article.whole', { ids })
  const values = (valueOf: (article: (typeof articles)[number]) => string | null): Map<string, number> =>
    countOf(articles.map((article) => valueOf(article) ?? ''))
  const outlets = new Map<string, number>()
  const names = new Map<string, string>()
  for (const { outlet } of articles.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    const key = foldForSearch(outlet.value ?? '')
    const name = names.get(key) ?? outlet.value ?? ''
    names.set(key, name)
    outlets.set(name, (outlets.get(name) ?? 0) + 1)
  }
  return {
    outlet: outlets,
    year: values(({ date }) => date.value?.slice(0, 4) ?? null),
    month: values(({ date }) => date.value?.slice(0, 7) ?? null),
    language: values(({ language }) => language.value),
    format: values(({ format }) => format),
    tag: countOf(articles.flatMap(({ tags }) => withParents(corpus, tags))),
  }
}

function expectFacets(corpus: TestCorpus, query: QueryNode, bin = false): void {
  const facets = corpus.read('search.facets', { query, bin })
  const ids = corpus.read('article.ids', { query, bin, sort: 'added', descending: false })
  const expected = countedByHand(corpus, ids)
  for (const [name, counts] of Object.entries(facets)) {
    expect(new Map(counts), name).toEqual(expected[name as keyof Facets])
    if (name === 'month') expect(counts.map(([month]) => month)).toEqual(counts.map(([month]) => month).toSorted())
    else expect(counts.map(([, count]) => count)).toEqual(counts.map(([, count]) => count).toSorted((a, b) => b - a))
  }
}

describe('sets of rows', () => {
  const rows = fc.uniqueArray(fc.nat(300))
  test('are what sets are', () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [one, other] = [bitmapOf(a, 301), bitmapOf(b, 280)]
        const held = b.filter((row) => row < 280)
        expect([...rowsOf(one)]).toEqual(a.toSorted((x, y) => x - y))
        const common = a.filter((row) => held.includes(row)).toSorted((x, y) => x - y)
        expect([...rowsOf(intersection(one, other))]).toEqual(common)
        expect(countCommon(other, one)).toBe(common.length)
        expect(countRows(one)).toBe(a.length)
        for (const row of [...a, ...b]) expect(hasRow(one, row)).toBe(a.includes(row))
      }),
    )
  })
})

describe('facets', () => {
  const OUTLETS = ['Haaretz', 'haaretz', 'Le Monde', 'Élan', null] as const
  const DATES = ['2020-02-06', '2020-02', '2020', '2019-12-31', null] as const
  const someId = (most: number) => fc.integer({ min: 1, max: most }).map(String)
  const ids = fc.array(someId(60), { minLength: 1, maxLength: 5 })
  const step = fc.oneof(
    fc.record({ do: fc.constant('outlet' as const), ids, value: fc.constantFrom(...OUTLETS) }),
    fc.record({ do: fc.constant('date' as const), ids, value: fc.constantFrom(...DATES) }),
    fc.record({ do: fc.constant('language' as const), ids, value: fc.constantFrom('en', 'fr', null) }),
    fc.record({ do: fc.constant('tag' as const), ids, add: fc.subarray(['a', 'a/b', 'c']), remove: fc.subarray(['a', 'c']) }),
    fc.record({ do: fc.constant('bin' as const), ids }),
    fc.record({ do: fc.constant('restore' as const), ids }),
    fc.record({ do: fc.constant('merge' as const) }),
    fc.record({ do: fc.constant('rename' as const) }),
    fc.record({ do: fc.constant('import' as const), count: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ do: fc.constant('undo' as const) }),
    fc.record({ do: fc.constant('redo' as const) }),
  ) // prettier-ignore

  test('equal what one counts by hand, whatever was edited, undone, imported; kept up to date or counted anew', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const cleanUps: (() => void)[] = []
        const corpus = newCorpus((cleanUp) => cleanUps.push(cleanUp))
        let made = 0
        const bring = (count: number): void => {
          importRecords(
            corpus,
            Array.from({ length: count }, () => {
              const n = made++
              const [outlet, date] = [OUTLETS[n % 5], DATES[(n * 3) % 5]]
              return prepared({
                body: `${n % 2 ? 'red' : 'blue'} ${words(n, 12)}`,
                path: `${n}`,
                ...(outlet && { outlet }),
                ...(date && { date }),
              })
            }),
          )
        }
        try {
          bring(40)
          expectFacets(corpus, all)
          for (const each of steps) {
            if (each.do === 'import') bring(each.count)
            else if (each.do === 'undo' || each.do === 'redo') corpus.write(`history.${each.do}`, {})
            else if (each.do === 'tag')
              corpus.write('tag.assign', { ids: there(corpus, each.ids), add: each.add, remove: each.remove })
            else if (each.do === 'merge' || each.do === 'rename') {
              const tags = corpus.read('tag.list', {})
              const [one, other] = tags
              const name = `${one?.name}x`
              if (each.do === 'rename' && one && tags.every((tag) => tag.name !== name))
                corpus.write('tag.update', { id: one.id, name })
              if (each.do === 'merge' && one && other) corpus.write('tag.merge', { from: other.id, into: one.id })
            } else if (each.do === 'bin' || each.do === 'restore') {
              const state = each.do === 'bin' ? 'bin' : 'present'
              corpus.write('article.setState', { ids: there(corpus, each.ids), state })
            } else corpus.write('article.edit', { ids: there(corpus, each.ids), fields: { [each.do]: each.value } })
            expectFacets(corpus, all)
          }
          expectFacets(corpus, all, true)
          const query = and(phrase('red'), { type: 'not', node: is('undated') })
          expectFacets(corpus, query)
          const kept = corpus.read('search.facets', { query, bin: false })
          corpus.reopen()
          expect(corpus.read('search.facets', { query, bin: false })).toEqual(kept)
        } finally {
          for (const cleanUp of cleanUps.toReversed()) cleanUp()
        }
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  /** Those of the ids that are in the corpus or its bin. */
  const there = (corpus: TestCorpus, wanted: readonly string[]): string[] =>
    corpus.read('article.whole', { ids: wanted }).map(({ id }) => id)
})

describe('lists', () => {
  let corpus: TestCorpus
  const wire = words(900, 60)
  beforeAll(() => {
    corpus = newCorpus(afterAll)
    const records = [
      { title: 'First print', body: wire, outlet: 'A', date: '2020-02-03', path: '1' },
      { title: 'Second print', body: wire, outlet: 'B', date: '2020-02-01', path: '2' },
      { title: 'Third print', body: `${wire} and fox`, outlet: 'C', path: '3' },
      { title: 'fox', body: `fox ${words(1, 40)} a fox in the fox hole`, path: '4' },
      { title: 'Other', body: `${words(2, 40)} red fox`, path: '5' },
      { body: `${words(3, 40)} fox fox red fox`, date: '2021', path: '6' },
    ]
    importRecords(corpus, records.map(prepared))
  })
  const page = (query: QueryNode, more: object = {}) =>
    corpus.read('article.page', {
      query,
      bin: false,
      sort: 'relevance',
      descending: true,
      offset: 0,
      limit: 100,
      ...more,
    })
  const idsOf = (found: { rows: { id: string }[] }): string[] => found.rows.map(({ id }) => id)

  test('by number of hits, in the text or else in the title', () => {
    expect(idsOf(page(phrase('fox'), { sort: 'hits' }))).toEqual(['4', '6', '5', '3'])
    expect(page(phrase('fox'), { sort: 'hits' }).order).toBe('column')
    expect(idsOf(page(phrase('fox'), { sort: 'hits', descending: false })).at(-1)).toBe('4')
    expect(idsOf(page(phrase('red fox'), { sort: 'hits' })).toSorted()).toEqual(['5', '6'])
    expect(idsOf(page({ type: 'or', nodes: [phrase('red'), phrase('fo', true)] }, { sort: 'hits' }))).toEqual([
      '6',
      '4',
      '5',
      '3',
    ])
    expect(page(all, { sort: 'hits' }).order).toBe('newest')
  })

  test('folded, same texts stand under the first of them, and what was answered otherwise does not', () => {
    const sorted = { sort: 'date', descending: false, group: true }
    const found = page(all, sorted)
    expect(found).toMatchObject({ total: 6, groups: 4 })
    expect(found.rows.map(({ id, alike }) => [id, alike])).toEqual([
      ['2', 2],
      ['6', 0],
      ['4', 0],
      ['5', 0],
    ])
    expect(
      corpus.read('article.ids', { query: all, bin: false, sort: 'date', descending: false, group: true }),
    ).toEqual(idsOf(found))
    const alike = corpus.read('article.alike', { id: '2', query: all, bin: false, limit: 10 })
    expect([alike.total, idsOf(alike)]).toEqual([2, ['1', '3']])
    corpus.write('review.answer', { article: '1', other: '3', answer: 'unrelated' })
    corpus.write('review.answer', { article: '2', other: '3', answer: 'version' })
    expect(page(all, sorted).groups).toBe(5)
    corpus.write('history.undo', {})
    corpus.write('history.undo', {})
    expect(page(all, sorted).groups).toBe(4)
    expect(page(phrase('fox'), sorted)).toMatchObject({ total: 4, groups: 4 })
  })

  test('folded or not, a list has each article once', () => {
    for (const sort of ['relevance', 'date', 'title', 'hits', 'added'] as const) {
      for (const query of [all, phrase('fox'), is('undated')]) {
        const found = page(query, { sort, group: true })
        const members = found.rows.flatMap(({ id }) => [
          id,
          ...idsOf(corpus.read('article.alike', { id, query, bin: false, limit: 100 })),
        ])
        expect(members.toSorted()).toEqual(idsOf(page(query, { sort })).toSorted())
        expect(members).toHaveLength(found.total)
        expect(found.rows).toHaveLength(found.groups!)
        for (const { id, alike } of found.rows)
          expect(corpus.read('article.alike', { id, query, bin: false, limit: 100 }).total).toBe(alike)
      }
    }
  })
})

test('hits are ranked as FTS5 ranks them, though it is not asked', () => {
  const corpus = newCorpus()
  const some = ['red', 'fox', 'hill', 'snow'] as const
  const text = (seed: number, length: number): string =>
    Array.from({ length }, (_, n) => some[Math.abs(Math.imul(seed * 31 + n, 2654435761) >> 7) % some.length]).join(' ')
  importRecords(
    corpus,
    Array.from({ length: 120 }, (_, n) =>
      prepared({
        body: `${text(n, 10 + (n % 40))} ${n}`,
        path: `${n}`,
        ...(n % 4 === 0 && { title: text(n + 500, 4) }),
        ...(n % 5 === 0 && { caption: text(n + 900, 6) }),
        ...(n % 6 === 0 && { furniture: text(n + 700, 9) }),
      }),
    ),
  )
  // A title that is not the headline of the text.
  corpus.write('article.edit', { ids: ['1', '5', '9'], fields: { title: 'red fox on a hill' } })
  const connection = new Connection(corpus.file, { readonly: true, mustExist: true, timeout: 1000 })
  const sought = (words: string, prefix = false) => `{title body caption} : ("${words}"${prefix ? ' *' : ''})`
  const or = (...nodes: QueryNode[]): QueryNode => ({ type: 'or', nodes })
  const not = (node: QueryNode): QueryNode => ({ type: 'not', node })
  const undated: QueryNode = { type: 'is', what: 'undated' }
  for (const [query, match] of [
    [phrase('red fox'), sought('red fox')],
    [phrase('fox red'), sought('fox red')],
    [phrase('hill sn', true), sought('hill sn', true)],
    [phrase('snow snow red'), sought('snow snow red')],
    [phrase('1', true), sought('1', true)],
    [and(phrase('hill'), phrase('red fox')), `${sought('hill')} AND ${sought('red fox')}`],
    [or(phrase('17'), phrase('red fox snow')), `${sought('17')} OR ${sought('red fox snow')}`],
    [and(phrase('red'), not(phrase('fox hill')), undated), `${sought('red')} NOT ${sought('fox hill')}`],
  ] as const) {
    const ranked = connection.values<number>(
      `SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY bm25(article_fts, 8.0, 1.0, 0.5, 0.2), rowid DESC`,
      match,
    )
    expect(ranked.length).toBeGreaterThan(5)
    const list = { query, bin: false, sort: 'relevance', descending: true } as const
    expect([match, corpus.read('article.ids', list)]).toEqual([match, ranked.map(String)])
  }
  connection.close()
})

describe('a large result', () => {
  let corpus: TestCorpus
  beforeAll(() => {
    corpus = newCorpus(afterAll)
    const records = Array.from({ length: 3500 }, (_, n) =>
      prepared({
        body: `common ${n % 5 === 0 ? 'fifth' : 'other'} ${words(n, 6)}`,
        title: `T${(n * 7919) % 3500}`,
        path: `${n}`,
        ...(n % 9 !== 0 && { date: `20${String(10 + (n % 12))}-0${1 + (n % 9)}` }),
      }),
    )
    for (let from = 0; from < records.length; from += 500) importRecords(corpus, records.slice(from, from + 500))
  })
  const input = { query: phrase('common'), bin: false }

  test.each(['title', 'date', 'added', 'words', 'outlet'] as const)('is sorted by %s as a small one is', (sort) => {
    for (const descending of [true, false]) {
      const ids = corpus.read('article.ids', { ...input, sort, descending })
      const few = corpus.read('article.ids', {
        query: and(phrase('common'), phrase('fifth')),
        bin: false,
        sort,
        descending,
      })
      const wanted = new Set(few)
      expect(ids).toHaveLength(3500)
      expect(ids.filter((id) => wanted.has(id))).toEqual(few)
      expect(ids).toEqual(corpus.read('article.ids', { query: all, bin: false, sort, descending }))
    }
  })

  test('and what some of it has besides is ranked as FTS5 ranks it', () => {
    const connection = new Connection(corpus.file, { readonly: true, mustExist: true, timeout: 1000 })
    const ranked = connection.values<number>(
      `SELECT rowid FROM article_fts WHERE article_fts MATCH '{title body caption} : (common AND fifth)'
       ORDER BY bm25(article_fts, 8.0, 1.0, 0.5, 0.2), rowid DESC`,
    )
    connection.close()
    expect(ranked).toHaveLength(700)
    const query = and(phrase('common'), phrase('fifth'))
    const list = { query, bin: false, sort: 'relevance', descending: true } as const
    expect(corpus.read('article.ids', list)).toEqual(ranked.map(String))
  })

  test('is given up in the middle of a statement, and answered when asked again', () => {
    let left = 2
    const giveUp = (): void => {
      if (left-- === 0) throw new AppError('cancelled', 'given up')
    }
    const other = { query: phrase('other'), bin: false }
    expect(() => corpus.read('search.count', other, giveUp)).toThrow(expect.objectContaining({ code: 'cancelled' }))
    expect(corpus.read('search.count', other).total).toBe(2800)
  })
})

test('the feed names the articles that changed after a revision', () => {
  const corpus = newCorpus()
  importRecords(
    corpus,
    [1, 2, 3].map((n) => prepared({ title: `T${n}`, body: words(n, 30), path: `${n}` })),
  )
  const { revision } = corpus.read('catalogue.changes', { after: 0, most: 0 })
  const changed = () => corpus.read('catalogue.changes', { after: revision, most: 10 })
  expect(changed()).toEqual({ revision, articles: 0, words: [] })
  corpus.write('article.edit', { ids: ['2'], fields: { title: 'Unheard of' } })
  expect(changed()).toMatchObject({ articles: 1, words: expect.arrayContaining(['unheard', 'of']) })
  corpus.write('tag.assign', { ids: ['1'], add: ['x'], remove: [] })
  expect(changed().articles).toBe(2)
  corpus.write('history.undo', {})
  expect(changed().articles).toBe(2)
  expect(corpus.read('catalogue.changes', { after: revision, most: 1 }).words).toBeNull()
  expect(corpus.read('catalogue.titles', { words: ['unh'], prefix: true, limit: 5 })).toEqual([
    { id: '2', title: 'Unheard of' },
  ])
})
