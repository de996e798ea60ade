/**
 * The heights of the rows of a long list, in CSS pixels: all are of one height but those that were measured to be of another. What is asked
 * costs as much as there are of these, not as there are rows, so a list of a million is laid out at once.
 */
export class RowHeights {
  readonly count: number
  readonly usual: number
  /** By row, how much higher than usual it is; below 0: lower. */
  readonly #more = new Map<number, number>()
  /** The rows in #more in ascending order, and how much higher those up to and with each are together; null after a change. */
  #sorted: { readonly rows: readonly number[]; readonly sums: readonly number[] } | null = null

  constructor(count: number, usual: number, before?: RowHeights) {
    this.count = count
    this.usual = usual
    if (before?.usual !== usual) return
    for (const [row, more] of before.#more) if (row < count) this.#more.set(row, more)
  }

  get total(): number {
    return this.topOf(this.count)
  }

  heightOf(row: number): number {
    return this.usual + (this.#more.get(row) ?? 0)
  }

  /** Where a row begins; with the number of rows, where the last one ends. */
  topOf(row: number): number {
    const { rows, sums } = this.#order()
    const before = firstNotBelow(rows.length, (at) => rows[at]! >= row)
    return row * this.usual + (before === 0 ? 0 : sums[before - 1]!)
  }

  /** The row that some place is in: the first or the last one for what is outside; -1 where there are no rows. */
  rowAt(place: number): number {
    if (this.count === 0) return -1
    const { rows } = this.#order()
    // The last row of another height that begins at the place or before it; from its end on, rows are as high as usual.
    const at = firstNotBelow(rows.length, (n) => this.topOf(rows[n]!) > place) - 1
    const from = at < 0 ? 0 : rows[at]! + 1
    const row = from + Math.floor((place - this.topOf(from)) / this.usual)
    return Math.min(Math.max(row, at < 0 ? 0 : rows[at]!), this.count - 1)
  }

  /** Notes the height of a row; answers by how much it grew. */
  set(row: number, height: number): number {
    const grown = height - this.heightOf(row)
    if (grown === 0 || row >= this.count) return 0
    if (height === this.usual) this.#more.delete(row)
    else this.#more.set(row, height - this.usual)
    this.#sorted = null
    return grown
  }

  #order(): { readonly rows: readonly number[]; readonly sums: readonly number[] } {
    if (this.#sorted !== null) return this.#sorted
    const rows = [...this.#more.keys()].toSorted((a, b) => a - b)
    let sum = 0
    const sums = rows.map((row) => (sum += this.#more.get(row)!))
    return (this.#sorted = { rows, sums })
  }
}

/** The first of some places for which a question is answered with yes, which it is for all that follow; else their number. */
function firstNotBelow(count: number, reached: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (reached(middle)) high = middle
    else low = middle + 1
  }
  return low
}
