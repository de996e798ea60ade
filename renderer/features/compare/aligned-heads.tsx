import { memo } from 'react'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { useT } from '../../i18n/use-t.ts'
import { ColumnHead, type ColumnActions } from './column-head.tsx'
import type { Member } from './use-members.ts'
import styles from './aligned-rows.module.css'

interface AlignedHeadsProps extends ColumnActions {
  readonly columns: readonly string[]
  readonly all: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly comparison: Comparison | undefined
  readonly waiting: boolean
  readonly narrow: boolean
  readonly onBeside: (article: string) => void
}

/** The heads of aligned rows, which stay in sight: outlet, title and date of each column, and how they are known. */
export const AlignedHeads = memo(function AlignedHeads({ columns, narrow, onBeside, ...head }: AlignedHeadsProps) {
  const t = useT()
  return (
    <thead className={styles.heads}>
      <tr className={styles.row}>
        <th scope="col" className={styles.corner}>
          <span className="visually-hidden">{t('compare.row')}</span>
        </th>
        {columns.map((id) => (
          <th key={id} scope="col" className={styles.headCell}>
            <ColumnHead
              {...head}
              id={id}
              onBeside={narrow && id !== columns[0] && head.all.length > 2 ? onBeside : undefined}
            />
          </th>
        ))}
      </tr>
    </thead>
  )
})
