import { searchedColumns } from '../../main/text/text-columns.ts'
import type { Connection } from '../connection.ts'
import { addRows, emptyBitmap, intersection, type Bitmap } from './bitmap.ts'
import type { SoughtTerm } from './postings.ts'
import type { RowList } from './row-list.ts'

/** The articles in which a word stands, or one directly behind another in the same part; undefined for none. */
export interface RowsByPart {
  /** In the title. */
  readonly title: RowList | undefined
  /** In one of the other parts that are searched by default. */
  readonly text: RowList | undefined
}

/** Where common words stand directly behind one another, and what else is kept of an index so that phrases of them are found fast. */
export interface WordPairs {
  /** The state of the index that they were read from: see IndexState. They say nothing about any other. */
  readonly stamp: string
  /** How many words each article has, by row: what ranking asks of many. */
  readonly lengths: Int32Array
  /** Undefined where it is not known of these two words. */
  rowsOf(first: SoughtTerm, second: SoughtTerm): RowsByPart | undefined
  /** The articles of one term; undefined where they are not known. */
  rowsOfTerm(term: SoughtTerm): RowsByPart | undefined
}

/** What pairs of words, or what is known of a word by itself, tell about a phrase. */
export interface KnownRows {
  /** The articles that may have it; no others have. */
  readonly rows: Bitmap
  /** Those that may have it in the title. */
  readonly titles: Bitmap
  /** Whether all of these have it. */
  readonly exact: boolean
}

const TITLE = 1
/** The parts that pairs are known of: the first columns of the index. */
export const PAIRED_COLUMNS = (1 << searchedColumns.length) - 1

const kept = new WeakMap<Connection, WordPairs>()

/** A term as a name of its own. */
export function termName({ key }: Pick<SoughtTerm, 'key'>): string {
  return Buffer.from(key).toString('latin1')
}

/** Keeps pairs for the searches of a connection, in place of those before; null: none. */
export function keepPairs(connection: Connection, pairs: WordPairs | null): void {
  if (pairs === null) kept.delete(connection)
  else kept.set(connection, pairs)
}

/** The pairs that belong to a state of the index, where there are some. */
export function keptPairs(connection: Connection, stamp: string): WordPairs | null {
  const pairs = kept.get(connection)
  return pairs?.stamp === stamp ? pairs : null
}

/** What is known about the articles below `size` that have some words, one behind the other, in some columns; null when nothing. */
export function knownRows(
  pairs: WordPairs | null,
  terms: readonly SoughtTerm[],
  columns: number,
  size: number,
): KnownRows | null {
  if (pairs === null || (columns & ~PAIRED_COLUMNS) !== 0) return null
  const known =
    terms.length === 1
      ? [pairs.rowsOfTerm(terms[0]!)]
      : terms.map((term, at) => (at + 1 < terms.length ? pairs.rowsOf(term, terms[at + 1]!) : undefined))
  const parts = known.filter((rows) => rows !== undefined)
  if (parts.length === 0) return null
  const titles = (columns & TITLE) === 0 ? emptyBitmap(size) : common(parts, 'title', size)
  const rows = (columns & ~TITLE) === 0 ? titles.slice() : addRows(common(parts, 'text', size), titles)
  return { rows, titles, exact: terms.length <= 2 && (columns === PAIRED_COLUMNS || columns === TITLE) }
}

function common(pairs: readonly RowsByPart[], part: keyof RowsByPart, size: number): Bitmap {
  return pairs
    .map((pair) => {
      const bits = emptyBitmap(size)
      pair[part]?.addTo(bits)
      return bits
    })
    .reduce(intersection)
}
