import type { NearNode, PhraseNode, TextColumn, WildcardNode } from '../../main/contract/query.ts'
import { wordPlaces } from '../../main/text/word-places.ts'
import type { Connection } from '../connection.ts'

/** Terms of one word of a query, and the sum of the numbers of articles that they stand in. */
export interface WordTerms {
  readonly terms: readonly string[]
  readonly articles: number
}

/** Of more articles the places are not read: they would fill the memory, and take as long as looking through some of the texts. */
const MOST_ARTICLES = 200_000
const TERMS_AT_ONCE = 200
const COLUMNS: readonly TextColumn[] = ['title', 'body', 'caption', 'furniture']
const CHECKED_EVERY = 20

/**
 * The articles that hold words as they are meant, found out by the places of all their terms in the full-text index. Null when these are
 * too many or not all known, or time is over. `termsOf` answers undefined for a word whose terms are not known.
 */
export function articlesByPlaces(
  connection: Connection,
  node: WildcardNode | NearNode,
  columns: readonly TextColumn[],
  termsOf: (word: string) => WordTerms | undefined,
  isOver: () => boolean,
): number[] | null {
  const alternatives = alternativesOf(node)
  const words = [...new Set(alternatives.flat().flatMap((each) => lookedUp(each)))]
  const known: WordTerms[] = []
  let articles = 0
  for (const word of words) {
    const terms = termsOf(word)
    if (terms === undefined) return null
    known.push(terms)
    articles += terms.articles
  }
  // Beyond 31 words the marks below would not fit into a number.
  if (articles > MOST_ARTICLES || words.length > 31) return null
  const wanted = alternatives.map((operand) =>
    operand.map((each) => lookedUp(each).reduce((mask, word) => mask | (1 << words.indexOf(word)), 0)),
  )
  // Where all words are needed, those that stand in fewest articles leave few in which the others matter.
  const all = wanted.every((operand) => operand.length === 1)
  const parts = new Map<number, Placed>()
  let before = 0
  for (const [index, { terms }] of [...known.entries()].toSorted((a, b) => a[1].articles - b[1].articles)) {
    if (!readPlaces(connection, terms, columns, index, { parts, before: all ? before : 0 }, isOver)) return null
    before |= 1 << index
  }
  const found = new Set<number>()
  let seen = 0
  for (const { article, mask, places } of parts.values()) {
    if (seen++ % CHECKED_EVERY === 0 && isOver()) return null
    if (found.has(article)) continue
    if (!wanted.every((operand) => operand.some((needed) => (mask & needed) === needed))) continue
    if (wordPlaces(spread(places), node).length > 0) found.add(article)
  }
  return [...found]
}

/** What is known of the words of one part of an article. */
interface Placed {
  readonly article: number
  /** A bit for each word of the query that stands in it. */
  mask: number
  readonly places: [at: number, term: string][]
}

/** Adds the places of one word, where `before` (the bits of the words needed beside it) are there already; false when time is over. */
function readPlaces(
  connection: Connection,
  terms: readonly string[],
  columns: readonly TextColumn[],
  word: number,
  { parts, before }: { readonly parts: Map<number, Placed>; readonly before: number },
  isOver: () => boolean,
): boolean {
  for (let from = 0; from < terms.length; from += TERMS_AT_ONCE) {
    if (isOver()) return false
    const rows = connection.tuples<[string, number, TextColumn, number]>(
      `SELECT place.term, place.doc, place.col, place."offset" FROM json_each(?) AS wanted
       CROSS JOIN temp.place_vocabulary AS place ON place.term = wanted.value`,
      JSON.stringify(terms.slice(from, from + TERMS_AT_ONCE)),
    )
    for (const [term, article, column, at] of rows) {
      if (!columns.includes(column)) continue
      const key = article * COLUMNS.length + COLUMNS.indexOf(column)
      let part = parts.get(key)
      if (before !== 0 && (part === undefined || (part.mask & before) !== before)) continue
      if (part === undefined) parts.set(key, (part = { article, mask: 0, places: [] }))
      part.mask |= 1 << word
      part.places.push([at, term])
    }
  }
  return true
}

/** The words of a part by their places, with nothing where another word stands. */
function spread(places: readonly (readonly [at: number, term: string])[]): string[] {
  const words = Array.from({ length: places.reduce((last, [at]) => Math.max(last, at), 0) + 1 }, () => '')
  for (const [at, term] of places) words[at] = term
  return words
}

function alternativesOf(node: WildcardNode | NearNode): (readonly (PhraseNode | WildcardNode)[])[] {
  if (node.type === 'wildcard') return [[node]]
  return node.nodes.map((operand) => (operand.type === 'or' ? operand.nodes : [operand]))
}

/** The words of a phrase as they are looked up in the vocabulary. */
function lookedUp(node: PhraseNode | WildcardNode): readonly string[] {
  if (node.type === 'wildcard' || !node.prefix) return node.words
  return [...node.words.slice(0, -1), `${node.words.at(-1)}*`]
}
