import type { PhraseNode, QueryNode } from '../../main/contract/query.ts'
import { searchedColumns } from '../../main/text/text-columns.ts'
import { hasAnyWord } from '../../main/text/word-places.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import type { Condition } from '../queries/condition.ts'
import { metadataCondition, type MetadataNode } from '../queries/query-metadata.ts'
import { asCondition, compileQuery, inTitle } from '../queries/query-sql.ts'
import { addRow, addRows, difference, emptyBitmap, intersection, type Bitmap } from './bitmap.ts'
import { gapRows, type GapRows } from './gap-rows.ts'
import { mostRanked } from './importance.ts'
import type { SearchMemory } from './memory.ts'
import { metadataRows } from './metadata-rows.ts'
import { phraseRows, type PhraseRows } from './phrase-rows.ts'
import { goingOn, readBitmap, readMatches } from './read-rows.ts'
import { openTextIndex, termsOf } from './text-index.ts'

/** What a query is answered from. */
export interface QueryRows {
  readonly connection: Connection
  readonly memory: SearchMemory
  readonly bin: boolean
  readonly checkpoint: Checkpoint
}

/**
 * Whether a query is made of words, phrases and what is known about articles. Then each of its clauses is a set of rows by itself,
 * which is remembered. Patterns, words near one another, and what has to be looked through are asked as one with all the rest.
 */
export function isPlain(node: QueryNode): boolean {
  switch (node.type) {
    case 'wildcard':
    case 'near':
    case 'regex':
    case 'only':
      return false
    case 'and':
    case 'or':
      return node.nodes.every(isPlain)
    case 'not':
      return isPlain(node.node)
    default:
      return true
  }
}

/** The articles that answer a plain query. Rows that no article has, or one in the other state, may be among them. */
export function rowsOfQuery(source: QueryRows, node: QueryNode): Bitmap {
  const { size } = source.memory.columns
  switch (node.type) {
    case 'all':
      return everyRow(size)
    case 'phrase':
      return wordsOf(node).length === 0 ? everyRow(size) : rowsOfPhrase(source, node).rows
    case 'and': {
      // What is known about articles costs nothing: where it leaves none, no words are looked for.
      let rows = everyRow(size)
      for (const child of node.nodes.toSorted((a, b) => Number(hasWords(a)) - Number(hasWords(b)))) {
        if (rows.every((word) => word === 0)) break
        rows =
          child.type === 'not'
            ? difference(rows, rowsOfQuery(source, child.node))
            : intersection(rows, rowsOfQuery(source, child))
      }
      return rows
    }
    case 'or':
      return node.nodes.reduce((rows, child) => addRows(rows, rowsOfQuery(source, child)), emptyBitmap(size))
    case 'not':
      return difference(everyRow(size), rowsOfQuery(source, node.node))
    case 'wildcard':
    case 'near':
    case 'regex':
    case 'only':
      throw new Error(`A clause of the kind ${node.type} is not answered by itself.`)
    default:
      return rowsOfMetadata(source, node)
  }
}

/** The articles that have the words of a phrase, and those that have them in the title. */
export function rowsOfPhrase(source: QueryRows, phrase: PhraseNode): PhraseRows {
  const { connection, memory, checkpoint } = source
  const { size } = memory.columns
  return memory.phrases.get(JSON.stringify(phrase), () => {
    checkpoint()
    const terms = termsOf(phrase)
    const index = terms && openTextIndex(connection, checkpoint)
    if (hasAnyWord(phrase)) return gapsOf(source, phrase, index && gapRows(index, phrase))
    if (terms && index) return phraseRows(index, phrase, terms, { size, most: mostRanked(memory.columns) })
    const { match } = compileQuery(connection, phrase)
    if (match === null) return { rows: everyRow(size), titles: everyRow(size), frequencies: null }
    const ask = (words: string): Bitmap => readMatches(connection, size, words, checkpoint)
    return { rows: ask(match), titles: ask(inTitle(match)), frequencies: null }
  })
}

/** The articles of a phrase with room for any words, where these were found by their places or else by being looked through. */
function gapsOf(source: QueryRows, phrase: PhraseNode, found: GapRows | null): PhraseRows {
  const { connection, memory, checkpoint } = source
  const { size } = memory.columns
  if (found !== null) return { rows: rowSet(found.rows, size), titles: rowSet(found.titles, size), frequencies: null }
  const lookedThrough = (node: PhraseNode): Bitmap =>
    satisfying(source, asCondition(compileQuery(connection, node, checkpoint)) ?? { sql: '1', values: [] })
  const columns = phrase.columns ?? searchedColumns
  const titles = columns.includes('title') ? lookedThrough({ ...phrase, columns: ['title'] }) : emptyBitmap(size)
  return { rows: lookedThrough(phrase), titles, frequencies: null }
}

function rowSet(rows: readonly number[], size: number): Bitmap {
  const bits = emptyBitmap(size)
  for (const row of rows) if (row < size) addRow(bits, row)
  return bits
}

/** The articles of a state that satisfy a condition. */
export function satisfying({ connection, memory, bin, checkpoint }: QueryRows, condition: Condition): Bitmap {
  return memory.conditions.get(`${bin} ${JSON.stringify(condition)}`, () => {
    checkpoint()
    return readBitmap(
      connection,
      memory.columns.size,
      `SELECT article.id AS id FROM article
       WHERE article.state = '${bin ? 'bin' : 'present'}' AND (${condition.sql}) AND ${goingOn('article.id')}`,
      ...condition.values,
    )
  })
}

/** The words of a phrase that say something. */
export function wordsOf({ words, columns }: PhraseNode): readonly string[] {
  return columns?.length === 0 ? [] : words.filter((word) => word !== '')
}

function rowsOfMetadata(source: QueryRows, node: MetadataNode): Bitmap {
  const { connection, memory } = source
  return metadataRows(connection, memory.columns, node) ?? satisfying(source, metadataCondition(connection, node))
}

function hasWords(node: QueryNode): boolean {
  switch (node.type) {
    case 'phrase':
      return true
    case 'and':
    case 'or':
      return node.nodes.some(hasWords)
    case 'not':
      return hasWords(node.node)
    default:
      return false
  }
}

function everyRow(size: number): Bitmap {
  return emptyBitmap(size).fill(0xffffffff)
}
