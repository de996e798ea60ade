import { X } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useIntl } from 'react-intl'
import { useShallow } from 'zustand/shallow'
import type { QueryClause } from '../../../main/contract/query-spans.ts'
import { chipsOf, clauseAmong, turnedClause, withoutClause } from '../../app/edit-query.ts'
import { useFilterLabel } from '../../app/filter-label.ts'
import { currentView, listViewOf, useView, type ListView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './filter-chips.module.css'

interface ChipProps {
  readonly text: string
  readonly excluded?: boolean
  /** Given: the chip is a button that turns it from in to out and back. */
  readonly onTurn?: () => void
  readonly onRemove: () => void
}

function Chip({ text, excluded = false, onTurn, onRemove }: ChipProps) {
  const t = useT()
  const words = (
    <>
      <bdi className={styles.text}>{text}</bdi>
      {excluded && <span className="visually-hidden">{t('list.filter.excluded')}</span>}
    </>
  )
  return (
    <li className={styles.chip} data-excluded={excluded || undefined}>
      {onTurn === undefined ? (
        <span className={styles.name} title={text}>
          {words}
        </span>
      ) : (
        <button
          type="button"
          className={styles.name}
          title={t(excluded ? 'list.filter.include' : 'list.filter.exclude', { name: text })}
          onClick={onTurn}
        >
          {words}
        </button>
      )}
      <button type="button" className={styles.off} aria-label={t('list.filter.off', { name: text })} onClick={onRemove}>
        <X size={12} aria-hidden strokeWidth={2.25} />
      </button>
    </li>
  )
}

/** Words a clause that was typed: as it was typed, without its sign; values of one field by themselves: `Outlet: bbc or trt`. */
function useClauseLabel(): (clause: QueryClause) => string {
  const t = useT()
  const intl = useIntl()
  return useCallback(
    ({ text, negated, values }) => {
      if (values !== undefined) {
        const kind = t(`list.filter.${values.field === 'lang' ? 'language' : values.field}`)
        return t('list.filter', { kind, value: intl.formatList(values.values, { type: 'disjunction' }) })
      }
      return negated ? text.replace(/^(?:-|NOT\s+)/, '') : text
    },
    [t, intl],
  )
}

interface ChipsProps {
  readonly view: Pick<ListView, 'filters' | 'bin' | 'query'>
}

/** The chips of what the window asks for now. */
export function CurrentFilterChips() {
  return <FilterChips view={useView(useShallow(listViewOf))} />
}

/**
 * What narrows the list: choices made in the library and among the counts, and the clauses that were typed. Each can be taken
 * back, or turned from what is shown to what is left out.
 */
export function FilterChips({ view }: ChipsProps) {
  const t = useT()
  const label = useFilterLabel()
  const clauseLabel = useClauseLabel()
  const { filters, bin, query } = view
  const setQuery = useView((view) => view.setQuery)
  const removeFilter = useView((view) => view.removeFilter)
  const turnFilter = useView((view) => view.turnFilter)
  const clearFilters = useView((view) => view.clearFilters)
  const clauses = useMemo(() => chipsOf(query), [query])
  // What is typed may be ahead of what is shown, and must not be lost.
  const edit = (clause: QueryClause, edited: (query: string, clause: QueryClause) => string | null): void => {
    const now = currentView().query
    const there = now === query ? clause : clauseAmong(chipsOf(now), clause)
    const next = there === undefined ? null : edited(now, there)
    if (next !== null) setQuery(next)
  }
  if (filters.length === 0 && clauses.length === 0 && !bin) return null
  return (
    <ul className={styles.chips} aria-label={t('list.filters')}>
      {bin && <Chip text={t('library.bin')} onRemove={() => clearFilters()} />}
      {filters.map((filter) => (
        <Chip
          key={`${filter.kind}:${filter.value}`}
          text={label(filter)}
          excluded={filter.excluded === true}
          onTurn={() => turnFilter(filter)}
          onRemove={() => removeFilter(filter)}
        />
      ))}
      {clauses.map((clause) => {
        // Where words are looked for is nothing that could be left out.
        const turned = clause.field === 'in' ? null : turnedClause(query, clause)
        return (
          <Chip
            key={`${clause.start}:${clause.text}`}
            text={clauseLabel(clause)}
            excluded={clause.negated}
            {...(turned !== null && { onTurn: () => edit(clause, turnedClause) })}
            onRemove={() => edit(clause, withoutClause)}
          />
        )
      })}
    </ul>
  )
}
