import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { LineOrder, MarkedLine } from '../../../main/contract/concordance.ts'
import type { Output } from '../../../main/contract/methods.ts'
import { runCommand, useCommand } from '../../app/commands.ts'
import { useLayout } from '../../app/use-layout.ts'
import type { Paged } from '../../app/use-paged.ts'
import { currentView, useView } from '../../app/view-store.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { useRows } from '../../ui/use-rows.ts'
import { focusNext, keepPlace, placeOf, takeFocus } from './concordance-store.ts'
import { createMeasure, type Measure } from './fit-words.ts'
import { boldness, LineWords, rowHeight, type LineLayout } from './line-row.tsx'
import styles from './concordance.module.css'

/** From this width on there is room for outlet and date. CSS pixels. */
const sourceFrom = 760
const sourceWidth = 216
const sidePadding = 16
/** The hit's column is as wide as most hits need, but not more than this share of the words. */
const widestMatch = 0.3

interface LineListProps {
  /** Names the lines: for others the list begins anew. */
  readonly listKey: string
  readonly list: Paged<MarkedLine, Output<'concordance.lines'>>
  readonly total: number
  readonly order: LineOrder
  readonly onRange: (first: number, last: number) => void
}

/** The lines: only those in sight are drawn, however many there are. Enter opens one in its article. */
export function LineList({ listKey, list, total, order, onRange }: LineListProps) {
  const t = useT()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const single = useLayout() === 'single'
  const lineOpen = useView((view) => view.lineOpen)
  const { openLine, closeLine } = currentView()
  const [kept] = useState(() => placeOf('lines', listKey))
  const [cursor, setCursor] = useState(kept.cursor)
  const sheet = useRef<HTMLDivElement>(null)
  const { rows, height, first, last, reveal, offset } = useRows(scroller, sheet, {
    name: listKey,
    count: total,
    height: rowHeight,
    around: 12,
    from: kept.top,
  })
  useEffect(() => onRange(first, last), [first, last, onRange])

  // Panes that are laid out anew draw this list anew: it stands where it stood.
  useLayoutEffect(() => {
    if (takeFocus()) scroller.current?.focus({ preventScroll: true })
  }, [])
  const keep = (now: number): void => keepPlace('lines', { key: listKey, top: offset(), cursor: now, hit: 0 })

  const layout = useLineLayout(
    scroller,
    rows.map(({ index }) => list.itemAt(index)),
  )

  const open = (index: number): void => {
    const line = list.itemAt(index)
    if (line === undefined) return
    setCursor(index)
    keep(index)
    if (single || !lineOpen) focusNext()
    openLine({ article: line.article, start: line.start, end: line.end })
    if (single) runCommand('view.reader')
  }
  const move = (target: number): void => {
    const to = Math.min(Math.max(target, 0), total - 1)
    setCursor(to)
    reveal(to)
    keep(to)
    if (lineOpen && !single) {
      const line = list.itemAt(to)
      if (line !== undefined) openLine({ article: line.article, start: line.start, end: line.end })
    }
  }
  const close = (): void => {
    focusNext()
    closeLine()
  }

  useCommand('view.list', () => scroller.current?.focus())
  useCommand('article.next', () => move(cursor + 1))
  useCommand('article.previous', () => move(Math.max(cursor, 1) - 1))
  useCommand('article.open', () => open(cursor), cursor >= 0)
  useCommand('selection.clear', close, lineOpen)

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: cursor + 1,
      ArrowUp: Math.max(cursor, 1) - 1,
      PageDown: cursor + page,
      PageUp: cursor - page,
      Home: 0,
      End: total - 1,
    }
    const target = targets[event.key]
    if (target !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) move(target)
    else if (event.key === 'Enter') open(cursor)
    else if (event.key === 'Escape' && lineOpen) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const sorted = {
    sortedLeft: order.sort === 'left' ? order.words : 0,
    sortedRight: order.sort === 'right' ? order.words : 0,
    sortedMatch: order.sort === 'match',
  }
  return (
    <>
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label={t('concordance.lines')}
        aria-activedescendant={cursor >= 0 ? `${id}-${cursor}` : undefined}
        className={styles.lines}
        onScroll={() => keep(cursor)}
        onKeyDown={onKeyDown}
      >
        <div ref={sheet} role="presentation" className={styles.sheet} style={{ height }}>
          {rows.map(({ index, top }) => {
            const line = list.itemAt(index)
            return (
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === cursor}
                aria-setsize={total}
                aria-posinset={index + 1}
                className={styles.row}
                style={{ transform: `translateY(${top}px)` }}
                onMouseDown={(event) => {
                  if (event.button !== 0) return
                  event.preventDefault()
                  scroller.current?.focus({ preventScroll: true })
                  move(index)
                }}
                onClick={() => single && open(index)}
                onDoubleClick={() => open(index)}
                onKeyDown={undefined}
              >
                {line === undefined ? (
                  <span className="visually-hidden">{t('ui.loading')}</span>
                ) : (
                  layout !== null && <LineWords line={line} layout={layout} {...sorted} />
                )}
              </div>
            )
          })}
        </div>
      </div>
      <LineFoot line={list.itemAt(cursor)} at={cursor} total={total} onOpen={() => open(cursor)} />
    </>
  )
}

