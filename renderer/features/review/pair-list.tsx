import { Check } from 'lucide-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { ReviewPair } from '../../../main/contract/desk.ts'
import type { Paged } from '../../app/use-paged.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { onApple } from '../../ui/keys.ts'
import { cursorOnly, isSelected, ranged, toggled, type PairSelection } from './pair-selection.ts'
import styles from './review.module.css'

/** Height of a pair before it was measured. CSS pixels. */
const height = 69

interface PairListProps {
  readonly list: Paged<ReviewPair>
  readonly total: number
  readonly cursor: number
  readonly selection: PairSelection
  readonly onCursor: (index: number) => void
  readonly onSelect: (selection: PairSelection) => void
  /** Called with the pairs in sight, so that their pages can be fetched. */
  readonly onRange: (first: number, last: number) => void
}

/** The pairs of the queue: only those in sight are drawn, however many there are. */
export function PairList({ list, total, cursor, selection, onCursor, onSelect, onRange }: PairListProps) {
  const t = useT()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef(cursor)
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
  })
  const first = rows.range?.startIndex ?? 0
  const last = rows.range?.endIndex ?? 0
  useEffect(() => onRange(first, last), [first, last, onRange])

  const go = (to: number, how: 'alone' | 'range'): void => {
    const target = Math.min(Math.max(to, 0), total - 1)
    if (target < 0) return
    rows.scrollToIndex(target)
    onCursor(target)
    if (how === 'range') onSelect(ranged(anchor.current, target, list.itemAt))
    else {
      anchor.current = target
      onSelect(cursorOnly)
    }
  }
  const toggle = (index: number): void => {
    const pair = list.itemAt(index)
    if (pair === undefined) return
    onSelect(toggled(selection, pair, list.itemAt(cursor)))
    onCursor(index)
    anchor.current = index
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      PageDown: cursor + page,
      PageUp: cursor - page,
      Home: 0,
      End: total - 1,
    }
    const target = targets[event.key]
    if (target !== undefined) go(target, event.shiftKey ? 'range' : 'alone')
    else if (event.key === ' ') toggle(cursor)
    else if (event.key === 'Escape' && selection.kind !== 'cursor') onSelect(cursorOnly)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent, index: number): void => {
    if (event.shiftKey) go(index, 'range')
    else if (onApple ? event.metaKey : event.ctrlKey) toggle(index)
    else go(index, 'alone')
  }

  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('review.pairs')}
      aria-multiselectable
      aria-activedescendant={total === 0 ? undefined : `${id}-${cursor}`}
      className={styles.pairs}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const pair = list.itemAt(item.index)
          const selected = pair !== undefined && isSelected(selection, pair)
          return (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              id={`${id}-${item.index}`}
              role="option"
              tabIndex={-1}
              aria-selected={selection.kind === 'cursor' ? item.index === cursor : selected}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              data-cursor={item.index === cursor || undefined}
              data-chosen={selected || undefined}
              className={styles.pair}
              style={{ transform: `translateY(${item.start}px)` }}
              onMouseDown={(event) => {
                if (event.shiftKey) event.preventDefault()
              }}
              onClick={(event) => onClick(event, item.index)}
              onKeyDown={undefined}
            >
              {pair === undefined ? (
                <span className={styles.pairMeta}>{t('ui.loading')}</span>
              ) : (
                <Pair pair={pair} selected={selected} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Pair({ pair, selected }: { readonly pair: ReviewPair; readonly selected: boolean }) {
  const t = useT()
  const dates = useDates()
  const named = (outlet: string | null): string => outlet ?? t('list.noOutlet')
  const outlets =
    pair.articleOutlet === null && pair.otherOutlet === null
      ? null
      : t('review.between', { one: named(pair.articleOutlet), other: named(pair.otherOutlet) })
  const line = (title: string, date: string | null) => (
    <span className={styles.pairTitle}>
      <bdi>{title}</bdi> <span className={styles.pairMeta}>{date === null ? '' : dates.published(date)}</span>
    </span>
  )
  return (
    <>
      {line(pair.articleTitle, pair.articleDate)}
      {line(pair.otherTitle, pair.otherDate)}
      <span className={styles.pairMeta}>
        {pair.identity === 'body' ? t('review.sameBody') : t('review.containment', { share: pair.containment })}
        {pair.answer !== null && <strong> · {t(`review.answer.${pair.answer}`)}</strong>}
        {outlets !== null && (
          <>
            {' · '}
            <bdi>{outlets}</bdi>
          </>
        )}
        {selected && <Check size={14} aria-hidden className={styles.chosen} />}
      </span>
    </>
  )
}
