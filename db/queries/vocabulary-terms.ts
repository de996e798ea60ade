import { patternTest } from '../../main/text/word-places.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'

/**
 * Words of the index that a pattern stands for, and how many there are: more than `terms` when those were too many. `articles` is the
 * sum of the numbers of articles that each of all of them stands in.
 */
export interface PatternTerms {
  readonly terms: readonly string[]
  readonly of: number
  readonly articles: number
}

const PAGE = 20_000
/** Of patterns that stand for too many words so many are taken, and each of them is in many articles. */
const TAKEN_OF_TOO_MANY = 400

/** The terms of the full-text index in order, with the number of articles of each, as one state of it had them. */
interface Terms {
  /** The index's record of its own segments: it changes with every change of the index, and with nothing else. */
  readonly stamp: string
  readonly terms: string[]
  readonly articles: number[]
  whole: boolean
}
const kept = new WeakMap<Connection, Terms>()

/**
 * The terms that answer a pattern (see patternTest), or if they are more than `most`, some that stand in most articles. Patterns
 * that begin with letters look at the terms that begin so; others at all terms, which are read once and kept until they change.
 * Undefined when that takes more than `ms` milliseconds: the next pattern goes on where this one stopped.
 */
export function patternTerms(
  connection: Connection,
  pattern: string,
  most: number,
  ms: number,
  checkpoint: Checkpoint,
): PatternTerms | undefined {
  const stem = /^[^*?]*/.exec(pattern)![0]
  const stamp = stampOf(connection)
  let read = kept.get(connection)
  if (read?.stamp !== stamp || !read.whole) {
    if (stem !== '') read = beginning(connection, stem)
    else if (!readOn(connection, stamp, ms, checkpoint)) return undefined
    else read = kept.get(connection)!
  }
  const { terms, articles } = read
  const found: number[] = []
  const answers = patternTest(pattern)
  for (const [index, term] of terms.entries()) if (answers(term)) found.push(index)
  const taken = found.length <= most ? found : found.toSorted((a, b) => articles[b]! - articles[a]!).slice(0, Math.min(most, TAKEN_OF_TOO_MANY)) // prettier-ignore
  return {
    terms: taken.map((index) => terms[index]!),
    of: found.length,
    articles: found.reduce((sum, index) => sum + articles[index]!, 0),
  }
}

function stampOf(connection: Connection): string {
  // Row 10 of the index's data is its structure record (fts5_index.c).
  return connection.value<string>('SELECT hex(block) FROM article_fts_data WHERE id = 10') ?? ''
}

function beginning(connection: Connection, stem: string): Terms {
  const rows = connection.tuples<[string, number]>(
    'SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?',
    stem,
    `${stem}\u{10ffff}\u{10ffff}`,
  )
  return { stamp: '', terms: rows.map(([term]) => term), articles: rows.map(([, doc]) => doc), whole: true }
}

/** Reads on in the terms; true when all are there. */
function readOn(connection: Connection, stamp: string, ms: number, checkpoint: Checkpoint): boolean {
  const end = performance.now() + ms
  let read = kept.get(connection)
  if (read?.stamp !== stamp) kept.set(connection, (read = { stamp, terms: [], articles: [], whole: false }))
  while (!read.whole) {
    checkpoint()
    if (performance.now() > end) return false
    const rows = connection.tuples<[string, number]>(
      'SELECT term, doc FROM vocabulary WHERE term > ? ORDER BY term LIMIT ?',
      read.terms.at(-1) ?? '',
      PAGE,
    )
    for (const [term, doc] of rows) {
      read.terms.push(term)
      read.articles.push(doc)
    }
    read.whole = rows.length < PAGE
  }
  return true
}
