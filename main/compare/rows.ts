import type { Layer } from '../contract/article.ts'
import type { Comparison } from '../contract/comparison.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import { diffAgainst } from './diff.ts'
import { EDITED, UNIQUE, type SentenceScores } from './similarity.ts'

/** Sentences of one article that fill a cell together, numbered over all articles; they follow each other. */
export interface Cell {
  readonly first: number
  readonly last: number
}

/** Aligned sentences: at most one cell an article, keyed by the article's place. */
export interface AlignedRow {
  readonly cells: ReadonlyMap<number, Cell>
  /** Mean likeness of the cells to the row's first, 0 to 1; 0 for a row of one cell. */
  readonly score: number
}

/** Sentences that one cell may hold. */
const LARGEST_CELL = 3
/** What sentences of two rows must score on average, for the rows to become one. */
const LEAST_MEAN = 0.25

interface Cluster {
  cells: Map<number, Cell>
}

/**
 * Aligns the sentences of all articles into rows: the best-scoring pairs first, down to {@link EDITED}, whatever their order in the
 * articles. A sentence that fuses two neighbours of another article gets both into its cell. Every sentence is in exactly one
 * row. Rows follow the base (the first article); what the base does not have follows what stands before it in its own article, so a
 * column read downwards is the whole article in its order, but for passages that the base has elsewhere.
 */
export function alignRows(articles: readonly ComparedArticle[], scores: SentenceScores): AlignedRow[] {
  const { sentences, likenesses } = scores
  const known = new Map<number, number>()
  const edges: { s: number; t: number; score: number }[] = []
  likenesses.forEach((list, s) => {
    for (const { other, score } of list) {
      if (score < UNIQUE) break
      known.set(s * sentences.length + other, score)
      if (score >= EDITED && s < other) edges.push({ s, t: other, score })
    }
  })
  edges.sort((p, q) => q.score - p.score || p.s - q.s || p.t - q.t)
  const scoreOf = (s: number, t: number): number => known.get(s * sentences.length + t) ?? 0
  const clusters: Cluster[] = sentences.map((sentence, s) => ({
    cells: new Map([[sentence.article, { first: s, last: s }]]),
  }))
  for (const { s, t } of edges) {
    const [p, q] = [clusters[s]!, clusters[t]!]
    if (p === q) continue
    const joined = join(p.cells, q.cells, sentences)
    if (joined === null || !areAlike(p.cells, q.cells, scoreOf)) continue
    p.cells = joined
    for (const cell of q.cells.values()) for (let n = cell.first; n <= cell.last; n++) clusters[n] = p
  }
  const rows = orderRows(articles.length, sentences, clusters)
  return rows.map(({ cells }) => ({ cells, score: rowScore(cells, scoreOf) }))
}

function join(
  p: ReadonlyMap<number, Cell>,
  q: ReadonlyMap<number, Cell>,
  sentences: readonly Sentence[],
): Map<number, Cell> | null {
  const joined = new Map(p)
  for (const [article, cell] of q) {
    const other = p.get(article)
    if (other === undefined) {
      joined.set(article, cell)
      continue
    }
    const first = Math.min(cell.first, other.first)
    const last = Math.max(cell.last, other.last)
    const neighbours = cell.last + 1 === other.first || other.last + 1 === cell.first
    if (!neighbours || last - first >= LARGEST_CELL || sentences[first]!.layer !== sentences[last]!.layer) return null
    joined.set(article, { first, last })
  }
  return joined
}

function cellScore(p: Cell, q: Cell, scoreOf: (s: number, t: number) => number): number {
  let best = 0
  for (let s = p.first; s <= p.last; s++) for (let t = q.first; t <= q.last; t++) best = Math.max(best, scoreOf(s, t))
  return best
}

function areAlike(
  p: ReadonlyMap<number, Cell>,
  q: ReadonlyMap<number, Cell>,
  scoreOf: (s: number, t: number) => number,
): boolean {
  if (p.size === 1 && q.size === 1) return true
  let sum = 0
  let count = 0
  for (const [article, cell] of p) {
    for (const [other, against] of q) {
      if (article === other) continue
      sum += cellScore(cell, against, scoreOf)
      count++
    }
  }
  return count > 0 && sum / count >= LEAST_MEAN
}

