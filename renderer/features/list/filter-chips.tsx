import { X } from 'lucide-react'
import { useView, type Filter } from '../../app/view-store.ts'
import { useFilterLabel } from '../../app/filter-label.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './articles-pane.module.css'

/** The choices made in the library that narrow the list; each can be taken back. */
export function FilterChips() {
  const t = useT()
  const label = useFilterLabel()
  const filters = useView((view) => view.filters)
  const bin = useView((view) => view.bin)
  const removeFilter = useView((view) => view.removeFilter)
  const clearFilters = useView((view) => view.clearFilters)
  if (filters.length === 0 && !bin) return <span className={styles.spring} />
  const chip = (text: string, onRemove: () => void, key: string) => (
    <li key={key} className={styles.chip}>
      <span className={styles.chipText} title={text} dir="auto">
        {text}
      </span>
      <button
        type="button"
        className={styles.chipOff}
        aria-label={t('list.filter.off', { name: text })}
        onClick={onRemove}
      >
        <X size={12} aria-hidden strokeWidth={2.25} />
      </button>
    </li>
  )
  return (
    <ul className={styles.chips} aria-label={t('list.filters')}>
      {bin && chip(t('library.bin'), () => clearFilters(), 'bin')}
      {filters.map((filter: Filter) =>
        chip(label(filter), () => removeFilter(filter), `${filter.kind}:${filter.value}`),
      )}
    </ul>
  )
}
