import type { Line } from './page-lines.ts'

/** Lines under each other in one column, at one size of font. */
export interface Column {
  readonly lines: readonly Line[]
  readonly start: number
  readonly end: number
  readonly top: number
  readonly bottom: number
}

/** With more parts than this, a page is kept in its own order: ordering them takes their number to the third power. */
const MOST_COLUMNS = 250

/**
 * The columns of a page in reading order. The page's own order is kept where it is one that can be read: no column is mixed with
 * another, nothing comes before what stands above it. Else: above before below, left column before right column unless something
 * stands across both between them (Breuel, "High performance document layout analysis", 2003).
 */
export function readingOrder(lines: readonly Line[]): Column[] {
  const columns = columnsOf(lines)
  const own = columns.toSorted((a, b) => firstOf(a) - firstOf(b))
  if (own.length > MOST_COLUMNS || isReadable(own)) return own
  const toLeft = lines.filter((line) => line.rightToLeft).length > lines.length / 2
  return sortByPlace(widened(toLeft ? columns.map(mirrored) : columns)).map((at) => columns[at]!)
}

/** What stands at the top of a page with nothing beside it, as a headline does, stands above all columns. */
function widened(columns: readonly Column[]): Column[] {
  const start = Math.min(...columns.map((column) => column.start))
  const end = Math.max(...columns.map((column) => column.end))
  const result = [...columns]
  for (const at of columns.map((_, at) => at).toSorted((a, b) => columns[a]!.top - columns[b]!.top)) {
    const { top, bottom } = columns[at]!
    if (columns.some((other, n) => n !== at && other.top < bottom && other.bottom > top)) break
    result[at] = { ...columns[at]!, start, end }
  }
  return result
}

function columnsOf(lines: readonly Line[]): Column[] {
  const sorted = lines.toSorted((a, b) => a.v - b.v || a.start - b.start)
  const above = sorted.map((line, at) => nearestAbove(sorted, line, at))
  const below = new Map<number, number>()
  for (const upper of above) if (upper !== undefined) below.set(upper, (below.get(upper) ?? 0) + 1)
  const columns: Line[][] = []
  const columnOf: Line[][] = []
  for (const [at, line] of sorted.entries()) {
    const upper = above[at]
    const column = upper !== undefined && below.get(upper) === 1 ? columnOf[upper] : undefined
    if (column === undefined || !continues(column.at(-1)!, line)) columns.push((columnOf[at] = [line]))
    else (columnOf[at] = column).push(line)
  }
  return columns.map((column) => ({
    lines: column,
    start: Math.min(...column.map(({ start }) => start)),
    end: Math.max(...column.map(({ end }) => end)),
    top: column[0]!.v - column[0]!.size,
    bottom: column.at(-1)!.v,
  }))
}

/** The nearest line above that shares some of its extent; undefined too when there are two side by side. */
function nearestAbove(sorted: readonly Line[], line: Line, at: number): number | undefined {
  let nearest: number | undefined
  for (let upper = at - 1; upper >= 0; upper--) {
    const other = sorted[upper]!
    if (nearest !== undefined && other.v < sorted[nearest]!.v - other.size / 2) break
    if (line.v - other.v > line.size * 3.2 + other.size) break
    if (overlap(line, other) <= Math.min(line.end - line.start, other.end - other.start) * 0.1 || line.v - other.v < 1)
      continue
    if (nearest !== undefined) return undefined
    nearest = upper
  }
  return nearest
}

function continues(upper: Line, line: Line): boolean {
  const larger = Math.max(upper.size, line.size)
  return Math.abs(upper.size - line.size) <= larger * 0.15 && line.v - upper.v <= larger * 3.2
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start)
}

function firstOf(column: Column): number {
  return Math.min(...column.lines.map(({ order }) => order))
}

function isReadable(own: readonly Column[]): boolean {
  for (const [at, column] of own.entries()) {
    const next = own[at + 1]
    if (next !== undefined && Math.max(...column.lines.map(({ lastOrder }) => lastOrder)) > firstOf(next)) return false
    for (let later = at + 1; later < own.length; later++)
      if (overlap(column, own[later]!) > 1 && own[later]!.bottom <= column.top + 1) return false
    if (column.lines.some((line, n) => n > 0 && line.order < column.lines[n - 1]!.order)) return false
  }
  return true
}

function mirrored(column: Column): Column {
  return { ...column, start: -column.end, end: -column.start }
}

/** Indexes in reading order, by depth-first topological sort; circles are cut where they are met. */
function sortByPlace(columns: readonly Column[]): number[] {
  const byTop = columns
    .map((_, at) => at)
    .toSorted((a, b) => columns[a]!.top - columns[b]!.top || columns[a]!.start - columns[b]!.start)
  const isBefore = (a: Column, b: Column): boolean => {
    if (overlap(a, b) > 1) return a.top < b.top
    if (a.end > b.start + 1) return false
    const from = Math.min(a.top, b.top)
    const to = Math.max(a.bottom, b.bottom)
    return !columns.some((c) => {
      if (c === a || c === b || overlap(a, c) <= 1 || overlap(b, c) <= 1) return false
      const middle = (c.top + c.bottom) / 2
      const between = a.top < b.top ? middle > a.bottom && middle < b.top : middle > b.bottom && middle < a.top
      return between && middle > from && middle < to
    })
  }
  const sorted: number[] = []
  const visited = new Set<number>()
  const visit = (at: number): void => {
    if (visited.has(at)) return
    visited.add(at)
    for (const other of byTop) if (!visited.has(other) && isBefore(columns[other]!, columns[at]!)) visit(other)
    sorted.push(at)
  }
  for (const at of byTop) visit(at)
  return sorted
}
