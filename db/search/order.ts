import type { PhraseNode, QueryNode } from '../../main/contract/query.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import type { ListInput, PageOrder } from '../operations.ts'
import { difference, hasRow, rowsOf, type Bitmap } from './bitmap.ts'
import { titleHits } from './hits.ts'
import { hitCounts } from './hit-counts.ts'
import type { Hits, SearchMemory } from './memory.ts'
import { columnWeights, mostRanked } from './importance.ts'
import { isPlain, wordsOf } from './query-rows.ts'
import { rankedByPlaces } from './rank-by-places.ts'
import { goingOn, readRows } from './read-rows.ts'
import { phrasesOf, textPartOf } from './text-part.ts'

const { title, body, caption, furniture } = columnWeights
const RANK = `bm25(article_fts, ${[title, body, caption, furniture].join(', ')})`
/** Up to so many hits are sorted by themselves; more are picked out of the order of all articles. */
const SORTED_BY_THEMSELVES = 3000

/**
 * FTS5's bm25() looks at each word of a query in each hit: of a longer query, patterns that stand for thousands of words, it takes seconds,
 * and says little. Characters.
 */
const LONGEST_RANKED = 30_000

/** The column of each value that a list is sorted by. */
export const SORTED_BY = {
  title: 'title_key',
  outlet: 'outlet_key',
  date: 'date',
  words: 'words',
  added: 'added_at',
} as const
export type SortedColumn = keyof typeof SORTED_BY

/** By what a list is ordered: what was asked for, where that can be told. Stops when the caller gives up. */
export function orderOf(
  connection: Connection,
  memory: SearchMemory,
  { sort }: Pick<ListInput, 'sort'>,
  hits: Hits,
  checkpoint: Checkpoint,
): PageOrder {
  if (sort === 'hits') {
    if (hits.counts === undefined) hits.counts = hitCounts(connection, memory, hits, checkpoint)
    return hits.counts === null ? 'newest' : 'column'
  }
  if (sort !== 'relevance') return 'column'
  if (rankedBy(hits) === null) return 'newest'
  return hits.total > mostRanked(memory.columns) ? 'newest' : 'relevance'
}

/**
 * What hits are ranked by: the full-text query that all of them answer, or where some may answer by something else (`minister OR
 * outlet:x`), the phrases of which others have some. Null where there is neither.
 */
function rankedBy({ node, query }: Hits): string | readonly PhraseNode[] | null {
  if (query.match !== null) return query.match.length > LONGEST_RANKED ? null : query.match
  const phrases = isPlain(node) ? phrasesSought(node) : []
  return phrases.length === 0 ? null : phrases
}

function phrasesSought(node: QueryNode): PhraseNode[] {
  if (node.type === 'phrase') return wordsOf(node).length === 0 ? [] : [node]
  return node.type === 'and' || node.type === 'or' ? node.nodes.flatMap(phrasesSought) : []
}

/** All hits in the order of a list. Stops when the caller gives up. */
export function orderedRows(
  connection: Connection,
  memory: SearchMemory,
  input: Pick<ListInput, 'sort' | 'descending'>,
  hits: Hits,
  checkpoint: Checkpoint,
): Int32Array {
  const order = orderOf(connection, memory, input, hits, checkpoint)
  const name = order === 'column' ? `${input.sort} ${input.descending}` : order
  let rows = hits.orders.get(name)
  if (rows === undefined) {
    checkpoint()
    rows =
      order === 'relevance'
        ? ranked(connection, memory, hits, checkpoint)
        : unranked(connection, memory, input, order, hits, checkpoint)
    hits.orders.set(name, rows)
  }
  return rows
}

function unranked(
  connection: Connection,
  memory: SearchMemory,
  { sort, descending }: Pick<ListInput, 'sort' | 'descending'>,
  order: Exclude<PageOrder, 'relevance'>,
  hits: Hits,
  checkpoint: Checkpoint,
): Int32Array {
  if (order === 'newest') {
    if (hits.query.match === null) return byColumn(connection, memory, 'added', true, hits)
    return titlesFirst(hits, titleHits(connection, memory, hits, checkpoint))
  }
  if (sort === 'hits') return byHits(hits.counts!, descending, rowsOf(hits.rows))
  return byColumn(connection, memory, sort === 'relevance' ? 'added' : sort, descending, hits)
}

/** Not by FTS5's `rank`, which is computed of every hit before the condition is looked at. */
function ranked(connection: Connection, memory: SearchMemory, hits: Hits, checkpoint: Checkpoint): Int32Array {
  const { node, query, bin, rows, total } = hits
  if (total < 2) return rowsOf(rows)
  const by = rankedBy(hits)
  const part = isPlain(node) ? textPartOf(node) : null
  // What has none of the phrases counts nothing, and comes after all that has some.
  const phrases = part !== null ? phrasesOf(part) : Array.isArray(by) ? (by as readonly PhraseNode[]) : null
  const byPlaces = phrases && rankedByPlaces({ connection, memory, bin, checkpoint }, rows, phrases)
  if (byPlaces !== null) return byPlaces
  if (query.match === null) return byColumn(connection, memory, 'added', true, hits)
  // The plus keeps SQLite from asking the index once for each of the rows.
  return readRows(
    connection,
    `SELECT rowid AS id FROM article_fts
     WHERE article_fts MATCH ? AND +rowid IN (SELECT value FROM json_each(?)) AND ${goingOn('rowid')}
     ORDER BY ${RANK}, rowid DESC`,
    query.match,
    `[${rowsOf(rows).join(',')}]`,
  )
}

/** Those that answer with the title, then the others, the newest first of each. */
function titlesFirst({ rows, total }: Hits, titles: Bitmap): Int32Array {
  const result = new Int32Array(total)
  const first = rowsOf(titles).reverse()
  result.set(first)
  if (first.length < total) result.set(rowsOf(difference(rows, titles)).reverse(), first.length)
  return result
}

/** Articles without the value come last, both ways. */
function byColumn(
  connection: Connection,
  { sorted }: SearchMemory,
  sort: SortedColumn,
  descending: boolean,
  { bin, everything, rows, total }: Hits,
): Int32Array {
  const column = SORTED_BY[sort]
  if (total <= SORTED_BY_THEMSELVES) {
    const direction = descending ? 'DESC' : 'ASC'
    return readRows(
      connection,
      `SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?))
       ORDER BY ${column} ${direction} NULLS LAST, id ${direction}`,
      `[${rowsOf(rows).join(',')}]`,
    )
  }
  const state = bin ? 'bin' : 'present'
  const all = sorted.get(`${state} ${sort}`, () =>
    readRows(
      connection,
      `SELECT id FROM article WHERE state = '${state}' AND ${column} IS NOT NULL ORDER BY ${column}, id`,
    ),
  )
  const withValue = everything ? all.slice() : all.filter((row) => hasRow(rows, row))
  if (descending) withValue.reverse()
  if (withValue.length === total) return withValue
  const result = new Int32Array(total)
  result.set(withValue)
  const there = new Set(withValue)
  const without = rowsOf(rows).filter((row) => !there.has(row))
  if (descending) without.reverse()
  result.set(without, withValue.length)
  return result
}

/** Of equally many the newest first. */
function byHits(counts: Uint32Array, descending: boolean, rows: Int32Array): Int32Array {
  const direction = descending ? -1 : 1
  return rows.sort((a, b) => direction * (counts[a]! - counts[b]!) || b - a)
}
