import { X } from 'lucide-react'
import { useMemo } from 'react'
import { chipsOf, turnedClause, withoutClause } from '../../app/edit-query.ts'
import { useFilterLabel } from '../../app/filter-label.ts'
import { useView } from '../../app/view-store.ts'
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

/**
 * What narrows the list: choices made in the library and among the counts, and the clauses that were typed. Each can be taken
 * back, or turned from what is shown to what is left out.
 */
export function FilterChips() {
  const t = useT()
  const label = useFilterLabel()
  const filters = useView((view) => view.filters)
  const bin = useView((view) => view.bin)
  const query = useView((view) => view.query)
  const setQuery = useView((view) => view.setQuery)
  const removeFilter = useView((view) => view.removeFilter)
  const turnFilter = useView((view) => view.turnFilter)
  const clearFilters = useView((view) => view.clearFilters)
  const clauses = useMemo(() => chipsOf(query), [query])
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
      {clauses.map((clause) => (
        <Chip
          key={`${clause.start}:${clause.text}`}
          text={clause.negated ? clause.text.replace(/^(?:-|NOT\s+)/, '') : clause.text}
          excluded={clause.negated}
          // Where words are looked for is nothing that could be left out.
          {...(clause.field === 'in' ? {} : { onTurn: () => setQuery(turnedClause(query, clause)) })}
          onRemove={() => setQuery(withoutClause(query, clause))}
        />
      ))}
    </ul>
  )
}
