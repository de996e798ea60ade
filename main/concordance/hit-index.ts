import { mostSortWords, type LineOrder } from '../contract/concordance.ts'
import type { ArticleHit } from './article-hits.ts'
import { evennessWithin } from './evenness.ts'
import { createWordIds } from './word-ids.ts'

/** What the index keeps of an article with hits. */
export interface IndexedArticle {
  readonly id: string
  readonly outlet: string | null
  readonly date: string | null
  /** The date was inferred by a rule, and not stated or entered. */
  readonly inferred: boolean
  /** Words as search counts them, without furniture. */
  readonly words: number
  readonly hits: number
  /** Juilland's D over ten equal parts of it. */
  readonly evenness: number
}

/** The place of a hit: the article by its number in the index, and [start, end) in its text. */
export type HitPlace = readonly [article: number, start: number, end: number]

/** All hits of a query, compact enough to keep for a million of them, and their orders. */
export interface HitIndex {
  /** Hits that were added. */
  readonly total: number
  /** Hits that can be asked for: fewer than `total` once there were more than it keeps. */
  readonly kept: number
  /** The articles with hits, in the order in which they were added. */
  readonly articles: readonly IndexedArticle[]
  /** Adds an article's hits; without any nothing is kept of it. */
  add(article: Omit<IndexedArticle, 'hits' | 'evenness'>, hits: readonly ArticleHit[]): void
  /** The hits [offset, offset + limit) in an order. */
  places(order: LineOrder, offset: number, limit: number): HitPlace[]
}

// Fields of a hit: article, start, end, the hit's words as one, and the nearest words on either side.
const ARTICLE = 0
const START = 1
const END = 2
const MATCH = 3
const LEFT = 4
const RIGHT = LEFT + mostSortWords
const FIELDS = RIGHT + mostSortWords

const OUTLET_ORDER = new Intl.Collator('en', { sensitivity: 'base' })

/** Hits that may be there above those that are kept, so that the worst are dropped seldom. */
const LEAST_SLACK = 500_000

/**
 * An empty index. Of more than `most` hits it keeps only those that come first in `order`: it never holds more than twice as many
 * (or half a million more), and drops the last of them each time that it would.
 */
export function createHitIndex(most: number, order: LineOrder): HitIndex {
  const room = most + Math.max(most, LEAST_SLACK)
  const words = createWordIds()
  const articles: IndexedArticle[] = []
  let hits = new Uint32Array(FIELDS * 1024)
  let kept = 0
  let total = 0
  let sorted: { readonly key: string; readonly permutation: Uint32Array } | undefined

  const permutationOf = (wanted: LineOrder): Uint32Array => {
    const key = JSON.stringify([wanted.sort, wanted.words, wanted.descending])
    if (sorted?.key !== key) sorted = { key, permutation: sortedBy(wanted) }
    return sorted.permutation
  }
  const sortedBy = ({ sort, words: depth, descending }: LineOrder): Uint32Array => {
    const permutation = Uint32Array.from({ length: kept }, (_, index) => index)
    const turn = descending ? -1 : 1
    const field = (hit: number, at: number): number => hits[hit * FIELDS + at]!
    const inText = (a: number, b: number): number =>
      field(a, ARTICLE) - field(b, ARTICLE) || field(a, START) - field(b, START)
    let compare: (a: number, b: number) => number
    if (sort === 'text') compare = (a, b) => turn * inText(a, b)
    else if (sort === 'date' || sort === 'outlet') {
      const ranks = articleRanks(articles, sort, descending)
      compare = (a, b) => ranks[field(a, ARTICLE)]! - ranks[field(b, ARTICLE)]! || inText(a, b)
    } else {
      const ranks = words.ranks()
      const from = sort === 'match' ? MATCH : sort === 'left' ? LEFT : RIGHT
      const to = sort === 'match' ? MATCH + 1 : from + depth
      compare = (a, b) => {
        for (let at = from; at < to; at++) {
          const [one, other] = [field(a, at), field(b, at)]
          if (one === other) continue
          // Without a word comes last, both ways.
          if (one === 0 || other === 0) return one === 0 ? 1 : -1
          return turn * (ranks[one]! - ranks[other]!)
        }
        return inText(a, b)
      }
    }
    return permutation.sort(compare)
  }
  const dropLast = (): void => {
    const chosen = permutationOf(order).slice(0, most)
    const fewer = new Uint32Array(FIELDS * (most + 1024))
    for (const [index, hit] of chosen.entries())
      fewer.set(hits.subarray(hit * FIELDS, (hit + 1) * FIELDS), index * FIELDS)
    hits = fewer
    kept = chosen.length
    sorted = undefined
  }

  return {
    get total() {
      return total
    },
    get kept() {
      return Math.min(kept, most)
    },
    articles,
    add(article, found) {
      if (found.length === 0) return
      const number = articles.length
      articles.push({ ...article, hits: found.length, evenness: evennessWithin(found.map(({ at }) => at)) })
      for (const { part, first, last, start, end } of found) {
        if (kept >= room) dropLast()
        if ((kept + 1) * FIELDS > hits.length) {
          const larger = new Uint32Array(hits.length * 2)
          larger.set(hits)
          hits = larger
        }
        const at = kept * FIELDS
        hits[at + ARTICLE] = number
        hits[at + START] = start
        hits[at + END] = end
        hits[at + MATCH] = first > last ? 0 : words.idOf(part.words.slice(first, last + 1).join(' '))
        for (let near = 0; near < mostSortWords; near++) {
          const [before, after] = [part.words[first - 1 - near], part.words[last + 1 + near]]
          hits[at + LEFT + near] = before === undefined ? 0 : words.idOf(before)
          hits[at + RIGHT + near] = after === undefined ? 0 : words.idOf(after)
        }
        kept++
      }
      total += found.length
      sorted = undefined
    },
    places(wanted, offset, limit) {
      if (kept > most) dropLast()
      return [...permutationOf(wanted).subarray(offset, offset + limit)].map((hit) => {
        const at = hit * FIELDS
        return [hits[at + ARTICLE]!, hits[at + START]!, hits[at + END]!]
      })
    },
  }
}

/** The rank of each article by date or outlet; those without come last, both ways. */
function articleRanks(articles: readonly IndexedArticle[], by: 'date' | 'outlet', descending: boolean): Uint32Array {
  const order = articles.map((_, index) => index)
  const turn = descending ? -1 : 1
  const compare = (a: string | null, b: string | null): number => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return turn * (by === 'date' ? (a < b ? -1 : a > b ? 1 : 0) : OUTLET_ORDER.compare(a, b))
  }
  const dateOf = (article: number): string => articles[article]!.date ?? '~'
  const byDate = (a: number, b: number): number => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0)
  const ordered = order.toSorted(
    (a, b) => compare(articles[a]![by], articles[b]![by]) || (by === 'outlet' ? byDate(a, b) : 0) || a - b,
  )
  const ranks = new Uint32Array(articles.length)
  for (const [rank, article] of ordered.entries()) ranks[article] = rank
  return ranks
}
