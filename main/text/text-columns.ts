import type { LayerSpan } from '../contract/article.ts'
import type { TextColumn } from '../contract/query.ts'

/** The part of an article that each layer is searched as. What no layer claims is searched as body. */
const COLUMN_OF: Readonly<Record<LayerSpan['layer'], TextColumn>> = {
  headline: 'body',
  standfirst: 'body',
  dateline: 'body',
  byline: 'body',
  body: 'body',
  subheading: 'body',
  caption: 'caption',
  credit: 'caption',
  furniture: 'furniture',
}

/** Parts of an article in which words are looked for unless a query says otherwise: not the page around it. */
export const searchedColumns: readonly TextColumn[] = ['title', 'body', 'caption']

/** A stretch of an article's text, [start, end) in UTF-16 units, and the part that it is searched as. */
export interface ColumnStretch {
  readonly column: TextColumn
  readonly start: number
  readonly end: number
}

/** The whole text as stretches in order, given its layers in order and free of overlaps. */
export function columnStretches(length: number, layers: readonly LayerSpan[]): ColumnStretch[] {
  const stretches: { column: TextColumn; start: number; end: number }[] = []
  const add = (column: TextColumn, start: number, end: number): void => {
    if (end <= start) return
    const last = stretches.at(-1)
    if (last?.column === column) last.end = end
    else stretches.push({ column, start, end })
  }
  let at = 0
  for (const { layer, start, end } of layers) {
    add('body', at, start)
    add(COLUMN_OF[layer], Math.max(at, start), end)
    at = Math.max(at, end)
  }
  add('body', at, length)
  return stretches
}
