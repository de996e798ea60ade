import type { ComparedArticle, Sentence } from './compared-article.ts'
import { calendarWords } from './lexicon/numbers.ts'
import { months } from './lexicon/calendar.ts'
import { befallen, besideVerbs, events, passives, personEvents } from './lexicon/events.ts'
import { reporting } from './lexicon/reporting-verbs.ts'
import type { NumberMention } from './number-mentions.ts'
import { stem, withoutAnd } from './stem.ts'
import { stopWords } from '../text/stop-words.ts'

/** How far around a figure its verb is looked for, in words; each break between clauses counts as some words more. */
const VERB_REACH = 12
const BREAK_WORDS = 5
/** How many words without weight may stand between a figure and the verb that governs it: "killing at least another 10". */
const DIRECT_REACH = 4
/** The longest apposition between a subject and its verb, in words: "150 people, many of them children, were injured". */
const APPOSITION_REACH = 10
/** What dates of statements are grouped by. */
const SAYING = 'say'

const BREAK = /[,;:–—()،؛]/u
/** Words that begin another clause or conjunct. */
const CONJUNCTIONS = new Set(
  (
    'and or but while as when after before since because though although where which who whose that ' +
    'und oder aber während als nachdem bevor weil die et mais pendant lorsque après qui que y e pero mientras cuando и а но когда و'
  ).split(' '),
)
/** Verbs of the lexicon that take no object: their subject is who they befall. */
const INTRANSITIVE = /^(?:die[sd]?|dying|perished|drowned|fled|flees?|fleeing|starben|gestorben|flohen|huyeron)$/u
/** Words that begin an object. */
const OBJECTS =
  /^(?:the|a|an|his|her|their|its|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)$/u

/** What a noun's being the subject of an active verb says nothing of: "people spent the night", "gunmen killed the mayor". */
const suffered = new Set([...personEvents, 'attack', 'capture', 'destroy', 'deploy', 'cost'])

/** How sure it is that an event governs a number, from 3, the verb stands right beside it, to 0, none was found. */
type Certainty = 0 | 1 | 2 | 3

/** The event that governs a number, and where its verb stands. */
interface GoverningEvent {
  readonly event: string
  readonly at: number
  readonly certainty: Certainty
}

const none: GoverningEvent = { event: '', at: -1, certainty: 0 }

/**
 * The event that governs each number of a sentence. First the verb of which the number's noun is the subject ("10 people were killed",
 * "10 people died") or the object ("killing at least 10 people"), then the nearest of the same clause or conjunct, then the nearest
 * beyond: never one beyond another number, nor one that another number is the subject or object of.
 */
export function governingEvents(
  article: ComparedArticle,
  sentence: Sentence,
  numbers: readonly NumberMention[],
): GoverningEvent[] {
  const taken = new Set<number>()
  const found: GoverningEvent[] = []
  for (const number of numbers) {
    const direct = directEvent(article, sentence, number)
    const event = direct ?? nearest(article, sentence, number, { numbers, taken, withSaying: false })
    if (event.certainty === 3) taken.add(event.at)
    found.push(event)
  }
  return found
}

/**
 * The event of a date, by the nearest verb of its own clause, else by the nearest; a verb of saying is one too: what was said on Thursday
 * did not happen then. An empty text where there is none.
 */
export function dateEvent(article: ComparedArticle, sentence: Sentence, from: number, to: number): string {
  return nearest(
    article,
    sentence,
    { phraseFrom: from, nounAt: to - 1 },
    { numbers: [], taken: new Set(), withSaying: true },
  ).event
}

function eventAt({ words, text, starts }: ComparedArticle, at: number): string {
  const word = words[at]!
  // "3 March" is no march.
  if (months.has(word) && /^\p{Lu}/u.test(text.slice(starts[at], starts[at]! + 2))) return ''
  return events.get(word) ?? events.get(stem(word)) ?? events.get(withoutAnd(word)) ?? ''
}

const hasBreakBefore = ({ text, starts, ends }: ComparedArticle, at: number): boolean =>
  at > 0 && BREAK.test(text.slice(ends[at - 1], starts[at]))

/** Whether a word begins a clause or conjunct: by itself, or with the "and" that Arabic writes with its verbs. */
const isConjunction = (word: string): boolean =>
  CONJUNCTIONS.has(word) || (withoutAnd(word) !== word && events.has(withoutAnd(word)))

/** The verb of which the number's noun is the subject or the object, without a word of weight between. */
function directEvent(article: ComparedArticle, sentence: Sentence, number: NumberMention): GoverningEvent | null {
  if (number.implied !== '') return { event: number.implied, at: number.nounAt, certainty: 3 }
  const predicate = predicateOf(article, sentence, number)
  if (predicate?.isPassive === true) return { event: predicate.event, at: predicate.at, certainty: 3 }
  for (let at = number.phraseFrom - 1; at >= Math.max(sentence.from, number.phraseFrom - DIRECT_REACH); at--) {
    if (hasBreakBefore(article, at + 1)) break
    const event = eventAt(article, at)
    if (event !== '') return { event, at, certainty: 3 }
    if (!stopWords.has(article.words[at]!) || isConjunction(article.words[at]!)) break
  }
  return predicate === null ? null : { event: predicate.event, at: predicate.at, certainty: 3 }
}

