import { AppError } from '../../main/contract/errors.ts'
import type { NearNode, PhraseNode, QueryLimit, QueryNode, RegexNode, WildcardNode } from '../../main/contract/query.ts'
import { requiredWords } from '../../main/text/regex-words.ts'
import { searchedColumns } from '../../main/text/text-columns.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { gapRows } from '../search/gap-rows.ts'
import { openTextIndex } from '../search/text-index.ts'
import { joined, negated, type Condition } from './condition.ts'
import { metadataCondition } from './query-metadata.ts'
import { WordsCompiler, type WordsMatch } from './query-match.ts'
import { QueryTime } from './query-time.ts'
import { Scanner, type ScannedNode } from './query-scan.ts'

/**
 * A query as SQL. Articles that answer it are those of the full-text query `match` (null: all) that also satisfy `condition`
 * (null: all). Kept apart because only the text can be ranked, and the index answers it by itself. `limits` says which of its
 * clauses could not be answered in full.
 */
export interface CompiledQuery {
  readonly match: string | null
  readonly condition: Condition | null
  readonly limits: readonly QueryLimit[]
}

/** What SQLite takes as one condition is far deeper. */
const DEEPEST = 100
/** FTS5's parser has room for some 30 brackets inside one another; what is put around a match needs a few. */
const DEEPEST_MATCH = 16

/**
 * Translates a query for the corpus as it is now: wildcards are looked up in its vocabulary, and for what no index answers (regular
 * expressions, `only:`) the articles that answer the rest are looked through, for a limited time. Throws `invalid-input` for a query
 * nested deeper than the index can answer, and what `checkpoint` throws. `toRank`: the answers are known by other means and are only to
 * be ranked, so that of a phrase with room for any words its other words will do.
 */
export function compileQuery(
  connection: Connection,
  query: QueryNode,
  checkpoint: Checkpoint = () => undefined,
  { toRank = false }: { readonly toRank?: boolean } = {},
): CompiledQuery {
  const limits: QueryLimit[] = []
  const part = new Compiler(connection, limits, checkpoint, toRank).compile(query, 0, null)
  if (part.kind === 'all') return { match: null, condition: null, limits }
  return { match: part.match, condition: part.kind === 'text' ? null : part.condition, limits }
}

/** A compiled query as one condition on `article`. */
export function asCondition({ match, condition }: Pick<CompiledQuery, 'match' | 'condition'>): Condition | null {
  if (match === null) return condition
  return condition ? joined([matching(match), condition], 'AND') : matching(match)
}

/** The full-text query with its words looked for in the title only. */
export function inTitle(match: string): string {
  return `{title} : (${match})`
}

type Part =
  | { readonly kind: 'all' }
  | { readonly kind: 'text'; readonly match: string }
  /** `match` AND `condition`. */
  | { readonly kind: 'mixed'; readonly match: string | null; readonly condition: Condition }

const ALL: Part = { kind: 'all' }
const NONE: Part = { kind: 'mixed', match: null, condition: { sql: '0', values: [] } }

type WordsNode = PhraseNode | WildcardNode | NearNode

class Compiler {
  readonly #connection: Connection
  readonly #words: WordsCompiler
  readonly #scanner: Scanner
  readonly #matches = new Map<WordsNode, WordsMatch>()
  readonly #places = new Map<WordsNode, readonly number[] | null>()
  readonly #checkpoint: Checkpoint
  readonly #toRank: boolean

  constructor(connection: Connection, limits: QueryLimit[], checkpoint: Checkpoint, toRank: boolean) {
    const time = new QueryTime()
    this.#checkpoint = checkpoint
    this.#toRank = toRank
    this.#connection = connection
    this.#words = new WordsCompiler(connection, limits, time, checkpoint)
    this.#scanner = new Scanner(connection, limits, time, checkpoint)
  }

  /** `within`: what articles must satisfy anyway, so that no others need be looked through; null when there is nothing. */
  compile(node: QueryNode, depth: number, within: Condition | null): Part {
    if (depth > DEEPEST) throw new AppError('invalid-input', 'The query has too many brackets inside one another.')
    switch (node.type) {
      case 'all':
        return ALL
      case 'phrase':
      case 'wildcard':
      case 'near': {
        const { match, loose } = this.#match(node)
        if (loose && !(this.#toRank && node.type === 'phrase'))
          return this.#placed(node, match) ?? this.#scanned(node, match, within)
        return match === null ? ALL : { kind: 'text', match }
      }
      case 'regex':
        return this.#scanned(node, this.#required(node), within)
      case 'only':
        return this.#scanned(node, this.#match(node.node).match, within)
      case 'and':
        return this.#and(node.nodes, depth, within)
      case 'or':
        return or(node.nodes.map((child) => shallow(this.compile(child, depth + 1, within))))
      case 'not':
        return not(this.compile(node.node, depth + 1, within))
      default:
        return { kind: 'mixed', match: null, condition: metadataCondition(this.#connection, node) }
    }
  }

  #placed(node: WordsNode, match: string | null): Part | null {
    let ids = this.#places.get(node)
    if (ids === undefined) {
      ids = node.type === 'phrase' ? this.#withGaps(node) : this.#words.byPlaces(node)
      this.#places.set(node, ids)
    }
    return ids && { kind: 'mixed', match, condition: oneOf(ids) }
  }

  #withGaps(phrase: PhraseNode): readonly number[] | null {
    const index = openTextIndex(this.#connection, this.#checkpoint)
    return index && (gapRows(index, phrase)?.rows ?? null)
  }

  /** Articles that answer `match` looked through for the node. The match stays with them: it ranks them. */
  #scanned(node: ScannedNode, match: string | null, within: Condition | null): Part {
    const ids = this.#scanner.scan(node, both(within, match === null ? null : matching(match)))
    return { kind: 'mixed', match, condition: oneOf(ids) }
  }

  #required(node: RegexNode): string | null {
    const words = requiredWords(node.source)
    return words && this.#words.required(words, node.columns ?? searchedColumns)
  }

  #match(node: WordsNode): WordsMatch {
    let match = this.#matches.get(node)
    if (match === undefined) this.#matches.set(node, (match = this.#words.compile(node)))
    return match
  }

