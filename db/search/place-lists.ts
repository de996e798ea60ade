/*
 * The places of a word in one article as FTS5 keeps them: variable-length numbers, each the distance from the place before with two
 * added. Before the places of each column but the first stand NEXT_COLUMN and its number.
 */

/** Some bytes with the places of a word. */
export interface PlaceList {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/** Stands before the number of a column. */
export const NEXT_COLUMN = 1
const TITLE = 1
// A place as one number: column, and number of the word in it. No text has so many words.
const COLUMN = 2 ** 28

/** The number of the column that a place is in. */
export function columnOfPlace(place: number): number {
  return Math.floor(place / COLUMN)
}

/** The number of the word in its column that a place is at. */
export function wordOfPlace(place: number): number {
  return place % COLUMN
}

/** Whether some of the places are in the title. */
export function isInTitle({ bytes, from, to }: PlaceList): boolean {
  return from < to && bytes[from] !== NEXT_COLUMN
}

/** Whether some of the places are in one of some columns, given as bits. Looks no further than the first of these. */
export function areInColumns({ bytes, from, to }: PlaceList, columns: number): boolean {
  if ((columns & TITLE) !== 0 && bytes[from] !== NEXT_COLUMN) return true
  for (let at = from, begins = true; at < to; at++) {
    const byte = bytes[at]!
    if (begins && byte === NEXT_COLUMN && (columns & (1 << bytes[++at]!)) !== 0) return true
    begins = byte < 0x80
  }
  return false
}

/** Where a phrase would begin for a word so far behind its beginning to stand where it does, into `places`; how many these are. */
export function startsOf(
  { bytes, from, to }: PlaceList,
  distance: number,
  columns: number,
  places: Int32Array,
): number {
  let count = 0
  let base = 0
  let wanted = (columns & TITLE) !== 0
  let place = 0
  for (let at = from; at < to;) {
    let byte = bytes[at++]!
    let number = byte & 0x7f
    while (byte >= 0x80) {
      byte = bytes[at++]!
      number = (number << 7) | (byte & 0x7f)
    }
    if (number === NEXT_COLUMN) {
      const column = bytes[at++]!
      wanted = (columns & (1 << column)) !== 0
      base = column * COLUMN
      place = 0
      continue
    }
    place += number - 2
    if (wanted && place >= distance) places[count++] = base + place - distance
  }
  return count
}

/** Keeps those of the first `count` starts that have a word so far behind them; how many these are. */
export function keepFollowed(
  { bytes, from, to }: PlaceList,
  distance: number,
  places: Int32Array,
  count: number,
): number {
  let kept = 0
  let start = 0
  // Where a phrase with this word would begin.
  let begins = -distance
  for (let at = from; at < to && start < count;) {
    let byte = bytes[at++]!
    let number = byte & 0x7f
    while (byte >= 0x80) {
      byte = bytes[at++]!
      number = (number << 7) | (byte & 0x7f)
    }
    if (number === NEXT_COLUMN) {
      begins = bytes[at++]! * COLUMN - distance
      continue
    }
    begins += number - 2
    while (start < count && places[start]! < begins) start++
    if (start < count && places[start] === begins) places[kept++] = places[start++]!
  }
  return kept
}
