import { searchedColumns } from '../../main/text/text-columns.ts'
import { readLengths } from './article-lengths.ts'
import { readCommonRows } from './common-rows.ts'
import { frequentTerms, PAGE_BYTES, termKinds, type FrequentTerm } from './frequent-terms.ts'
import { collectionSize } from './importance.ts'
import { Outline } from './outline.ts'
import { PairTable, type CostlyPair } from './pair-table.ts'
import { TermRows } from './term-rows.ts'
import type { TextIndex } from './text-index.ts'
import { termName, type RowsByPart, type WordPairs } from './word-pairs.ts'

/** For which words pairs are made. */
export interface PairLimits {
  /** In a smaller index any phrase is found fast. */
  readonly leastArticles: number
  /** Words that are looked at: what it takes to make the pairs. */
  readonly mostWords: number
  /** Bytes of places that a phrase of two words must take to be read for the pair to be worth keeping. */
  readonly leastCost: number
  /** Bytes that all pairs may take. */
  readonly mostBytes: number
  /** Pages that a word, or a beginning of words, must fill for its articles to be kept, too. */
  readonly leastPages: number
  /** Bytes that the articles of these may take. */
  readonly mostBytesOfTerms: number
}

const MEGABYTE = 2 ** 20

/** Covers phrases of common words in 100,000 articles for 2 to 3 seconds of one processor; in a million the slowest of them, for some 20. */
export const pairLimits: PairLimits = {
  leastArticles: 20_000,
  mostWords: 128,
  leastCost: MEGABYTE,
  mostBytes: 96 * MEGABYTE,
  leastPages: 64,
  mostBytesOfTerms: 48 * MEGABYTE,
}

/** What a row takes that has a word once, with its place. */
const BYTES_OF_ONE = 6
const kinds = Object.keys(termKinds) as (keyof typeof termKinds)[]
/** Terms of a kind whose articles may be kept. */
const MOST_TERMS = 2000
/** Between two stops. */
const ROWS_AT_ONCE = 16
const LENGTHS_AT_ONCE = 1024
/** How often it is looked whether there is enough memory, and the share of it that the first rows may take. */
const LOOKS = 250
const FIRST_SHARE = 0.02

/**
 * Reads from the index where common words stand directly behind one another, in all articles at once: the pairs that take longest to be
 * read when they are asked for, as many as there is memory for; and which articles have the most common words and beginnings. Stops
 * every millisecond or so; then it may go on only if the connection sees the same state of the index. What is of use before the end
 * comes with a stop. Null where it is not worth it.
 */
export function* makePairs(index: TextIndex, limits: PairLimits): Generator<WordPairs | undefined, WordPairs | null> {
  const { connection, segments, stamp } = index
  const size = (connection.value<number | null>('SELECT max(id) FROM article_fts_docsize') ?? 0) + 1
  const { articles } = collectionSize(connection)
  if (articles < limits.leastArticles) return null
  const lengths = new Int32Array(size)
  for (let from = 0; from < size; from += LENGTHS_AT_ONCE) {
    readLengths(connection, lengths, from, from + LENGTHS_AT_ONCE)
    yield
  }
  const common: FrequentTerm[] = []
  for (const kind of kinds) {
    const found = yield* frequentTerms(connection, segments, kind, MOST_TERMS)
    common.push(...found.filter(({ pages }) => pages >= limits.leastPages))
  }
  common.sort((a, b) => b.pages - a.pages)
  // These are of use before all is made.
  const known = new Map<string, RowsByPart>()
  // The beginnings that are kept are terms of their own; any other has the key of a word, whose articles are fewer.
  const rowsOfTerm: WordPairs['rowsOfTerm'] = (term) => (term.beginning ? undefined : known.get(termName(term)))
  yield { stamp, lengths, rowsOf: () => undefined, rowsOfTerm }
  yield* readCommonRows(index, common, { size, mostBytes: limits.mostBytesOfTerms }, known)
  const terms = yield* frequentTerms(connection, segments, 'words', limits.mostWords)
  const table = new PairTable(costlyPairs(terms, articles, limits.leastCost), terms.length, size)
  let words: { readonly number: number; readonly rows: TermRows }[] = []
  for (const [at, term] of terms.entries()) {
    if (table.pairsWith(at + 1) === 0) continue
    const rows = new TermRows(index, term, false)
    if (rows.next()) words.push({ number: at + 1, rows })
    yield
  }
  let row = 0
  let look = 0
  const outline = new Outline(searchedColumns.length)
  while (words.length > 0) {
    for (const until = Math.min(row + ROWS_AT_ONCE, size); row < until; row++) {
      outline.clear()
      for (const word of words) {
        const { rows } = word
        if (rows.row !== row) continue
        outline.add(word.number, rows.places)
        // A word that is over stays at its last row.
        rows.next()
      }
      table.add(row, outline)
    }
    if (row >= look || row >= size) {
      look += size / LOOKS
      table.keepWithin(limits.mostBytes * Math.max(row / size, FIRST_SHARE))
      words = words.filter(({ number, rows }) => rows.row >= row && table.pairsWith(number) > 0)
    }
    yield
  }
  return { stamp, lengths, rowsOf: table.finish(terms), rowsOfTerm }
}

/** The pairs of which a phrase takes so much to be read, most first: of each word its places in the articles that have the other. */
function costlyPairs(terms: readonly FrequentTerm[], articles: number, least: number): CostlyPair[] {
  const costs = terms.map(({ pages }) => {
    const bytes = pages * PAGE_BYTES
    return { bytes, share: Math.min(bytes / BYTES_OF_ONE / articles, 1) }
  })
  const pairs: CostlyPair[] = []
  for (const [a, first] of costs.entries()) {
    for (const [b, second] of costs.entries()) {
      const cost = first.bytes * second.share + second.bytes * first.share
      if (cost >= least) pairs.push({ first: a + 1, second: b + 1, cost })
    }
  }
  return pairs.toSorted((a, b) => b.cost - a.cost)
}
