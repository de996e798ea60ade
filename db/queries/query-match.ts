import type {
  NearNode,
  NearOperand,
  PhraseNode,
  QueryLimit,
  TextColumn,
  WildcardNode,
} from '../../main/contract/query.ts'
import { printWords } from '../../main/text/print-words.ts'
import type { RequiredWords } from '../../main/text/regex-words.ts'
import { mayShareWords } from '../../main/text/shared-words.ts'
import { anyWord, hasAnyWord } from '../../main/text/word-places.ts'
import { searchedColumns } from '../../main/text/text-columns.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { articlesByPlaces, type WordTerms } from './query-places.ts'
import type { QueryTime } from './query-time.ts'
import { patternTerms, type PatternTerms } from './vocabulary-terms.ts'

/** Words of a query as a full-text query. */
export interface WordsMatch {
  /** In FTS5's language; null when every article answers it. */
  readonly match: string | null
  /** Also articles answer `match` that do not hold the words as they are meant: each has to be looked at. */
  readonly loose: boolean
}

/** What a query may cost in the full-text index. */
const MOST_TERMS = 1_000
const MOST_TERMS_OF_A_QUERY = 5_000
const MOST_TERMS_BY_PLACE = 100_000
/** The places of one word are read at once. */
const MOST_PLACES_OF_A_WORD = 500_000
/** Milliseconds that are left of a query's time when reading the vocabulary has to stop: then articles are looked through. */
const LEFT_TO_SCAN = 500
/** Alternatives that one node is written out as: phrases of wildcards, or choices of words near one another. */
const MOST_ALTERNATIVES = 1_000

const NOTHING = '"\u{e100}\u{e100}"'

/** Translates the words of one query; `limits` gathers what was cut short. */
export class WordsCompiler {
  readonly #connection: Connection
  readonly #checkpoint: Checkpoint
  readonly #limits: QueryLimit[]
  readonly #time: QueryTime
  readonly #terms = new Map<string, PatternTerms>()
  readonly #told = new Set<string>()
  readonly #unread = new Set<string>()
  #left = MOST_TERMS_OF_A_QUERY

  constructor(connection: Connection, limits: QueryLimit[], time: QueryTime, checkpoint: Checkpoint) {
    this.#connection = connection
    this.#time = time
    this.#limits = limits
    this.#checkpoint = checkpoint
  }

  compile(node: PhraseNode | WildcardNode | NearNode): WordsMatch {
    const columns = node.columns ?? searchedColumns
    if (columns.length === 0) return { match: null, loose: false }
    const { match, loose } = node.type === 'near' ? this.#near(node) : this.#words(node)
    return { match: match === null ? null : inColumns(columns, match), loose }
  }

