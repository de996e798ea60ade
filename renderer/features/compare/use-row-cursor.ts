import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { locateCursor, type RowCursor, type ShownRow } from './shown-rows.ts'

/** The cell that the researcher is at, in places of the rows and columns on screen. */
export interface RowCursorState {
  /** Null while no cell was chosen. */
  readonly at: { readonly row: number; readonly column: number } | null
  /** The one cell that the Tab key reaches. */
  readonly stop: { readonly row: number; readonly column: number } | null
  /** Goes to a cell, and gives it the focus. */
  go(row: number, column: number): void
  /** A cell got the focus. */
  enter(row: number, column: number): void
  /** Arrow keys, Home and End, Page Up and Page Down. */
  onKeyDown(event: KeyboardEvent): void
}

/** Rows that Page Up and Page Down go. */
const PAGE = 8

/** One cell at a time has the focus; it stays with its passage when the rows are aligned anew. */
export function useRowCursor(
  grid: RefObject<HTMLElement | null>,
  rows: readonly ShownRow[],
  columns: readonly string[],
): RowCursorState {
  const [cursor, setCursor] = useState<RowCursor | null>(null)
  const stop = useMemo(() => locateCursor(rows, columns, cursor), [rows, columns, cursor])
  const at = cursor === null ? null : stop
  const focus = useRef(false)
  const inside = useRef(false)

  const put = useCallback(
    (row: number, column: number): void => {
      const article = columns[column]
      const cell = rows[row]?.cells[column]
      if (article === undefined || cell === undefined) return
      setCursor({ row, column: article, passage: cell && { article: cell.article, start: cell.start } })
    },
    [rows, columns],
  )
  const go = useCallback(
    (row: number, column: number): void => {
      focus.current = true
      put(row, column)
    },
    [put],
  )

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      inside.current = target instanceof Element && target.matches('[data-cell]')
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])

  const [row, column] = [at?.row, at?.column]
  useLayoutEffect(() => {
    if (row === undefined || column === undefined) return
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)
    // A row that moved away with its passage takes the focus with it.
    if (cell === null || cell === undefined || (!focus.current && !inside.current)) return
    focus.current = false
    if (document.activeElement === cell) return
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [grid, row, column, rows])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (stop === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (!(event.target instanceof Element) || !event.target.matches('[data-cell]')) return
    const last = rows.length - 1
    const to: Readonly<Record<string, readonly [row: number, column: number]>> = {
      ArrowDown: [stop.row + 1, stop.column],
      ArrowUp: [stop.row - 1, stop.column],
      ArrowRight: [stop.row, stop.column + 1],
      ArrowLeft: [stop.row, stop.column - 1],
      PageDown: [stop.row + PAGE, stop.column],
      PageUp: [stop.row - PAGE, stop.column],
      Home: [0, stop.column],
      End: [last, stop.column],
    }
    const target = to[event.key]
    if (target === undefined) return
    event.preventDefault()
    go(Math.max(0, Math.min(last, target[0])), Math.max(0, Math.min(columns.length - 1, target[1])))
  }
  return { at, stop, go, enter: put, onKeyDown }
}
