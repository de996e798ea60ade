import { describe, expect, it } from 'vitest'
import type { CorpusDb } from '../../../db/client.ts'
import { expandSearches } from '../../../main/search/expand-searches.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { printQuery } from '../../../main/search/print-query.ts'

/** A corpus of which only the saved searches are asked for. */
const withSearches = (searches: Readonly<Record<string, string>>): Pick<CorpusDb, 'read'> => {
  const saved = Object.entries(searches).map(([name, query], id) => ({ id, name, query, createdAt: '', updatedAt: '' }))
  return { read: () => Promise.resolve(saved as never) }
}

const expanded = async (query: string, searches: Readonly<Record<string, string>>): Promise<string> =>
  printQuery(await expandSearches(withSearches(searches), parseQuery(query).node))

describe('saved searches in a query', () => {
  it('stand for what they ask, whatever the case of their name', async () => {
    const searches = { Idlib: 'idlib OR maarat', 'wire copy': 'tag:wire -is:untagged' }
    expect(await expanded('search:idlib ceasefire', searches)).toBe('(idlib OR maarat) ceasefire')
    expect(await expanded('-search:"WIRE copy"', searches)).toBe('-(tag:"wire" -is:untagged)')
    expect(await expanded('search:a OR weir', { a: 'search:b lock', b: 'sluice' })).toBe('sluice lock OR weir')
  })

  it('find nothing where there is no such search, or inside themselves', async () => {
    const nothing = await expandSearches(withSearches({}), parseQuery('search:gone').node)
    expect(nothing).toEqual({ type: 'or', nodes: [] })
    const around = await expandSearches(
      withSearches({ a: 'weir OR search:b', b: 'search:a OR lock' }),
      parseQuery('search:a').node,
    )
    expect(JSON.stringify(around)).not.toContain('search')
    expect(JSON.stringify(around)).toContain('weir')
    expect(JSON.stringify(around)).toContain('lock')
  })

  it('end, however they name one another', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `s${at}`)
    const all = names.map((name) => `search:${name}`).join(' OR ')
    const searches = Object.fromEntries(names.map((name) => [name, `weir OR (${all})`]))
    const node = await expandSearches(withSearches(searches), parseQuery(all).node)
    expect(JSON.stringify(node).length).toBeLessThan(200_000)
    expect(JSON.stringify(node)).not.toContain('"search"')
  })
})
