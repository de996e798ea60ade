import type { ComparedArticle } from './compared-article.ts'
import { findGram, gramPlaces, type GramIndex } from './grams.ts'

/**
 * The words that an article has printed before: 1 for each word of a run, at least the index's gram size long, that stands earlier
 * in the same article (a caption given twice, a paragraph pasted again). O(words).
 */
export function repeatedWords(article: Pick<ComparedArticle, 'ids'>, runs: GramIndex): Uint8Array {
  const { ids } = article
  const repeated = new Uint8Array(ids.length)
  const places = gramPlaces()
  for (let at = runs.size; at + runs.size <= ids.length; at++) {
    if (findGram(runs, ids, at, places) === 0) continue
    const first = places[0]!
    if (first + runs.size > at) continue
    let length = runs.size
    while (at + length < ids.length && first + length < at && ids[first + length] === ids[at + length]) length++
    repeated.fill(1, at, at + length)
    at += length - runs.size
  }
  return repeated
}
