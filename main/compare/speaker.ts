import { isClause } from './clause.ts'
import { calendarWords } from './lexicon/numbers.ts'
import { reporting, speakerPronouns, urging } from './lexicon/reporting-verbs.ts'
import { BREAKS, isBreak, isCapital, wordsOf, type Span, type SpokenText, type Word } from './speech-words.ts'
import { withoutAnd } from './stem.ts'
import { stopWords } from '../text/stop-words.ts'

/** Who is said to speak, with which verb, and whether the text says so itself or a rule concluded it. */
export interface Attribution {
  readonly speaker: string | null
  readonly verb: string | null
  readonly how: 'stated' | 'inferred'
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
/** Words before a name that say what its bearer is: "campaign chairman John Podesta". */
const TITLE_REACH = 4
const RELATIVE = new Set('that who which'.split(' '))
const SUBORDINATE = new Set(
  'that who which when where while as because if after before with in on at during by to reporters dass qui que إن أن الذي التي'.split(
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
const CITING =
  /(?<![\p{L}])(?:according to|laut|nach angaben (?:von|der|des)|selon|d['’]après|según|de acuerdo con|по данным|по словам|وفقا ل|بحسب)\s+/iu
/** Words that begin a clause of which it is not certain that the verb before them reports it too. */
const CLAUSES = new Set(
  'after when while as before since although though despite following nachdem als während après pendant después mientras'.split(
    ' ',
  ),
)
const INFLECTED = /^\p{L}{2,}(?:ed|s)$/u
/** Prepositions that place what stands before them ("rebels in the hills"), and those that only place the saying ("Holm on Monday"). */
const PLACING = new Set('in at from near'.split(' '))
const ATTACHED = new Set([...PLACING, 'on', 'with', 'by', 'during'])
const ARTICLES = new Set('the a an this these his her their its some several many two'.split(' '))
const PERSONAL = new Set('he she i er ich il elle je él ella yo он она я هو هي'.split(' '))

const nothing: Attribution = { speaker: null, verb: null, how: 'stated' }

/**
 * The speaker of a quotation within the sentence or sentences that it stands in, by pattern: after it (`," X said`, `," said X`),
 * before it (`X said: "`, `X said …, adding "`), at the sentence's end (`… "words" …, X said.`). A sentence that is all
 * quotation has the speaker of the one before, `last`, and so has a pronoun; both are conclusions.
 */
export function attribute(given: SpokenText, quotation: Span, sentence: Span, last: string | null): Attribution {
  const { text } = given
  const behind = wordsOf(given, quotation.end, sentence.end)
  const ahead = wordsOf(given, sentence.start, quotation.start)
  if (ahead.length === 0 && behind.length === 0) {
    return last === null ? nothing : { speaker: last, verb: null, how: 'inferred' }
  }
  // Speech ends in punctuation before its attribution; words held at a distance stand inside the clause that reports them.
  const isSpeech =
    /[,.!?…،؟]["'”’»“]*$/u.test(text.slice(quotation.start, quotation.end)) ||
    /^\s*[,،]/u.test(text.slice(quotation.end, quotation.end + 3))
  const found = isSpeech
    ? (afterwards(text, behind) ??
      beforehand(text, ahead) ??
      citing(given, quotation, sentence) ??
      byForm(text, ahead, behind, quotation))
    : (beforehand(text, ahead) ?? atEnd(text, behind) ?? citing(given, quotation, sentence))
  if (found === null) return nothing
  if (found.speaker === null || !speakerPronouns.has(found.speaker.toLowerCase())) return found
  if (last === null || (PERSONAL.has(found.speaker.toLowerCase()) && !isPerson(last))) return found
  return { speaker: last, verb: found.verb, how: 'inferred' }
}

/** "According to X: …", "…," according to X. */
function citing(given: SpokenText, quotation: Span, sentence: Span): Attribution | null {
  const { text } = given
  for (const { start, end } of [
    { start: quotation.end, end: sentence.end },
    { start: sentence.start, end: quotation.start },
  ]) {
    const cited = CITING.exec(text.slice(start, end))
    if (cited === null) continue
    const speaker = citedName(text, wordsOf(given, start + cited.index + cited[0].length, end))
    if (speaker !== null) return { speaker, verb: null, how: 'stated' }
  }
  return null
}

/**
 * Speech whose verb is in no lexicon: a name and an inflected word right after it (`," Holm thundered`), or a name and a colon before it. A
 * conclusion from the form alone.
 */
function byForm(text: string, ahead: readonly Word[], behind: readonly Word[], quotation: Span): Attribution | null {
  const verbAt = behind.findIndex(({ word, canBeVerb }, n) => n > 0 && canBeVerb && !stopWords.has(word))
  const verb = behind[verbAt]
  if (verb !== undefined && verbAt <= LONGEST_NAME && INFLECTED.test(verb.word)) {
    const name = behind.slice(0, verbAt)
    const isName = name.every((word) => !word.canBeVerb || isCapital(text, word) || INSIDE_NAMES.has(word.word))
    const speaker = isName && !BREAKS.test(text.slice(name[0]!.start, verb.start)) ? named(text, name) : null
    if (speaker !== null && /\p{Lu}/u.test(speaker)) return { speaker, verb: verb.word, how: 'inferred' }
  }
  const last = ahead.at(-1)
  if (last === undefined || !/^\s*:\s*$/u.test(text.slice(last.end, quotation.start))) return null
  let first = ahead.length
  while (
    first > 0 &&
    (isCapital(text, ahead[first - 1]!) || (first < ahead.length && INSIDE_NAMES.has(ahead[first - 1]!.word)))
  )
    first--
  const speaker = named(text, ahead.slice(Math.max(first, ahead.length - LONGEST_NAME)))
  return speaker !== null && isCapital(text, last) ? { speaker, verb: null, how: 'inferred' } : null
}

/** Who speaks in a sentence without quotation marks, to tell whom a pronoun of the next one means; null when nobody is named. */
export function reportedSpeaker(given: SpokenText, sentence: Span): string | null {
  const { text } = given
  const words = wordsOf(given, sentence.start, sentence.end)
  const verbAt = words.findIndex(isFinite)
  if (verbAt <= 0) return null
  const speaker = subject(text, words, verbAt)
  return speaker !== null && /\p{Lu}/u.test(speaker) && !speakerPronouns.has(speaker.toLowerCase()) ? speaker : null
}

/**
 * Who is said to give what stands at `place`, a part of a sentence outside quotation marks: named by "according to", the subject of a
 * verb that asserts before it, or of one that ends the sentence (`…, X said`). A pronoun means who speaks earlier in the sentence, else `last`.
 * Null speaker: the article says it in its own voice.
 */
export function sourceOf(given: SpokenText, place: Span, sentence: Span, last: string | null): Attribution {
  const { text } = given
  const cited = CITING.exec(text.slice(sentence.start, sentence.end))
  if (cited !== null) {
    const from = sentence.start + cited.index + cited[0].length
    const speaker = citedName(text, wordsOf(given, from, sentence.end))
    if (speaker !== null) return resolved(given, { speaker, verb: null, how: 'stated' }, sentence, from, last)
  }
  const ahead = wordsOf(given, sentence.start, place.start)
  for (let at = ahead.length - 1; at >= 0; at--) {
    if (!isAsserting(ahead[at]!)) continue
    const speaker = at === 0 ? nameAfter(text, ahead.slice(1)) : subject(text, ahead, at)
    if (speaker === null || isClause(speaker)) continue
    const how = ahead.slice(at + 1).some(({ word }) => CLAUSES.has(word)) ? 'inferred' : 'stated'
    return resolved(given, { speaker, verb: ahead[at]!.word, how }, sentence, ahead[at]!.start, last)
  }
  const behind = wordsOf(given, place.end, sentence.end)
  for (const [at, verb] of behind.entries()) {
    if (!isAsserting(verb)) continue
    const speaker =
      clauseSpeaker(text, behind, at, place.end) ?? trailingSubject(text, [...ahead, ...behind], ahead.length + at)
    if (speaker !== null && !isClause(speaker))
      return resolved(given, { speaker, verb: verb.word, how: 'stated' }, sentence, place.start, last)
  }
  return nothing
}

/** The subject of a clause that a comma sets off: `…, X said` or `…, said X`. */
function clauseSpeaker(text: string, words: readonly Word[], verbAt: number, from: number): string | null {
  const comma = words.findLastIndex(
    (word, n) => n <= verbAt && /,/u.test(text.slice(words[n - 1]?.end ?? from, word.start)),
  )
  if (comma < 0 || verbAt - comma > LONGEST_NAME) return null
  if (comma < verbAt) return nameBefore(text, words.slice(comma, verbAt))
  const rest = words.slice(verbAt + 1)
  const name = nameAfter(text, rest)
  if (name === null) return null
  const end = rest.findIndex((word, n) => n > 0 && isBreak(text, rest[n - 1]!, word))
  return name.split(' ').length === (end < 0 ? rest.length : end) ? name : null
}

/** Where an apposition stands between subject and verb ("Holm, speaking in Sundvik, said"), what the sentence begins with. */
function trailingSubject(text: string, words: readonly Word[], verbAt: number): string | null {
  const isSetOff = /,/u.test(text.slice(words[verbAt - 1]?.end ?? 0, words[verbAt]!.start))
  return isSetOff ? subject(text, words, verbAt) : null
}

/** A pronoun's place is taken by who speaks before it in the sentence, else by `last`: a conclusion. */
function resolved(
  given: SpokenText,
  found: Attribution,
  sentence: Span,
  until: number,
  last: string | null,
): Attribution {
  if (found.speaker === null || !speakerPronouns.has(found.speaker.toLowerCase())) return found
  const earlier = reportedSpeaker(given, { start: sentence.start, end: until }) ?? last
  return earlier === null ? found : { ...found, speaker: earlier, how: 'inferred' }
}

/** The name after "according to": to the next break. */
function citedName(text: string, words: readonly Word[]): string | null {
  let count = 0
  for (const word of words) {
    if (count > 0 && isBreak(text, words[count - 1]!, word)) break
    if (SUBORDINATE.has(word.word) || count >= LONGEST_NAME) break
    count++
  }
  return named(text, words.slice(0, count))
}

const isParticiple = (word: string): boolean => word.endsWith('ing')
const isReporting = ({ word, canBeVerb }: Word): boolean =>
  canBeVerb && (reporting.has(word) || reporting.has(withoutAnd(word)))
const isFinite = (word: Word): boolean => isReporting(word) && !isParticiple(word.word)
const isAsserting = (word: Word): boolean => isFinite(word) && !urging.has(word.word)

function isPerson(name: string): boolean {
  const final = name.split(' ').at(-1)!
  return !/^\p{Ll}/u.test(final) && !INSTITUTIONS.test(final)
}

function afterwards(text: string, words: readonly Word[]): Attribution | null {
  const verbAt = words.slice(0, REACH).findIndex(isReporting)
  if (verbAt < 0) return null
  const verb = words[verbAt]!
  if (verbAt > 0) {
    const speaker = subject(text, words, verbAt)
    if (speaker !== null) return { speaker, verb: verb.word, how: 'stated' }
  }
  return { speaker: nameAfter(text, words.slice(verbAt + 1)), verb: verb.word, how: 'stated' }
}

function beforehand(text: string, words: readonly Word[]): Attribution | null {
  for (let at = words.length - 1; at >= Math.max(0, words.length - REACH); at--) {
    const { word } = words[at]!
    if (!isReporting(words[at]!)) continue
    let verbAt = at
    // "X said … on Thursday, adding": the subject belongs to the finite verb.
    if (isParticiple(word)) verbAt = words.findLastIndex((candidate, n) => n < at && isFinite(candidate))
    const speaker = subject(text, words, verbAt < 0 ? at : verbAt)
    if (speaker !== null) return { speaker, verb: word, how: at >= words.length - INTRODUCES ? 'stated' : 'inferred' }
    // "Said X: …", as Arabic has it: the name reaches to the quotation.
    const behind = nameAfter(text, words.slice(at + 1))
    const reaches = behind !== null && behind.split(' ').length === words.length - at - 1
    if (behind !== null && (at === 0 || reaches)) return { speaker: behind, verb: word, how: 'stated' }
  }
  return null
}

function atEnd(text: string, words: readonly Word[]): Attribution | null {
  const verbAt = words.findLastIndex(isFinite)
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
  const first = words.findIndex((word, n) => n > 0 && isBreak(text, words[n - 1]!, word))
  return named(text, words.slice(0, first < 0 ? verbAt : Math.min(first, verbAt)))
}

/** The name right before a verb: back to the last punctuation mark or the word that begins the clause. */
function nameBefore(text: string, words: readonly Word[]): string | null {
  let first = words.length
  for (let at = words.length - 1; at >= 0; at--) {
    const next = words[at + 1]
    if (next !== undefined && isBreak(text, words[at]!, next)) break
    // "a group that follows the dispute said": the subject stands before its relative clause.
    if (RELATIVE.has(words[at]!.word) && isPredicate(text, words.slice(first)))
      return at === 0 ? null : nameBefore(text, words.slice(0, at))
    if (ATTACHED.has(words[at]!.word)) {
      const whole = beforePreposition(text, words, at)
      if (whole !== null) return whole
    }
    if (SUBORDINATE.has(words[at]!.word) || isFinite(words[at]!)) break
    first = at
  }
  return named(text, words.slice(first))
}

/**
 * The name that a preposition at `at` and the words after it belong to ("rebels in the hills", "Holm in a statement"), without them where
 * they say only how or when it was said. Null where they hold the name themselves ("on Monday the ministry").
 */
function beforePreposition(text: string, words: readonly Word[], at: number): string | null {
  const rest = words.slice(at + 1)
  const before = words[at - 1]
  if (before === undefined || rest.length === 0 || isBreak(text, before, words[at]!)) return null
  if (SUBORDINATE.has(before.word) || AUXILIARIES.has(before.word) || isReporting(before)) return null
  const holdsName = rest.some(
    (word, n) =>
      n > 0 &&
      (ARTICLES.has(word.word) ||
        speakerPronouns.has(word.word) ||
        (isCapital(text, word) && !isCapital(text, rest[n - 1]!) && !INSIDE_NAMES.has(rest[n - 1]!.word)) ||
        (calendarWords.has(rest[n - 1]!.word) && !calendarWords.has(word.word) && !/^\p{N}/u.test(word.word))),
  )
  if (holdsName) return null
  // "Farmers displaced by the flood"
  const isAgent = words[at]!.word === 'by' && before.word.endsWith('ed')
  const name = nameBefore(text, words.slice(0, isAgent ? at - 1 : at))
  if (name === null || isClause(name)) return null
  const [first] = rest
  const isPlace = PLACING.has(words[at]!.word) && !/^(?:a|an|his|her|its|their)$/u.test(first!.word)
  if (!isPlace || calendarWords.has(first!.word)) return name
  const whole = words.slice(0, at).findLast(({ start }) => text.startsWith(name.split(' ')[0]!, start))
  const start = whole === undefined ? -1 : words.findIndex((word) => word.start === whole.start)
  return start < 0 ? name : named(text, words.slice(start))
}

/** Whether words after a relative pronoun begin with a verb in the singular, and so hold no subject of their own. */
const isPredicate = (text: string, words: readonly Word[]): boolean => {
  const [first] = words
  return (
    first !== undefined &&
    words.length > 2 &&
    !isCapital(text, first) &&
    /\p{L}{2}s$/u.test(first.word) &&
    !INSIDE_NAMES.has(first.word)
  )
}

/** The name right after a verb ("said X", "said spokesman X"): "told reporters" and "said on Thursday" name nobody. */
function nameAfter(text: string, words: readonly Word[]): string | null {
  let count = 0
  for (const word of words) {
    const before = words[count - 1]
    if (before !== undefined && isBreak(text, before, word)) break
    if (SUBORDINATE.has(word.word) || count >= LONGEST_NAME) break
    count++
  }
  const name = words.slice(0, count)
  const first = name[0]
  if (first === undefined) return null
  const begins = isCapital(text, first) || !/^\p{Ll}/u.test(first.word) || INSIDE_NAMES.has(first.word)
  const holdsName = name.slice(1, TITLE_REACH).some((word) => isCapital(text, word) && !calendarWords.has(word.word))
  return begins || holdsName ? named(text, name) : null
}

/** "UN", which is another word in small letters. */
const isInitials = (text: string, { start, end }: Word): boolean => /^\p{Lu}{2,}$/u.test(text.slice(start, end))

function named(text: string, given: readonly Word[]): string | null {
  let words = [...given]
  while (words.length > 0 && AUXILIARIES.has(words.at(-1)!.word)) words.pop()
  while (words.length > 0 && /^(?:and|but|meanwhile|however|later|also|und|et|y)$/u.test(words[0]!.word)) words.shift()
  // "On Monday the ministry said"
  while (words.length > 1 && calendarWords.has(words[0]!.word) && ARTICLES.has(words[1]!.word)) words.shift()
  const pronoun = words.find(({ word }) => speakerPronouns.has(word))
  if (pronoun !== undefined && (words.length <= 2 || words.length > LONGEST_NAME))
    return text.slice(pronoun.start, pronoun.end)
  if (words.length > LONGEST_NAME) words = words.slice(-LONGEST_NAME)
  if (words.every((word) => (stopWords.has(word.word) && !isInitials(text, word)) || calendarWords.has(word.word)))
    return null
  return text.slice(words[0]!.start, words.at(-1)!.end).replaceAll(/\s+/gu, ' ')
}
