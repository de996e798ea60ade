import { chainMatches, type ChainPiece } from './chain.ts'
import type { ComparedArticle } from './compared-article.ts'
import {
  exactMatches,
  findGram,
  gramPlaces,
  indexGrams,
  maximalMatch,
  type ExactMatch,
  type GramIndex,
} from './grams.ts'
import { commonSubsequence } from './lcs.ts'

/**
 * A passage that two articles share: words [aFrom, aTo) of article `a`, words [bFrom, bTo) of article `b`, both ends matched.
 * `pairs` are the places of the equal words, flat: a0, b0, a1, b1, …, ascending on both sides.
 */
export interface PairPassage {
  readonly a: number
  readonly b: number
  readonly aFrom: number
  readonly aTo: number
  readonly bFrom: number
  readonly bTo: number
  readonly pairs: readonly number[]
}

/** Seeds: runs of this many words. */
export const SEED_WORDS = 4
/** A seed that stands at more places of one article than this is a phrase of the language, not a sign of copying. */
const COMMON_SEED = 16
const SEED_CONTENT_WORDS = 2
const PASSAGE_CONTENT_WORDS = 4
/** Least share of equal words in a passage: 2 matched / (words here + words there). */
const LEAST_RATIO = 0.55
/** A passage must add this many words to what better ones cover. */
const LEAST_NEW_WORDS = 4
/** Below this length a passage that is mostly names and titles is common knowledge, not copy. */
const NAMES_BELOW = 12
const NAMES_SHARE = 2 / 3

/** What {@link alignPair} needs of an article besides its words; built once an article. */
export interface Alignable {
  readonly article: ComparedArticle
  readonly seeds: GramIndex
  readonly runs: GramIndex
}

/** Indexes an article for alignment; `minWords` is the shortest verbatim run that must be reported. */
export function alignable(article: ComparedArticle, minWords: number): Alignable {
  const seeds = indexGrams(article.ids, SEED_WORDS)
  return { article, seeds, runs: minWords === SEED_WORDS ? seeds : indexGrams(article.ids, minWords) }
}

/**
 * The passages that two articles share. Chained exact matches with a word alignment inside the gaps (compare.md 2.4), and
 * besides every maximal verbatim run of `minWords` words or more that no chain holds; of all these only short strings of names and
 * titles inside otherwise different sentences are left out. Symmetric: the order of the two makes no difference. Sorted by place.
 */
export function alignPair(x: Alignable, y: Alignable, minWords: number): PairPassage[] {
  if (isAfter(x.article, y.article)) {
    return alignPair(y, x, minWords).map(flip).sort(byPlace)
  }
  const [a, b] = [x.article, y.article]
  const matches = exactMatches(a.ids, y.seeds, COMMON_SEED).filter(
    (match) => contentWords(a, match.a, match.a + match.length) >= SEED_CONTENT_WORDS,
  )
  const candidates: PairPassage[] = []
  for (const chain of chainMatches(matches, a.ids.length, b.ids.length)) {
    const passage = accept(a, b, chain, minWords)
    if (passage !== null) candidates.push(passage)
  }
  const passages = withoutRepetition(candidates, a, b)
  addRuns(passages, a, y.runs, b, minWords, false)
  addRuns(passages, b, x.runs, a, minWords, true)
  return passages.flatMap((passage) => cutAtBreaks(passage, a, b, minWords)).sort(byPlace)
}

/** A fixed order of two articles, whatever order they were given in, so that ties are broken alike. */
function isAfter(x: ComparedArticle, y: ComparedArticle): boolean {
  if (x.words.length !== y.words.length) return x.words.length > y.words.length
  return x.text > y.text
}

function flip(passage: PairPassage): PairPassage {
  const pairs: number[] = []
  for (let n = 0; n < passage.pairs.length; n += 2) pairs.push(passage.pairs[n + 1]!, passage.pairs[n]!)
  const { a, b, aFrom, aTo, bFrom, bTo } = passage
  return { a: b, b: a, aFrom: bFrom, aTo: bTo, bFrom: aFrom, bTo: aTo, pairs }
}

