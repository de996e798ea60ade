import { NEXT_COLUMN, type PlaceList } from './place-lists.ts'

const SOME_PLACES = 2 ** 14
/** No text has so many words: a place behind it is damage. */
const LAST_PLACE = 2 ** 24

/**
 * Tells whether two words stand at a distance, for one article after the other. The places of one are marked and those of the other looked
 * up: a walk along both lists at once would take three times as long, as nobody can guess which of the two comes next.
 */
export class MarkedPlaces {
  /** By place and column the number of the last test that marked it. */
  #marks = new Int32Array(SOME_PLACES)
  #test = 0

  /** The first of some columns in which one of the places of `b` is `gap` behind one of `a` (below 0: before it); -1 for none. */
  columnOfPair(a: PlaceList, b: PlaceList, gap: number, columns: number): number {
    this.#test++
    if (!this.#mark(a, gap, columns)) return -1
    const { bytes, to } = b
    const marks = this.#marks
    const test = this.#test
    let column = 0
    let place = 0
    for (let at = b.from; at < to;) {
      let number = bytes[at++]!
      if (number >= 0x80) {
        number &= 0x7f
        for (let byte = 0x80; byte >= 0x80;) {
          byte = bytes[at++]!
          number = (number << 7) | (byte & 0x7f)
        }
      } else if (number === NEXT_COLUMN) {
        column = bytes[at++]!
        place = 0
        continue
      }
      place += number - 2
      const mark = place * 4 + column
      if (mark < marks.length && marks[mark] === test) return column
    }
    return -1
  }

  /** Marks where the other word would have to be; false when that is nowhere. */
  #mark({ bytes, from, to }: PlaceList, gap: number, columns: number): boolean {
    let marks = this.#marks
    let some = false
    let column = 0
    let wanted = (columns & 1) !== 0
    let place = gap
    for (let at = from; at < to;) {
      let number = bytes[at++]!
      if (number >= 0x80) {
        number &= 0x7f
        for (let byte = 0x80; byte >= 0x80;) {
          byte = bytes[at++]!
          number = (number << 7) | (byte & 0x7f)
        }
      } else if (number === NEXT_COLUMN) {
        column = bytes[at++]!
        wanted = (columns & (1 << column)) !== 0
        place = gap
        continue
      }
      place += number - 2
      if (!wanted || place < 0 || place > LAST_PLACE) continue
      const mark = place * 4 + column
      if (mark >= marks.length) {
        marks = new Int32Array(mark * 2)
        marks.set(this.#marks)
        this.#marks = marks
      }
      marks[mark] = this.#test
      some = true
    }
    return some
  }
}
