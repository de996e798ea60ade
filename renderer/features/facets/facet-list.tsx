import { Minus } from 'lucide-react'
import { useId, useState, type MouseEvent } from 'react'
import { sameFilter, type Filter } from '../../app/filters.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import styles from './facets.module.css'

/** Values that are shown at first. */
const SHOWN = 4
/** Values that are shown at most: what is rarer is found by typing its name. */
const MOST = 200

/** A value of a facet as a filter of the list. */
export interface FacetValue {
  readonly filter: Filter
  readonly label: string
  readonly count: number
  /** Nothing known: shown in words that say so. */
  readonly vague?: boolean
}

interface FacetListProps {
  readonly title: string
  readonly values: readonly FacetValue[]
}

/** The values of what is found with their counts; each narrows the list, or is left out of it. */
export function FacetList({ title, values }: FacetListProps) {
  const t = useT()
  const id = useId()
  const filters = useView((view) => view.filters)
  const applyFilter = useView((view) => view.applyFilter)
  const removeFilter = useView((view) => view.removeFilter)
  const [all, setAll] = useState(false)
  if (values.length === 0) return null
  const shown = values.slice(0, all ? MOST : SHOWN)
  const most = Math.max(...values.map(({ count }) => count), 1)

  const choose = (filter: Filter, excluded: boolean): void => {
    const there = filters.find((other) => sameFilter(other, filter))
    if (there !== undefined && (there.excluded === true) === excluded) removeFilter(filter)
    else applyFilter(excluded ? { ...filter, excluded } : filter, true)
  }
  return (
    <section aria-labelledby={`${id}-name`} className={styles.facet}>
      <h3 id={`${id}-name`} className={styles.name}>
        {title} <span className={styles.values}>{t('facets.values', { count: values.length })}</span>
      </h3>
      <ul>
        {shown.map(({ filter, label, count, vague }) => {
          const there = filters.find((other) => sameFilter(other, filter))
          const out = there?.excluded === true
          return (
            <li key={filter.value} className={styles.value} data-on={(there !== undefined && !out) || undefined}>
              <button
                type="button"
                className={styles.choose}
                aria-pressed={there !== undefined && !out}
                onClick={(event: MouseEvent) => choose(filter, event.altKey)}
              >
                <span className={styles.share} style={{ inlineSize: `${(count / most) * 100}%` }} aria-hidden />
                <bdi className={styles.label} data-vague={vague || undefined} data-out={out || undefined} title={label}>
                  {label}
                </bdi>
                {out && <span className="visually-hidden">{t('facets.excluded')}</span>}{' '}
                <span className={styles.count}>{t('facets.count', { count })}</span>
              </button>
              <button
                type="button"
                className={styles.out}
                aria-pressed={out}
                aria-label={t('facets.exclude', { name: label })}
                title={t('facets.exclude', { name: label })}
                onClick={() => choose(filter, true)}
              >
                <Minus size={12} aria-hidden strokeWidth={2.25} />
              </button>
            </li>
          )
        })}
      </ul>
      {values.length > SHOWN && (
        <Button size="s" tone="quiet" onPress={() => setAll(!all)}>
          {all ? t('facets.fewer') : t('facets.more', { count: Math.min(values.length, MOST) - SHOWN })}
        </Button>
      )}
    </section>
  )
}
