import type { ShownRow } from './shown-rows.ts'

/** Where a cell that is out of its article's order would stand: between two rows on screen, by their place; null at an end. */
export interface Crossing {
  readonly row: number
  readonly after: number | null
  readonly before: number | null
  /** The row at whose edge the connector ends, and the edge. */
  readonly end: { readonly row: number; readonly edge: 'top' | 'bottom' }
  /** The line, from 0, in which the connector runs; null where too many run side by side to be drawn. */
  readonly lane: number | null
}

/** What is drawn of a connector beside one cell. */
export interface ConnectorPart {
  readonly lane: number
  /** `leave` up or down from the cell itself, pass `through`, or `arrive` at its top or bottom edge. */
  readonly part: 'leave-up' | 'leave-down' | 'through' | 'arrive-top' | 'arrive-bottom'
  /** The row that the connector comes from. */
  readonly of: number
}

/** Connectors that are drawn side by side in one column. */
export const MOST_LANES = 3

/**
 * The cells of one column that cross its order, each with the gap where it would stand in the article. The cells that the comparison
 * calls in order say where that is. `column` is the place of the column, `article` its article.
 */
export function crossingsOf(rows: readonly ShownRow[], column: number, article: string): Crossing[] {
  const inOrder: { row: number; start: number }[] = []
  const crossing: { row: number; start: number }[] = []
  for (const [row, { cells, row: compared }] of rows.entries()) {
    const cell = cells[column]
    if (cell === null || cell === undefined) continue
    const place = { row, start: cell.start }
    if (compared.crossing?.includes(article) === true) crossing.push(place)
    else inOrder.push(place)
  }
  const busy: number[][] = Array.from({ length: MOST_LANES }, () => [])
  return crossing.flatMap(({ row, start }): Crossing[] => {
    const after = inOrder.findLast((place) => place.start < start)?.row ?? null
    const before = inOrder.find((place) => place.start > start)?.row ?? null
    const end =
      before !== null && before <= row
        ? ({ row: before, edge: 'top' } as const)
        : after !== null
          ? ({ row: after, edge: 'bottom' } as const)
          : null
    // Nothing in order is on screen: there is no order to be out of.
    if (end === null) return []
    const [from, to] = [Math.min(row, end.row), Math.max(row, end.row)]
    const free = busy.findIndex((rowsTaken) => !rowsTaken.some((taken) => taken >= from && taken <= to))
    if (free !== -1) for (let n = from; n <= to; n++) busy[free]!.push(n)
    return [{ row, after, before, end, lane: free === -1 ? null : free }]
  })
}

/** What of the connectors of a column is drawn beside each row, by the row's place. */
export function connectorParts(crossings: readonly Crossing[]): ReadonlyMap<number, readonly ConnectorPart[]> {
  const parts = new Map<number, ConnectorPart[]>()
  for (const { row, end, lane } of crossings) {
    if (lane === null) continue
    const add = (at: number, part: ConnectorPart['part']): void => {
      const list = parts.get(at)
      if (list === undefined) parts.set(at, [{ lane, part, of: row }])
      else list.push({ lane, part, of: row })
    }
    const up = end.row <= row && end.edge === 'top'
    add(row, up ? 'leave-up' : 'leave-down')
    for (let n = Math.min(row, end.row) + 1; n < Math.max(row, end.row); n++) add(n, 'through')
    if (end.row !== row) add(end.row, end.edge === 'top' ? 'arrive-top' : 'arrive-bottom')
  }
  return parts
}
