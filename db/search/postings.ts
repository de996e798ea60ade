import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { readPageStarts, type PageStarts } from './doclist-index.ts'
import { pageKey, type Segment } from './index-segments.ts'

/** What is sought in the index: one of its terms, or with `beginning` all that begin so. */
export interface SoughtTerm {
  readonly key: Uint8Array
  readonly beginning: boolean
  /** So many words behind the beginning of its phrase, where that is not its number in it. */
  readonly distance?: number
}

/** Pages that one statement reads, more each time: as one text they cost half of what they would as rows. */
const FIRST_PAGES = 4
const PAGES_AT_ONCE = 32
/** To read so many pages that are not needed costs less than to look elsewhere. */
const LEAST_SKIPPED = 8
/** What stands before the contents of a page: where its first row begins, and where the contents end. */
const HEADER = 4
/** A row number and the size of its places are at most so long. */
const LONGEST_START = 18

/**
 * The rows of a term in one segment, one after the other: what FTS5 knows, without its looking at the places of each. Rows come in
 * ascending order; where several terms are sought, in that of each term.
 */
export class Postings {
  readonly #connection: Connection
  readonly #segment: number
  readonly #sought: SoughtTerm
  readonly #checkpoint: Checkpoint
  readonly #last: number
  /** The page that the index of terms has the term on, if a term begins there that has an index of pages. */
  readonly #begins: number | null
  #page: number
  #atOnce = FIRST_PAGES
  #starts: PageStarts | undefined
  /** From this row on pages can be skipped. */
  #skipFrom = 0
  #skipped = false
  /** The rows read and not yet passed, of which `bytes` has those from #at to #end. */
  #at = 0
  #end = 0
  /** Where row numbers stand in full, and not as the distance from the one before: at the start of a page and of a term. */
  #full: number[] = []
  #nextFull = 0
  #inside = false
  #over = false
  bytes: Uint8Array = new Uint8Array(0)
  /** The row that {@link next} came to; its places are in `bytes` from `from` to before `to`. */
  row = 0
  from = 0
  to = 0

  constructor(connection: Connection, segment: Segment, sought: SoughtTerm, checkpoint: Checkpoint) {
    this.#connection = connection
    this.#segment = segment.id
    this.#sought = sought
    this.#checkpoint = checkpoint
    const { first, last, begins } = pagesOf(connection, segment, sought)
    this.#page = first
    this.#last = last
    this.#begins = begins
  }

  /** How many pages there are still to read: what it costs. */
  get pagesLeft(): number {
    return this.#last - this.#page
  }

