import { createHash, type Hash } from 'node:crypto'
import type { Connection } from '../connection.ts'

/**
 * A segment of the full-text index: pages of terms in order, each with the rows that it stands in. An article is in one segment;
 * what was replaced since lies dead in an older one.
 */
export interface Segment {
  readonly id: number
  readonly firstPage: number
  readonly lastPage: number
  /** Rows that no longer count. */
  readonly dead: readonly number[]
}

/** What the index is made of in one state of the corpus. */
export interface IndexState {
  readonly segments: readonly Segment[]
  /**
   * Tells this state of the index from all before and after. It sums up what FTS5 writes with each change: how many rows and pages it has
   * written so far, which segments there are and where each begins, ends and comes from, and what is dead in them.
   */
  readonly stamp: string
}

/** The first number of the key of a segment's page in article_fts_data; its pages follow. */
export function pageKey(segment: number, page: number): number {
  return segment * SEGMENT + page
}

// The layout of FTS5's tables, as fts5_index.c has it in its version 4, which SQLite promises to go on reading.
const KNOWN_VERSION = 4
const STRUCTURE = 10
const AVERAGES = 1
const WITH_TOMBSTONES = [0xff, 0, 0, 1]
const SEGMENT = 2 ** 37
const TOMBSTONES_OF = 2 ** 16
const TOMBSTONES_FROM = 8
// FTS5 makes no more: more are damage.
const MOST_LEVELS = 64
const MOST_SEGMENTS = 2000

/** The index that the connection sees; null when it is kept in a way that is not known here. */
export function readIndexState(connection: Connection): IndexState | null {
  if (connection.value<number>("SELECT v FROM article_fts_config WHERE k = 'version'") !== KNOWN_VERSION) return null
  const block = blockOf(connection, STRUCTURE)
  // A cookie of four bytes, and what marks the form with tombstones.
  if (block === undefined || !WITH_TOMBSTONES.every((byte, at) => block[4 + at] === byte)) return null
  const stamp = createHash('sha256').update(block)
  stamp.update(blockOf(connection, AVERAGES) ?? '')
  const next = numbersOf(block, 8)
  const levels = next()
  const all = next()
  next()
  if (levels > MOST_LEVELS || all > MOST_SEGMENTS) return null
  const segments: Segment[] = []
  for (let level = 0; level < levels; level++) {
    next()
    const count = next()
    if (segments.length + count > all) return null
    for (let n = 0; n < count; n++) {
      const [id, firstPage, lastPage] = [next(), next(), next()]
      // Where its rows come from.
      next()
      next()
      const tombstones = next()
      next()
      next()
      segments.push({ id, firstPage, lastPage, dead: deadRows(connection, id, tombstones, stamp) })
    }
  }
  return { segments, stamp: stamp.digest('hex') }
}

/** Tombstones are hash tables over some pages: each slot has a row, or nothing. */
function deadRows(connection: Connection, segment: number, pages: number, stamp: Hash): number[] {
  const rows: number[] = []
  for (let page = 0; page < pages; page++) {
    const block = blockOf(connection, pageKey(segment + TOMBSTONES_OF, page))
    if (block === undefined) break
    stamp.update(block)
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
    const width = block[0] === 4 ? 4 : 8
    for (let at = TOMBSTONES_FROM; at + width <= block.length; at += width) {
      const row = width === 4 ? view.getUint32(at) : Number(view.getBigUint64(at))
      if (row !== 0) rows.push(row)
    }
  }
  return rows
}

function blockOf(connection: Connection, id: number): Uint8Array | undefined {
  return connection.value<Uint8Array>('SELECT block FROM article_fts_data WHERE id = ?', id)
}

/** Reads one of SQLite's variable-length numbers after another; behind the last, NaN. */
export function numbersOf(bytes: Uint8Array, from: number): () => number {
  let at = from
  return () => {
    let number = 0
    for (let count = 1; at < bytes.length; count++) {
      const byte = bytes[at++]!
      // The ninth byte is all number.
      if (count === 9) return number * 256 + byte
      number = number * 128 + (byte & 0x7f)
      if (byte < 0x80) break
    }
    return number
  }
}
