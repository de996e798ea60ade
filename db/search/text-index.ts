import type { PhraseNode, TextColumn } from '../../main/contract/query.ts'
import { searchedColumns } from '../../main/text/text-columns.ts'
import { anyWord } from '../../main/text/word-places.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { readIndexState, type IndexState } from './index-segments.ts'
import type { SoughtTerm } from './postings.ts'
import { keptPairs, type WordPairs } from './word-pairs.ts'

/** The full-text index as a reader sees it now, to be read without FTS5. */
export interface TextIndex extends IndexState {
  readonly connection: Connection
  readonly checkpoint: Checkpoint
  /** Where common words stand behind one another, where that is known of this state. */
  readonly pairs: WordPairs | null
}

/** The parts of an article in the order of the index. */
export const indexedColumns: readonly TextColumn[] = ['title', 'body', 'caption', 'furniture']
/** Words of a query that begin so have a term of their own in the index, if they are no longer. */
const LONGEST_INDEXED_BEGINNING = 3
// What folding and splitting makes of words, with the characters that carry marks; anything else FTS5 may read in another way.
const WORD = /^[\p{L}\p{N}\p{Co}]+$/u

/** The index of the state that the connection sees; null where only FTS5 can read it. */
export function openTextIndex(connection: Connection, checkpoint: Checkpoint): TextIndex | null {
  const state = readIndexState(connection)
  return state && { connection, checkpoint, ...state, pairs: keptPairs(connection, state.stamp) }
}

/** The words of a phrase as terms of the index, in order; null where FTS5 has to be asked. */
export function termsOf(phrase: PhraseNode): SoughtTerm[] | null {
  const words = phrase.words.filter((word) => word !== '')
  const said = words.filter((word) => word !== anyWord)
  if (said.some((word) => !WORD.test(word) || word !== word.toLowerCase())) return null
  const terms = words.flatMap((word, distance): SoughtTerm[] =>
    word === anyWord ? [] : [{ ...termOf(word, phrase.prefix && distance === words.length - 1), distance }],
  )
  // Rows of several terms come in no order that a phrase could be put together from.
  return terms.length > 1 && terms.some(({ beginning }) => beginning) ? null : terms
}

/** The columns that a phrase is sought in, as bits in the order of the index. */
export function columnsOf({ columns = searchedColumns }: Pick<PhraseNode, 'columns'>): number {
  return columns.reduce((bits, column) => bits | (1 << indexedColumns.indexOf(column)), 0)
}

function termOf(word: string, going: boolean): SoughtTerm {
  const length = Array.from(word).length
  // The first character says which index a term is of: that of whole words, or that of beginnings of so many letters.
  if (going && length <= LONGEST_INDEXED_BEGINNING)
    return { key: new TextEncoder().encode(`${length}${word}`), beginning: false }
  return { key: new TextEncoder().encode(`0${word}`), beginning: going }
}
