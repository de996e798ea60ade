import type { Connection } from '../connection.ts'
import { numbersOf } from './index-segments.ts'
import { indexedColumns } from './text-index.ts'

/** How many words these articles have in the index, in their order, which is ascending; all must be in it. */
export function articleLengths(connection: Connection, rows: Int32Array): Int32Array {
  const sizes = connection.value<Uint8Array | null>(
    `SELECT CAST(group_concat(sz, '') AS BLOB) FROM
     (SELECT sz FROM article_fts_docsize WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id)`,
    `[${rows.join(',')}]`,
  )
  const next = numbersOf(sizes ?? new Uint8Array(0), 0)
  return rows.map(() => indexedColumns.reduce((sum) => sum + next(), 0))
}

/** Adds the same for the rows from one on to before another to `lengths`, by row. */
export function readLengths(connection: Connection, lengths: Int32Array, from: number, to: number): void {
  const rows = connection.tuples<[number, Uint8Array]>(
    'SELECT id, sz FROM article_fts_docsize WHERE id >= ? AND id < ?',
    from,
    to,
  )
  for (const [row, sizes] of rows) {
    const next = numbersOf(sizes, 0)
    lengths[row] = indexedColumns.reduce((sum) => sum + next(), 0)
  }
}
