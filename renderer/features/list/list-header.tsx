import { memo } from 'react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { SortColumn } from '../../../main/contract/methods.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './article-list.module.css'

/** The columns of the list, in their order. */
const columns = ['title', 'outlet', 'date', 'words', 'added'] as const satisfies readonly SortColumn[]

/** Dates, lengths and times begin with the newest and longest, words with A. */
export const descendingFirst: Readonly<Record<SortColumn, boolean>> = {
  relevance: true,
  hits: true,
  title: false,
  outlet: false,
  date: true,
  words: true,
  added: true,
}

interface ListHeaderProps {
  readonly sort: SortColumn
  readonly descending: boolean
  readonly onSort: (sort: SortColumn, descending: boolean) => void
}

/** The headings of the columns; pressing one sorts by it, pressing it again turns the order round. */
export const ListHeader = memo(function ListHeader({ sort, descending, onSort }: ListHeaderProps) {
  const t = useT()
  return (
    <div role="row" tabIndex={-1} aria-rowindex={1} className={styles.head}>
      {columns.map((column, at) => {
        const active = sort === column
        const Arrow = descending ? ArrowDown : ArrowUp
        return (
          <div
            key={column}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={at + 1}
            aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}
            className={`${styles.heading} ${styles[`${column}Head`]}`}
          >
            <button
              type="button"
              className={styles.sort}
              data-active={active || undefined}
              onClick={() => onSort(column, active ? !descending : descendingFirst[column])}
            >
              {t(`list.column.${column}`)}
              {active && <Arrow size={12} aria-hidden strokeWidth={2.25} />}
            </button>
          </div>
        )
      })}
      <div role="columnheader" tabIndex={-1} aria-colindex={columns.length + 1} className={styles.tagsHead}>
        {t('list.column.tags')}
      </div>
    </div>
  )
})
