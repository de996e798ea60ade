import { useMemo } from 'react'
import { clausesOf } from '../../../main/contract/query-spans.ts'
import { useCall } from '../../app/api.ts'
import { clauseAmong, withoutClause } from '../../app/edit-query.ts'
import { useFilterLabel } from '../../app/filter-label.ts'
import { joinedQuery } from '../../app/filters.ts'
import { currentView, searchedWords, useView, type ListView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import styles from './articles-pane.module.css'

/** Parts that are tried: more are no query to be mended by leaving out one. */
const MOST = 24

/** A name that may be written from right to left, so that it leaves what stands beside it in its place. */
const isolated = (name: string): string => `\u2068${name}\u2069`

/** What to do about a query that no article answers: which of its parts to leave out, with how many articles that finds. */
export function RelaxQuery({ view }: { readonly view: ListView }) {
  const t = useT()
  const label = useFilterLabel()
  const { filters, query, open, hideShared } = view
  // As they are asked for: what is left of a query that is being typed is not typed any more.
  const words = searchedWords({ query, open })
  const setQuery = useView((view) => view.setQuery)
  const removeFilter = useView((view) => view.removeFilter)
  const parts = useMemo(
    () =>
      [
        ...filters.map((filter) => ({
          key: `${filter.kind}:${filter.value}`,
          name: label(filter),
          query: joinedQuery(
            filters.filter((other) => other !== filter),
            searchedWords({ query: words, hideShared }),
          ),
          leaveOut: () => removeFilter(filter),
        })),
        ...clausesOf(words).map((clause) => {
          const rest = withoutClause(words, clause)
          return {
            key: `${clause.start}`,
            name: clause.text,
            query: joinedQuery(filters, searchedWords({ query: rest, hideShared })),
            // What is typed may be ahead of what is shown, and must not be lost.
            leaveOut: () => {
              const { query, open } = currentView()
              const now = searchedWords({ query, open })
              const there = now === words ? clause : clauseAmong(clausesOf(now), clause)
              if (there !== undefined) setQuery(withoutClause(now, there))
            },
          }
        }),
      ].slice(0, MOST),
    [filters, words, hideShared, label, removeFilter, setQuery],
  )
  const several = parts.length > 1
  const counts = useCall('search.count', { queries: parts.map(({ query }) => query) }, { enabled: several }).data
  if (!several || counts === undefined) return null
  const helpful = parts
    .map((part, at) => ({ ...part, count: counts[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.count - b.count)
  if (helpful.length === 0) return <p className={styles.relaxNone}>{t('list.relax.none')}</p>
  return (
    <ul className={styles.relax} aria-label={t('list.relax')}>
      {helpful.map(({ key, name, count, leaveOut }) => (
        <li key={key}>
          <Button onPress={leaveOut}>
            <span className={styles.relaxText}>{t('list.relax.without', { name: isolated(name), count })}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
