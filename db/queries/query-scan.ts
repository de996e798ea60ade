import type { NearNode, OnlyNode, PhraseNode, QueryLimit, RegexNode, WildcardNode } from '../../main/contract/query.ts'
import { searchTokens } from '../../main/text/fold.ts'
import { printWords } from '../../main/text/print-words.ts'
import { compiledRegex, matchesSome, regexStretches, type RegexText } from '../../main/text/regex-places.ts'
import { searchedColumns } from '../../main/text/text-columns.ts'
import { partsOf, titleWords } from '../../main/text/text-parts.ts'
import { withinTime } from '../../main/text/within-time.ts'
import { wordPlaces } from '../../main/text/word-places.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { readArticles } from './read-articles.ts'
import { OwnText } from './own-text.ts'
import type { Condition } from './condition.ts'
import type { QueryTime } from './query-time.ts'

/** A part of a query that no index answers: articles have to be looked through. */
export type ScannedNode = RegexNode | OnlyNode | PhraseNode | WildcardNode | NearNode

/** Milliseconds: what one article gets at least and at most, and some that an expression is quick at together. */
const LEAST_FOR_ONE = 2
const MOST_FOR_ONE = 200
const TIME_FOR_SOME = 20

/** Looks through articles for what no index answers, the newest first, until the query's time is over. */
export class Scanner {
  readonly #connection: Connection
  readonly #checkpoint: Checkpoint
  readonly #limits: QueryLimit[]
  readonly #time: QueryTime

  constructor(connection: Connection, limits: QueryLimit[], time: QueryTime, checkpoint: Checkpoint) {
    this.#connection = connection
    this.#time = time
    this.#limits = limits
    this.#checkpoint = checkpoint
  }

  /** Those of the articles of `within` (null: of all) that answer the node. */
  scan(node: ScannedNode, within: Condition | null): number[] {
    const ids = this.#connection.values<number>(
      `SELECT article.id FROM article WHERE article.state <> 'absent' AND ${within?.sql ?? '1'} ORDER BY article.id DESC`,
      ...(within?.values ?? []),
    )
    const found: number[] = []
    const seen = node.type === 'regex' ? this.#matching(node, ids, found) : this.#holding(node, ids, found)
    if (seen < ids.length) this.#limits.push({ clause: printWords(node), limit: 'time', taken: seen, of: ids.length })
    return found
  }

  #holding(node: Exclude<ScannedNode, RegexNode>, ids: readonly number[], found: number[]): number {
    let seen = 0
    if (node.type === 'only') {
      const own = new OwnText(this.#connection)
      for (const id of ids) {
        if (this.#isOver()) break
        if (own.holds(id, node)) found.push(id)
        seen++
      }
      return seen
    }
    for (const articles of readArticles(this.#connection, ids)) {
      for (const article of articles) {
        if (this.#isOver()) return seen
        if (holdsWords(article, node)) found.push(article.id)
        seen++
      }
    }
    return seen
  }

  /** Articles at which the expression takes long are put off until all others were looked at, and share the time that is left. */
  #matching(node: RegexNode, ids: readonly number[], found: number[]): number {
    const regex = compiledRegex(node)
    if (regex === null) return 0
    const share = Math.max(LEAST_FOR_ONE, this.#time.left / 2 / Math.max(1, ids.length))
    const hard: number[] = []
    let seen = 0
    for (const articles of readArticles(this.#connection, ids)) {
      if (this.#isOver()) break
      const batch = articles.map((article) => ({ id: article.id, stretches: regexStretches(article, node) }))
      seen += this.#matchingOf(regex, batch, found, { share, hard })
    }
    let left = hard.length
    for (const articles of readArticles(this.#connection, hard)) {
      for (const article of articles) {
        if (this.#isOver()) return seen
        const stretches = regexStretches(article, node)
        const ms = Math.min(MOST_FOR_ONE, this.#time.left / left--)
        if (ms <= share) return seen
        let matches = false
        if (finished(ms, () => (matches = stretches.some((stretch) => matchesSome(regex, stretch))))) seen++
        if (matches) found.push(article.id)
      }
    }
    return seen
  }

  /** Whether the query's time is over; throws when the caller has given up. */
  #isOver(): boolean {
    this.#checkpoint()
    return this.#time.left <= 0
  }

  /** Looks through a few articles; those at which the expression does not come to an end in its share of the time are `hard`. */
  #matchingOf(
    regex: RegExp,
    batch: readonly { readonly id: number; readonly stretches: readonly string[] }[],
    found: number[],
    { share, hard }: { readonly share: number; readonly hard: number[] },
  ): number {
    let at = 0
    let putOff = 0
    let slow = false
    const work = (): void => {
      for (; at < batch.length; at++) {
        const { id, stretches } = batch[at]!
        if (stretches.some((stretch) => matchesSome(regex, stretch))) found.push(id)
      }
    }
    while (at < batch.length && this.#time.left > 0) {
      this.#checkpoint()
      const began = at
      if (finished(Math.min(slow ? share : Math.max(share, TIME_FOR_SOME), this.#time.left), work)) break
      // Stopped at the article that it began with: that one took all the time.
      slow = at === began
      if (slow) {
        hard.push(batch[at]!.id)
        putOff++
        at++
      }
    }
    return at - putOff
  }
}

/** Whether work came to an end within some milliseconds. */
function finished(ms: number, work: () => void): boolean {
  try {
    return withinTime(ms, work)
  } catch {
    // The engine's own limits: too large an expression, no room for its stack.
    return false
  }
}

/** Whether words stand in one of the wanted parts of an article. */
function holdsWords(article: RegexText, node: PhraseNode | WildcardNode | NearNode): boolean {
  const columns = node.columns ?? searchedColumns
  if (columns.includes('title') && wordPlaces(titleWords(article, searchTokens), node).length > 0) return true
  return partsOf(article, searchTokens).some(
    ({ column, words }) => columns.includes(column) && wordPlaces(words, node).length > 0,
  )
}
