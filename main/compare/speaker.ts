import { tokenise } from '../text/tokens.ts'
import { calendarWords } from './lexicon/numbers.ts'
import { reporting, speakerPronouns } from './lexicon/reporting-verbs.ts'
import { stopWords } from '../text/stop-words.ts'

/** Who is said to speak, with which verb, and whether the text says so itself or a rule concluded it. */
export interface Attribution {
  readonly speaker: string | null
  readonly verb: string | null
  readonly how: 'stated' | 'inferred'
}

interface Span {
  readonly start: number
  readonly end: number
}

interface Word extends Span {
  readonly word: string
}

/** How far from a quotation its verb is looked for, in words. */
const REACH = 14
const LONGEST_NAME = 9
/** A verb this near before a quotation introduces it. */
const INTRODUCES = 4
// Words that may begin or stand inside a name: "the head of the observatory", "van der Bellen".
const INSIDE_NAMES = new Set(
  "the a an his her their of for de del der des du la le al el von van bin ibn ben and d' di da".split(' '),
)
const BREAKS = /[,;:.!?()–—\n]|\s-\s/u
const SUBORDINATE = new Set(
  'that who which when where while as because if after before with in on at during by to reporters dass qui que'.split(
    ' ',
  ),
)
const AUXILIARIES = new Set(
  'has had have was were is also later then earlier already repeatedly previously hat haben habe a ont había ha был была'.split(
    ' ',
  ),
)
const INSTITUTIONS =
  /^(?:ministry|council|government|observatory|office|agency|nations|union|kremlin|house|army|group|party|court|police|committee|ministerium|regierung|ministère|gouvernement|ministerio|gobierno)$/iu
const PERSONAL = new Set('he she i er ich il elle je él ella yo он она я هو هي'.split(' '))

const nothing: Attribution = { speaker: null, verb: null, how: 'stated' }

function wordsOf(text: string, start: number, end: number): Word[] {
  if (end <= start) return []
  const tokens = tokenise(text.slice(start, end))
  return tokens.words.map((word, n) => ({ word, start: start + tokens.starts[n]!, end: start + tokens.ends[n]! }))
}

/**
 * The speaker of a quotation within the sentence or sentences that it stands in, by pattern: after it (`," X said`, `," said X`),
 * before it (`X said: "`, `X said …, adding "`), at the sentence's end (`… "words" …, X said.`). A sentence that is all
 * quotation has the speaker of the one before, `last`, and so has a pronoun; both are conclusions.
 */
