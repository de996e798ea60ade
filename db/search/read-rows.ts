import type { Checkpoint } from '../checkpoint.ts'
import type { Connection, Value } from '../connection.ts'
import { addRow, emptyBitmap, type Bitmap } from './bitmap.ts'

const COMMA = 44
const ZERO = 48
/** Rows of the full-text index that one statement looks at: between two of them the caller may have given up. */
const ROWS_AT_ONCE = 250_000

/**
 * The row numbers that a SELECT answers in its column `id`, in its order. They cross from SQLite as one text: as values of their
 * own they would cost twice as much.
 */
export function readRows(connection: Connection, sql: string, ...values: Value[]): Int32Array {
  const text = listOf(connection, sql, values)
  const rows = new Int32Array(text === null ? 0 : countOf(text))
  if (text !== null) eachRow(text, (row, at) => (rows[at] = row))
  return rows
}

/** The same as a set; rows from `size` on are left out. */
export function readBitmap(connection: Connection, size: number, sql: string, ...values: Value[]): Bitmap {
  const bits = emptyBitmap(size)
  addAll(bits, listOf(connection, sql, values))
  return bits
}

/** The rows that answer a full-text query, present or not, below `size`. Stops when the caller gives up. */
export function readMatches(connection: Connection, size: number, match: string, checkpoint: Checkpoint): Bitmap {
  const bits = emptyBitmap(size)
  for (let from = 0; from < size; from += ROWS_AT_ONCE) {
    checkpoint()
    const sql = `SELECT rowid AS id FROM article_fts WHERE article_fts MATCH ? AND rowid >= ? AND rowid < ? AND ${goingOn('rowid')}`
    addAll(bits, listOf(connection, sql, [match, from, Math.min(size, from + ROWS_AT_ONCE)]))
  }
  return bits
}

/** A condition that holds always, and asks now and then whether the caller has given up. `row`: SQL for the row's number. */
export function goingOn(row: string): string {
  return `(${row} & 1023 <> 0 OR going_on())`
}

/** Adds the rows of a list as {@link rowList} writes it to a set that has room for them; others are left out. */
export function addAll(bits: Bitmap, list: Uint8Array | null): void {
  if (list !== null)
    eachRow(list, (row) => {
      if (row >>> 5 < bits.length) addRow(bits, row)
    })
}

/** SQL for the values of a column as one text, as {@link addAll} and {@link countOf} read it. */
export function rowList(column: string): string {
  return `CAST(group_concat(${column}) AS BLOB)`
}

/** How many rows a list has. */
export function countOf(list: Uint8Array): number {
  let count = list.length === 0 ? 0 : 1
  for (const byte of list) if (byte === COMMA) count++
  return count
}

/** Calls `take` for each row of a list. */
export function eachRow(list: Uint8Array, take: (row: number, at: number) => void): void {
  let row = 0
  let at = 0
  for (const byte of list) {
    if (byte !== COMMA) row = row * 10 + byte - ZERO
    else {
      take(row, at++)
      row = 0
    }
  }
  if (list.length > 0) take(row, at)
}

function listOf(connection: Connection, sql: string, values: readonly Value[]): Uint8Array | null {
  return connection.value<Uint8Array | null>(`SELECT ${rowList('id')} FROM (${sql})`, ...values) ?? null
}
