import type { ComparedArticle, Sentence } from './compared-article.ts'
import { befallen, besideVerbs, events, passives, personEvents } from './lexicon/events.ts'
import {
  calendarWords,
  countingArticles,
  magnitudes,
  numberWords,
  qualifiers,
  tolls,
  units,
  vagueMagnitudes,
} from './lexicon/numbers.ts'
import { reporting } from './lexicon/reporting-verbs.ts'
import { stopWords } from '../text/stop-words.ts'
import { withoutAnd, withoutPossessive } from './stem.ts'

/** A number with what it counts. Positions are words of the article. */
export interface NumberMention {
  readonly from: number
  readonly to: number
  /** Where the figure's words begin, those that bound or estimate it included. */
  readonly phraseFrom: number
  /** The words of the number alone. */
  readonly words: readonly string[]
  /** The words before it that bound or estimate it, joined; empty without. */
  readonly qualifier: string
  /** Where the printed figure begins: with its qualifier or currency sign. */
  readonly start: number
  /** Where the printed number ends, and where its noun does. UTF-16 code units. */
  readonly end: number
  readonly nounEnd: number
  /** The position of the noun; the number's last word where no noun is printed. */
  readonly nounAt: number
  readonly unit: string
  /** The event that the noun implies ("martyrs"), or the word that stands for it ("10 dead"). */
  readonly implied: string
  /** Capitalised words that go with the noun: "Turkish". */
  readonly about: readonly string[]
  /** Listed with the number before it: "seven soldiers and a civilian". */
  readonly listed: boolean
}