  /** First what indexes answer, so that only articles that answer all of that are looked through. */
  #and(nodes: readonly QueryNode[], depth: number, within: Condition | null): Part {
    const parts: { readonly part: Part; readonly negated: boolean }[] = []
    const take = (node: QueryNode, around: Condition | null): void => {
      const inner = node.type === 'not' ? node.node : node
      parts.push({ part: shallow(this.compile(inner, depth + 1, around)), negated: node.type === 'not' })
    }
    const later: QueryNode[] = []
    for (const node of nodes) {
      if (this.#scans(node)) later.push(node)
      else take(node, within)
    }
    for (const node of later) {
      const done = and(parts)
      take(node, both(within, done.kind === 'all' ? null : asCondition(asQuery(done))))
    }
    return and(parts)
  }

  #scans(node: QueryNode): boolean {
    switch (node.type) {
      case 'regex':
      case 'only':
        return true
      case 'phrase':
      case 'wildcard':
      case 'near':
        return this.#match(node).loose && this.#placed(node, null) === null
      case 'and':
      case 'or':
        return node.nodes.some((child) => this.#scans(child))
      case 'not':
        return this.#scans(node.node)
      default:
        return false
    }
  }
}

function and(parts: readonly { readonly part: Part; readonly negated: boolean }[]): Part {
  const wanted: string[] = []
  const unwanted: string[] = []
  const conditions: Condition[] = []
  for (const each of parts) {
    if (each.negated && each.part.kind === 'text') unwanted.push(each.part.match)
    else {
      const part = each.negated ? not(each.part) : each.part
      if (part.kind === 'all') continue
      if (part.match !== null) wanted.push(part.match)
      if (part.kind === 'mixed') conditions.push(part.condition)
    }
  }
  // FTS5's NOT stands between two queries: without a wanted one, unwanted words are a condition.
  if (wanted.length === 0) conditions.push(...unwanted.map((match) => negated(matching(match))))
  const positive = wanted.map((match) => `(${match})`).join(' AND ')
  const match =
    wanted.length === 0
      ? null
      : unwanted.length === 0
        ? positive
        : `(${positive}) NOT (${unwanted.map((each) => `(${each})`).join(' OR ')})`
  if (conditions.length > 0) return { kind: 'mixed', match, condition: joined(conditions, 'AND') }
  return match === null ? ALL : { kind: 'text', match }
}

function or(parts: readonly Part[]): Part {
  if (parts.length === 0) return NONE
  if (parts.some((part) => part.kind === 'all')) return ALL
  const texts = parts.filter((part) => part.kind === 'text').map((part) => part.match)
  const match = texts.length === 0 ? null : texts.map((each) => `(${each})`).join(' OR ')
  const mixed = parts
    .filter((part) => part.kind === 'mixed')
    .map((part) => asCondition(part))
    .filter((condition) => condition !== null)
  if (mixed.length === 0) return match === null ? NONE : { kind: 'text', match }
  const conditions = match === null ? mixed : [matching(match), ...mixed]
  return { kind: 'mixed', match: null, condition: joined(conditions, 'OR') }
}

/** The same, with a match that is nested too deeply to be put into another as a condition of its own. */
function shallow(part: Part): Part {
  if (part.kind === 'all' || part.match === null || nestingOf(part.match) <= DEEPEST_MATCH) return part
  return { kind: 'mixed', match: null, condition: asCondition(asQuery(part))! }
}

function nestingOf(match: string): number {
  let depth = 0
  let deepest = 0
  for (const [bracket] of match.replaceAll(/"(?:[^"]|"")*"/g, '').matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function not(part: Part): Part {
  if (part.kind === 'all') return NONE
  return { kind: 'mixed', match: null, condition: negated(asCondition(asQuery(part))!) }
}

function asQuery(part: Exclude<Part, { kind: 'all' }>): Pick<CompiledQuery, 'match' | 'condition'> {
  return { match: part.match, condition: part.kind === 'text' ? null : part.condition }
}

function both(first: Condition | null, second: Condition | null): Condition | null {
  if (first === null) return second
  return second === null ? first : joined([first, second], 'AND')
}

function oneOf(ids: readonly number[]): Condition {
  return { sql: 'article.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }
}

function matching(match: string): Condition {
  return { sql: 'article.id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)', values: [match] }
}
