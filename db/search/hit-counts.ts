import type { PhraseNode, QueryNode, TextColumn } from '../../main/contract/query.ts'
import { hasAnyWord } from '../../main/text/word-places.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection, Value } from '../connection.ts'
import type { Hits, SearchMemory } from './memory.ts'
import { eachRow, goingOn, rowList } from './read-rows.ts'

/** Above so many places of a query's words in the corpus they are not counted: it would take seconds, and say little. */
const MOST_PLACES = 4_000_000
const COLUMNS: readonly TextColumn[] = ['title', 'body', 'caption', 'furniture']
const EVERYWHERE: readonly TextColumn[] = ['title', 'body', 'caption']
/** A place as one number: article, column, and the number of the word in it. */
const PLACES = 2 ** 20
const LENGTHS = 256
const TITLE = 0

/**
 * How often the words of a query stand in each of its hits, by row, out of the full-text index: in the text, or where they stand there
 * nowhere, in the title. Null when they stand in too many places to be counted, when the query seeks none, or more than words and
 * phrases (patterns, words near one another).
 */
export function hitCounts(
  connection: Connection,
  { columns }: SearchMemory,
  hits: Hits,
  checkpoint: Checkpoint,
): Uint32Array | null {
  const phrases = soughtPhrases(hits.node)
  if (phrases === null || phrases.length === 0 || placesOf(connection, phrases) > MOST_PLACES) return null
  const found: { readonly starts: Float64Array; readonly length: number }[] = []
  for (const phrase of phrases) {
    checkpoint()
    for (const column of phrase.columns ?? EVERYWHERE)
      found.push({ starts: placesOfPhrase(connection, phrase, column), length: phrase.words.length })
  }
  const inText = new Uint32Array(columns.size)
  const inTitle = new Uint32Array(columns.size)
  for (const start of separate(found)) {
    const place = Math.floor(start / PLACES)
    const counts = place % COLUMNS.length === TITLE ? inTitle : inText
    const row = Math.floor(place / COLUMNS.length)
    if (row < counts.length) counts[row]!++
  }
  return inText.map((count, row) => (count === 0 ? inTitle[row]! : count))
}

/** The phrases that an article may have been found by, all but those under a NOT; null where it may have been by something else. */
function soughtPhrases(node: QueryNode): PhraseNode[] | null {
  switch (node.type) {
    case 'phrase':
      if (hasAnyWord(node)) return null
      return node.words.some((word) => word !== '') ? [node] : []
    case 'and':
    case 'or': {
      const parts = node.nodes.map(soughtPhrases)
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? [])
    }
    case 'wildcard':
    case 'near':
    case 'regex':
    case 'only':
      return null
    default:
      return []
  }
}

/** At most so many places have to be read. */
function placesOf(connection: Connection, phrases: readonly PhraseNode[]): number {
  let places = 0
  for (const { words, prefix } of phrases) {
    for (const [at, word] of words.entries()) {
      const { sql, values } = termsOf(word, prefix && at === words.length - 1)
      places += connection.value<number | null>(`SELECT sum(cnt) FROM vocabulary WHERE ${sql}`, ...values) ?? 0
    }
  }
  return places
}

/** Where a phrase begins in one column, in ascending order. */
function placesOfPhrase(connection: Connection, { words, prefix }: PhraseNode, column: TextColumn): Float64Array {
  let starts: Float64Array | undefined
  for (const [at, word] of words.entries()) {
    const places = placesOfWord(connection, word, prefix && at === words.length - 1, column)
    starts = starts === undefined ? places : followed(starts, places, at)
    if (starts.length === 0) break
  }
  return starts ?? new Float64Array(0)
}

function placesOfWord(connection: Connection, word: string, prefix: boolean, column: TextColumn): Float64Array {
  const { sql, values } = termsOf(word, prefix)
  const list = connection.value<Uint8Array | null>(
    `SELECT ${rowList(`(doc * ${COLUMNS.length} + ${COLUMNS.indexOf(column)}) * ${PLACES} + min("offset", ${PLACES - 1})`)}
     FROM place_vocabulary WHERE ${sql} AND col = '${column}' AND ${goingOn('"offset"')}`,
    ...values,
  )
  const places: number[] = []
  if (list) eachRow(list, (place) => places.push(place))
  const sorted = Float64Array.from(places)
  // Of several words, each has its own order.
  return prefix ? sorted.sort() : sorted
}

function termsOf(word: string, prefix: boolean): { sql: string; values: Value[] } {
  if (!prefix) return { sql: 'term = ?', values: [word] }
  return { sql: 'term >= ? AND term < ?', values: [word, `${word}\u{10ffff}`] }
}

/** Those of `starts` that have one of `places` so many words behind. Both are in ascending order. */
function followed(starts: Float64Array, places: Float64Array, distance: number): Float64Array {
  let at = 0
  return starts.filter((start) => {
    const wanted = start + distance
    while (at < places.length && places[at]! < wanted) at++
    return places[at] === wanted
  })
}

/** The starts of all that was found, what overlaps counted once. */
function* separate(found: readonly { readonly starts: Float64Array; readonly length: number }[]): Iterable<number> {
  // Each with its length in one number, so that a sort of numbers puts millions in order.
  const all = new Float64Array(found.reduce((sum, { starts }) => sum + starts.length, 0))
  let next = 0
  for (const { starts, length } of found) {
    for (const start of starts) all[next++] = start * LENGTHS + Math.min(length, LENGTHS - 1)
  }
  if (found.length > 1) all.sort()
  let last = -1
  for (const one of all) {
    const start = Math.floor(one / LENGTHS)
    if (start >= last) yield start
    last = Math.max(last, start + (one % LENGTHS))
  }
}
