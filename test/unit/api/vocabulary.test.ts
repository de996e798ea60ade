import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { folderOf, newApp } from './new-app.ts'

// Corpora and worker threads are opened, and other tests run beside.
vi.setConfig({ testTimeout: 60_000 })

async function withArticles(count = 6) {
  const made = newApp()
  await made.call('corpus.create', { name: 'Words' })
  const { job } = await made.app.importPaths([folderOf(count)])
  await made.ended(job)
  const ids = await made.call('article.ids', {})
  return { ...made, ids }
}

test('key words of a tag, a search and an article against the rest, counted anew when the corpus changes', async () => {
  const { call, heard, ids } = await withArticles()
  await call('tag.assign', { ids: ids.slice(0, 2), add: ['two'] })
  await call('savedSearch.create', { name: 'River', query: 'river' })
  const target = { kind: 'tag', value: 'TWO' } as const
  const keyness = await call('vocabulary.keyness', { target, atLeast: 1 })
  expect(keyness).toMatchObject({ articles: 2, restArticles: 4, rounded: false })
  expect(heard.filter(({ name }) => name === 'vocabulary.progress').at(-1)).toMatchObject({
    data: { target, done: 6, total: 6 },
  })

  // The second time the corpus is known.
  await call('vocabulary.keyness', { target: { kind: 'article', value: ids[0]! } })
  expect(heard.filter(({ name }) => name === 'vocabulary.progress').at(-1)).toMatchObject({
    data: { done: 1, total: 1 },
  })
  // Work in sets leaves it known.
  await call('set.create', { name: 'Notes', members: ids.slice(0, 2) })
  await call('vocabulary.keyness', { target: { kind: 'article', value: ids[1]! } })
  expect(heard.filter(({ name }) => name === 'vocabulary.progress').at(-1)).toMatchObject({ data: { total: 1 } })
  await call('article.delete', { ids: ids.slice(5) })
  expect(await call('vocabulary.keyness', { target, atLeast: 1 })).toMatchObject({ articles: 2, restArticles: 3 })
  expect(await call('vocabulary.keyness', { target: { kind: 'search', value: 'river' } })).toMatchObject({
    articles: 5,
    restArticles: 0,
    more: [],
    less: [],
  })

  const given = AbortSignal.abort()
  await expect(call('vocabulary.keyness', { target }, given)).rejects.toMatchObject({ code: 'cancelled' })
  for (const [kind, value] of [
    ['tag', 'gone'],
    ['search', 'gone'],
    ['outlet', 'gone'],
    ['article', '999'],
    ['article', ids[5]!],
  ] as const)
    await expect(call('vocabulary.keyness', { target: { kind, value } })).rejects.toMatchObject({ code: 'not-found' })
})

test('counting that is given up in the middle leaves the next one right', async () => {
  // More than are read at once at first.
  const { app, call, ids } = await withArticles(60)
  const target = { kind: 'article', value: ids[0]! } as const
  const stop = new AbortController()
  const told: number[] = []
  app.onEvent((name, data) => {
    if (name !== 'vocabulary.progress') return
    told.push((data as { done: number }).done)
    stop.abort()
  })
  const first = call('vocabulary.keyness', { target, atLeast: 1 }, stop.signal)
  const second = call('vocabulary.keyness', { target, atLeast: 1 })
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  expect(told[0]).toBeLessThan(60)
  expect(await second).toMatchObject({ articles: 1, restArticles: 59 })
})

test('places of words become lines, families hold in comparisons, and tables and pictures can be saved', async () => {
  const { call, ids, app } = await withArticles()
  const { text } = await call('article.get', { id: ids[0]! })
  const places = await call('vocabulary.places', { articles: ids.slice(0, 2), term: 'river' })
  expect(places.length).toBeGreaterThan(0)
  const { lines } = await call('concordance.places', { places, context: 3 })
  expect(lines.map(({ article, start, end }) => ({ article, start, end }))).toEqual(places)
  expect(lines[0]!.match).toBe(text.slice(lines[0]!.start, lines[0]!.end))
  const outside = [{ article: ids[0]!, start: 0, end: 1_000_000 }]
  expect(await call('concordance.places', { places: outside })).toEqual({ lines: [] })

  const before = await call('family.list', {})
  expect(before.own).toBe(false)
  const river = { name: 'water', terms: [{ term: 'river', forms: ['river', 'rivers'] }] }
  await call('family.create', river)
  const comparison = await call('compare.run', { articles: ids.slice(0, 2) })
  const [counted] = comparison.names.filter(({ family }) => family === 'water')
  expect(counted!.counts[0]!.places.map(({ start, end }) => text.slice(start, end).toLowerCase())).toContain('river')

  const { id } = await call('set.create', { name: 'Frozen', members: ids.slice(0, 2) })
  await call('set.freeze', { id })
  await call('family.reset', {})
  const families = async (set?: number): Promise<string[]> =>
    (await call('compare.run', { articles: ids.slice(0, 2), ...(set === undefined ? {} : { set }) })).names.map(
      ({ family }) => family,
    )
  expect(await families(id)).toContain('water')
  expect(await families()).not.toContain('water')

  const { export: table, fileName } = await call('table.export', {
    name: 'Names',
    columns: ['a'],
    rows: [['=1'], ['2'], ['-2.1234'], ['+1'], ['1e-5'], ['-1E+3'], ['-1+1'], ['+'], ['-2.5.1']],
  })
  expect(fileName).toBe('Names.csv')
  expect(readFileSync(app.exportFile(table)!.path, 'utf8')).toBe(
    "\ufeffa\r\n'=1\r\n2\r\n-2.1234\r\n+1\r\n1e-5\r\n-1E+3\r\n'-1+1\r\n'+\r\n'-2.5.1\r\n",
  )
})
