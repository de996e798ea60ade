import type { Layer } from '../contract/article.ts'
import type { Cells } from './cells.ts'
import type { Sentence } from './compared-article.ts'

/** A row as far as its order needs it. */
interface Ordered {
  readonly cells: Cells
}

/**
 * Puts rows into the order of the base, then of each further article in turn. `rows` names for each sentence the row that it is in.
 * What an article's earlier neighbours do not have follows the last sentence of the article that stands in order.
 */
export function orderRows<Row extends Ordered>(
  count: number,
  sentences: readonly Sentence[],
  rows: readonly Row[],
): Row[] {
  let order: Row[] = []
  for (let article = 0; article < count; article++) {
    const own: Row[] = []
    sentences.forEach((sentence, s) => {
      if (sentence.article === article && own.at(-1) !== rows[s]) own.push(rows[s]!)
    })
    const position = new Map(order.map((row, n) => [row, n]))
    const placed = own.filter((row) => position.has(row))
    const inOrder = new Set(longestIncreasing(placed, (row) => position.get(row)!))
    // What has no place yet follows the last sentence of this article that stands in order. What stands before all of these goes
    // right before the first of them (to the end if there is none), but headlines go to the other headlines.
    const following = new Map<Row, Row[]>()
    const top: Row[] = []
    const leading: Row[] = []
    let anchor: Row | null = null
    for (const row of own) {
      if (inOrder.has(row)) anchor = row
      if (position.has(row)) continue
      if (anchor === null) (leading.length === 0 && isHeading(row, sentences) ? top : leading).push(row)
      else {
        const list = following.get(anchor)
        if (list === undefined) following.set(anchor, [row])
        else list.push(row)
      }
    }
    const next: Row[] = []
    let waiting = top
    let headings = true
    let waitsForAnchor = true
    const put = (list: readonly Row[]): void => {
      for (const row of list) next.push(row)
    }
    for (const row of order) {
      if (headings && !(isHeading(row, sentences) && !inOrder.has(row))) {
        headings = false
        put(waiting)
        waiting = []
      }
      // Rows that earlier articles put here alone come first; any other row ends the place.
      if (!headings && (row.cells.size > 1 || row.cells.has(0) || row.cells.has(article))) {
        put(waiting)
        waiting = []
      }
      if (waitsForAnchor && inOrder.has(row)) {
        put(leading)
        waitsForAnchor = false
      }
      next.push(row)
      if (inOrder.has(row)) waiting = following.get(row) ?? []
    }
    put(waiting)
    if (waitsForAnchor) put(leading)
    order = next
  }
  return order
}

const HEADINGS: ReadonlySet<Layer> = new Set<Layer>(['headline', 'standfirst', 'byline', 'dateline'])

const isHeading = ({ cells }: Ordered, sentences: readonly Sentence[]): boolean =>
  [...cells.values()].every((cell) => HEADINGS.has(sentences[cell.first]!.layer))

function longestIncreasing<T>(items: readonly T[], value: (item: T) => number): T[] {
  const tails: number[] = []
  const previous: number[] = []
  items.forEach((item, n) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (value(items[tails[middle]!]!) < value(item)) low = middle + 1
      else high = middle
    }
    previous[n] = low > 0 ? tails[low - 1]! : -1
    tails[low] = n
  })
  const chain: T[] = []
  for (let n = tails.at(-1) ?? -1; n >= 0; n = previous[n]!) chain.push(items[n]!)
  return chain.reverse()
}

/**
 * Per row the articles whose cell is out of the article's own order there. In each column the longest series of cells that are in
 * order is taken to be in order; what is left crosses it. The base never does.
 */
export function crossingCells(count: number, rows: readonly Ordered[]): number[][] {
  const crossing: number[][] = rows.map(() => [])
  for (let article = 0; article < count; article++) {
    const column = rows.flatMap(({ cells }, row) => {
      const cell = cells.get(article)
      return cell === undefined ? [] : [{ row, first: cell.first }]
    })
    const inOrder = new Set(longestIncreasing(column, ({ first }) => first))
    for (const place of column) if (!inOrder.has(place)) crossing[place.row]!.push(article)
  }
  return crossing
}
