import type { Comparison, Passage } from '../contract/comparison.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import { events } from './lexicon/events.ts'
import { calendarWords, magnitudes, numberWords, qualifiers, units, vagueMagnitudes } from './lexicon/numbers.ts'
import { stopWords } from '../text/stop-words.ts'
import { stem, withoutPossessive } from './stem.ts'

/** A number with what it counts, as one article prints it. */
interface Figure {
  readonly article: number
  readonly unit: string
  readonly context: string
  /** As printed, its qualifier included: "close to 1 million". */
  readonly value: string
  readonly passage: Passage
}

/** How far after a number its noun, and around it its verb, are looked for, in words. */
const NOUN_REACH = 4
const VERB_REACH = 12
const DIGITS = /^\p{N}+(?:[.,:'’]\p{N}+)*$/u
/** "520,000-strong", "nine-year": a number joined to its noun. */
const JOINED = /^(\p{N}[\p{N}.,]*|\p{L}+)-(\p{L}{3,})$/u
const CURRENCY = /[$€£]\s?$/u

/**
 * The figures of all articles: digits and number words with qualifier and unit noun, grouped by unit and the nearest verb of an event.
 * Groups that most articles have come first. Dates, clock times and years are no figures, and a number without a noun is none.
 * Rules, not understanding: the passage (the whole sentence) is there to be read.
 */
export function findFigures(articles: readonly ComparedArticle[]): Comparison['figures'] {
  const groups = new Map<string, { unit: string; context: string; figures: Figure[] }>()
  for (const article of articles) {
    for (const figure of article.sentences.flatMap((sentence) => figuresOf(article, sentence))) {
      const key = `${figure.unit} ${figure.context}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { unit: figure.unit, context: figure.context, figures: [figure] })
      else if (!group.figures.some((other) => isRepeat(other, figure))) group.figures.push(figure)
    }
  }
  const carriers = (figures: readonly Figure[]): number => new Set(figures.map((figure) => figure.article)).size
  return [...groups.values()]
    .sort((p, q) => carriers(q.figures) - carriers(p.figures))
    .map(({ unit, context, figures }) => ({
      unit,
      context,
      values: figures.map(({ article, value, passage }) => ({ article: articles[article]!.id, value, passage })),
    }))
}

const isRepeat = (p: Figure, q: Figure): boolean =>
  p.article === q.article && p.value.toLowerCase() === q.value.toLowerCase() && p.passage.text === q.passage.text

interface NumberSpan {
  readonly from: number
  readonly to: number
  /** The noun of a joined form ("nine-year"). */
  readonly noun?: string
}

function figuresOf(article: ComparedArticle, sentence: Sentence): Figure[] {
  const found: Figure[] = []
  for (let at = sentence.from; at < sentence.to;) {
    const number = numberAt(article, sentence, at)
    if (number === null) {
      at++
      continue
    }
    at = number.to
    const noun = unitOf(article, sentence, number)
    if (noun === null) continue
    const known = units.get(noun.word)
    const from = qualifiedFrom(article, sentence, number.from)
    const currency = CURRENCY.exec(
      article.text.slice(Math.max(0, article.starts[number.from]! - 2), article.starts[number.from]),
    )
    const start =
      from < number.from ? article.starts[from]! : article.starts[number.from]! - (currency?.[0].length ?? 0)
    found.push({
      article: article.index,
      unit: known?.unit ?? stemmedUnit(noun.word),
      context: known?.event ?? nearestEvent(article, sentence, number, noun.at),
      value: article.text.slice(start, article.ends[number.to - 1]),
      passage: {
        article: article.id,
        start: sentence.start,
        end: sentence.end,
        text: article.text.slice(sentence.start, sentence.end),
      },
    })
  }
  return found
}

/** A noun that no unit family has stands for itself, its plural for its singular. */
const stemmedUnit = (noun: string): string => (/[^s]s$/u.test(noun) ? noun.slice(0, -1) : noun)

function numberAt(article: ComparedArticle, sentence: Sentence, at: number): NumberSpan | null {
  const word = article.words[at]!
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
    if (isOf(article.words[to]) && to + 1 < sentence.to && vagueMagnitudes.has(article.words[to + 1] ?? '')) to += 2
    return { from: at, to }
  }
  if (!isDigits && !isWord) return null
  if (isDate(article, sentence, at, word)) return null
  let to = at + 1
  while (to < sentence.to && (magnitudes.has(article.words[to]!) || isGroup(article, to))) to++
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

function unitOf(article: ComparedArticle, sentence: Sentence, number: NumberSpan): { word: string; at: number } | null {
  if (number.noun !== undefined) return { word: number.noun, at: number.from }
  const first = article.starts[number.from]!
  const currency = CURRENCY.exec(article.text.slice(Math.max(0, first - 2), first))
  if (currency !== null) return { word: currency[0].trim(), at: number.from }
  if (/^\s?%/u.test(article.text.slice(article.ends[number.to - 1], article.ends[number.to - 1]! + 2)))
    return { word: '%', at: number.from }
  let at = number.to
  if (isOf(article.words[at]) && at + 1 < sentence.to) {
    at++
    if (article.words[at] === 'the') at++
  }
  let last: { word: string; at: number } | null = null
  for (let n = 0; n < NOUN_REACH && at < sentence.to; n++, at++) {
    const word = withoutPossessive(article.words[at]!)
    // Punctuation ends the noun phrase, and so does a word of grammar or a verb.
    if (at > number.to && /[^\s"'“”‘’«»()-]/u.test(article.text.slice(article.ends[at - 1], article.starts[at]))) break
    if (stopWords.has(word) || /^\p{N}/u.test(word)) break
    if (events.has(word) && last !== null && !units.has(word)) break
    last = { word, at }
    if (units.has(word) || /[^s'](?:s)$/u.test(word)) break
  }
  if (last === null || last.word.length < 2) return null
  return last
}

function qualifiedFrom(article: ComparedArticle, sentence: Sentence, at: number): number {
  for (const phrase of qualifiers) {
    const from = at - phrase.length
    if (from >= sentence.from && phrase.every((word, n) => article.words[from + n] === word)) return from
  }
  return at
}

function nearestEvent(article: ComparedArticle, sentence: Sentence, number: NumberSpan, noun: number): string {
  let best = ''
  let distance = VERB_REACH + 1
  const from = Math.max(sentence.from, number.from - VERB_REACH)
  const to = Math.min(sentence.to, noun + VERB_REACH + 1)
  for (let at = from; at < to; at++) {
    if (at >= number.from && at <= noun) continue
    const event = events.get(article.words[at]!) ?? events.get(stem(article.words[at]!))
    const far = at < number.from ? number.from - at : at - noun
    if (event !== undefined && far < distance) {
      best = event
      distance = far
    }
  }
  return best
}
