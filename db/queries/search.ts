import type { Facets } from '../../main/contract/search.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { toRowid } from '../ids.ts'
import type { ReadInput, ReadOutput } from '../operations.ts'
import { bitmapOf, intersection } from '../search/bitmap.ts'
import { facetCounts } from '../search/facet-counts.ts'
import { hitsOf } from '../search/hits.ts'
import { memoryOf } from '../search/memory.ts'

/** `search.count`. */
export function countHits(
  connection: Connection,
  { query, bin }: ReadInput<'search.count'>,
  checkpoint: Checkpoint,
): { total: number } {
  return { total: hitsOf(connection, memoryOf(connection, checkpoint), query, bin, checkpoint).total }
}

/** `search.facets`: the articles of a query counted by value. */
export function facets(
  connection: Connection,
  { query, bin, among }: ReadInput<'search.facets'>,
  checkpoint: Checkpoint,
): Facets {
  const memory = memoryOf(connection, checkpoint)
  const { rows } = hitsOf(connection, memory, query, bin, checkpoint)
  checkpoint()
  const counted = among === undefined ? rows : intersection(rows, bitmapOf(among.map(toRowid), memory.columns.size))
  return facetCounts(connection, memory.columns, counted)
}

/** `search.frequencies`: in how many articles each folded word stands. */
export function frequencies(connection: Connection, { terms }: ReadInput<'search.frequencies'>): number[] {
  return terms.map((term) => connection.value<number>('SELECT doc FROM vocabulary WHERE term = ?', term) ?? 0)
}

/** `search.vocabulary`: the terms of the index in order, page by page. */
export function vocabulary(
  connection: Connection,
  { after, limit, atLeast }: ReadInput<'search.vocabulary'>,
): ReadOutput<'search.vocabulary'> {
  const terms = connection.tuples<[string, number]>(
    'SELECT term, doc FROM vocabulary WHERE term > ? AND doc >= ? ORDER BY term LIMIT ?',
    after ?? '',
    atLeast,
    limit,
  )
  return { terms, next: terms.length < limit ? null : terms.at(-1)![0] }
}

/** `search.values`: the values of a field with the number of articles. */
export function fieldValues(connection: Connection, { field }: ReadInput<'search.values'>): [string, number][] {
  const key = field === 'language' ? 'language' : `${field}_key`
  return connection.tuples<[string, number]>(
    `SELECT min(${field}), count(*) AS count FROM article WHERE state = 'present' AND ${field} IS NOT NULL
     GROUP BY ${key} ORDER BY count DESC, ${key}`,
  )
}
