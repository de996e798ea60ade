import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCorpusDb, type CorpusDb } from '../../../db/client.ts'
import { runImport } from '../../../main/import/pipeline.ts'
import { textMatches } from '../../../main/search/matches.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { printQuery } from '../../../main/search/print-query.ts'
import { tokensOf, type PlainArticle } from './brute-force.ts'
import { queryMaker } from './generated-queries.ts'
import { inventedArticles } from './invented-articles.ts'
import { corpusOf } from './stored-articles.ts'

const QUERIES = 500
const SHARED = join(import.meta.dirname, '../../../../shared/corpus')

const EVERYTHING = { query: { type: 'all' }, bin: false, sort: 'added', descending: false } as const

const byNumber = (a: number, b: number): number => a - b

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  folders.push(folder)
  return folder
}

/** The articles of a corpus as the evaluator wants them. */
async function plainArticles(db: CorpusDb): Promise<PlainArticle[]> {
  const { rows } = await db.read('article.page', { ...EVERYTHING, offset: 0, limit: 10_000 })
  const texts = await db.read('article.texts', { ids: rows.map(({ id }) => id) })
  const byId = new Map(texts.map((text) => [text.id, text]))
  return rows.map((row) => ({ ...row, ...byId.get(row.id)! }))
}

/** Asks generated queries, and compares what the database finds and what is marked with the evaluator's answers; how many hits. */
async function compareAll(db: CorpusDb, seed: number): Promise<number> {
  const articles = await plainArticles(db)
  const make = queryMaker(articles, seed)
  let found = 0
  for (let n = 0; n < QUERIES; n++) {
    const sought = make()
    const { node, ignored } = parseQuery(sought.query)
    expect([sought.query, ignored]).toEqual([sought.query, []])
    const answer = await db.read('article.ids', { ...EVERYTHING, query: node })
    const expected = articles.filter((article) => sought.holds(article)).map(({ id }) => id)
    expect([sought.query, answer.toSorted()]).toEqual([sought.query, expected.toSorted()])
    const { total } = await db.read('search.count', { query: node, bin: false })
    expect([sought.query, total]).toEqual([sought.query, expected.length])
    const again = parseQuery(printQuery(node)).node
    expect([sought.query, again]).toEqual([sought.query, node])
    found += expected.length
    const { places } = sought
    if (places === undefined) continue
    // In the others nothing is marked, which the first few show.
    for (const article of articles.filter((each, index) => index < 10 || expected.includes(each.id))) {
      // Each token once, whatever marks it: marks of words side by side are one span.
      const marked = new Set<number>()
      for (const part of ['body', 'caption'] as const) {
        const tokens = tokensOf(article, part)
        for (const place of places(tokens)) for (const at of place) marked.add(tokens[at]!.start)
      }
      const spans = textMatches(article, node)
      const tokens = [...tokensOf(article, 'body'), ...tokensOf(article, 'caption')]
      const within = tokens.filter((token) => spans.some(([start, end]) => start <= token.start && token.end <= end))
      expect([sought.query, within.map(({ start }) => start).toSorted(byNumber)]).toEqual([
        sought.query,
        [...marked].toSorted(byNumber),
      ])
      const starts = new Set(tokens.map(({ start }) => start))
      const ends = new Set(tokens.map(({ end }) => end))
      expect(spans.every(([start, end]) => starts.has(start) && ends.has(end))).toBe(true)
    }
  }
  return found
}

describe('500 generated queries find what a brute-force evaluator finds, and mark it', () => {
  let db: CorpusDb
  beforeAll(async () => {
    db = await corpusOf(newFolder(), inventedArticles(40))
    await db.write('tag.assign', { ids: ['1', '2', '5'], add: ['place/north'], remove: [] })
    await db.write('tag.assign', { ids: ['3', '5'], add: ['place'], remove: [] })
    await db.write('tag.assign', { ids: ['4'], add: ['placeless'], remove: [] })
  })
  afterAll(() => db.close())

  test('in invented articles', { timeout: 120_000 }, async () => {
    expect(await compareAll(db, 1)).toBeGreaterThan(QUERIES)
  })
})

describe.runIf(existsSync(SHARED))('and in real articles', () => {
  let db: CorpusDb
  beforeAll(async () => {
    db = await openCorpusDb(join(newFolder(), 'real.variorum'), { create: { name: 'real' }, readers: 1 })
    const paths = ['idlib-2020', 'exports', 'formats/newsml'].map((name) => join(SHARED, name))
    await runImport(
      db,
      { paths, options: {}, keepRoots: true },
      { signal: new AbortController().signal, onProgress: () => undefined },
    )
  }, 120_000)
  afterAll(() => db.close())

  test('of several formats and languages', { timeout: 120_000 }, async () => {
    expect((await plainArticles(db)).length).toBeGreaterThan(20)
    expect(await compareAll(db, 2)).toBeGreaterThan(QUERIES)
  })
})