const byPlace = (p: PairPassage, q: PairPassage): number => p.aFrom - q.aFrom || p.bFrom - q.bFrom || p.aTo - q.aTo

function passageOf(a: ComparedArticle, b: ComparedArticle, pairs: readonly number[]): PairPassage {
  return {
    a: a.index,
    b: b.index,
    aFrom: pairs[0]!,
    aTo: pairs.at(-2)! + 1,
    bFrom: pairs[1]!,
    bTo: pairs.at(-1)! + 1,
    pairs,
  }
}

const contentWords = (article: ComparedArticle, from: number, to: number): number =>
  article.contentBefore[to]! - article.contentBefore[from]!

function matchedContent(article: ComparedArticle, pairs: readonly number[]): number {
  let count = 0
  for (let n = 0; n < pairs.length; n += 2) count += contentWords(article, pairs[n]!, pairs[n]! + 1)
  return count
}

/** A few names and titles in a row ("the White House press secretary, …") inside sentences that are not copies of each other. */
function isNamesOnly(article: ComparedArticle, from: number, to: number): boolean {
  if (to - from >= NAMES_BELOW || article.capitalsCommon) return false
  const content = contentWords(article, from, to)
  const capital = article.capitalBefore[to]! - article.capitalBefore[from]!
  if (content === 0 || capital < content * NAMES_SHARE) return false
  const sentence = article.sentences[article.sentenceOf[from]!]!
  return sentence.from < from || sentence.to > to
}

const namesOnly = (a: ComparedArticle, b: ComparedArticle, p: PairPassage): boolean =>
  isNamesOnly(a, p.aFrom, p.aTo) && isNamesOnly(b, p.bFrom, p.bTo)

const ratioOf = (matched: number, wordsA: number, wordsB: number): number => (2 * matched) / (wordsA + wordsB)

/** The matched word pairs of a chain, its least dense ends taken off until the rest is dense enough to be a passage. */
function densePairs(a: ComparedArticle, b: ComparedArticle, pieces: readonly ChainPiece[]): number[] {
  const gaps = pieces.map((piece, n) => {
    const before = pieces[n - 1]
    if (before === undefined) return []
    return commonSubsequence(a.ids, b.ids, before.a + before.length, piece.a, before.b + before.length, piece.b)
  })
  const matchedIn = (n: number): number => gaps[n]!.length / 2
  let from = 0
  let to = pieces.length - 1
  let matched = pieces.reduce((sum, piece, n) => sum + piece.length + matchedIn(n), 0)
  const ratio = (first: number, last: number, words: number): number =>
    ratioOf(
      words,
      pieces[last]!.a + pieces[last]!.length - pieces[first]!.a,
      pieces[last]!.b + pieces[last]!.length - pieces[first]!.b,
    )
  while (from < to && ratio(from, to, matched) < LEAST_RATIO) {
    const withoutFirst = matched - pieces[from]!.length - matchedIn(from + 1)
    const withoutLast = matched - pieces[to]!.length - matchedIn(to)
    if (ratio(from + 1, to, withoutFirst) > ratio(from, to - 1, withoutLast)) {
      from++
      matched = withoutFirst
    } else {
      to--
      matched = withoutLast
    }
  }
  const pairs: number[] = []
  for (let n = from; n <= to; n++) {
    if (n > from) for (const place of gaps[n]!) pairs.push(place)
    const piece = pieces[n]!
    for (let k = 0; k < piece.length; k++) pairs.push(piece.a + k, piece.b + k)
  }
  return pairs
}

function accept(
  a: ComparedArticle,
  b: ComparedArticle,
  chain: readonly ChainPiece[],
  minWords: number,
): PairPassage | null {
  const pairs = densePairs(a, b, chain)
  if (pairs.length / 2 < minWords || matchedContent(a, pairs) < Math.min(PASSAGE_CONTENT_WORDS, minWords / 2))
    return null
  const passage = passageOf(a, b, pairs)
  return namesOnly(a, b, passage) ? null : passage
}

