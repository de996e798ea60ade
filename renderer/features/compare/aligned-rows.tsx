import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { DiffLegend } from '../../article/diff-text.tsx'
import { useCommand } from '../../app/commands.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { AlignedHeads } from './aligned-heads.tsx'
import { AlignedRow, crossingMessage, type ColumnCrossings } from './aligned-row.tsx'
import type { ColumnActions } from './column-head.tsx'
import { siglum } from './columns.ts'
import { connectorParts, crossingsOf, type Crossing } from './crossings.ts'
import type { PassageMark } from './passages.ts'
import { RowBar } from './row-bar.tsx'
import { shownRows, type ShownRow } from './shown-rows.ts'
import type { LevelTarget } from './use-columns-scroll.ts'
import type { Member } from './use-members.ts'
import { useGrowing } from './use-growing.ts'
import { useRowActions } from './use-row-actions.ts'
import { useRowCursor } from './use-row-cursor.ts'
import type { SetWorkState } from './use-set-work.ts'
import styles from './aligned-rows.module.css'

interface AlignedRowsProps extends ColumnActions {
  readonly mode: 'aligned' | 'differences'
  /** Leaves out what stands in one of the columns alone. */
  readonly alignedOnly: boolean
  readonly columns: readonly string[]
  readonly all: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly comparison: Comparison | undefined
  readonly marks: ReadonlyMap<string, readonly PassageMark[]> | undefined
  readonly waiting: boolean
  readonly narrow: boolean
  readonly work: SetWorkState
  readonly onActive: (article: string) => void
  readonly onBeside: (article: string) => void
  readonly onShowAlone: () => void
  readonly onShow: (target: LevelTarget, article: string) => void
}

const nothingHidden: readonly never[] = []

/**
 * Aligned passages in rows, one column an article; as they stand, or with their differences from the base. Rows follow the base; where
 * another article has a passage elsewhere, a connector is drawn to where it stands. Rows are linked, parted and locked by hand.
 */
