import { describe, expect, it } from 'vitest'
import { clauseOf, type Filter } from '../../../renderer/app/filters.ts'
import { listQueryOf, targetsOf, useView } from '../../../renderer/app/view-store.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'

const list = (query: string, filters: readonly Filter[] = []) =>
  listQueryOf({ query, filters, bin: false, sort: 'added', descending: true, ranked: true }).query

describe('what the list asks for', () => {
  it('joins filters and words, keeping alternatives together', () => {
    const outlet: Filter = { kind: 'outlet', value: 'AP' }
    expect(list(' strike ')).toBe('strike')
    expect(list('strike', [outlet])).toBe('outlet:"AP" strike')
    expect(list('strike OR raid', [outlet])).toBe('outlet:"AP" (strike OR raid)')
  })

  it('takes the last word to go on while it is typed, until a space or Enter ends it, also behind filters', () => {
    const outlet: Filter = { kind: 'outlet', value: 'AP' }
    const typed = (query: string, open: boolean, filters: readonly Filter[] = [], hideShared = false) =>
      listQueryOf({ query, open, filters, bin: false, sort: 'added', descending: true, ranked: true, hideShared }).query
    expect(typed('minister', true)).toBe('minister*')
    expect(typed('minister ', true)).toBe('minister')
    expect(typed('minister', false)).toBe('minister')
    expect(typed('strike OR raid', true, [outlet])).toBe('outlet:"AP" (strike OR raid*)')
    expect(typed('strike ', true, [outlet])).toBe('outlet:"AP" strike')
    expect(typed('"prime minis', true)).toBe('"prime minis"*')
    expect(typed('"prime minis', false)).toBe('"prime minis "')
    expect(typed('strike tag:', true, [outlet])).toBe('outlet:"AP" strike')
    expect(typed('strike raid', true, [], true)).toBe('only:strike only:raid*')
  })

  it('lets the last word go on when another part is taken out beside it, but not when it comes from elsewhere', () => {
    const { setQuery } = useView.getState()
    setQuery('tag:wire minis', true)
    setQuery('minis')
    expect(useView.getState().open).toBe(true)
    setQuery('minister')
    expect(useView.getState().open).toBe(false)
  })

  const filters: Filter[] = [
    { kind: 'untagged', value: '' },
    { kind: 'outlet', value: 'The "Weekly" Courier' },
    { kind: 'outlet', value: '' },
    { kind: 'year', value: '2020' },
    { kind: 'year', value: '' },
    { kind: 'language', value: 'ar' },
    { kind: 'language', value: '' },
    { kind: 'tag', value: 'event/air strike' },
    { kind: 'set', value: 'Idlib: 20 (February)' },
    { kind: 'run', value: '12' },
  ]
  it.each(filters)('writes $kind "$value" as a clause that is understood', (filter) => {
    const { node, ignored } = parseQuery(clauseOf(filter))
    expect(ignored).toEqual([])
    expect(node.type).not.toBe('phrase')
    if (node.type === 'field') expect(node).toMatchObject({ value: filter.value, exact: true })
    if (node.type === 'tag' || node.type === 'set') expect(node.name).toBe(filter.value)
  })

  it('ranks hits until a column is chosen, and only while searching', () => {
    const state = { filters: [], bin: false, sort: 'date' as const, descending: false, ranked: true }
    expect(listQueryOf({ ...state, query: 'strike' })).toMatchObject({ sort: 'relevance' })
    expect(listQueryOf({ ...state, query: ' ' })).toMatchObject({ sort: 'date', descending: false })
    expect(listQueryOf({ ...state, query: 'strike', ranked: false })).toMatchObject({ sort: 'date' })
  })

  it('works on the selection, or else on the row with the cursor', () => {
    expect(targetsOf({ selection: new Set(['2', '3']), focused: '1' })).toEqual(['2', '3'])
    expect(targetsOf({ selection: new Set(), focused: '1' })).toEqual(['1'])
    expect(targetsOf({ selection: new Set(), focused: null })).toEqual([])
  })
})
