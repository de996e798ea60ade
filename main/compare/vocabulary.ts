import type { Comparison } from '../contract/comparison.ts'
import type { ComparedArticle } from './compared-article.ts'
import { logLikelihood, logOdds, logRatio } from './keyness.ts'
import { stopWords } from '../text/stop-words.ts'
import { withoutPossessive } from './stem.ts'

/** Weight of the prior, in words (compare.md 2.6). */
const PRIOR = 500
/** Terms that are shown of each article. */
const MOST_OVERUSED = 20
const MOST_UNDERUSED = 5
/** A word that an article has once says nothing about its vocabulary. */
const LEAST_COUNT = 2
/** Log-likelihood below which a difference is not worth showing. */
const LEAST = 3.84

/**
 * Each article's words against the other articles' together: what it uses more, then what it uses less, the strongest first (by the
 * z of log-odds with an informative prior from all the articles). Words of grammar and numbers are left out, possessives
 * taken off, and a passage that an article repeats counts once (`repeated` has 1 for each word of a repetition).
 */
export function compareVocabulary(
  articles: readonly ComparedArticle[],
  repeated: readonly Uint8Array[],
): Comparison['vocabulary'] {
  const counted = articles.map((article, n) => countTerms(article, repeated[n]!))
  const all = new Map<string, number>()
  let size = 0
  for (const { counts, total } of counted) {
    size += total
    for (const [term, count] of counts) all.set(term, (all.get(term) ?? 0) + count)
  }
  return articles.flatMap(({ id }, n) => {
    const { counts, total } = counted[n]!
    const rest = size - total
    const scored: { entry: Comparison['vocabulary'][number]; z: number }[] = []
    for (const [term, whole] of all) {
      const count = counts.get(term) ?? 0
      const others = whole - count
      const likelihood = logLikelihood(count, others, total, rest)
      if (likelihood < LEAST) continue
      const { z } = logOdds(count, others, total, rest, (PRIOR * whole) / size, PRIOR)
      const entry = {
        article: id,
        term,
        count,
        rest: others,
        logLikelihood: likelihood,
        logRatio: logRatio(count, others, total, rest),
      }
      scored.push({ entry, z })
    }
    scored.sort((p, q) => q.z - p.z || (p.entry.term < q.entry.term ? -1 : 1))
    const more = scored.filter(({ entry, z }) => z > 0 && entry.count >= LEAST_COUNT).slice(0, MOST_OVERUSED)
    const less = scored
      .filter(({ z }) => z < 0)
      .reverse()
      .slice(0, MOST_UNDERUSED)
    return [...more, ...less].map(({ entry }) => entry)
  })
}

function countTerms(article: ComparedArticle, repeated: Uint8Array): { counts: Map<string, number>; total: number } {
  const counts = new Map<string, number>()
  let total = 0
  article.words.forEach((word, n) => {
    if (repeated[n] === 1) return
    total++
    const term = withoutPossessive(word)
    if (term === '' || stopWords.has(term) || /^\p{N}/u.test(term)) return
    counts.set(term, (counts.get(term) ?? 0) + 1)
  })
  return { counts, total }
}
