import { addRow, addRows, emptyBitmap, type Bitmap } from './bitmap.ts'

/** A number of 32 bits takes at most so many half bytes, of three of its bits each. */
const LONGEST_NUMBER = 11
const GOES_ON = 8
/** Room is made for so many times what is there. */
const GROWTH = 1.25

/**
 * Rows below `size` that are added in ascending order, kept in as little memory as they need: the rows between each two in half bytes, the
 * lowest bits first, or, once that is less, one bit a row.
 */
export class RowList {
  readonly #size: number
  #bytes = new Uint8Array(0)
  /** Half bytes. */
  #length = 0
  #last = 0
  #bits: Bitmap | null = null

  constructor(size: number) {
    this.#size = size
  }

  /** The bytes that rows up to the last one take, in the form that they will have in the end. */
  get bytes(): number {
    return this.#bits === null ? Math.min(this.#length / 2, this.#last / 8) : this.#last / 8
  }

  /** Adds rows, from one place of an array to before another, all above 0 and above those that are there. */
  add(rows: Int32Array, from: number, to: number): void {
    this.#makeRoom((to - from) * LONGEST_NUMBER)
    const bits = this.#bits
    const bytes = this.#bytes
    let length = this.#length
    let last = this.#last
    for (let at = from; at < to; at++) {
      const row = rows[at]!
      if (bits === null) {
        let between = row - last - 1
        for (; between >= GOES_ON; between >>>= 3) {
          bytes[length >>> 1]! |= ((between & 7) | GOES_ON) << ((length & 1) << 2)
          length++
        }
        bytes[length >>> 1]! |= between << ((length & 1) << 2)
        length++
      } else addRow(bits, row)
      last = row
    }
    this.#length = length
    this.#last = last
  }

  /** Puts the rows into a set, as far as it has room. */
  addTo(bits: Bitmap): void {
    if (this.#bits !== null) {
      addRows(bits, this.#bits)
      return
    }
    const bytes = this.#bytes
    const end = this.#length
    let row = 0
    for (let at = 0; at < end;) {
      let half = (bytes[at >>> 1]! >>> ((at & 1) << 2)) & 15
      at++
      let between = half & 7
      for (let shift = 3; half >= GOES_ON; shift += 3) {
        half = (bytes[at >>> 1]! >>> ((at & 1) << 2)) & 15
        at++
        between |= (half & 7) << shift
      }
      row += between + 1
      if (row >>> 5 >= bits.length) return
      addRow(bits, row)
    }
  }

  /** Gives back what was kept free for more rows. */
  trim(): void {
    this.#bytes = this.#bytes.slice(0, (this.#length + 1) >>> 1)
  }

  /** For so many half bytes more, or for all rows that there will ever be. */
  #makeRoom(room: number): void {
    if (this.#bits !== null || this.#length + room <= this.#bytes.length * 2) return
    if (this.#length * 4 < this.#size) {
      const larger = new Uint8Array(Math.ceil((this.#length * GROWTH + room) / 2))
      larger.set(this.#bytes)
      this.#bytes = larger
      return
    }
    const bits = emptyBitmap(this.#size)
    this.addTo(bits)
    this.#bits = bits
    this.#bytes = new Uint8Array(0)
    this.#length = 0
  }
}
