import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { listQueryOf, type ViewState } from '../../../renderer/app/view-store.ts'
import { newApp } from './new-app.ts'

// Opening the sample starts worker threads, and other tests run beside.
vi.setConfig({ testTimeout: 120_000 })

type View = Pick<ViewState, 'query' | 'open' | 'filters' | 'literal' | 'hideShared'>
const view = (query: string, open: boolean, more: Partial<View> = {}) =>
  listQueryOf({ query, open, filters: [], bin: false, sort: 'added', descending: true, ranked: true, ...more })

test('what is listed, counted, marked, saved, exported and read in the concordance is the same articles', async () => {
  const { app, call } = newApp()
  await call('corpus.sample', {})
  await app.idle()
  const words = new Set<number>()
  const asked = [
    view('govern', true),
    view('govern', false),
    view('govern ', true),
    view('flood OR govern', true),
    view('flood OR govern', true, { filters: [{ kind: 'format', value: 'html' }] }),
    view('"the we', true),
    view('"the we', false),
    view('weir OR ', true),
    view('weir -wreck', true),
    view('weir', true, { filters: [{ kind: 'outlet', value: '', excluded: true }] }),
    view('weir', true, { hideShared: true }),
    view('wreckrs', false, { literal: true }),
  ]
  for (const [at, list] of asked.entries()) {
    const { total } = await call('article.list', { ...list, offset: 0, limit: 500 })
    words.add(total)
    const ids = await call('article.ids', list)
    const { query, correct } = list
    const given = { query, ...(correct === false && { correct }) }
    expect(ids).toHaveLength(total)
    expect(await call('search.count', { queries: [query] })).toEqual([total])
    const { format } = await call('search.facets', given)
    expect(format.reduce((sum, [, count]) => sum + count, 0)).toBe(total)
    const exported = await call('export.start', { format: 'jsonl', ...given })
    expect(exported.articles).toBe(total)
    const read = await call('concordance.lines', { ...given, offset: 0, limit: 1 })
    expect(read.articles).toBe(total)
    const { name } = await call('savedSearch.create', { name: `Kept ${at}`, query })
    expect(await call('search.count', { queries: [`search:"${name}"`] })).toEqual([total])
    for (const id of ids) expect((await call('article.matches', { id, ...given })).length).toBeGreaterThan(0)
  }
  expect(words.size).toBeGreaterThan(3)

  const [first] = await call('article.ids', view('weir', false))
  await call('article.delete', { ids: [first!] })
  const { export: bin } = await call('export.start', { format: 'jsonl', query: 'weir', bin: true })
  expect(readFileSync(app.exportFile(bin)!.path, 'utf8').trim().split('\n')).toHaveLength(1)
})