interface FootProps {
  readonly line: MarkedLine | undefined
  readonly at: number
  readonly total: number
  readonly onOpen: () => void
}

/** Which line has the cursor, and where it comes from. */
function LineFoot({ line, at, total, onOpen }: FootProps) {
  const t = useT()
  const dates = useDates()
  return (
    <p className={styles.foot}>
      {at < 0 || line === undefined ? (
        t('concordance.hint')
      ) : (
        <>
          <span className={styles.number}>{t('concordance.lineOf', { line: at + 1, total })}</span>
          <button type="button" className={styles.from} title={t('concordance.open')} onClick={onOpen}>
            <bdi>{line.title ?? t('list.untitled')}</bdi>
          </button>
          <span>
            <bdi>{line.outlet ?? t('list.noOutlet')}</bdi>
            {' · '}
            {line.date === null ? t('list.noDate') : dates.published(line.date)}
          </span>
        </>
      )}
    </p>
  )
}

/** How the list's width is shared out among the parts of a line; null before it is known. */
function useLineLayout(
  scroller: { readonly current: HTMLDivElement | null },
  lines: readonly (MarkedLine | undefined)[],
): LineLayout | null {
  const [{ width, measure }, setSize] = useState<{ readonly width: number; readonly measure: Measure | null }>({
    width: 0,
    measure: null,
  })
  useLayoutEffect(() => {
    const box = scroller.current
    if (box === null) return
    const style = getComputedStyle(box)
    const measured = createMeasure(`${style.fontSize} ${style.fontFamily}`)
    // It is told of the first size before anything is painted.
    const observer = new ResizeObserver(() => setSize({ width: box.clientWidth, measure: measured }))
    observer.observe(box)
    return () => observer.disconnect()
  }, [scroller])

  const source = width >= sourceFrom ? sourceWidth : 0
  const room = width - source - 2 * sidePadding
  // The column of the hits grows with the longest that was seen, so that lines do not move to and fro while one scrolls.
  const [widest, setWidest] = useState(0)
  if (measure !== null && room > 0) {
    const needed = lines.reduce(
      (most, line) => Math.max(most, line === undefined ? 0 : measure(line.match) * boldness),
      widest,
    )
    const most = Math.min(needed, room * widestMatch)
    if (most > widest) setWidest(most)
  }
  return useMemo(() => {
    if (measure === null || room <= 0) return null
    const before = Math.floor((room - Math.min(widest, room * widestMatch)) / 2)
    return { before, rest: room - before, source, measure }
  }, [measure, room, source, widest])
}
