import type { Comparison, Passage } from '../../../main/contract/comparison.ts'

/** A row of the comparison as the comparison gives it. */
export type Row = Comparison['rows'][number]

/** A row on screen: `row` as it was compared, `cells` those of the columns on screen. */
export interface ShownRow {
  readonly row: Row
  readonly cells: Row['cells']
  /** The same for the same passages, whatever was compared anew. */
  readonly key: string
}

/** The rows with a cell for each column on screen; those that nothing is left of are left out. */
export function shownRows(comparison: Comparison, columns: readonly string[]): ShownRow[] {
  const indexes = columns.map((id) => comparison.articles.findIndex((article) => article.id === id))
  return comparison.rows.flatMap((row) => {
    const cells = indexes.map((index) => row.cells[index] ?? null)
    const first = row.cells.find((cell) => cell !== null)
    if (first === undefined || first === null || cells.every((cell) => cell === null)) return []
    return [{ row, cells, key: `${first.article} ${first.start}` }]
  })
}

/** The cell that the researcher is at. `passage` finds it again when the rows have changed; null for an empty cell. */
export interface RowCursor {
  readonly row: number
  readonly column: string
  readonly passage: Pick<Passage, 'article' | 'start'> | null
}

/** Where a cursor is now, in places of the rows and columns on screen; null when there is nothing on screen. */
export function locateCursor(
  rows: readonly ShownRow[],
  columns: readonly string[],
  cursor: RowCursor | null,
): { readonly row: number; readonly column: number } | null {
  if (rows.length === 0 || columns.length === 0) return null
  if (cursor === null) return { row: 0, column: 0 }
  const column = Math.max(0, columns.indexOf(cursor.column))
  const { passage } = cursor
  const found =
    passage === null
      ? -1
      : rows.findIndex(({ row }) =>
          row.cells.some(
            (cell) => cell?.article === passage.article && cell.start <= passage.start && passage.start < cell.end,
          ),
        )
  return { row: found === -1 ? Math.min(cursor.row, rows.length - 1) : found, column }
}
