import type { PhraseNode } from '../../main/contract/query.ts'
import { searchTokens } from '../../main/text/fold.ts'
import { titleWords } from '../../main/text/text-parts.ts'
import { anyWord, wordPlaces } from '../../main/text/word-places.ts'
import type { Connection } from '../connection.ts'
import { readArticles } from '../queries/read-articles.ts'
import { numbersOf } from './index-segments.ts'
import { eachWithPlaces, openWords } from './phrase-places.ts'
import { columnOfPlace, wordOfPlace } from './place-lists.ts'
import { columnsOf, indexedColumns, termsOf, type TextIndex } from './text-index.ts'

/** The articles that a phrase with room for any words stands in. Those that are not present any more may be among them. */
export interface GapRows {
  readonly rows: readonly number[]
  /** Those of the rows that have it in the title. */
  readonly titles: readonly number[]
}

/**
 * Finds a phrase in which a word stands for any one word, by the places of its other words. The places do not tell whether a word
 * stands behind the last of them, which the lengths do, nor where a title ends and another headline begins, for which the titles are
 * read. Null where only FTS5 can read the words.
 */
export function gapRows(index: TextIndex, phrase: PhraseNode): GapRows | null {
  const terms = termsOf(phrase)
  if (terms === null) return null
  const size = indexedColumns.length
  const behind = phrase.words.at(-1) === anyWord
  const rows: number[] = []
  const inTitle: number[] = []
  /** For each row and column the first place, as the row's number times the columns. */
  const ending = new Map<number, number>()
  eachWithPlaces(openWords(index, terms), columnsOf(phrase), null, (row, places, count) => {
    let last = -1
    for (let at = 0; at < count; at++) {
      const column = columnOfPlace(places[at]!)
      if (column === last) continue
      last = column
      if (column === 0) inTitle.push(row)
      else if (behind) ending.set(row * size + column, wordOfPlace(places[at]!) + phrase.words.length)
      else if (rows.at(-1) !== row) rows.push(row)
    }
    return true
  })
  if (behind) rows.push(...roomFor(index.connection, ending))
  const titles = titled(index, phrase, inTitle)
  return { rows: [...new Set([...rows, ...titles])], titles }
}

/** The rows in which a column has so many words. */
function roomFor(connection: Connection, ending: ReadonlyMap<number, number>): number[] {
  const size = indexedColumns.length
  const wanted = [...new Set(Array.from(ending.keys(), (key) => Math.floor(key / size)))]
  return connection
    .tuples<[number, Uint8Array]>(
      'SELECT id, sz FROM article_fts_docsize WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(wanted),
    )
    .filter(([row, lengths]) => {
      const next = numbersOf(lengths, 0)
      return indexedColumns.map(() => next()).some((length, column) => (ending.get(row * size + column) ?? length + 1) <= length) // prettier-ignore
    })
    .map(([row]) => row)
}

function titled({ connection, checkpoint }: TextIndex, phrase: PhraseNode, rows: readonly number[]): number[] {
  const found: number[] = []
  for (const articles of readArticles(connection, rows)) {
    checkpoint()
    for (const article of articles)
      if (wordPlaces(titleWords(article, searchTokens), phrase).length > 0) found.push(article.id)
  }
  return found
}
