import type { Dispersion, DispersionSort } from '../contract/concordance.ts'
import { deviationOfProportions, juillandD, normalisedDeviation } from './evenness.ts'
import type { Frame } from './frequency.ts'
import type { IndexedArticle } from './hit-index.ts'

/** How hits are spread over all articles searched, and which articles the plot's rows [offset, offset + limit) show. */
export type Spread = Pick<
  Dispersion,
  'searched' | 'searchedWords' | 'deviation' | 'deviationNormalised' | 'evenness'
> & {
  readonly rows: readonly IndexedArticle[]
}

/** Measures the spread of hits over the articles of a frame, each of which is a part. */
export function spreadOf(
  articles: readonly IndexedArticle[],
  frame: Frame,
  sort: DispersionSort,
  offset: number,
  limit: number,
): Spread {
  const corpus = { parts: frame.articles, words: frame.words, fewest: frame.fewest, hitParts: articles }
  const rate = ({ hits, words }: IndexedArticle): number => (words === 0 ? 0 : hits / words)
  const compare = {
    hits: (a: IndexedArticle, b: IndexedArticle) => b.hits - a.hits || rate(b) - rate(a),
    perMillion: (a: IndexedArticle, b: IndexedArticle) => rate(b) - rate(a),
    evenness: (a: IndexedArticle, b: IndexedArticle) => b.evenness - a.evenness || b.hits - a.hits,
    date: (a: IndexedArticle, b: IndexedArticle) =>
      a.date === b.date ? 0 : a.date === null ? 1 : b.date === null ? -1 : a.date < b.date ? -1 : 1,
    text: () => 0,
  } as const satisfies Record<DispersionSort, (a: IndexedArticle, b: IndexedArticle) => number>
  return {
    searched: frame.articles,
    searchedWords: frame.words,
    deviation: deviationOfProportions(corpus),
    deviationNormalised: normalisedDeviation(corpus),
    evenness: juillandD(corpus),
    rows: articles.toSorted(compare[sort]).slice(offset, offset + limit),
  }
}
