import { logLikelihoodRatio, type FourCells } from '../text/log-likelihood-ratio.ts'

/** How often two words stand together and apart. */
export interface CoOccurrence {
  /** Times that the collocate stands within the windows around the hits. */
  readonly together: number
  /** All words within the windows. */
  readonly windowWords: number
  /** Hits. */
  readonly hits: number
  /** Times that the collocate stands in the corpus. */
  readonly frequency: number
  /** Words of the corpus. */
  readonly corpusWords: number
}

/**
 * logDice (P. Rychlý, "A Lexicographer-Friendly Association Score", Proceedings of RASLAN 2008, pp. 6–9): 14 + log2 of the Dice
 * coefficient. At most 14, where the two only stand together; one more is twice as often; below 0 it says nothing. It does not
 * depend on the size of the corpus. -Infinity never comes out: without a common place it is not asked for.
 */
export function logDice({ together, hits, frequency }: Pick<CoOccurrence, 'together' | 'hits' | 'frequency'>): number {
  return 14 + Math.log2((2 * together) / (hits + frequency))
}

/**
 * The table of a surface co-occurrence (S. Evert, "Corpora and collocations", in Lüdeling and Kytö, Corpus Linguistics, 2008,
 * section 4): rows are the words within the windows and all others but the hits, columns the collocate and all other words.
 */
export function contingency({ together, windowWords, hits, frequency, corpusWords }: CoOccurrence): FourCells {
  const outside = Math.max(0, corpusWords - hits - windowWords)
  const apart = Math.min(outside, Math.max(0, frequency - together))
  return [together, Math.max(0, windowWords - together), apart, outside - apart]
}

/** How often the collocate would stand within the windows if its places in the corpus were chance. */
export function expectedTogether(counts: CoOccurrence): number {
  const [a, b, c, d] = contingency(counts)
  const all = a + b + c + d
  return all === 0 ? 0 : ((a + b) * (a + c)) / all
}

/** {@link logLikelihoodRatio} of a collocate, negative where it stands near the hits less often than by chance. */
export function signedLogLikelihood(counts: CoOccurrence): number {
  const ratio = logLikelihoodRatio(contingency(counts))
  return counts.together < expectedTogether(counts) ? -ratio : ratio
}
