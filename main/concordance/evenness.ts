/** A part of a corpus (an article, or a stretch of one): its words and the hits in it. */
export interface CorpusPart {
  readonly words: number
  readonly hits: number
}

/**
 * What the measures need of all parts, so that those without hits, which may be many, need not be listed: `hitParts` are the others,
 * `parts` and `words` count all, `fewest` is the size of the smallest.
 */
export interface PartedCorpus {
  readonly parts: number
  readonly words: number
  readonly fewest: number
  readonly hitParts: readonly CorpusPart[]
}

/**
 * Gries' deviation of proportions DP (S. Th. Gries, "Dispersions and adjusted frequencies in corpora", International Journal of
 * Corpus Linguistics 13(4), 2008): half the sum of the differences between a part's share of the words and its share of the hits. 0
 * is as even as the parts allow, near 1 means that all hits stand in a small part. 0 without hits.
 */
export function deviationOfProportions({ words, hitParts }: PartedCorpus): number {
  const hits = hitParts.reduce((sum, part) => sum + part.hits, 0)
  if (hits === 0 || words === 0) return 0
  let difference = 0
  let seen = 0
  for (const part of hitParts) {
    difference += Math.abs(part.hits / hits - part.words / words)
    seen += part.words
  }
  // A part without hits differs by its whole share.
  return Math.min(1, Math.max(0, (difference + Math.max(0, words - seen) / words) / 2))
}

/**
 * DP so that its largest value is 1 (J. Lijffijt and S. Th. Gries, "Correction to Stefan Th. Gries' …", International Journal of
 * Corpus Linguistics 17(1), 2012): divided by 1 less the share of the smallest part.
 */
export function normalisedDeviation(corpus: PartedCorpus): number {
  const most = corpus.words === 0 ? 0 : 1 - corpus.fewest / corpus.words
  return most <= 0 ? 0 : Math.min(1, deviationOfProportions(corpus) / most)
}

/**
 * Juilland's D (A. Juilland and E. Chang-Rodríguez, Frequency Dictionary of Spanish Words, 1964), over relative frequencies, so
 * that parts may differ in size: 1 − V / √(n − 1), V being their standard deviation (of the population) over their mean. 1 is as
 * even as can be, 0 is all hits in one part. 0 without hits, 1 for a single part.
 */
export function juillandD({ parts, hitParts }: Pick<PartedCorpus, 'parts' | 'hitParts'>): number {
  const rates = hitParts.flatMap(({ hits, words }) => (hits > 0 && words > 0 ? [hits / words] : []))
  if (rates.length === 0) return 0
  if (parts <= 1) return 1
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / parts
  const squares = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) + (parts - rates.length) * mean ** 2
  const variation = Math.sqrt(squares / parts) / mean
  return Math.min(1, Math.max(0, 1 - variation / Math.sqrt(parts - 1)))
}

/** Equal parts of an article for {@link evennessWithin}. */
const PARTS_OF_ARTICLE = 10

/** {@link juillandD} over ten equal parts of one article. `places` say how far through the words each hit stands, from 0 to 1. */
export function evennessWithin(places: readonly number[]): number {
  const counts = Array.from({ length: PARTS_OF_ARTICLE }, () => 0)
  for (const place of places) {
    const part = Math.min(PARTS_OF_ARTICLE - 1, Math.floor(place * PARTS_OF_ARTICLE))
    counts[part] = counts[part]! + 1
  }
  return juillandD({ parts: PARTS_OF_ARTICLE, hitParts: counts.map((hits) => ({ hits, words: 1 })) })
}
