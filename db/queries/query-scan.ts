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

/** An expression gets so long at one article before that is left out. */
const TIME_FOR_ONE = 200

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

  #matching(node: RegexNode, ids: readonly number[], found: number[]): number {
    const regex = compiledRegex(node)
    if (regex === null) return 0
    let seen = 0
    for (const articles of readArticles(this.#connection, ids)) {
      if (this.#isOver()) break
      const batch = articles.map((article) => ({ id: article.id, stretches: regexStretches(article, node) }))
      seen += this.#matchingOf(regex, batch, found)
    }
    return seen
  }

  /** Whether the query's time is over; throws when the caller has given up. */
  #isOver(): boolean {
    this.#checkpoint()
    return this.#time.left <= 0
  }

  /** Looks through a few articles; those at which the expression does not come to an end, or fails, are left out. */
  #matchingOf(
    regex: RegExp,
    batch: readonly { readonly id: number; readonly stretches: readonly string[] }[],
    found: number[],
  ): number {
    let at = 0
    let leftOut = 0
    const work = (): void => {
      for (; at < batch.length; at++) {
        const { id, stretches } = batch[at]!
        if (stretches.some((stretch) => matchesSome(regex, stretch))) found.push(id)
      }
    }
    while (at < batch.length && this.#time.left > 0) {
      this.#checkpoint()
      const began = at
      let done = false
      try {
        done = withinTime(Math.min(TIME_FOR_ONE, this.#time.left), work)
      } catch {
        // The engine's own limits: too large an expression, no room for its stack.
        leftOut++
        at++
        continue
      }
      // Stopped at the article that it began with: that one took all the time.
      if (!done && at === began) {
        leftOut++
        at++
      }
    }
    return at - leftOut
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
