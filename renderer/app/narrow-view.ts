import { clauseOf, sameFilter, type Filter } from './filters.ts'
import { withClause } from './edit-query.ts'
import { currentView } from './view-store.ts'

const time: readonly Filter['kind'][] = ['date', 'year']

/**
 * Narrows what is looked at to articles for which all of these filters hold. Filters of the same kind would be alternatives to one
 * that is on already; such a one becomes a clause of the query.
 */
export function narrowView(filters: readonly Filter[]): void {
  const before = currentView().filters
  for (const filter of filters) {
    const widens = before.some(
      (other) =>
        other.excluded !== true &&
        !sameFilter(other, filter) &&
        (other.kind === filter.kind || (time.includes(other.kind) && time.includes(filter.kind))),
    )
    if (widens && filter.excluded !== true) {
      const { query, setQuery } = currentView()
      setQuery(withClause(query, clauseOf(filter)))
    } else currentView().applyFilter(filter, true)
  }
}
