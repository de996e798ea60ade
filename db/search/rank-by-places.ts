import type { PhraseNode } from '../../main/contract/query.ts'
import type { Connection } from '../connection.ts'
import { countRows, rowsOf, type Bitmap } from './bitmap.ts'
import { collectionSize, importance, rarity, weightOf } from './importance.ts'
import { numbersOf } from './index-segments.ts'
import { eachWithPlaces, openWords } from './phrase-places.ts'
import { rowsOfPhrase, type QueryRows } from './query-rows.ts'
import { columnsOf, indexedColumns, openTextIndex, termsOf } from './text-index.ts'

/**
 * Hits in the order of FTS5's `bm25()` for the phrases that they were found by; null where only FTS5 can read the index. FTS5 itself
 * looks at each article that has the words, three times, and not only at hits.
 */
export function rankedByPlaces(source: QueryRows, hits: Bitmap, phrases: readonly PhraseNode[]): Int32Array | null {
  const { connection, memory } = source
  const rows = rowsOf(hits)
  const lengths = lengthsOf(connection, rows)
  const { articles, average } = collectionSize(connection)
  const scores = new Float64Array(memory.columns.size)
  for (const phrase of phrases) {
    const says = rarity(countRows(rowsOfPhrase(source, phrase).rows), articles)
    const frequencies = frequenciesOf(source, phrase, hits)
    if (frequencies === null) return null
    for (const [at, row] of rows.entries()) scores[row]! += says * importance(frequencies[row]!, lengths[at]!, average)
  }
  return rows.sort((a, b) => scores[b]! - scores[a]! || b - a)
}

/** By row how often an article has the words of a phrase, weighted by where. Only for hits, if they are many. */
function frequenciesOf(source: QueryRows, phrase: PhraseNode, hits: Bitmap): Float64Array | null {
  const frequencies = new Float64Array(source.memory.columns.size)
  const known = rowsOfPhrase(source, phrase).frequencies
  if (known !== null) {
    for (const [at, row] of known.rows.entries()) frequencies[row]! += known.weights[at]!
    return frequencies
  }
  const terms = termsOf(phrase)
  const index = openTextIndex(source.connection, source.checkpoint)
  if (terms === null || index === null) return null
  eachWithPlaces(openWords(index, terms), columnsOf(phrase), hits, (row, places, count) => {
    frequencies[row]! += weightOf(places, count)
    return true
  })
  return frequencies
}

/** How many words these articles have, in their order. */
function lengthsOf(connection: Connection, rows: Int32Array): Float64Array {
  const sizes = connection.value<Uint8Array | null>(
    `SELECT CAST(group_concat(sz, '') AS BLOB) FROM
     (SELECT sz FROM article_fts_docsize WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id)`,
    `[${rows.join(',')}]`,
  )
  const next = numbersOf(sizes ?? new Uint8Array(0), 0)
  return Float64Array.from(rows, () => indexedColumns.reduce((sum) => sum + next(), 0))
}
