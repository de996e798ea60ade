import { hasRow, rowsOf, type Bitmap } from './bitmap.ts'
import { MarkedPlaces } from './marked-places.ts'
import { keepFollowed, startsOf } from './place-lists.ts'
import type { SoughtTerm } from './postings.ts'
import { TermRows } from './term-rows.ts'
import type { TextIndex } from './text-index.ts'

/** A word of a phrase, so many words behind its beginning. */
export interface PlacedWord {
  readonly distance: number
  readonly rows: TermRows
}

/** Takes the first `count` places of a phrase in an article (see columnOfPlace); answers whether to go on. */
export type TakePlaces = (row: number, places: Int32Array, count: number) => boolean

const SOME_PLACES = 1024

/** Opens the words of a phrase, the rarest first. */
export function openWords(index: TextIndex, terms: readonly SoughtTerm[]): PlacedWord[] {
  return terms
    .map((term, at) => ({ distance: term.distance ?? at, rows: new TermRows(index, term, terms.length === 1) }))
    .toSorted((a, b) => a.rows.pages - b.rows.pages)
}

/** Goes on from where the words are, and gives each article (null: of any) that has them one behind the other. */
export function eachWithPlaces(
  words: readonly PlacedWord[],
  columns: number,
  within: Bitmap | null,
  take: TakePlaces,
): void {
  const [first, ...others] = words
  if (first === undefined) return
  const rarest = first.rows
  const pair = pairOf(words)
  // Of rows that were chosen for having two words, most do.
  const chosen = within !== null && words.length === 2
  let places = new Int32Array(SOME_PLACES)
  const next = within === null ? () => rarest.next() : pair === null ? among(rarest, within) : goingTo(rarest, within)
  while (next()) {
    const { row } = rarest
    // Most of what has the two rarest words has them apart: that is told without writing down any place.
    if (pair !== null && !chosen) {
      if (!pair.other.skipTo(row)) return
      if (pair.other.row !== row || pair.columnOf(columns) < 0) continue
    }
    let there = true
    for (const { rows } of others) {
      if (!rows.skipTo(row)) return
      there &&= rows.row === row
    }
    if (!there) continue
    const list = rarest.places
    const size = list.to - list.from
    if (size > places.length) places = new Int32Array(size * 2)
    let count = startsOf(list, first.distance, columns, places)
    for (const { rows, distance } of others) {
      if (count === 0) break
      count = keepFollowed(rows.places, distance, places, count)
    }
    if (count > 0 && !take(row, places, count)) return
  }
}

/** Goes on to the next of a word's rows that is in a set, past each before it: where rows come in any order. */
function among(word: TermRows, rows: Bitmap): () => boolean {
  return () => {
    while (word.next()) if (hasRow(rows, word.row)) return true
    return false
  }
}

/** The same from one row of the set to the next: what lies between need not even be read. */
function goingTo(word: TermRows, rows: Bitmap): () => boolean {
  const wanted = rowsOf(rows)
  let at = 0
  return () => {
    while (at < wanted.length) {
      const row = wanted[at++]!
      if (row < word.row) continue
      if (!word.skipTo(row)) return false
      if (word.row === row) return true
    }
    return false
  }
}

/** The two rarest words of a phrase. */
export interface Pair {
  readonly rarest: TermRows
  readonly other: TermRows
  /** The first of some columns that have the two as far apart as in the phrase, in the article that both are at; -1 for none. */
  readonly columnOf: (columns: number) => number
}

/** The two rarest of some words; null when there is one. */
export function pairOf(words: readonly PlacedWord[]): Pair | null {
  const [rarest, other] = words
  if (rarest === undefined || other === undefined) return null
  const marked = new MarkedPlaces()
  const gap = other.distance - rarest.distance
  return {
    rarest: rarest.rows,
    other: other.rows,
    columnOf: (columns) => marked.columnOfPair(rarest.rows.places, other.rows.places, gap, columns),
  }
}
