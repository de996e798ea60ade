import type { Outline } from './outline.ts'
import { RowList } from './row-list.ts'
import type { SoughtTerm } from './postings.ts'
import { termName, type WordPairs } from './word-pairs.ts'

/** Two words, by number from 1, in their order, and what it takes to find them so by reading. */
export interface CostlyPair {
  readonly first: number
  readonly second: number
  readonly cost: number
}

const TITLE = 0
/** What was found is put into the lists when there is so much of it: to reach for another list each time would take three times as long. */
const FOUND_AT_ONCE = 2 ** 16

/** The articles that pairs of words stand in, while they are collected. Within its memory it keeps those that it costs most to find otherwise. */
export class PairTable {
  readonly #pairs: readonly CostlyPair[]
  readonly #size: number
  /** One more than the number of words. */
  readonly #width: number
  /** By two words the place of their pair; -1 for none. */
  readonly #places: Int32Array
  /** By the place of a pair its rows in the title, then those in the text; each with the last row that it has. */
  readonly #lists: (RowList | undefined)[]
  readonly #last: Int32Array
  /** By word. */
  readonly #pairsWith: Int32Array
  /** What was found and is not in the lists yet: by the number of the list the row, in the order of rows. */
  readonly #foundLists: Int32Array
  readonly #foundRows: Int32Array
  #found = 0
  #kept: number

  /** `pairs`: the most costly first. Rows are below `size`. */
  constructor(pairs: readonly CostlyPair[], words: number, size: number) {
    this.#pairs = pairs
    this.#size = size
    this.#width = words + 1
    this.#places = new Int32Array(this.#width * this.#width).fill(-1)
    this.#lists = Array.from({ length: pairs.length * 2 })
    this.#last = new Int32Array(pairs.length * 2).fill(-1)
    this.#pairsWith = new Int32Array(this.#width)
    // One column of an article adds at most all pairs.
    this.#foundLists = new Int32Array(FOUND_AT_ONCE + pairs.length + 1)
    this.#foundRows = new Int32Array(this.#foundLists.length)
    this.#kept = pairs.length
    for (const [place, { first, second }] of pairs.entries()) {
      this.#places[first * this.#width + second] = place
      this.#pairsWith[first]!++
      this.#pairsWith[second]!++
    }
  }

  /** How many of the pairs that are still kept have a word. */
  pairsWith(word: number): number {
    return this.#pairsWith[word]!
  }

  /** Notes which words stand behind one another in an article that is not below those before. */
  add(row: number, { words, lengths }: Outline): void {
    for (let column = 0; column < words.length; column++) {
      if (this.#found > FOUND_AT_ONCE) this.#putAway()
      this.#addColumn(row, words[column]!, lengths[column]!, column === TITLE ? 0 : 1)
    }
  }

  #addColumn(row: number, words: Uint16Array, length: number, part: number): void {
    const places = this.#places
    const width = this.#width
    const last = this.#last
    let before = 0
    for (let at = 0; at < length; at++) {
      const word = words[at]!
      const place = places[before * width + word]!
      before = word
      if (place < 0) continue
      const list = place * 2 + part
      if (last[list] === row) continue
      last[list] = row
      this.#foundLists[this.#found] = list
      this.#foundRows[this.#found++] = row
    }
  }

  /** Drops the least costly pairs until the others take no more than so many bytes. */
  keepWithin(bytes: number): void {
    this.#putAway()
    let taken = 0
    for (const list of this.#lists) taken += list?.bytes ?? 0
    for (; taken > bytes && this.#kept > 0; this.#kept--) {
      const place = this.#kept - 1
      const { first, second } = this.#pairs[place]!
      this.#places[first * this.#width + second] = -1
      this.#pairsWith[first]!--
      this.#pairsWith[second]!--
      for (const list of this.#lists.splice(place * 2)) taken -= list?.bytes ?? 0
    }
  }

  /** The pairs that are kept, of these words. Nothing is added any more. */
  finish(words: readonly SoughtTerm[]): WordPairs['rowsOf'] {
    this.#putAway()
    for (const list of this.#lists) list?.trim()
    const numbers = new Map(words.map((word, at) => [termName(word), at + 1]))
    return (first, second) => {
      const [a, b] = [numbers.get(termName(first)), numbers.get(termName(second))]
      const place = a === undefined || b === undefined ? -1 : this.#places[a * this.#width + b]!
      return place < 0 ? undefined : { title: this.#lists[place * 2], text: this.#lists[place * 2 + 1] }
    }
  }

  /** Sorts what was found by its list, by counting, and adds it there. */
  #putAway(): void {
    const lists = this.#foundLists.subarray(0, this.#found)
    const ends = new Int32Array(this.#last.length)
    for (const list of lists) ends[list]!++
    let sum = 0
    for (let list = 0; list < ends.length; list++) ends[list] = sum += ends[list]!
    const sorted = new Int32Array(lists.length)
    for (let at = lists.length - 1; at >= 0; at--) sorted[--ends[lists[at]!]!] = this.#foundRows[at]!
    // Each end has become the beginning of its list.
    for (let list = 0; list < this.#lists.length; list++) {
      const from = ends[list]!
      const to = ends[list + 1] ?? sorted.length
      if (to > from) (this.#lists[list] ??= new RowList(this.#size)).add(sorted, from, to)
    }
    this.#found = 0
  }
}