function rowScore(cells: ReadonlyMap<number, Cell>, scoreOf: (s: number, t: number) => number): number {
  const [first, ...others] = [...cells].sort(([p], [q]) => p - q).map(([, cell]) => cell)
  if (others.length === 0) return 0
  return others.reduce((sum, cell) => sum + cellScore(first!, cell, scoreOf), 0) / others.length
}

function orderRows(count: number, sentences: readonly Sentence[], clusters: readonly Cluster[]): Cluster[] {
  let order: Cluster[] = []
  for (let article = 0; article < count; article++) {
    const own: Cluster[] = []
    sentences.forEach((sentence, s) => {
      if (sentence.article === article && own.at(-1) !== clusters[s]) own.push(clusters[s]!)
    })
    const position = new Map(order.map((cluster, n) => [cluster, n]))
    const placed = own.filter((cluster) => position.has(cluster))
    const inOrder = new Set(longestIncreasing(placed, (cluster) => position.get(cluster)!))
    // What has no place yet follows the last sentence of this article that stands in order. What stands before all of these goes
    // right before the first of them (to the end if there is none), but headlines go to the other headlines.
    const following = new Map<Cluster, Cluster[]>()
    const top: Cluster[] = []
    const leading: Cluster[] = []
    let anchor: Cluster | null = null
    for (const cluster of own) {
      if (inOrder.has(cluster)) anchor = cluster
      if (position.has(cluster)) continue
      if (anchor === null) (leading.length === 0 && isHeading(cluster, sentences) ? top : leading).push(cluster)
      else {
        const list = following.get(anchor)
        if (list === undefined) following.set(anchor, [cluster])
        else list.push(cluster)
      }
    }
    const next: Cluster[] = []
    let waiting = top
    let headings = true
    let waitsForAnchor = true
    const put = (list: readonly Cluster[]): void => {
      for (const cluster of list) next.push(cluster)
    }
    for (const cluster of order) {
      if (headings && !(isHeading(cluster, sentences) && !inOrder.has(cluster))) {
        headings = false
        put(waiting)
        waiting = []
      }
      // Rows that earlier articles put here alone come first; any other row ends the place.
      if (!headings && (cluster.cells.size > 1 || cluster.cells.has(0) || cluster.cells.has(article))) {
        put(waiting)
        waiting = []
      }
      if (waitsForAnchor && inOrder.has(cluster)) {
        put(leading)
        waitsForAnchor = false
      }
      next.push(cluster)
      if (inOrder.has(cluster)) waiting = following.get(cluster) ?? []
    }
    put(waiting)
    if (waitsForAnchor) put(leading)
    order = next
  }
  return order
}

const HEADINGS: ReadonlySet<Layer> = new Set<Layer>(['headline', 'standfirst', 'byline', 'dateline'])

const isHeading = ({ cells }: Cluster, sentences: readonly Sentence[]): boolean =>
  [...cells.values()].every((cell) => HEADINGS.has(sentences[cell.first]!.layer))

function longestIncreasing<T>(items: readonly T[], value: (item: T) => number): T[] {
  const tails: number[] = []
  const previous: number[] = []
  items.forEach((item, n) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (value(items[tails[middle]!]!) < value(item)) low = middle + 1
      else high = middle
    }
    previous[n] = low > 0 ? tails[low - 1]! : -1
    tails[low] = n
  })
  const chain: T[] = []
  for (let n = tails.at(-1) ?? -1; n >= 0; n = previous[n]!) chain.push(items[n]!)
  return chain.reverse()
}

/** Words the rows as the contract does; each cell but the base's with its difference against the base. */
export function rowsOf(
  articles: readonly ComparedArticle[],
  sentences: readonly Sentence[],
  rows: readonly AlignedRow[],
): Comparison['rows'] {
  return rows.map(({ cells, score }) => {
    const base = cells.get(0)
    return {
      score,
      cells: articles.map((article, n) => {
        const cell = cells.get(n)
        if (cell === undefined) return null
        const { start } = sentences[cell.first]!
        const { end } = sentences[cell.last]!
        const passage = { article: article.id, start, end, text: article.text.slice(start, end) }
        if (base === undefined || n === 0) return passage
        return {
          ...passage,
          diff: diffAgainst(articles, placeOf(sentences, base), placeOf(sentences, cell), start, end),
        }
      }),
    }
  })
}

const placeOf = (sentences: readonly Sentence[], cell: Cell): { article: number; from: number; to: number } => ({
  article: sentences[cell.first]!.article,
  from: sentences[cell.first]!.from,
  to: sentences[cell.last]!.to,
})
