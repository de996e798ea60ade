import { beforeEach, expect, it } from 'vitest'
import { joinedQuery, type Filter } from '../../../renderer/app/filters.ts'
import { narrowView } from '../../../renderer/app/narrow-view.ts'
import { currentView, useView } from '../../../renderer/app/view-store.ts'

const outlet = (value: string, excluded = false): Filter => ({ kind: 'outlet', value, ...(excluded && { excluded }) })
const date = (value: string): Filter => ({ kind: 'date', value })

const narrowed = (query: string, filters: readonly Filter[], added: readonly Filter[]): string => {
  useView.setState({ query, filters })
  narrowView(added)
  return joinedQuery(currentView().filters, currentView().query)
}
beforeEach(() => currentView().reset())

it('narrows to what holds together with all that is on already', () => {
  expect(narrowed('weir', [], [date('2020'), outlet('AP')])).toBe('date:2020 outlet:"AP" weir')
  expect(narrowed('weir', [outlet('AP')], [date('2020'), outlet('AP')])).toBe('date:2020 outlet:"AP" weir')
  // Filters of one kind are alternatives, so these would find more.
  expect(narrowed('weir', [outlet('AP'), outlet('DPA')], [outlet('AP')])).toBe(
    '(outlet:"AP" OR outlet:"DPA") weir outlet:"AP"',
  )
  expect(narrowed('a OR b', [{ kind: 'year', value: '2020' }], [date('2020-02')])).toBe(
    'date:2020 ((a OR b) date:2020-02)',
  )
  expect(narrowed('', [date('2020')], [date('')])).toBe('date:2020 is:undated')
  expect(narrowed('weir', [date('2020')], [outlet('AP', true), outlet('', true)])).toBe(
    'date:2020 -outlet:"AP" -is:no-outlet weir',
  )
})
