import { expect, test } from 'vitest'
import { folderOf, newApp } from './new-app.ts'

async function withArticles() {
  const made = newApp()
  await made.call('corpus.create', { name: 'Searches' })
  const { job } = await made.app.importPaths([folderOf(6)])
  await made.ended(job)
  return made
}

test('saved searches are counted in one call, follow the corpus, and stand in queries', async () => {
  const { call, heard } = await withArticles()
  await call('savedSearch.create', { name: 'River', query: 'river' })
  expect(heard.at(-1)).toMatchObject({ name: 'data.changed', data: { topics: expect.arrayContaining(['searches']) } })
  await call('savedSearch.create', { name: 'Third day', query: 'search:river "day 3"' })
  const saved = await call('savedSearch.list', {})
  expect(saved.map(({ name }) => name)).toEqual(['River', 'Third day'])
  const queries = [...saved.map(({ query }) => query), '-search:river', 'search:gone', '']
  expect(await call('search.count', { queries })).toEqual([6, 1, 0, 0, 6])

  const list = await call('article.list', { query: 'search:"third day"', offset: 0, limit: 10 })
  expect(list.total).toBe(1)
  const [row] = list.rows
  expect(row!.hits).toBeGreaterThan(0)
  const spans = await call('article.matches', { id: row!.id, query: 'search:"Third day"' })
  const { text } = await call('article.get', { id: row!.id })
  expect(spans.map(([start, end]) => text.slice(start, end))).toContain('day 3')
  expect(await call('article.ids', { query: 'search:"third day"' })).toEqual([row!.id])

  await call('article.delete', { ids: [row!.id] })
  expect(await call('search.count', { queries })).toEqual([5, 0, 0, 0, 5])
  await call('history.undo', {})
  await call('savedSearch.update', { id: saved[0]!.id, query: 'lake' })
  expect(await call('search.count', { queries: ['search:"third day"', 'search:river'] })).toEqual([0, 0])
  await call('history.undo', {})
  expect(await call('search.count', { queries: ['search:"third day"'] })).toEqual([1])
})

test('saved searches with as many brackets as there can be, one inside the other, are no error', async () => {
  const { call } = newApp()
  await call('corpus.create', { name: 'Brackets' })
  const shapes = [
    (query: string, at: number) => `(w${at} OR x (y ${query}))`,
    (query: string, at: number) => `-(w${at} OR x -(y ${query}))`,
    (query: string, at: number) => `(x -(w${at} OR (tag:a OR ${query})))`,
  ]
  for (const [number, shape] of shapes.entries()) {
    for (const depth of [3, 6, 8]) {
      const bracketed = (inner: string): string => Array.from({ length: depth }, (_, at) => at).reduce(shape, inner)
      let inner = 'river'
      for (const name of ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter}${number}${depth}`)) {
        await call('savedSearch.create', { name, query: bracketed(inner) })
        inner = `search:${name}`
        expect(await call('search.count', { queries: [inner, `x ${bracketed(inner)}`] })).toHaveLength(2)
      }
    }
  }
})

test('a query is asked as it is typed when no correction is wished for', async () => {
  const { call } = await withArticles()
  const page = { query: 'ryver', offset: 0, limit: 10 }
  const corrected = await call('article.list', page)
  expect(corrected).toMatchObject({ total: 6, correctedTo: 'river' })
  const literal = await call('article.list', { ...page, correct: false })
  expect(literal.total).toBe(0)
  expect(literal.correctedTo).toBeUndefined()
  expect(await call('article.ids', { query: 'ryver', correct: false })).toEqual([])
  expect(await call('article.ids', { query: 'ryver' })).toHaveLength(6)
})

test('a text is found in an article as it stands', async () => {
  const { call } = await withArticles()
  const [id] = await call('article.ids', { query: '"day 2"' })
  const { text } = await call('article.get', { id: id! })
  const found = async (sought: string, options = {}) =>
    (await call('article.find', { id: id!, text: sought, ...options })).map(([start, end]) => text.slice(start, end))
  expect(await found('the RIVER')).toEqual(['the river', 'the river'])
  expect(await found('the RIVER', { matchCase: true })).toEqual([])
  expect(await found('riv', { wholeWord: true })).toEqual([])
  expect(await found('title:river OR')).toEqual([])
  await expect(call('article.find', { id: '999', text: 'x' })).rejects.toMatchObject({ code: 'not-found' })
})

test('the last queries are kept for each corpus, across restarts, until they are forgotten', async () => {
  const first = newApp()
  await first.call('corpus.create', { name: 'One' })
  await first.call('search.remember', { query: 'weir' })
  expect(await first.call('search.remember', { query: 'lock' })).toEqual(['lock', 'weir'])
  await first.call('corpus.create', { name: 'Two' })
  expect(await first.call('search.recent', {})).toEqual([])
  await first.app.close()
  const second = newApp(first.dataDir)
  const recent = await second.call('corpus.recent', {})
  await second.call('corpus.open', { source: recent.find(({ name }) => name === 'One')!.id })
  expect(await second.call('search.recent', {})).toEqual(['lock', 'weir'])
  expect(await second.call('search.forget', { query: 'lock' })).toEqual(['weir'])
  expect(await second.call('search.forget', {})).toEqual([])
})