  /** The articles that answer words which are loose, by the places of their terms; null when those are too many. */
  byPlaces(node: WildcardNode | NearNode): number[] | null {
    if (phrasesOf(node).some(hasAnyWord)) return null
    const termsOf = (word: string): WordTerms | undefined => {
      if (!isPattern(word)) {
        const [known] = this.#connection.tuples<[number, number]>('SELECT doc, cnt FROM vocabulary WHERE term = ?', word) // prettier-ignore
        const [articles, places] = known ?? [0, 0]
        return places > MOST_PLACES_OF_A_WORD ? undefined : { terms: [word], articles }
      }
      const known = this.#terms.get(word)
      if (known !== undefined && known.of === known.terms.length) return known
      return patternTerms(this.#connection, word, MOST_TERMS_BY_PLACE, this.#timeToRead, this.#checkpoint)
    }
    const isOver = (): boolean => {
      this.#checkpoint()
      return this.#timeToRead <= 0
    }
    return articlesByPlaces(this.#connection, node, node.columns ?? searchedColumns, termsOf, isOver)
  }

  get #timeToRead(): number {
    return this.#time.left - LEFT_TO_SCAN
  }

  /** What articles must answer to hold required words in one of these parts; null when that cannot be told. */
  required(words: RequiredWords, columns: readonly TextColumn[]): string | null {
    const match = this.#required(words)
    return match === null || columns.length === 0 ? null : inColumns(columns, match)
  }

  #required(words: RequiredWords): string | null {
    if ('words' in words) return this.#wordsAnywhere(words)
    const parts = words.nodes.map((node) => this.#required(node))
    if (words.type === 'and') return all(parts)
    return parts.includes(null) ? null : either(parts.map((part) => `(${part})`))
  }

  #words(node: PhraseNode | WildcardNode): WordsMatch {
    const [pattern] = node.words
    if (node.type === 'wildcard' && node.words.length === 1 && pattern !== undefined) {
      const terms = this.#termsOf(pattern, true)
      return this.#unread.has(pattern)
        ? { match: null, loose: true }
        : { match: either(terms.map((term) => quoted([term]))), loose: false }
    }
    const phrases = this.#phrases(node)
    if (phrases === undefined) return { match: this.#wordsAnywhere(node), loose: true }
    return { match: phrases.length === 0 ? null : either(phrases), loose: false }
  }

  #near({ nodes, distance }: NearNode): WordsMatch {
    const choices = nodes.map((node) => {
      const each = alternativesOf(node).map((alternative) => this.#phrases(alternative))
      return each.includes(undefined) ? undefined : each.flatMap((phrases) => phrases ?? [])
    })
    const product = choices.reduce((sum, phrases) => sum * (phrases?.length ?? Number.POSITIVE_INFINITY), 1)
    if (product <= MOST_ALTERNATIVES) {
      const near = chosen(choices as string[][]).map((phrases) => `NEAR(${phrases.join(' ')}, ${distance})`)
      return { match: either(near), loose: mayShareWords(nodes) }
    }
    const anywhere = nodes.map((node) => {
      const each = alternativesOf(node).map((alternative) => this.#wordsAnywhere(alternative))
      return each.includes(null) ? null : either(each as string[])
    })
    return { match: all(anywhere), loose: true }
  }

  /** What holds all the words of a node, wherever they stand; patterns of too many words are passed over. */
  #wordsAnywhere(node: PhraseNode | WildcardNode): string | null {
    const words = node.words.map((word, index): string | null => {
      if (word === anyWord) return null
      if (node.type === 'phrase')
        return `${quoted([word])}${node.prefix && index === node.words.length - 1 ? ' *' : ''}`
      if (!isPattern(word)) return quoted([word])
      if (isPrefix(word)) return `${quoted([word.slice(0, -1)])} *`
      const terms = this.#termsOf(word, false)
      return terms.length === 0 && this.#isWide(word) ? null : either(terms.map((term) => quoted([term])))
    })
    return all(words)
  }

  /** The FTS5 phrases that words stand for; none for no words, undefined when they would be too many. */
  #phrases(node: PhraseNode | WildcardNode): string[] | undefined {
    const words = node.words.filter((word) => word !== '')
    if (words.length === 0) return []
    if (words.includes(anyWord)) return undefined
    const last = words.at(-1)!
    const going = node.type === 'wildcard' && isPrefix(last)
    const star = going || (node.type === 'phrase' && node.prefix) ? ' *' : ''
    const choices = words.map((word, index) => {
      if (going && index === words.length - 1) return [word.slice(0, -1)]
      return node.type === 'wildcard' && isPattern(word) ? this.#termsOf(word, false) : [word]
    })
    if (words.some((word) => this.#isWide(word))) return undefined
    const product = choices.reduce((sum, terms) => sum * terms.length, 1)
    if (product === 0) return [NOTHING]
    return product > MOST_ALTERNATIVES ? undefined : chosen(choices).map((terms) => `${quoted(terms)}${star}`)
  }

  /**
   * The terms that a pattern stands for. Where they are too many, with `some` the most frequent ones, which is said; else none, as
   * the articles will be looked through.
   */
  #termsOf(pattern: string, some: boolean): readonly string[] {
    if (this.#unread.has(pattern)) return []
    let found = this.#terms.get(pattern)
    if (found === undefined) {
      const most = Math.min(MOST_TERMS, this.#left)
      found = patternTerms(this.#connection, pattern, most, this.#timeToRead, this.#checkpoint)
      if (found === undefined) {
        this.#unread.add(pattern)
        return []
      }
      this.#left -= found.terms.length
      this.#terms.set(pattern, found)
    }
    const { terms, of } = found
    if (of === terms.length) return terms
    if (!some) return []
    if (!this.#told.has(pattern)) {
      this.#told.add(pattern)
      const clause = printWords({ type: 'wildcard', words: [pattern] })
      this.#limits.push({ clause, limit: 'terms', taken: terms.length, of })
    }
    return terms
  }

  /** Whether the terms are too many, or not known yet. */
  #isWide(word: string): boolean {
    if (this.#unread.has(word)) return true
    const found = this.#terms.get(word)
    return found !== undefined && found.of > found.terms.length
  }
}

function phrasesOf(node: WildcardNode | NearNode): readonly (PhraseNode | WildcardNode)[] {
  return node.type === 'near' ? node.nodes.flatMap(alternativesOf) : [node]
}

function isPattern(word: string): boolean {
  return word.includes('*') || word.includes('?')
}

function isPrefix(word: string): boolean {
  return /^[^*?]+\*$/.test(word)
}

function all(parts: readonly (string | null)[]): string | null {
  const some = parts.filter((part) => part !== null)
  return some.length === 0 ? null : some.map((part) => `(${part})`).join(' AND ')
}

function alternativesOf(node: NearOperand): readonly (PhraseNode | WildcardNode)[] {
  return node.type === 'or' ? node.nodes : [node]
}

/** Every way to take one of each. */
function chosen(choices: readonly (readonly string[])[]): string[][] {
  return choices.reduce<string[][]>((ways, more) => ways.flatMap((way) => more.map((one) => [...way, one])), [[]])
}

// A quoted string is FTS5's only form that can hold anything; NUL would end it.
function quoted(words: readonly string[]): string {
  return `"${words.map((word) => word.replaceAll('\0', '').replaceAll('"', '""')).join(' ')}"`
}

function either(alternatives: readonly string[]): string {
  return alternatives.length === 0 ? NOTHING : alternatives.join(' OR ')
}

function inColumns(columns: readonly TextColumn[], match: string): string {
  return `{${columns.join(' ')}} : (${match})`
}
