import type { PhraseNode } from '../../main/contract/query.ts'
import { countRows, rowsOf, type Bitmap } from './bitmap.ts'
import { articleLengths } from './article-lengths.ts'
import { collectionSize, importance, rarity, weightOf } from './importance.ts'
import { eachWithPlaces, openWords } from './phrase-places.ts'
import { rowsOfPhrase, type QueryRows } from './query-rows.ts'
import { columnsOf, openTextIndex, termsOf, type TextIndex } from './text-index.ts'

/**
 * Hits in the order of FTS5's `bm25()` for the phrases that they were found by; null where only FTS5 can read the index. FTS5 itself
 * looks at each article that has the words, three times, and not only at hits.
 */
export function rankedByPlaces(source: QueryRows, hits: Bitmap, phrases: readonly PhraseNode[]): Int32Array | null {
  const { connection, memory } = source
  const rows = rowsOf(hits)
  const index = openTextIndex(connection, source.checkpoint)
  if (index === null) return null
  const known = index.pairs?.lengths
  const lengths = known === undefined ? articleLengths(connection, rows) : rows.map((row) => known[row]!)
  const { articles, average } = collectionSize(connection)
  const scores = new Float64Array(memory.columns.size)
  for (const phrase of phrases) {
    const says = rarity(countRows(rowsOfPhrase(source, phrase).rows), articles)
    const frequencies = frequenciesOf(source, index, phrase, hits)
    if (frequencies === null) return null
    for (const [at, row] of rows.entries()) scores[row]! += says * importance(frequencies[row]!, lengths[at]!, average)
  }
  return rows.sort((a, b) => scores[b]! - scores[a]! || b - a)
}

/** By row how often an article has the words of a phrase, weighted by where. Only for hits, if they are many. */
function frequenciesOf(source: QueryRows, index: TextIndex, phrase: PhraseNode, hits: Bitmap): Float64Array | null {
  const frequencies = new Float64Array(source.memory.columns.size)
  const known = rowsOfPhrase(source, phrase).frequencies
  if (known !== null) {
    for (const [at, row] of known.rows.entries()) frequencies[row]! += known.weights[at]!
    return frequencies
  }
  const terms = termsOf(phrase)
  if (terms === null) return null
  eachWithPlaces(openWords(index, terms), columnsOf(phrase), hits, (row, places, count) => {
    frequencies[row]! += weightOf(places, count)
    return true
  })
  return frequencies
}