/** The verb right after a number's noun, but for an apposition between two commas; null where there is none, or where it befalls others. */
function predicateOf(
  article: ComparedArticle,
  sentence: Sentence,
  { nounAt }: NumberMention,
): { event: string; at: number; isPassive: boolean } | null {
  const { words } = article
  let at = nounAt + 1
  const isSetOff = at < sentence.to && hasBreakBefore(article, at)
  if (isSetOff) {
    const limit = Math.min(sentence.to, at + APPOSITION_REACH)
    at++
    while (at < limit && !hasBreakBefore(article, at)) at++
    if (at >= limit) return null
  }
  let isPassive = false
  for (let n = 0; n <= DIRECT_REACH && at < sentence.to; n++, at++) {
    const word = words[at]!
    if (n > 0 && hasBreakBefore(article, at)) return null
    const event = eventAt(article, at)
    if (event !== '') {
      const isOwn = isPassive || INTRANSITIVE.test(word)
      // "Ten gunmen killed the mayor" tells of no ten who were killed.
      if ((isSetOff && !isOwn) || (!isOwn && suffered.has(event) && hasObject(article, sentence, at))) return null
      return { event, at, isPassive: isOwn }
    }
    if (passives.has(word)) isPassive = true
    else if (!besideVerbs.has(word)) return null
  }
  return null
}

function hasObject(article: ComparedArticle, sentence: Sentence, verbAt: number): boolean {
  const at = verbAt + 1
  if (at >= sentence.to || hasBreakBefore(article, at)) return false
  const word = article.words[at]!
  if (calendarWords.has(word) || befallen.has(word)) return false
  const isName = /^\p{Lu}\p{Ll}/u.test(article.text.slice(article.starts[at], article.ends[at]))
  const isTitle = /^\p{Lu}/u.test(article.text.slice(article.starts[verbAt], article.ends[verbAt]))
  return OBJECTS.test(word) || /^\p{N}/u.test(word) || (isName && !isTitle && !stopWords.has(word))
}

interface Surroundings {
  readonly numbers: readonly NumberMention[]
  /** Where verbs stand that govern another number. */
  readonly taken: ReadonlySet<number>
  readonly withSaying: boolean
}

function nearest(
  article: ComparedArticle,
  sentence: Sentence,
  figure: Pick<NumberMention, 'phraseFrom' | 'nounAt'>,
  { numbers, taken, withSaying }: Surroundings,
): GoverningEvent {
  const isNumber = (at: number): boolean => numbers.some(({ from, nounAt }) => from <= at && at <= nounAt)
  const isOfAnother = (at: number): boolean =>
    taken.has(at) || numbers.some(({ phraseFrom }) => phraseFrom > figure.nounAt && phraseFrom === at + 1)
  const search = (from: number, step: 1 | -1): { event: string; at: number; far: number; breaks: number } => {
    let words = 0
    let breaks = 0
    let conjunctions = 0
    // A date of a clause without an event of its own is told by the clause around it: "displaced when the dam broke on Sunday".
    const reach = (): number => words + (withSaying ? breaks : breaks + conjunctions) * BREAK_WORDS
    for (let at = from; at >= sentence.from && at < sentence.to; at += step) {
      const word = article.words[at]!
      if (hasBreakBefore(article, step < 0 ? at + 1 : at)) breaks++
      else if (step > 0 && isConjunction(word)) conjunctions++
      words++
      if (reach() > VERB_REACH || isNumber(at)) break
      const event = eventAt(article, at) || (withSaying && reporting.has(word) ? SAYING : '')
      const isActive = step > 0 && suffered.has(event) && !INTRANSITIVE.test(word) && hasObject(article, sentence, at)
      if (event !== '' && isOfAnother(at)) break
      if (event !== '' && !(isActive && !withSaying)) return { event, at, far: reach(), breaks: breaks + conjunctions }
      if (step < 0 && isConjunction(word)) conjunctions++
    }
    return { event: '', at: -1, far: VERB_REACH + 1, breaks: VERB_REACH }
  }
  const before = search(figure.phraseFrom - 1, -1)
  const after = search(figure.nounAt + 1, 1)
  if (before.event === '' && after.event === '') return none
  // What stands in the same clause goes before what only stands nearer.
  const isBefore =
    before.breaks === 0 || after.breaks === 0
      ? before.breaks === 0 && (after.breaks > 0 || before.far <= after.far)
      : before.far <= after.far
  const { event, at, breaks } = isBefore ? before : after
  return { event, at, certainty: breaks === 0 ? 2 : 1 }
}
