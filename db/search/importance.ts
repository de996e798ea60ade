import type { TextColumn } from '../../main/contract/query.ts'
import type { Connection } from '../connection.ts'
import { countRows } from './bitmap.ts'
import type { Columns } from './columns.ts'
import { numbersOf } from './index-segments.ts'
import { columnOfPlace } from './place-lists.ts'
import { indexedColumns } from './text-index.ts'

/** What a word counts in each part: one in the title says most about an article, one in a caption little. */
export const columnWeights: Readonly<Record<TextColumn, number>> = { title: 8, body: 1, caption: 0.5, furniture: 0.2 }
const WEIGHTS = indexedColumns.map((column) => columnWeights[column])

// As in FTS5's bm25().
const K1 = 1.2
const B = 0.75
/** Of words in more than half of all articles some notice is taken, too. */
const LEAST = 1e-6

/**
 * A query that one article in five answers is not ranked: its words say nothing about any of them. Small results always are, very
 * large ones never: ranking takes about 2 µs a hit.
 */
const BROAD_SHARE = 5
const ALWAYS_RANKED = 2000
const NEVER_RANKED = 50_000

/** So many hits are ranked. */
export function mostRanked({ present }: Pick<Columns, 'present'>): number {
  return Math.max(ALWAYS_RANKED, Math.min(countRows(present) / BROAD_SHARE, NEVER_RANKED))
}

/** What the first `count` places count together. */
export function weightOf(places: Int32Array, count: number): number {
  let weight = 0
  for (let n = 0; n < count; n++) weight += WEIGHTS[columnOfPlace(places[n]!)]!
  return weight
}

/** What words say that stand in so many of all articles. */
export function rarity(having: number, articles: number): number {
  return Math.max(Math.log((articles - having + 0.5) / (having + 0.5)), LEAST)
}

/** What words say about an article of so many words that has them so often. */
export function importance(frequency: number, length: number, average: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / average))
}

/**
 * How many articles the index has, and how many words one has on average: its first record has the articles, then the words of each
 * column.
 */
export function collectionSize(connection: Connection): { articles: number; average: number } {
  const block = connection.value<Uint8Array>('SELECT block FROM article_fts_data WHERE id = 1') ?? new Uint8Array(0)
  const next = numbersOf(block, 0)
  const articles = next()
  const words = indexedColumns.reduce((sum) => sum + next(), 0)
  return { articles, average: articles > 0 && words > 0 ? words / articles : 1 }
}