function withoutRepetition(candidates: PairPassage[], a: ComparedArticle, b: ComparedArticle): PairPassage[] {
  const inA = new Uint8Array(a.ids.length)
  const inB = new Uint8Array(b.ids.length)
  const kept: PairPassage[] = []
  for (const passage of candidates.sort((p, q) => q.pairs.length - p.pairs.length || byPlace(p, q))) {
    let newA = 0
    let newB = 0
    for (let n = 0; n < passage.pairs.length; n += 2) {
      if (inA[passage.pairs[n]!] === 0) newA++
      if (inB[passage.pairs[n + 1]!] === 0) newB++
    }
    if (Math.max(newA, newB) < LEAST_NEW_WORDS) continue
    inA.fill(1, passage.aFrom, passage.aTo)
    inB.fill(1, passage.bFrom, passage.bTo)
    kept.push(passage)
  }
  return kept
}

/** Adds the longest verbatim run through every run of `minWords` words of `x` that stands in `y` and in no passage yet. */
function addRuns(
  passages: PairPassage[],
  x: ComparedArticle,
  index: GramIndex,
  y: ComparedArticle,
  minWords: number,
  flipped: boolean,
): void {
  // For each place the furthest end of a passage that begins at or before it.
  const reach = new Int32Array(x.ids.length + 1)
  for (const p of passages) {
    const [from, to] = flipped ? [p.bFrom, p.bTo] : [p.aFrom, p.aTo]
    reach[from] = Math.max(reach[from]!, to)
  }
  const places = gramPlaces()
  let furthest = 0
  let refused = 0
  for (let at = 0; at + minWords <= x.ids.length; at++) {
    furthest = Math.max(furthest, reach[at]!)
    if (furthest >= at + minWords || refused >= at + minWords) continue
    const count = findGram(index, x.ids, at, places)
    if (count === 0) continue
    let best: ExactMatch | null = null
    for (let n = 0; n < count; n++) {
      const match = maximalMatch(x.ids, y.ids, at, places[n]!)
      if (best === null || match.length > best.length) best = match
    }
    const pairs: number[] = []
    for (let k = 0; k < best!.length; k++) {
      if (flipped) pairs.push(best!.b + k, best!.a + k)
      else pairs.push(best!.a + k, best!.b + k)
    }
    const passage = flipped ? passageOf(y, x, pairs) : passageOf(x, y, pairs)
    const end = best!.a + best!.length
    if (flipped ? namesOnly(y, x, passage) : namesOnly(x, y, passage)) {
      refused = end
      continue
    }
    passages.push(passage)
    furthest = Math.max(furthest, end)
  }
}

/**
 * Cuts a passage where, in either article, words that are not compared stand in between (pieces under a seed's length go), and
 * where one article has a whole sentence more, if what is left on both sides is long enough to stand alone.
 */
function cutAtBreaks(passage: PairPassage, a: ComparedArticle, b: ComparedArticle, minWords: number): PairPassage[] {
  const { pairs } = passage
  const pieces: PairPassage[] = []
  let from = 0
  for (let n = 2; n <= pairs.length; n += 2) {
    if (n < pairs.length) {
      const [lastA, lastB, nextA, nextB] = [pairs[n - 2]!, pairs[n - 1]!, pairs[n]!, pairs[n + 1]!]
      if (nextA === lastA + 1 && nextB === lastB + 1 && !breaks(a, lastA, nextA) && !breaks(b, lastB, nextB)) continue
      const long = (n - from) / 2 >= minWords && (pairs.length - n) / 2 >= minWords
      const moreInA = a.sentenceOf[nextA]! - a.sentenceOf[lastA]! > 1
      const moreInB = b.sentenceOf[nextB]! - b.sentenceOf[lastB]! > 1
      const broken = breaks(a, lastA, nextA) || breaks(b, lastB, nextB)
      if (!broken && !(long && moreInA !== moreInB)) continue
    }
    if (n - from >= SEED_WORDS * 2)
      pieces.push(from === 0 && n === pairs.length ? passage : passageOf(a, b, pairs.slice(from, n)))
    from = n
  }
  return pieces
}

const breaks = (article: ComparedArticle, last: number, next: number): boolean =>
  article.stretch[last] !== article.stretch[next]
