import { reporting } from './lexicon/reporting-verbs.ts'

/** A stretch of a text, UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A text with its words, as a compared article has them. */
export interface SpokenText {
  readonly text: string
  readonly words: readonly string[]
  readonly starts: ArrayLike<number>
  readonly ends: ArrayLike<number>
}

/** A word around a quotation. */
export interface Word extends Span {
  readonly word: string
  /** False for what is written like a name, as "States" within a sentence. */
  readonly canBeVerb: boolean
}

/** What ends a name. */
export const BREAKS = /[,;:.!?()–—\n،؛؟]|\s-\s/u
const TITLES = new Set(
  'mr mrs ms dr prof rev hon st sr jr gov sen rep gen col lt cmdr capt maj sgt hr fr m mme'.split(' '),
)
/** Longer lines are no headlines, in characters; fewer long words tell nothing. */
const LONGEST_TITLE = 200
const TITLE_WORDS = 3
const TITLE_LETTERS = 5

/** Whether the line at a place is a headline in capitals: short, and all its longer words begin with one. */
function isTitleLine(text: string, at: number): boolean {
  const from = text.slice(Math.max(0, at - LONGEST_TITLE), at).lastIndexOf('\n')
  const rest = text.slice(at, at + LONGEST_TITLE).indexOf('\n')
  if ((from < 0 && at > LONGEST_TITLE) || (rest < 0 && text.length - at > LONGEST_TITLE)) return false
  const start = from < 0 ? 0 : Math.max(0, at - LONGEST_TITLE) + from + 1
  const long = text.slice(start, rest < 0 ? text.length : at + rest).match(/\p{L}{5,}/gu) ?? []
  return long.length >= TITLE_WORDS && long.every((word) => /^\p{Lu}/u.test(word))
}

/** The words from one place of a text to another. */
export function wordsOf(given: SpokenText, start: number, end: number): Word[] {
  const { text, words, starts, ends } = given
  const first = firstFrom(starts, start)
  const found: Word[] = []
  // In a headline capitals tell nothing.
  let title: boolean | null = null
  for (let at = first; at < words.length && ends[at]! <= end; at++) {
    const word = words[at]!
    let canBeVerb = at === first || !beginsCapital(text, starts[at]!)
    if (!canBeVerb && reporting.has(word)) {
      title ??= areCapitals(given, first, end) || isTitleLine(text, start)
      canBeVerb = title
    }
    found.push({ word, start: starts[at]!, end: ends[at]!, canBeVerb })
  }
  return found
}

/** The first word that begins at a place or later. */
function firstFrom(starts: ArrayLike<number>, place: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether all longer words from one on to a place begin with a capital, and there are some. */
function areCapitals({ text, words, starts, ends }: SpokenText, first: number, end: number): boolean {
  let long = 0
  for (let at = first; at < words.length && ends[at]! <= end; at++) {
    if (words[at]!.length < TITLE_LETTERS) continue
    if (!beginsCapital(text, starts[at]!)) return false
    long++
  }
  return long >= TITLE_WORDS
}

const beginsCapital = (text: string, at: number): boolean => {
  const letter = text[at]!
  return letter !== letter.toLowerCase()
}

/** Whether a name ends between two words; the full stop of "Mr." ends none. */
export function isBreak(text: string, before: Word, after: Word): boolean {
  const gap = text.slice(before.end, after.start)
  return BREAKS.test(TITLES.has(before.word) ? gap.replace(/^\./u, '') : gap)
}

/** Whether a word begins with a capital letter. */
export const isCapital = (text: string, { start }: Word): boolean => beginsCapital(text, start)
