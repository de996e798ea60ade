import type { Connection } from '../connection.ts'
import { numbersOf, pageKey } from './index-segments.ts'

/** The pages of a long list of rows on which rows begin, in order, without the first page; and of each the first such row. */
export interface PageStarts {
  readonly pages: readonly number[]
  readonly rows: readonly number[]
}

/** Added to the key of the page that a list begins on: where its index lies (FTS5_DLIDX_ROWID in fts5_index.c). */
const DOCLIST_INDEX = 2 ** 36
const FLAGS = 1

/** Where the rows lie of the last term that begins on a page, and goes on up to page `last`: FTS5 notes it of lists of four pages or more. */
export function readPageStarts(connection: Connection, segment: number, begins: number, last: number): PageStarts {
  const pages: number[] = []
  const rows: number[] = []
  for (let part = begins; part < last; part++) {
    const block = connection.value<Uint8Array>(
      'SELECT block FROM article_fts_data WHERE id = ?',
      pageKey(segment, part) + DOCLIST_INDEX,
    )
    if (block === undefined) break
    const next = numbersOf(block, FLAGS)
    let page = next()
    let row = next()
    // The index of another list: this one was at its end.
    if (page <= (pages.at(-1) ?? begins) || page > last) break
    pages.push(page)
    rows.push(row)
    // A page on which no row begins is a zero, any other the distance from the row before.
    while (page < last) {
      page++
      const distance = next()
      if (distance === 0) continue
      row += distance
      pages.push(page)
      rows.push(row)
    }
  }
  return { pages, rows }
}
