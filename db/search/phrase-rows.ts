import type { PhraseNode } from '../../main/contract/query.ts'
import { addRow, countRows, emptyBitmap, type Bitmap } from './bitmap.ts'
import { weightOf } from './importance.ts'
import { eachWithPlaces, openWords, pairOf, type PlacedWord } from './phrase-places.ts'
import { columnOfPlace, areInColumns, isInTitle } from './place-lists.ts'
import type { SoughtTerm } from './postings.ts'
import type { TermRows } from './term-rows.ts'
import { columnsOf, type TextIndex } from './text-index.ts'
import { knownRows } from './word-pairs.ts'

/** The articles that words stand in, one after the other. */
export interface PhraseRows extends Found {
  /** Null where they are more than are ranked, and where no places were looked at. */
  readonly frequencies: Frequencies | null
}

/** How often words stand in articles, weighted by where; an article may be named more than once. */
export interface Frequencies {
  readonly rows: Int32Array
  readonly weights: Float64Array
}

interface Found {
  readonly rows: Bitmap
  /** Those of the rows that have the words in the title. */
  readonly titles: Bitmap
}

/** Of a word in so few articles that it ranks, a page has this many or more: about as many as of one that stands there once. */
const ARTICLES_A_PAGE = 200
const TITLE = 1

/**
 * The articles below `size` that have the words of a phrase in the columns that it is sought in, present or not. How often is told if
 * these are at most `most`.
 */
export function phraseRows(
  index: TextIndex,
  phrase: PhraseNode,
  terms: readonly SoughtTerm[],
  { size, most }: { readonly size: number; readonly most: number },
): PhraseRows {
  const columns = columnsOf(phrase)
  const known = knownRows(index.pairs, terms, columns, size)
  // How often a word stands there is known of none that is to be ranked.
  const asKnown = known?.exact === true && (terms.length > 1 || countRows(known.rows) > most)
  if (asKnown) return { rows: known.rows, titles: known.titles, frequencies: null }
  const found = { rows: emptyBitmap(size), titles: emptyBitmap(size) }
  const words = openWords(index, terms)
  const counted = { rows: [] as number[], weights: [] as number[], over: false }
  const takesAll = words.length > 2
  counted.over = words.length === 1 && words[0]!.rows.pages * ARTICLES_A_PAGE > most
  if (takesAll || !counted.over)
    eachWithPlaces(words, columns, known?.rows ?? null, (row, places, count) => {
      if (row >= size) return true
      addRow(found.rows, row)
      if (columnOfPlace(places[0]!) === 0) addRow(found.titles, row)
      if (!counted.over) {
        counted.rows.push(row)
        counted.weights.push(weightOf(places, count))
        counted.over = counted.rows.length > most
      }
      return takesAll || !counted.over
    })
  // Where counting was given up, as little is looked at as tells the rest.
  if (words.length === 1) restOfWord(words[0]!.rows, columns, size, found)
  if (words.length === 2) restOfPair(words, columns, size, found)
  if (counted.over) return { ...found, frequencies: null }
  const frequencies = { rows: Int32Array.from(counted.rows), weights: Float64Array.from(counted.weights) }
  return { ...found, frequencies }
}

/** Of one word it need not be known where it stands: which columns it is in can be told without. */
function restOfWord(word: TermRows, columns: number, size: number, { rows, titles }: Found): void {
  const title = (columns & TITLE) !== 0
  while (word.next()) {
    const { row, places } = word
    if (row >= size) continue
    if (title && isInTitle(places)) {
      addRow(rows, row)
      addRow(titles, row)
    } else if (areInColumns(places, columns)) addRow(rows, row)
  }
}

/** Of two words the first place will do. */
function restOfPair(words: readonly PlacedWord[], columns: number, size: number, { rows, titles }: Found): void {
  const pair = pairOf(words)
  if (pair === null) return
  const { rarest, other } = pair
  while (rarest.next()) {
    const { row } = rarest
    if (!other.skipTo(row)) return
    if (other.row !== row || row >= size) continue
    const column = pair.columnOf(columns)
    if (column >= 0) addRow(rows, row)
    if (column === 0) addRow(titles, row)
  }
}
