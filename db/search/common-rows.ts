import { searchedColumns } from '../../main/text/text-columns.ts'
import { areInColumns, isInTitle } from './place-lists.ts'
import type { FrequentTerm } from './frequent-terms.ts'
import { RowList } from './row-list.ts'
import { TermRows } from './term-rows.ts'
import type { TextIndex } from './text-index.ts'
import { termName, type RowsByPart } from './word-pairs.ts'

/** Rows that are looked at between two stops. */
const ROWS_AT_ONCE = 512
const ROWS_ADDED_AT_ONCE = 2 ** 14
const SEARCHED = (1 << searchedColumns.length) - 1
const TITLE = 1

/**
 * Puts the articles of some terms into `known`, by the term's name, as long as all together take no more than so many bytes: the places of
 * a beginning of one letter fill thousands of pages, and hardly any article is without it. Each term is read to its end. Stops now and
 * then. Rows are below `size`.
 */
export function* readCommonRows(
  index: TextIndex,
  terms: readonly FrequentTerm[],
  { size, mostBytes }: { readonly size: number; readonly mostBytes: number },
  known: Map<string, RowsByPart>,
): Generator<undefined> {
  let left = mostBytes
  for (const term of terms) {
    const rows = yield* rowsOfTerm(index, term, size)
    left -= (rows.title?.bytes ?? 0) + (rows.text?.bytes ?? 0)
    if (left < 0) return
    known.set(termName(term), rows)
  }
}

function* rowsOfTerm(index: TextIndex, term: FrequentTerm, size: number): Generator<undefined, RowsByPart> {
  const title = new Collected(size)
  const text = new Collected(size)
  const rows = new TermRows(index, term, false)
  for (let looked = 1; rows.next(); looked++) {
    const { row, places } = rows
    if (looked % ROWS_AT_ONCE === 0) yield
    if (row >= size) continue
    if (isInTitle(places)) title.add(row)
    if (areInColumns(places, SEARCHED & ~TITLE)) text.add(row)
  }
  return { title: title.finish(), text: text.finish() }
}

/** Rows on their way into a list, which takes many at once. */
class Collected {
  readonly #list: RowList
  readonly #rows = new Int32Array(ROWS_ADDED_AT_ONCE)
  #count = 0
  #any = false

  constructor(size: number) {
    this.#list = new RowList(size)
  }

  add(row: number): void {
    this.#rows[this.#count++] = row
    this.#any = true
    if (this.#count === ROWS_ADDED_AT_ONCE) this.#putAway()
  }

  /** The list; undefined for an empty one. Nothing is added any more. */
  finish(): RowList | undefined {
    this.#putAway()
    this.#list.trim()
    return this.#any ? this.#list : undefined
  }

  #putAway(): void {
    this.#list.add(this.#rows, 0, this.#count)
    this.#count = 0
  }
}
