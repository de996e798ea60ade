import { CopyCheck } from 'lucide-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState } from 'react'
import {
  duplicateKinds,
  duplicateSortSchema,
  type DuplicateKind,
  type DuplicateSort,
} from '../../../main/contract/duplicates.ts'
import { useCall, useErrorText } from '../../app/api.ts'
import { usePaged } from '../../app/use-paged.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { DuplicateGroupView } from './duplicate-group.tsx'
import styles from './duplicates.module.css'

/** Where the duplicates are: articles in groups, by how they are known to be duplicates. */
export function DuplicatesView() {
  const t = useT()
  const id = useId()
  const errorText = useErrorText()
  const counts = useCall('duplicate.counts', {}, { keep: true }).data
  const [chosen, setChosen] = useState<DuplicateKind | null>(null)
  const [sort, setSort] = useState<DuplicateSort>('size')
  // Until one is chosen: the first that has groups.
  const kind = chosen ?? duplicateKinds.find((one) => (counts?.[one].groups ?? 0) > 0) ?? 'bytes'
  const none = counts !== undefined && duplicateKinds.every((one) => counts[one].groups === 0)

  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.heading}>
          {t('duplicates.title')}
        </h2>
        <Select
          label={t('duplicates.sort')}
          hideLabel
          value={sort}
          options={duplicateSortSchema.options.map((value) => ({ value, label: t(`duplicates.sort.${value}`) }))}
          onChange={setSort}
        />
      </header>
      {counts === undefined ? (
        <Spinner label={t('ui.loading')} />
      ) : none ? (
        <EmptyState icon={CopyCheck} title={t('duplicates.none.title')}>
          {t('duplicates.none.text')}
        </EmptyState>
      ) : (
        <>
          <div role="group" aria-label={t('duplicates.kinds')} className={styles.kinds}>
            {duplicateKinds.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === kind}
                className={styles.kind}
                onClick={() => setChosen(one)}
              >
                <span>{t(`duplicates.kind.${one}`)}</span>{' '}
                <span className={styles.count}>{t('library.count', { count: counts[one].groups })}</span>
              </button>
            ))}
          </div>
          <p className={styles.explain}>{t(`duplicates.explain.${kind}`)}</p>
          <Groups key={`${kind} ${sort}`} kind={kind} sort={sort} errorText={errorText} />
        </>
      )}
    </section>
  )
}

interface GroupsProps {
  readonly kind: DuplicateKind
  readonly sort: DuplicateSort
  readonly errorText: (error: unknown) => string
}

/** The groups of one kind; only those in sight are drawn. */
function Groups({ kind, sort, errorText }: GroupsProps) {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 0])
  const list = usePaged('duplicate.groups', { kind, sort }, first, last)
  const total = list.total ?? 0
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => 132,
    overscan: 4,
  })
  const from = rows.range?.startIndex ?? 0
  const to = rows.range?.endIndex ?? 0
  useEffect(() => setRange([from, to]), [from, to])
  if (list.total === undefined) {
    return list.error === null ? (
      <Spinner label={t('ui.loading')} />
    ) : (
      <EmptyState title={t('duplicates.error')} actions={<Button onPress={list.retry}>{t('reader.again')}</Button>}>
        {errorText(list.error)}
      </EmptyState>
    )
  }
  if (total === 0) return <EmptyState icon={CopyCheck} title={t(`duplicates.empty.${kind}`)} />
  return (
    <div ref={scroller} className={styles.scroll}>
      <ul aria-label={t(`duplicates.kind.${kind}`)} className={styles.groups} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const group = list.itemAt(item.index)
          return (
            <li
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              className={styles.group}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {group === undefined ? t('ui.loading') : <DuplicateGroupView group={group} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
