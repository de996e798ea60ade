import type { PairPassage } from './align.ts'
import type { ComparedArticle } from './compared-article.ts'

/** How much of each article is shared, in words of the compared layers. */
export interface Shares {
  /** Per article: 1 for each word that another article has too, in a passage that they share; repeats counted once. */
  readonly shared: readonly Uint8Array[]
  /** Per article: 1 for each word inside any shared passage, its changed words and its repeats included. */
  readonly marked: readonly Uint8Array[]
  /** [i][j]: words of article i that article j shares; the article's length on the diagonal. Symmetric. */
  readonly counts: readonly (readonly number[])[]
}

/**
 * Counts shared words: the equal words of shared passages, not those that a light edit changed. Each word of one article is the
 * counterpart of at most one of the other, so a paragraph that an article prints twice counts once unless the other does so too.
 */
export function countShares(articles: readonly ComparedArticle[], passages: readonly PairPassage[]): Shares {
  const shared = articles.map((article) => new Uint8Array(article.ids.length))
  const marked = articles.map((article) => new Uint8Array(article.ids.length))
  const counts = articles.map((article, i) => articles.map((_, j) => (i === j ? article.ids.length : 0)))
  const byPair = new Map<number, PairPassage[]>()
  for (const passage of passages) {
    marked[passage.a]!.fill(1, passage.aFrom, passage.aTo)
    marked[passage.b]!.fill(1, passage.bFrom, passage.bTo)
    const key = passage.a * articles.length + passage.b
    const list = byPair.get(key)
    if (list === undefined) byPair.set(key, [passage])
    else list.push(passage)
  }
  for (const list of byPair.values()) {
    const { a, b } = list[0]!
    const inA = new Uint8Array(articles[a]!.ids.length)
    const inB = new Uint8Array(articles[b]!.ids.length)
    let count = 0
    for (const { pairs } of list.toSorted(longestFirst)) {
      for (let n = 0; n < pairs.length; n += 2) {
        const [placeA, placeB] = [pairs[n]!, pairs[n + 1]!]
        if (inA[placeA] === 1 || inB[placeB] === 1) continue
        inA[placeA] = 1
        inB[placeB] = 1
        shared[a]![placeA] = 1
        shared[b]![placeB] = 1
        count++
      }
    }
    counts[a]![b] = count
    counts[b]![a] = count
  }
  return { shared, marked, counts }
}

const longestFirst = (p: PairPassage, q: PairPassage): number =>
  q.pairs.length - p.pairs.length || p.aFrom - q.aFrom || p.bFrom - q.bFrom