  /** Goes on to the next row; false when there is none. */
  next(): boolean {
    for (;;) {
      if (this.#end - this.#at < LONGEST_START && this.#fill()) continue
      if (this.#at >= this.#end) return false
      const { bytes } = this
      let at = this.#at
      let byte = bytes[at++]!
      let row = byte & 0x7f
      while (byte >= 0x80) {
        byte = bytes[at++]!
        row = row * 128 + (byte & 0x7f)
      }
      byte = bytes[at++]!
      let size = byte & 0x7f
      while (byte >= 0x80) {
        byte = bytes[at++]!
        size = size * 128 + (byte & 0x7f)
      }
      // The lowest bit marks rows to be deleted, which an index with tombstones does not have.
      const to = at + (size >>> 1)
      if (to > this.#end && this.#fill()) continue
      if (this.#full[this.#nextFull] === this.#at) {
        this.row = row
        this.#nextFull++
      } else this.row += row
      this.from = at
      this.to = Math.min(to, this.#end)
      this.#at = this.to
      return true
    }
  }

  /** Goes on to the first row that is not below; false when there is none. Not where several terms are sought. */
  skipTo(wanted: number): boolean {
    while (this.row < wanted) {
      if (wanted >= this.#skipFrom && this.#inside && !this.#over) this.#skipPages(wanted)
      if (!this.next()) return false
      this.#skipWithin(wanted)
    }
    return true
  }

  /** The same among rows that are read and told by their distance: nothing but numbers is looked at. */
  #skipWithin(wanted: number): void {
    const { bytes } = this
    // Also the places of a row are read where the next one can be.
    const end = this.#end - LONGEST_START
    const full = this.#full[this.#nextFull] ?? Number.POSITIVE_INFINITY
    let { row, from, to } = this
    while (row < wanted && to < end && to !== full) {
      let at = to
      let byte = bytes[at++]!
      let distance = byte & 0x7f
      while (byte >= 0x80) {
        byte = bytes[at++]!
        distance = (distance << 7) | (byte & 0x7f)
      }
      byte = bytes[at++]!
      let size = byte & 0x7f
      while (byte >= 0x80) {
        byte = bytes[at++]!
        size = (size << 7) | (byte & 0x7f)
      }
      const after = at + (size >>> 1)
      if (after > this.#end) break
      row += distance
      from = at
      to = after
    }
    this.row = row
    this.from = from
    this.to = to
    this.#at = to
  }

  /** Leaves out the pages before the one that has the row, if it is far from what was read. The last term read goes on there. */
  #skipPages(wanted: number): void {
    if (this.#begins === null || this.pagesLeft < LEAST_SKIPPED) {
      this.#skipFrom = Number.POSITIVE_INFINITY
      return
    }
    this.#starts ??= readPageStarts(this.#connection, this.#segment, this.#begins, this.#last)
    const { pages, rows } = this.#starts
    const page = pages[firstAbove(rows, wanted) - 1] ?? 0
    if (page - this.#page >= LEAST_SKIPPED) {
      this.#page = page
      this.#atOnce = 1
      this.#skipped = true
      this.#at = this.#end
      this.#nextFull = this.#full.length
    }
    this.#skipFrom = rows[firstAbove(pages, this.#page + LEAST_SKIPPED - 1)] ?? Number.POSITIVE_INFINITY
  }

  /** Reads some more pages behind what is not passed yet; false when there are none. */
  #fill(): boolean {
    if (this.#over || this.#page > this.#last) return false
    this.#checkpoint()
    const until = Math.min(this.#last, this.#page + this.#atOnce - 1)
    this.#atOnce = Math.min(this.#atOnce * 2, PAGES_AT_ONCE)
    this.#skipFrom = 0
    const [blocks, lengths] = this.#connection.tuples<[Uint8Array | null, string | null]>(
      `SELECT CAST(group_concat(block, '') AS BLOB), group_concat(length(block))
       FROM (SELECT block FROM article_fts_data WHERE id BETWEEN ? AND ? ORDER BY id)`,
      pageKey(this.#segment, this.#page),
      pageKey(this.#segment, until),
    )[0] ?? [null, null]
    this.#page = until + 1
    if (blocks === null || lengths === null) return false
    this.#makeRoom(blocks.length)
    let from = 0
    for (const length of lengths.split(',')) {
      const to = from + Number(length)
      if (!this.#over) this.#take(blocks.subarray(from, to))
      from = to
    }
    return true
  }

  /** Moves what is not passed to the front, with room for so many bytes behind it. */
  #makeRoom(room: number): void {
    const left = this.#end - this.#at
    const passed = this.#at
    if (left + room > this.bytes.length) {
      const larger = new Uint8Array(left + Math.max(room, this.bytes.length >>> 1))
      larger.set(this.bytes.subarray(passed, this.#end))
      this.bytes = larger
    } else this.bytes.copyWithin(0, passed, this.#end)
    this.#full = this.#full.slice(this.#nextFull).map((at) => at - passed)
    this.#nextFull = 0
    this.#at = 0
    this.#end = left
  }

  /** Takes from a page what belongs to the terms that are sought. */
  #take(page: Uint8Array): void {
    const firstRow = page[0]! * 256 + page[1]!
    const contents = page[2]! * 256 + page[3]!
    // Behind the contents stands where terms begin, each as the distance from the one before.
    let index = contents
    const nextTerm = (before: number): number => {
      if (index >= page.length) return contents
      let number = 0
      for (;;) {
        const byte = page[index++]!
        number = number * 128 + (byte & 0x7f)
        // Also where a damaged page ends in the middle of a number.
        if (!(byte >= 0x80)) return before + number
      }
    }
    let at = nextTerm(0)
    if (this.#inside) {
      // Behind a term that ends a page, the first row of the next one is the first of all: that is marked already.
      const full = this.#end + firstRow - HEADER
      if (this.#skipped && firstRow > 0) {
        // What stands before the first row are places of the one before it.
        this.#full.push(this.#end)
        this.#copy(page, firstRow, at)
      } else {
        if (firstRow > 0 && firstRow < at && this.#full.at(-1) !== full) this.#full.push(full)
        this.#copy(page, HEADER, at)
      }
      this.#skipped = false
    }
    const term: number[] = []
    for (let first = true; at < contents; first = false) {
      const following = nextTerm(at)
      // The first term of a page stands in full, others begin like the one before.
      let kept = first ? 0 : page[at++]!
      if (kept >= 0x80) kept = (kept & 0x7f) * 128 + page[at++]!
      term.length = kept
      let length = page[at++]!
      if (length >= 0x80) length = (length & 0x7f) * 128 + page[at++]!
      for (const end = at + length; at < end; at++) term.push(page[at]!)
      const order = comparison(term, this.#sought)
      if (order > 0) {
        this.#over = true
        return
      }
      this.#inside = order === 0
      if (this.#inside) {
        this.#full.push(this.#end)
        this.#copy(page, at, following)
      }
      at = following
    }
  }

  #copy(page: Uint8Array, from: number, to: number): void {
    this.bytes.set(page.subarray(from, to), this.#end)
    this.#end += to - from
  }
}

/** The last term that begins on a page. */
export function lastTermOf(page: Uint8Array): number[] {
  const contents = page[2]! * 256 + page[3]!
  const term: number[] = []
  let at = 0
  for (let index = contents, first = true; index < page.length; first = false) {
    let distance = 0
    for (let byte = 0x80; byte >= 0x80 && index < page.length;) {
      byte = page[index++]!
      distance = distance * 128 + (byte & 0x7f)
    }
    at += distance
    let from = at
    const read = (): number => {
      const byte = page[from++]!
      return byte < 0x80 ? byte : (byte & 0x7f) * 128 + page[from++]!
    }
    term.length = Math.min(first ? 0 : read(), term.length)
    for (const end = read() + from; from < Math.min(end, contents); from++) term.push(page[from]!)
  }
  return term
}

/** The pages that a term may stand on: the index of terms has the beginnings of pages. */
function pagesOf(
  connection: Connection,
  { id, firstPage, lastPage }: Segment,
  { key, beginning }: SoughtTerm,
): { first: number; last: number; begins: number | null } {
  const found = connection.value<number>(
    'SELECT pgno FROM article_fts_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1',
    id,
    key,
  )
  const first = found === undefined ? 1 : found >> 1
  const last = connection.value<number>(
    'SELECT pgno >> 1 FROM article_fts_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1',
    id,
    beginning ? Uint8Array.of(...key, 0xff) : key,
  )
  // The lowest bit says that the last term which begins on the page has an index of pages.
  const begins = found !== undefined && (found & 1) === 1 && !beginning ? first : null
  return { first: Math.max(first, firstPage), last: last ?? lastPage, begins }
}

/** The place of the first of some ascending numbers that is above another; their number when none is. */
function firstAbove(numbers: readonly number[], number: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! > number) high = middle
    else low = middle + 1
  }
  return low
}

/** 0 when the term is sought, below 0 when it comes before what is, else above 0. */
function comparison(term: readonly number[], { key, beginning }: SoughtTerm): number {
  const length = Math.min(term.length, key.length)
  for (let at = 0; at < length; at++) if (term[at] !== key[at]) return term[at]! - key[at]!
  if (term.length < key.length) return -1
  return beginning ? 0 : term.length - key.length
}