export function attribute(text: string, quotation: Span, sentence: Span, last: string | null): Attribution {
  const behind = wordsOf(text, quotation.end, sentence.end)
  const ahead = wordsOf(text, sentence.start, quotation.start)
  if (ahead.length === 0 && behind.length === 0) {
    return last === null ? nothing : { speaker: last, verb: null, how: 'inferred' }
  }
  // Speech ends in punctuation before its attribution; words held at a distance stand inside the clause that reports them.
  const isSpeech =
    /[,.!?…]["'”’»“]*$/u.test(text.slice(quotation.start, quotation.end)) ||
    /^\s*,/u.test(text.slice(quotation.end, quotation.end + 3))
  const found = isSpeech
    ? (afterwards(text, behind, quotation.end) ?? beforehand(text, ahead))
    : (beforehand(text, ahead) ?? atEnd(text, behind))
  if (found === null) return nothing
  if (found.speaker === null || !speakerPronouns.has(found.speaker.toLowerCase())) return found
  if (last === null || (PERSONAL.has(found.speaker.toLowerCase()) && !isPerson(last))) return found
  return { speaker: last, verb: found.verb, how: 'inferred' }
}

/** Who speaks in a sentence without quotation marks, to tell whom a pronoun of the next one means; null when nobody is named. */
export function reportedSpeaker(text: string, sentence: Span): string | null {
  const words = wordsOf(text, sentence.start, sentence.end)
  const verbAt = words.findIndex(({ word }) => isFinite(word))
  if (verbAt <= 0) return null
  const speaker = subject(text, words, verbAt)
  return speaker !== null && /\p{Lu}/u.test(speaker) && !speakerPronouns.has(speaker.toLowerCase()) ? speaker : null
}

const isParticiple = (word: string): boolean => word.endsWith('ing')
const isFinite = (word: string): boolean => reporting.has(word) && !isParticiple(word)

function isPerson(name: string): boolean {
  const final = name.split(' ').at(-1)!
  return !/^\p{Ll}/u.test(final) && !INSTITUTIONS.test(final)
}

function afterwards(text: string, words: readonly Word[], from: number): Attribution | null {
  const verbAt = words.slice(0, REACH).findIndex(({ word }) => reporting.has(word))
  if (verbAt < 0) return null
  const verb = words[verbAt]!
  if (verbAt > 0) {
    const speaker = subject(text, words, verbAt)
    if (speaker !== null) return { speaker, verb: verb.word, how: 'stated' }
  }
  return { speaker: nameAfter(text, words.slice(verbAt + 1), from), verb: verb.word, how: 'stated' }
}

function beforehand(text: string, words: readonly Word[]): Attribution | null {
  for (let at = words.length - 1; at >= Math.max(0, words.length - REACH); at--) {
    const { word } = words[at]!
    if (!reporting.has(word)) continue
    let verbAt = at
    // "X said … on Thursday, adding": the subject belongs to the finite verb.
    if (isParticiple(word)) verbAt = words.findLastIndex((candidate, n) => n < at && isFinite(candidate.word))
    const speaker = subject(text, words, verbAt < 0 ? at : verbAt)
    if (speaker !== null) return { speaker, verb: word, how: at >= words.length - INTRODUCES ? 'stated' : 'inferred' }
  }
  return null
}

function atEnd(text: string, words: readonly Word[]): Attribution | null {
  const verbAt = words.findLastIndex(({ word }) => isFinite(word))
  if (verbAt < 0 || verbAt < words.length - INTRODUCES) return null
  const speaker = nameBefore(text, words.slice(0, verbAt))
  return speaker === null ? null : { speaker, verb: words[verbAt]!.word, how: 'inferred' }
}

/** The subject of words[verbAt]; when a comma stands before the verb, what stands before the first comma. */
function subject(text: string, words: readonly Word[], verbAt: number): string | null {
  const verb = words[verbAt]!
  const before = words[verbAt - 1]
  if (before === undefined) return null
  if (!/,/u.test(text.slice(before.end, verb.start))) return nameBefore(text, words.slice(0, verbAt))
  const first = words.findIndex((word, n) => n > 0 && BREAKS.test(text.slice(words[n - 1]!.end, word.start)))
  return named(text, words.slice(0, first < 0 ? verbAt : Math.min(first, verbAt)))
}

/** The name right before a verb: back to the last punctuation mark or the word that begins the clause. */
function nameBefore(text: string, words: readonly Word[]): string | null {
  let first = words.length
  for (let at = words.length - 1; at >= 0; at--) {
    const next = words[at + 1]
    if (next !== undefined && BREAKS.test(text.slice(words[at]!.end, next.start))) break
    if (SUBORDINATE.has(words[at]!.word) || isFinite(words[at]!.word)) break
    first = at
  }
  return named(text, words.slice(first))
}

/** The name right after a verb ("said X"): "told reporters" and "said on Thursday" name nobody. */
function nameAfter(text: string, words: readonly Word[], from: number): string | null {
  let count = 0
  let end = from
  for (const word of words) {
    if (count > 0 && BREAKS.test(text.slice(end, word.start))) break
    if (SUBORDINATE.has(word.word) || count >= LONGEST_NAME) break
    if (count === 0 && /^\p{Ll}/u.test(text.slice(word.start, word.start + 2)) && !INSIDE_NAMES.has(word.word))
      return null
    count++
    end = word.end
  }
  return named(text, words.slice(0, count))
}

function named(text: string, given: readonly Word[]): string | null {
  let words = [...given]
  while (words.length > 0 && AUXILIARIES.has(words.at(-1)!.word)) words.pop()
  while (words.length > 0 && /^(?:and|but|meanwhile|however|later|also|und|et|y)$/u.test(words[0]!.word)) words.shift()
  const pronoun = words.find(({ word }) => speakerPronouns.has(word))
  if (pronoun !== undefined && (words.length <= 2 || words.length > LONGEST_NAME))
    return text.slice(pronoun.start, pronoun.end)
  if (words.length > LONGEST_NAME) words = words.slice(-LONGEST_NAME)
  if (words.every(({ word }) => stopWords.has(word) || calendarWords.has(word))) return null
  return text.slice(words[0]!.start, words.at(-1)!.end).replaceAll(/\s+/gu, ' ')
}
