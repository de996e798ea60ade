import type { Comparison } from '../contract/comparison.ts'
import type { FigureValue } from '../contract/figures.ts'
import { statesOf, orderClaims } from '../contract/figure-ledger.ts'
import { proposeClaims, tolls, type Figure } from './claims.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import { datesOf } from './dates.ts'
import { months } from './lexicon/calendar.ts'
import { events } from './lexicon/events.ts'
import { reporting } from './lexicon/reporting-verbs.ts'
import { numbersOf, type NumberMention } from './number-mentions.ts'
import { numberValue, type NumberValue } from './number-value.ts'
import type { SentenceScores } from './similarity.ts'
import { sourceOf, type Attribution } from './speaker.ts'
import { stem, withoutAnd } from './stem.ts'
import type { ArticleSpeech } from './speech.ts'

/** How far around a figure its verb is looked for, in words; a comma counts as some words more. */
const VERB_REACH = 12
const BREAK_WORDS = 5
/** What dates of statements are grouped by. */
const SAYING = 'say'

const noNumber: NumberValue = { amount: null, low: null, high: null, bound: 'exact' }

/**
 * The figures of all articles, numbers and dates, as proposed claims: each with its unit noun, the nearest verb of an event, who is said to give
 * it, its exact value and the sentence. Claims that most articles make come first. Rules, not understanding: the sentence is
 * there to be read. `speech` and `scores` are those of the same articles.
 */
export function findFigures(
  articles: readonly ComparedArticle[],
  speech: readonly ArticleSpeech[],
  scores: SentenceScores,
): Comparison['figures'] {
  const figures: Figure[] = []
  // What an article prints twice, as in a caption that it repeats, counts once.
  const known = new Set<string>()
  let number = 0
  for (const article of articles) {
    for (const sentence of article.sentences) {
      for (const figure of figuresOf(article, sentence, speech[article.index]!, number)) {
        const { value, passage, place } = figure.value
        const within = place.start - passage.start
        const said = `${article.index} ${figure.kind} ${within} ${value.toLowerCase()} ${passage.text}`
        if (known.has(said)) continue
        known.add(said)
        figures.push(figure)
      }
      number++
    }
  }
  const order = articles.map(({ id }) => id)
  return orderClaims(
    proposeClaims(figures, scores).map(({ values, ...claim }) => ({
      ...claim,
      name: null,
      accepted: false,
      ...statesOf(values, order),
    })),
  )
}

function figuresOf(article: ComparedArticle, sentence: Sentence, speech: ArticleSpeech, number: number): Figure[] {
  const numbers = numbersOf(article, sentence)
  const contexts = eventsOf(article, sentence, numbers)
  const found: Figure[] = []
  numbers.forEach((mention, n) => {
    const { start, end, nounEnd, unit, about } = mention
    const before = mention.listed ? found[n - 1] : undefined
    const context = contexts[n]!
    const isShare = unit === 'percent'
    const value =
      mention.words.length === 0
        ? { ...noNumber, amount: 1, low: 1, high: 1 }
        : numberValue(mention.words, mention.qualifier, isShare)
    const key = keyOf(article, start, end)
    found.push({
      kind: 'number',
      unit,
      grain: null,
      context,
      about,
      sentence: number,
      listedWith: before?.listedWith ?? before?.value.key ?? null,
      value: {
        ...base(article, sentence, speech, start, end, nounEnd),
        key,
        ...value,
        date: null,
        with: before === undefined ? null : (before.value.with ?? before.value.key),
      },
    })
  })
  for (const mention of datesOf(article, sentence)) {
    const start = article.starts[mention.from]!
    const end = article.ends[mention.to - 1]!
    const event = nearestEvent(article, sentence, { from: mention.from, nounAt: mention.to - 1 }, [], true)
    found.push({
      kind: 'date',
      unit: 'date',
      grain: mention.grain,
      context: event,
      about: [],
      sentence: number,
      listedWith: null,
      value: {
        ...base(article, sentence, speech, start, end, end),
        key: keyOf(article, start, end),
        ...noNumber,
        date: mention.date,
        with: null,
      },
    })
  }
  return found
}

