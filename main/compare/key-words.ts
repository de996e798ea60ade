import type { KeyWord } from '../contract/vocabulary.ts'
import { logLikelihoodRatio } from '../text/log-likelihood-ratio.ts'
import { logLikelihood, logOdds, logRatio } from './keyness.ts'

/** Weight of the prior, in words (compare.md 2.6). */
const PRIOR = 500
/** Log-likelihood below which a difference is not worth showing: one in twenty of equal vocabularies passes. */
const LEAST = 3.84

/** How often a word stands in a target and in the rest, and in how many articles of each. */
export interface TermPair {
  readonly term: string
  readonly count: number
  readonly rest: number
  readonly articles: number
  readonly restArticles: number
}

/**
 * The words that a target uses more and less than the rest, the strongest first by z. `atLeast`: times that a word must stand in the
 * part that uses it more. The prior of the log-odds is the frequency of the word in target and rest together.
 */
export function keyWords(
  pairs: Iterable<TermPair>,
  sizes: { readonly words: number; readonly restWords: number },
  { atLeast, most, mostLess = most }: { readonly atLeast: number; readonly most: number; readonly mostLess?: number },
): { more: KeyWord[]; less: KeyWord[] } {
  const { words, restWords } = sizes
  const size = words + restWords
  const more: KeyWord[] = []
  const less: KeyWord[] = []
  if (words === 0 || restWords === 0) return { more, less }
  for (const pair of pairs) {
    const { term, count, rest, articles, restArticles } = pair
    const likelihood = logLikelihood(count, rest, words, restWords)
    if (likelihood < LEAST) continue
    const { z } = logOdds(count, rest, words, restWords, (PRIOR * (count + rest)) / size, PRIOR)
    const entry: KeyWord = {
      term,
      count,
      rest,
      perThousand: (count / words) * 1000,
      restPerThousand: (rest / restWords) * 1000,
      articles,
      restArticles,
      logLikelihood: likelihood,
      dunning: logLikelihoodRatio([count, rest, words - count, restWords - rest]),
      logRatio: logRatio(count, rest, words, restWords),
      z,
    }
    if (z > 0 && count >= atLeast) more.push(entry)
    else if (z < 0 && rest >= atLeast) less.push(entry)
  }
  const strongest = (a: KeyWord, b: KeyWord): number => Math.abs(b.z) - Math.abs(a.z) || (a.term < b.term ? -1 : 1)
  return { more: more.sort(strongest).slice(0, most), less: less.sort(strongest).slice(0, mostLess) }
}