/** How far after a number its noun is looked for, in words. */
const NOUN_REACH = 4
/** How many words may stand between a number without a noun and its verb, or the number before that has the noun. */
const ELLIPSIS_REACH = 4
/** How far before a number its death toll may stand, in words: "the death toll from the quake has risen to". */
const TOLL_REACH = 8
/** Words before a number that names or measures something and counts nobody: "flight 370 is missing", "girls aged 10 were hurt". */
const LABELS = new Set(
  'flight number no nr route highway line unit bus page chapter article section aged age'.split(' '),
)
/** Words before "one" that make it no number: "no one was hurt", "the one that died". */
const POINTING = new Set('no the this that each every which'.split(' '))
const DIGITS = /^\p{N}+(?:[.,:'’٬٫]\p{N}+)*$/u
/** "520,000-strong", "nine-year": a number joined to its noun. */
const JOINED = /^(\p{N}[\p{N}.,]*|\p{L}+)-(\p{L}{3,})$/u
/** What ends a clause. */
const BREAKS = /[,;:–—()،؛]/u
/** What a number may be told by at a glance. */
const COUNTS = /^\p{N}|-|^one$/u
const CURRENCY = /[$€£]\s?$/u
const AND = new Set('and und et y и e en og och'.split(' '))

interface NumberSpan {
  readonly from: number
  readonly to: number
  /** The noun of a joined form ("nine-year"). */
  readonly noun?: string
  /** "a", "one": counts only before a noun that is known to be counted. */
  readonly single?: boolean
}

/**
 * The numbers of a sentence that count something: digits and number words with qualifier and noun. Dates, clock times and years are none,
 * and neither is a number without a noun, unless it stands beside what befalls people ("killing eight", "eight were killed") or beside
 * another verb after a number whose noun it shares ("destroyed 12 boats and damaged 30").
 */
export function numbersOf(article: ComparedArticle, sentence: Sentence): NumberMention[] {
  const found: NumberMention[] = []
  for (let at = sentence.from; at < sentence.to;) {
    const last = found.at(-1)
    const isNear = last !== undefined && at - last.nounAt <= ELLIPSIS_REACH
    const listed = isNear && isListed(article, last, qualifierOf(article, sentence, at))
    const span = numberAt(article, sentence, at, listed)
    if (span === null) {
      at++
      continue
    }
    at = span.to
    const mention = mentionOf(article, sentence, span, listed, last)
    if (mention !== null) found.push(mention)
  }
  return found
}

function mentionOf(
  article: ComparedArticle,
  sentence: Sentence,
  span: NumberSpan,
  listed: boolean,
  last: NumberMention | undefined,
): NumberMention | null {
  const { text, starts, ends, words } = article
  const qualifiedFrom = qualifierOf(article, sentence, span.from)
  const noun = printedNoun(article, sentence, span) ?? elidedNoun(article, sentence, span, { qualifiedFrom, last })
  if (noun === null || (span.single === true && !units.has(noun.word))) return null
  const known = units.get(noun.word)
  // "Two soldiers were killed and five wounded"
  const shared = noun.event === undefined ? null : sharedUnit(article, last, qualifiedFrom)
  const currency = CURRENCY.exec(text.slice(Math.max(0, starts[span.from]! - 2), starts[span.from]))
  const start = qualifiedFrom < span.from ? starts[qualifiedFrom]! : starts[span.from]! - (currency?.[0].length ?? 0)
  const end = ends[span.to - 1]!
  const sign = /^\s?%/u.exec(text.slice(end, end + 2))
  return {
    from: span.from,
    to: span.to,
    phraseFrom: qualifiedFrom,
    words: span.single === true ? [] : words.slice(span.from, span.to).map((word) => joinedNumber(word, span)),
    qualifier: words.slice(qualifiedFrom, span.from).join(' '),
    start,
    end,
    nounEnd: noun.at >= span.to ? ends[noun.at]! : end + (sign?.[0].length ?? 0),
    nounAt: Math.max(noun.at, span.to - 1),
    unit: shared !== null && tolls.has(shared) ? shared : (known?.unit ?? stemmedUnit(noun.word)),
    implied: noun.event ?? known?.event ?? '',
    about: aboutOf(article, sentence, span.to, noun.at),
    listed,
  }
}

const joinedNumber = (word: string, { noun }: NumberSpan): string =>
  noun === undefined ? word : word.slice(0, -noun.length - 1)

/** A noun that no unit family has stands for itself, its plural for its singular. */
const stemmedUnit = (noun: string): string => {
  if (/[^aeiou]ies$/u.test(noun)) return `${noun.slice(0, -3)}y`
  return /[^s]s$/u.test(noun) ? noun.slice(0, -1) : noun
}

/** Whether only "and" or a comma stands between the noun before and this place. */
function isListed(article: ComparedArticle, last: NumberMention, at: number): boolean {
  const next = last.nounAt + 1
  if (at === next) return /^\s*,\s*$/u.test(article.text.slice(article.ends[last.nounAt], article.starts[at]))
  return at === next + 1 && AND.has(article.words[next]!)
}

function numberAt(article: ComparedArticle, sentence: Sentence, at: number, listed: boolean): NumberSpan | null {
  const { words } = article
  const word = words[at]!
  if (!COUNTS.test(word) && !numberWords.has(word) && !vagueMagnitudes.has(word) && !countingArticles.has(word))
    return null
  const joined = JOINED.exec(word)
  if (joined !== null && (DIGITS.test(joined[1]!) || numberWords.has(joined[1]!)) && !numberWords.has(joined[2]!)) {
    return { from: at, to: at + 1, noun: joined[2]! }
  }
  const isDigits = DIGITS.test(word)
  const isWord =
    numberWords.has(word) || (joined !== null && numberWords.has(joined[1]!) && numberWords.has(joined[2]!))
  // "hundreds of thousands of people"
  if (vagueMagnitudes.has(word)) {
    let to = at + 1
    if (isOf(words[to]) && to + 1 < sentence.to && vagueMagnitudes.has(words[to + 1] ?? '')) to += 2
    else if (to < sentence.to && magnitudes.has(words[to]!) && vagueMagnitudes.has(words[to]!)) to++
    return { from: at, to }
  }
  // "a civilian" counts in a list of numbers, "one civilian" anywhere.
  if (word === 'one' || (listed && countingArticles.has(word))) {
    return isOf(words[at + 1]) ? null : { from: at, to: at + 1, single: true }
  }
  if (!isDigits && !isWord) return null
  if (isDate(article, sentence, at, word)) return null
  let to = at + 1
  while (to < sentence.to && (magnitudes.has(words[to]!) || isGroup(article, to))) to++
  return { from: at, to }
}

const isOf = (word: string | undefined): boolean => word === 'of' || word === 'de' || word === 'von'

/** "520 000": digits grouped by spaces, as in French and Russian. */
const isGroup = (article: ComparedArticle, at: number): boolean =>
  /^\p{N}{3}$/u.test(article.words[at]!) &&
  /^\p{N}{1,3}$/u.test(article.words[at - 1]!) &&
  article.starts[at] === article.ends[at - 1]! + 1

function isDate(article: ComparedArticle, sentence: Sentence, at: number, word: string): boolean {
  const before = at > sentence.from ? article.words[at - 1]! : ''
  const after = at + 1 < sentence.to ? article.words[at + 1]! : ''
  if (calendarWords.has(before) || calendarWords.has(after)) return true
  // A year: four digits, no unit after it; and the year of "February 6, 2020".
  const beforeLast = at - 1 > sentence.from ? article.words[at - 2]! : ''
  if (/^(?:1[5-9]|20)\p{N}{2}$/u.test(word))
    return calendarWords.has(beforeLast) || !units.has(withoutPossessive(after))
  return /^\p{N}{1,2}[:.]\p{N}{2}$/u.test(word) && /^(?:[ap]\.?m|uhr|gmt|utc|h)$/u.test(after)
}

const eventOf = (word: string): string => events.get(word) ?? events.get(withoutAnd(word)) ?? ''

/** What a number counts, and the event that its head says ("10 dead"). A noun that is not printed stands at the number itself. */
interface Noun {
  readonly word: string
  readonly at: number
  readonly event?: string
}

/** The noun after a number, its sign, or the word that stands for those befallen; null where the number has none of its own. */
function printedNoun(article: ComparedArticle, sentence: Sentence, span: NumberSpan): Noun | null {
  const { text, words, starts, ends } = article
  if (span.noun !== undefined) return { word: span.noun, at: span.from }
  const first = starts[span.from]!
  const currency = CURRENCY.exec(text.slice(Math.max(0, first - 2), first))
  if (currency !== null) return { word: currency[0].trim(), at: span.from }
  if (/^\s?%/u.test(text.slice(ends[span.to - 1], ends[span.to - 1]! + 2))) return { word: '%', at: span.from }
  let at = span.to
  if (isOf(words[at]) && at + 1 < sentence.to) {
    at++
    if (words[at] === 'the') at++
  }
  let last: Noun | null = null
  for (let n = 0; n < NOUN_REACH && at < sentence.to; n++, at++) {
    const word = withoutPossessive(words[at]!)
    // Punctuation ends the noun phrase, and so does a word of grammar or a verb.
    const gap = text.slice(ends[at - 1], starts[at])
    if (/[^\s"'“”‘’«»()-]/u.test(gap) || (at === span.to && gap.includes('('))) break
    if (befallen.has(word)) {
      // "10 dead", "eight Northern wounded"; but in "15 police hurt" the noun stands before.
      if (last !== null && !isCapital(article, last.at)) break
      return isLabelled(article, sentence, span) ? null : { word: 'people', at, event: events.get(word)! }
    }
    if (stopWords.has(word) || besideVerbs.has(word) || /^\p{N}/u.test(word)) break
    if (events.has(word) && last !== null && !units.has(word)) break
    last = { word, at }
    if (units.has(word) || /[^s'](?:s)$/u.test(word)) break
  }
  if (last === null || last.word.length < 2 || isReporting(article, sentence, span, last.at)) return null
  // "Thousands lined the streets": a verb in the past, and people are meant.
  const isVerb = last.at === span.to && /\p{L}{2}ed$/u.test(last.word) && !units.has(last.word)
  if (!isVerb) return last
  return vagueMagnitudes.has(words[span.from]!) ? { word: 'people', at: span.from } : null
}

const isCapital = ({ text, starts }: ComparedArticle, at: number): boolean =>
  /^\p{Lu}/u.test(text.slice(starts[at], starts[at]! + 2))

/** Whether the noun after a number is who reports it: "… injuring 150 officials said". */
function isReporting(article: ComparedArticle, sentence: Sentence, span: NumberSpan, nounAt: number): boolean {
  const { text, words, ends, starts } = article
  const verbAt = nounAt + 1
  if (verbAt >= sentence.to || !reporting.has(words[verbAt]!)) return false
  const isLast =
    verbAt + 1 >= sentence.to ||
    /[,.;]/u.test(text.slice(ends[verbAt], starts[verbAt + 1])) ||
    words[verbAt + 1] === 'on' ||
    calendarWords.has(words[verbAt + 1]!)
  return isLast && events.has(words[qualifierOf(article, sentence, span.from) - 1] ?? '')
}

function isLabelled({ words }: ComparedArticle, sentence: Sentence, { from, single }: NumberSpan): boolean {
  const labels = single === true ? POINTING : LABELS
  return from > sentence.from && labels.has(words[from - 1]!)
}

/**
 * What a number without a noun counts: the noun of the number before that it is coordinated with, else people, where it stands beside a verb
 * of what befalls people: "killing 10 people and injuring 150", "150 were hurt".
 */
function elidedNoun(
  article: ComparedArticle,
  sentence: Sentence,
  span: NumberSpan,
  { qualifiedFrom, last }: { readonly qualifiedFrom: number; readonly last: NumberMention | undefined },
): Noun | null {
  const { words } = article
  let before = qualifiedFrom - 1
  while (before > sentence.from && /^(?:another|other|a|an|further|the)$/u.test(words[before]!)) before--
  const verb = before >= sentence.from ? eventOf(words[before]!) : ''
  const shared = sharedUnit(article, last, qualifiedFrom)
  if (isDeathToll(article, sentence, qualifiedFrom)) return { word: 'people', at: span.from, event: 'kill' }
  const isPeople = personEvents.has(verb) || isSubject(article, sentence, span)
  if (isPeople) return { word: shared !== null && tolls.has(shared) ? shared : 'people', at: span.from }
  return verb !== '' && shared !== null && !tolls.has(shared) ? { word: shared, at: span.from } : null
}

/** Whether a number is what a death toll is said to be: "raising the death toll to 12". */
function isDeathToll({ text, words, starts, ends }: ComparedArticle, sentence: Sentence, phraseFrom: number): boolean {
  const first = Math.max(sentence.from + 1, phraseFrom - TOLL_REACH)
  for (let at = phraseFrom - 1; at >= first; at--) {
    if (BREAKS.test(text.slice(ends[at], starts[at + 1]))) return false
    if (words[at] === 'toll') return words[at - 1] === 'death'
  }
  return false
}

/** Whether a number is the subject of a verb of what befalls people, nothing but auxiliaries between. */
function isSubject(article: ComparedArticle, sentence: Sentence, span: NumberSpan): boolean {
  const { text, words, starts, ends } = article
  if (isLabelled(article, sentence, span)) return false
  for (let at = span.to; at < Math.min(sentence.to, span.to + ELLIPSIS_REACH); at++) {
    if (BREAKS.test(text.slice(ends[at - 1], starts[at]))) return false
    if (befallen.has(words[at]!)) return true
    if (!passives.has(words[at]!) && !besideVerbs.has(words[at]!)) return false
  }
  return false
}

/** The unit of the number before where only a conjunction and verbs of events stand between, else null. */
function sharedUnit(article: ComparedArticle, last: NumberMention | undefined, phraseFrom: number): string | null {
  if (last === undefined || phraseFrom - last.nounAt - 1 > ELLIPSIS_REACH) return null
  const { text, words, starts, ends } = article
  for (let at = last.nounAt + 1; at < phraseFrom; at++) {
    const word = words[at]!
    if (!AND.has(word) && !passives.has(word) && !besideVerbs.has(word) && eventOf(word) === '') return null
  }
  const between = text.slice(ends[last.nounAt], starts[phraseFrom])
  const isCoordinated =
    between.includes(',') ||
    words.slice(last.nounAt + 1, phraseFrom).some((word) => AND.has(word) || withoutAnd(word) !== word)
  return isCoordinated ? last.unit : null
}

function aboutOf(article: ComparedArticle, sentence: Sentence, from: number, noun: number): string[] {
  const { text, words, starts, ends } = article
  const names: string[] = []
  const add = (at: number): void => {
    const printed = text.slice(starts[at], ends[at])
    const isName = /\p{Lu}\p{Ll}/u.test(printed) && !calendarWords.has(words[at]!)
    // Headlines write every word like a name.
    if (isName && !units.has(words[at]!) && !befallen.has(words[at]!)) names.push(printed.replace(/['’]s?$/u, ''))
  }
  for (let at = from; at <= noun; at++) add(at)
  // "members of Russia's special forces"
  if (isOf(words[noun + 1])) for (let at = noun + 2; at < Math.min(noun + 4, sentence.to); at++) add(at)
  return names
}

function qualifierOf(article: ComparedArticle, sentence: Sentence, at: number): number {
  for (const phrase of qualifiers) {
    const from = at - phrase.length
    if (from >= sentence.from && phrase.every((word, n) => article.words[from + n] === word)) return from
  }
  return at
}
