import { NEXT_COLUMN, type PlaceList } from './place-lists.ts'

const SOME_PLACES = 2 ** 12
/** No text has so many words: a place behind it is damage. */
const LAST_PLACE = 2 ** 24

/** Some words of one article put back at their places, with gaps between them, one column by itself. */
export class Outline {
  /** By column and place the number of the word there; 0 for none. */
  readonly words: Uint16Array[]
  /** By column the first place behind the last word. */
  readonly lengths: number[]

  /** Of so many columns, the first ones of the index. */
  constructor(columns: number) {
    this.words = Array.from({ length: columns }, () => new Uint16Array(SOME_PLACES))
    this.lengths = this.words.map(() => 0)
  }

  /** Begins the next article. */
  clear(): void {
    for (const [column, words] of this.words.entries()) {
      words.fill(0, 0, this.lengths[column])
      this.lengths[column] = 0
    }
  }

  /** Puts a word, by its number from 1, at its places. */
  add(word: number, { bytes, from, to }: PlaceList): void {
    let column = 0
    let words = this.words[0]
    let place = 0
    for (let at = from; at < to;) {
      let number = bytes[at++]!
      if (number >= 0x80) {
        number &= 0x7f
        for (let byte = 0x80; byte >= 0x80;) {
          byte = bytes[at++]!
          number = (number << 7) | (byte & 0x7f)
        }
      } else if (number === NEXT_COLUMN) {
        this.#reach(column, place)
        column = bytes[at++]!
        words = this.words[column]
        place = 0
        continue
      }
      place += number - 2
      if (words === undefined || place < 0 || place > LAST_PLACE) continue
      if (place >= words.length) words = this.#enlarge(column, place)
      words[place] = word
    }
    this.#reach(column, place)
  }

  #reach(column: number, place: number): void {
    const words = this.words[column]
    // A place that is damage may lie anywhere.
    if (words !== undefined) this.lengths[column] = Math.max(this.lengths[column]!, Math.min(place + 1, words.length))
  }

  #enlarge(column: number, place: number): Uint16Array {
    const larger = new Uint16Array(place * 2)
    larger.set(this.words[column]!)
    this.words[column] = larger
    return larger
  }
}