/** The event of each number of a sentence; what is listed together has one. People who fell were killed. */
function eventsOf(article: ComparedArticle, sentence: Sentence, numbers: readonly NumberMention[]): string[] {
  const found = numbers.map((mention) => {
    const event = mention.implied || nearestEvent(article, sentence, mention, numbers, false)
    return event === 'fall' && tolls.has(mention.unit) ? 'kill' : event
  })
  numbers.forEach(({ listed }, n) => {
    if (listed) found[n] ||= found[n - 1]!
  })
  for (let n = numbers.length - 1; n > 0; n--) if (numbers[n]!.listed) found[n - 1] ||= found[n]!
  return found
}

const keyOf = (article: ComparedArticle, start: number, end: number): string =>
  `${article.id}:${start}-${end} ${article.text.slice(start, end).toLowerCase().replaceAll(/\s+/gu, ' ')}`

type Base = Pick<
  FigureValue,
  'article' | 'value' | 'passage' | 'place' | 'source' | 'sourceStatus' | 'quoted' | 'state' | 'confirmed'
>

function base(
  article: ComparedArticle,
  sentence: Sentence,
  speech: ArticleSpeech,
  start: number,
  end: number,
  nounEnd: number,
): Base {
  const { id, text } = article
  const quotation = speech.quotations.find(({ span }) => span.depth === 0 && span.start <= start && end <= span.end)
  const { speaker, how }: Attribution =
    quotation ?? sourceOf(article, { start, end: nounEnd }, sentence, speech.lastBefore[sentence.index] ?? null)
  return {
    article: id,
    value: text.slice(start, end),
    passage: { article: id, start: sentence.start, end: sentence.end, text: text.slice(sentence.start, sentence.end) },
    place: { article: id, start, end: nounEnd, text: text.slice(start, nounEnd) },
    source: speaker,
    ...(speaker === null ? {} : { sourceStatus: how }),
    quoted: quotation !== undefined,
    state: null,
    confirmed: false,
  }
}

/**
 * The event whose verb stands nearest to a figure, not beyond another number (that one has it), or an empty text. For dates a verb of
 * saying is one too: what was said on Thursday did not happen then.
 */
function nearestEvent(
  article: ComparedArticle,
  sentence: Sentence,
  figure: Pick<NumberMention, 'from' | 'nounAt'>,
  numbers: readonly NumberMention[],
  withSaying: boolean,
): string {
  const { words, text, starts, ends } = article
  const eventAt = (at: number): string => {
    const word = words[at]!
    // "3 March" is no march.
    if (months.has(word) && /^\p{Lu}/u.test(text.slice(starts[at], starts[at]! + 2))) return ''
    const event = events.get(word) ?? events.get(stem(word)) ?? events.get(withoutAnd(word))
    return event ?? (withSaying && reporting.has(word) ? SAYING : '')
  }
  const isNumber = (at: number): boolean => numbers.some(({ from, nounAt }) => from <= at && at <= nounAt)
  const search = (from: number, step: 1 | -1): { event: string; far: number } => {
    let far = 0
    for (let at = from; at >= sentence.from && at < sentence.to; at += step) {
      const gap = step < 0 ? text.slice(ends[at], starts[at + 1]) : text.slice(ends[at - 1], starts[at])
      far += /[,;:–—()،؛]/u.test(gap) ? 1 + BREAK_WORDS : 1
      if (far > VERB_REACH || isNumber(at)) break
      const event = eventAt(at)
      if (event !== '') return { event, far }
    }
    return { event: '', far: VERB_REACH + 1 }
  }
  const before = search(figure.from - 1, -1)
  const after = search(figure.nounAt + 1, 1)
  return before.far <= after.far ? before.event : after.event
}