export function AlignedRows({
  mode,
  alignedOnly,
  columns,
  all,
  members,
  comparison,
  marks,
  ...props
}: AlignedRowsProps) {
  const t = useT()
  const every = useMemo(() => (comparison === undefined ? [] : shownRows(comparison, columns)), [comparison, columns])
  const rows = useMemo(
    () =>
      alignedOnly
        ? every.filter(({ row, cells }) => cells.filter((cell) => cell !== null).length > 1 || row.linked !== undefined)
        : every,
    [every, alignedOnly],
  )
  const alone = every.length - rows.length
  const crossings = useMemo(() => columns.map((id, at) => columnCrossings(rows, at, id)), [rows, columns])
  const grid = useRef<HTMLTableElement>(null)
  const cursor = useRowCursor(grid, rows, columns)
  const [drawn, end] = useGrowing(rows.length, cursor.at?.row ?? 0, columns.length)
  const scroller = useRef<HTMLDivElement>(null)
  useStickyEdges(scroller)
  const hidden = useCallback((article: string) => members.get(article)?.article?.markup ?? nothingHidden, [members])

  const current = cursor.at === null ? null : (rows[cursor.at.row] ?? null)
  const cell = (cursor.at !== null && current?.cells[cursor.at.column]) || null
  const actions = useRowActions(props.work, current, cell)
  const { picked } = actions
  const show = (shown: ShownRow, article?: string): void => {
    const cells = shown.cells.filter((one) => one !== null)
    const first = cells.find((one) => one.article === article) ?? cells[0]
    if (first === undefined) return
    props.onShow({ characters: new Map(cells.map((one) => [one.article, one.start])) }, first.article)
  }

  const { onActive } = props
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return
    const shownNumber = event.target.closest<HTMLElement>('[data-show]')?.dataset['show']
    if (shownNumber !== undefined) return show(rows[Number(shownNumber)]!)
    const target = placeIn(event.target, 'go')
    if (target !== null) return cursor.go(...target)
    const clicked = placeIn(event.target, 'cell')
    if (clicked === null || picked === null || window.getSelection()?.isCollapsed === false) return
    actions.linkWith(rows[clicked[0]]!)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && picked !== null) {
      event.preventDefault()
      return actions.stopLinking()
    }
    if (event.key === 'Enter' && current !== null && event.target instanceof Element && event.target.matches('td')) {
      event.preventDefault()
      if (picked === null) show(current, columns[cursor.at!.column])
      else actions.linkWith(current)
      return
    }
    cursor.onKeyDown(event)
  }
  const inRow = (index: number, at: { readonly row: number; readonly column: number } | null): number | null =>
    at?.row === index ? at.column : null
  const crossing = cursor.at === null ? undefined : crossings[cursor.at.column]
  const own = crossing?.from.get(cursor.at!.row)
  // From a passage to where it stands in its article, and back from there.
  const across = own?.end.row ?? crossing?.to.get(cursor.at!.row)?.[0]?.row
  const cross = (): void => {
    if (across !== undefined) cursor.go(across, cursor.at!.column)
  }
  const step = (direction: 1 | -1): void => {
    let row = cursor.at === null ? (direction === 1 ? 0 : rows.length - 1) : cursor.at.row + direction
    while (rows[row] !== undefined && rows[row]!.cells.filter((one) => one !== null).length < 2) row += direction
    if (rows[row] !== undefined) cursor.go(row, cursor.at?.column ?? 0)
  }
  useCommand('passage.next', () => step(1), rows.length > 0)
  useCommand('passage.previous', () => step(-1), rows.length > 0)
  useCommand('row.crossing', cross, across !== undefined)

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroll}
        data-narrow={props.narrow || undefined}
        tabIndex={rows.length === 0 ? 0 : undefined}
      >
        {/* A grid: one cell has the focus, and arrow keys go from cell to cell. */}
        <table
          ref={grid}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          className={styles.table}
          style={{ '--columns': columns.length } as CSSProperties}
          aria-label={t('compare.rows')}
          aria-rowcount={rows.length + 1}
          data-linking={picked !== null || undefined}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const place = event.target.matches('[data-cell]') ? placeIn(event.target, 'cell') : null
            if (place === null) return
            cursor.enter(...place)
            onActive(columns[place[1]]!)
          }}
        >
          <AlignedHeads
            columns={columns}
            all={all}
            members={members}
            comparison={comparison}
            waiting={props.waiting}
            narrow={props.narrow}
            onBeside={props.onBeside}
            onMakeBase={props.onMakeBase}
            onMove={props.onMove}
            onRemove={props.onRemove}
          />
          <tbody>
            {rows.slice(0, drawn).map((shown, index) => (
              <AlignedRow
                key={shown.key}
                shown={shown}
                index={index}
                columns={columns}
                all={all}
                crossings={crossings}
                differences={mode === 'differences'}
                marks={marks}
                hidden={hidden}
                stop={inRow(index, cursor.stop)}
                current={inRow(index, cursor.at)}
                picked={picked === null ? null : pickedColumn(shown, picked)}
              />
            ))}
          </tbody>
        </table>
        <div ref={end} />
        {comparison === undefined && props.waiting && <Spinner label={t('compare.comparing')} />}
        {comparison !== undefined && rows.length === 0 && <p className={styles.note}>{t('compare.rows.none')}</p>}
        {comparison !== undefined && every.length > 0 && (
          <footer className={styles.foot}>
            {mode === 'differences' && (
              <>
                <DiffLegend />
                <p>
                  <mark className={styles.lemma}>{t('compare.legend.word')}</mark> {t('compare.diff.lemma')}
                </p>
              </>
            )}
            <p>
              {mode === 'differences' ? t('compare.rows.differences', { letter: siglum(0) }) : t('compare.rows.note')}
            </p>
            {alone > 0 && (
              <p className={styles.alone}>
                {t('compare.rows.alone', { passages: alone })}
                <Button size="s" onPress={props.onShowAlone}>
                  {t('compare.rows.alone.show')}
                </Button>
              </p>
            )}
          </footer>
        )}
      </div>
      {rows.length > 0 && (
        <RowBar
          row={cursor.at === null ? null : cursor.at.row + 1}
          rows={rows.length}
          letter={cursor.at === null ? '' : siglum(all.indexOf(columns[cursor.at.column]!))}
          linked={current?.row.linked !== undefined}
          crossing={
            own && {
              message: crossingMessage(own),
              after: (own.after ?? 0) + 1,
              before: (own.before ?? 0) + 1,
            }
          }
          across={across === undefined ? undefined : { row: across + 1, back: own === undefined }}
          onCross={cross}
          frozen={props.work.frozen}
          hiddenAlone={alone}
          actions={actions}
          onShow={() => {
            if (current !== null) show(current, columns[cursor.at!.column])
          }}
          onShowAlone={props.onShowAlone}
        />
      )}
    </div>
  )
}

/** The cell or the target that an element stands for: row and column. */
function placeIn(element: Element, what: 'cell' | 'go'): [row: number, column: number] | null {
  const place = element.closest<HTMLElement>(`[data-${what}]`)?.dataset[what]
  if (place === undefined) return null
  const [row, column] = place.split(' ').map(Number) as [number, number]
  return [row, column]
}

function pickedColumn({ cells }: ShownRow, { article, start }: { article: string; start: number }): number | null {
  const column = cells.findIndex((cell) => cell?.article === article && cell.start <= start && start < cell.end)
  return column === -1 ? null : column
}

function columnCrossings(rows: readonly ShownRow[], column: number, article: string): ColumnCrossings {
  const found = crossingsOf(rows, column, article)
  return {
    from: new Map(found.map((crossing) => [crossing.row, crossing])),
    to: Map.groupBy(found, ({ end }): number => end.row),
    parts: connectorParts(found),
    lanes: found.reduce((most: number, { lane }: Crossing) => Math.max(most, lane === null ? 0 : lane + 1), 0),
  }
}

/** Tells the style sheet how much of the scroller the heads and the base cover, so that nothing comes to lie under them. */
function useStickyEdges(scroller: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const element = scroller.current
    const heads = element?.querySelector('thead')
    const base = element?.querySelector('thead th:nth-child(2)')
    if (!element || !heads || !base) return
    const measure = (): void => {
      element.style.setProperty('--heads', `${heads.getBoundingClientRect().height}px`)
      element.style.setProperty('--base', `${base.getBoundingClientRect().width}px`)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(heads)
    observer.observe(base)
    return () => observer.disconnect()
  }, [scroller])
}
