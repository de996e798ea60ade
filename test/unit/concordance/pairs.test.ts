import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CorpusDb } from '../../../db/client.ts'
import { createConcordancer, type Concordancer } from '../../../main/concordance/concordancer.ts'
import type { LineOrder } from '../../../main/contract/concordance.ts'
import { createSearcher, type Searcher } from '../../../main/search/searcher.ts'
import { inventedArticles } from '../search/invented-articles.ts'
import { corpusOf } from '../search/stored-articles.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const TEXT: LineOrder = { sort: 'text', words: 1, descending: false }

let folder: string
let db: CorpusDb
let searcher: Searcher
let concordancer: Concordancer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  db = await corpusOf(folder, inventedArticles(60))
  searcher = createSearcher(db)
  concordancer = createConcordancer(db, searcher)
})
afterAll(async () => {
  await concordancer.close()
  await searcher.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

const linesOf = async (query: string): Promise<number> =>
  (await concordancer.lines(query, { context: 0, order: TEXT }, { offset: 0, limit: 1 })).total

test.each([
  ['minister', 3],
  ['flood*', 5],
  ['"of the"', 3],
  ['river OR weir', 5],
  ['river harbour', 4],
  ['(ferry OR outlet:courier) minister -fire', 5],
  ['in:caption the', 4],
  ['only:river', 5],
  ['outlet:post "of *"', 2],
])('each collocate of %s within %d words leads to as many lines as there are of it', async (query, window) => {
  const options = { window, atLeast: 1, stopWords: true, sort: 'together', limit: 60 } as const
  const { collocates } = await concordancer.collocates(query, options)
  const led = collocates.filter((collocate) => collocate.query !== null)
  const lines: [string, number][] = []
  for (const collocate of led) lines.push([collocate.query!, await linesOf(collocate.query!)])
  expect(lines).toEqual(led.map((collocate) => [collocate.query, collocate.together]))
  expect(query.includes('*"') || led.length > 10).toBe(true)
})

test('what no query can say leads nowhere', async () => {
  const options = { window: 5, atLeast: 1, stopWords: true, sort: 'together', limit: 200 } as const
  for (const query of ['/minister/', 'the NEAR/3 minister', 'title:minister']) {
    const { collocates } = await concordancer.collocates(query, options)
    expect(new Set(collocates.map((collocate) => collocate.query))).toEqual(new Set([null]))
  }
  const { collocates } = await concordancer.collocates('"of the"', options)
  expect(collocates.find(({ word }) => word === 'of')).toMatchObject({ query: null })
})

test('words that stand together are one line, at the word that is named first', async () => {
  const first = await concordancer.lines('minister NEAR/3 the', { context: 0, order: TEXT }, { offset: 0, limit: 500 })
  expect(first.lines.every(({ match }) => match === 'minister')).toBe(true)
  const other = await concordancer.lines('the NEAR/3 minister', { context: 0, order: TEXT }, { offset: 0, limit: 500 })
  expect(other.lines.every(({ match }) => match === 'the')).toBe(true)
  expect(first.total).toBeGreaterThan(0)
})
