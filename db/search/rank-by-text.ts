import type { PhraseNode, QueryNode, TextColumn } from '../../main/contract/query.ts'
import { plainTokens } from '../../main/text/plain-tokens.ts'
import { searchedColumns } from '../../main/text/text-columns.ts'
import { partsOf, titleWords } from '../../main/text/text-parts.ts'
import { wordPlaces } from '../../main/text/word-places.ts'
import type { Connection } from '../connection.ts'
import { readText } from '../layers.ts'

/** What a word counts in each part: one in the title says most about an article, one in a caption little. */
export const columnWeights: Readonly<Record<TextColumn, number>> = { title: 8, body: 1, caption: 0.5, furniture: 0.2 }

// As in FTS5's bm25().
const K1 = 1.2
const B = 0.75

/** The phrase of several words that is all the text that a query asks for; undefined where it asks for something else. */
export function onlyPhrase(node: QueryNode): PhraseNode | undefined {
  const phrases = textNodes(node)
  const [phrase] = phrases
  return phrases.length === 1 && phrase?.type === 'phrase' && phrase.words.length > 1 ? phrase : undefined
}

function textNodes(node: QueryNode): QueryNode[] {
  switch (node.type) {
    case 'and':
    case 'or':
      return node.nodes.flatMap(textNodes)
    case 'not':
      return textNodes(node.node)
    case 'phrase':
    case 'wildcard':
    case 'near':
    case 'regex':
    case 'only':
      return [node]
    default:
      return []
  }
}

/**
 * The rows in the order of FTS5's `bm25()` for one phrase, out of their texts. Of a phrase of common words the index would look at
 * every place of them three times: to find, to count, and to rank.
 */
export function rankedByText(connection: Connection, rows: Int32Array, phrase: PhraseNode): Int32Array {
  const average = averageLength(connection)
  const scores = new Map(Array.from(rows, (row) => [row, scoreOf(connection, row, phrase, average)]))
  return rows.toSorted((a, b) => scores.get(b)! - scores.get(a)! || b - a)
}

function scoreOf(connection: Connection, row: number, phrase: PhraseNode, average: number): number {
  const stored = readText(connection, row)
  if (stored === undefined) return 0
  const title = connection.value<string | null>('SELECT title FROM article WHERE id = ?', row) ?? null
  const parts = [
    { column: 'title' as const, words: titleWords({ title, ...stored }, plainTokens) },
    ...partsOf(stored, plainTokens),
  ]
  const sought = phrase.columns ?? searchedColumns
  let frequency = 0
  let length = 0
  for (const { column, words } of parts) {
    length += words.length
    if (sought.includes(column)) frequency += columnWeights[column] * wordPlaces(words, phrase).length
  }
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / average))
}

/** Words of an article, over all: the first record of the index has the rows, then the words of each column, as SQLite's varints. */
function averageLength(connection: Connection): number {
  const block = connection.value<Uint8Array>('SELECT block FROM article_fts_data WHERE id = 1') ?? new Uint8Array()
  const numbers: number[] = []
  let number = 0
  for (const byte of block) {
    number = number * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      numbers.push(number)
      number = 0
    }
  }
  const [rows = 0, ...words] = numbers
  const all = words.reduce((sum, count) => sum + count, 0)
  return rows > 0 && all > 0 ? all / rows : 1
}
