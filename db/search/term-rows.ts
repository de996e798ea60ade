import type { PlaceList } from './place-lists.ts'
import { Postings, type SoughtTerm } from './postings.ts'
import type { TextIndex } from './text-index.ts'

interface Part {
  readonly postings: Postings
  readonly dead: ReadonlySet<number>
}

/**
 * The rows of a term in the whole index. While segments are merged some terms of an article are in one already and others still in another,
 * so rows come in ascending order from all of them: each row once. Where `anyOrder` will do, one segment after the other.
 */
export class TermRows {
  #parts: Part[]
  readonly #anyOrder: boolean
  /** The next row that another part has. */
  #limit = -1
  #current: Part | undefined
  /** How many pages there are to read: what it costs. */
  readonly pages: number
  row = 0

  constructor({ connection, segments, checkpoint }: TextIndex, sought: SoughtTerm, anyOrder: boolean) {
    this.#parts = segments.map((segment) => ({
      postings: new Postings(connection, segment, sought, checkpoint),
      dead: new Set(segment.dead),
    }))
    this.#anyOrder = anyOrder
    this.pages = this.#parts.reduce((sum, { postings }) => sum + postings.pagesLeft, 0)
  }

  /** The places of the term in the row that {@link next} came to. */
  get places(): PlaceList {
    return this.#current!.postings
  }

  /** Goes on to the next row; false when there is none. */
  next(): boolean {
    const current = this.#current
    if (current !== undefined) return (current.postings.next() || this.#leave(current)) && this.#settle()
    if (!this.#anyOrder) this.#parts = this.#parts.filter(({ postings }) => postings.next())
    return this.#choose() && this.#settle()
  }

  /** Goes on to the first row that is not below; false when there is none. Not in any order. */
  skipTo(row: number): boolean {
    while (this.row < row) {
      const current = this.#current
      if (current === undefined) {
        if (!this.next()) return false
      } else if (!((current.postings.skipTo(row) || this.#leave(current)) && this.#settle())) return false
    }
    return true
  }

  /** Comes to the first living row from where the parts are; false when there is none. */
  #settle(): boolean {
    for (;;) {
      if (this.#current!.postings.row > this.#limit) this.#choose()
      const current = this.#current!
      if (current.dead.size === 0 || !current.dead.has(current.postings.row)) {
        this.row = current.postings.row
        return true
      }
      if (!current.postings.next() && !this.#leave(current)) return false
    }
  }

  /** Takes another part in place of one that is over; false when there is none left. */
  #leave(over: Part): boolean {
    this.#parts = this.#parts.filter((part) => part !== over)
    return this.#choose()
  }

  /** Takes the part whose row comes first, until it has passed that of the next one; false when there is none left. */
  #choose(): boolean {
    this.#limit = Number.POSITIVE_INFINITY
    if (this.#anyOrder) {
      while (this.#parts[0]?.postings.next() === false) this.#parts.shift()
      this.#current = this.#parts[0]
      return this.#current !== undefined
    }
    let first: Part | undefined
    for (const part of this.#parts) {
      const { row } = part.postings
      if (first === undefined || row < first.postings.row) {
        if (first !== undefined) this.#limit = Math.min(this.#limit, first.postings.row)
        first = part
      } else this.#limit = Math.min(this.#limit, row)
    }
    this.#current = first
    return first !== undefined
  }
}
