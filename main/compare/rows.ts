import type { Comparison } from '../contract/comparison.ts'
import { apparatusOf } from './apparatus.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import { joinCells, sentencesIn, wordsOf, type Cell, type Cells } from './cells.ts'
import { diffAgainst } from './diff.ts'
import type { HandGroup, HandMade } from './links.ts'
import { crossingCells, orderRows } from './row-order.ts'
import { EDITED, UNIQUE, type SentenceScores } from './similarity.ts'

/** Aligned sentences. */
export interface AlignedRow {
  readonly cells: Cells
  /** Mean likeness of the cells to the row's first, 0 to 1; 0 for a row of one cell. */
  readonly score: number
  /** The articles whose cells stand here by hand; null when none does. */
  readonly byHand: ReadonlySet<number> | null
  /** The researcher locked the row: it has these cells and no others. */
  readonly locked: boolean
}

/** Sentences that one cell may hold. */
const LARGEST_CELL = 3
/** What sentences of two rows must score on average, for the rows to become one. */
const LEAST_MEAN = 0.25

interface Cluster {
  readonly cells: Cells
  readonly hand: HandGroup | null
}

/**
 * Aligns the sentences of all articles into rows: the best-scoring pairs first, down to {@link EDITED}, whatever their order in the
 * articles. A sentence that fuses two neighbours of another article gets both into its cell. Every sentence is in exactly one
 * row. Rows follow the base (the first article); what the base does not have follows what stands before it in its own article, so a
 * column read downwards is the whole article in its order, but for passages that the base has elsewhere. What the researcher linked
 * is in one row before anything is aligned, what is `alsoAligned` goes together last unless it is elsewhere, a locked row has its cells and no others, and what is kept apart never shares a row.
 */
export function alignRows(
  articles: readonly ComparedArticle[],
  scores: SentenceScores,
  { groups, keptApart }: HandMade,
  alsoAligned: readonly (readonly [number, number])[] = [],
): AlignedRow[] {
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
  for (const [s, t] of alsoAligned) edges.push({ s, t, score: 0 })
  const scoreOf = (s: number, t: number): number => known.get(s * sentences.length + t) ?? 0
  const clusters: Cluster[] = sentences.map((sentence, s) => ({
    cells: new Map([[sentence.article, { first: s, last: s }]]),
    hand: null,
  }))
  for (const hand of groups) {
    const cluster: Cluster = { cells: hand.cells, hand }
    for (const s of sentencesIn(hand.cells)) clusters[s] = cluster
  }
  const fits = (_article: number, { first, last }: Cell): boolean =>
    last - first < LARGEST_CELL && sentences[first]!.layer === sentences[last]!.layer
  for (const { s, t } of edges) {
    const [p, q] = [clusters[s]!, clusters[t]!]
    if (p === q) continue
    if (p.hand?.locked === true || q.hand?.locked === true || (p.hand !== null && q.hand !== null)) continue
    const hand = p.hand ?? q.hand
    // What the researcher put into a cell stays all that is in it.
    const joined = joinCells(p.cells, q.cells, hand === null ? fits : (article) => !hand.cells.has(article))
    if (joined === null || keptApart(p.cells, q.cells)) continue
    // What was linked by hand need not be alike: there one pair that is alike is enough.
    if (hand === null && !areAlike(p.cells, q.cells, scoreOf)) continue
    const cluster: Cluster = { cells: joined, hand }
    for (const n of sentencesIn(joined)) clusters[n] = cluster
  }
  const rows = orderRows(articles.length, sentences, clusters)
  return rows.map(({ cells, hand }) => ({
    cells,
    score: rowScore(cells, scoreOf),
    byHand: hand === null ? null : new Set(hand.cells.keys()),
    locked: hand?.locked ?? false,
  }))
}

function cellScore(p: Cell, q: Cell, scoreOf: (s: number, t: number) => number): number {
  let best = 0
  for (let s = p.first; s <= p.last; s++) for (let t = q.first; t <= q.last; t++) best = Math.max(best, scoreOf(s, t))
  return best
}

function areAlike(p: Cells, q: Cells, scoreOf: (s: number, t: number) => number): boolean {
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

function rowScore(cells: Cells, scoreOf: (s: number, t: number) => number): number {
  const [first, ...others] = [...cells].sort(([p], [q]) => p - q).map(([, cell]) => cell)
  if (others.length === 0) return 0
  return others.reduce((sum, cell) => sum + cellScore(first!, cell, scoreOf), 0) / others.length
}

/** Words the rows as the contract does; each cell but the base's with its difference against the base, and each row with its apparatus. */
export function rowsOf(
  articles: readonly ComparedArticle[],
  sentences: readonly Sentence[],
  rows: readonly AlignedRow[],
): Comparison['rows'] {
  const crossing = crossingCells(articles.length, rows)
  const ids = (places: Iterable<number>): string[] => [...places].sort((p, q) => p - q).map((n) => articles[n]!.id)
  return rows.map(({ cells, score, byHand, locked }, row) => {
    const base = cells.get(0)
    return {
      score,
      ...(byHand !== null && { linked: ids(byHand) }),
      ...(locked && { locked }),
      ...(crossing[row]!.length > 0 && { crossing: ids(crossing[row]!) }),
      ...(cells.size > 1 && { apparatus: apparatusOf(articles, sentences, cells) }),
      cells: articles.map((article, n) => {
        const cell = cells.get(n)
        if (cell === undefined) return null
        const { start } = sentences[cell.first]!
        const { end } = sentences[cell.last]!
        const passage = { article: article.id, start, end, text: article.text.slice(start, end) }
        if (base === undefined || n === 0) return passage
        const [here, there] = [wordsOf(sentences, cell), wordsOf(sentences, base)]
        return { ...passage, diff: diffAgainst(articles, there, here, start, end) }
      }),
    }
  })
}
