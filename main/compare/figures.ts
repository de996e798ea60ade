import type { Comparison } from '../contract/comparison.ts'
import type { FigureValue } from '../contract/figures.ts'
import { statesOf, orderClaims } from '../contract/figure-ledger.ts'
import { proposeClaims, type Figure } from './claims.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import { datesOf } from './dates.ts'
import { dateEvent, governingEvents } from './governing-event.ts'
import { durations, tolls } from './lexicon/numbers.ts'
import { numbersOf, type NumberMention } from './number-mentions.ts'
import { numberValue, type NumberValue } from './number-value.ts'
import type { SentenceScores } from './similarity.ts'
import { sourceOf, type Attribution } from './speaker.ts'
import type { ArticleSpeech } from './speech.ts'

const noNumber: NumberValue = { amount: null, low: null, high: null, bound: 'exact' }

/**
 * The figures of all articles, numbers and dates, as proposed claims: each with its unit noun, the event that governs it, who is said to give
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
    const context = contexts[n]!
    // "10 dead, 150 hurt" stand side by side, but are no parts of one sum.
    const before = mention.listed && contexts[n - 1] === context ? found[n - 1] : undefined
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
    found.push({
      kind: 'date',
      unit: 'date',
      grain: mention.grain,
      context: dateEvent(article, sentence, mention.from, mention.to),
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

/**
 * The event of each number of a sentence; what is listed together has the one that is surest. People who fell were killed, and a length of
 * time is what something took, not what anything befell.
 */
function eventsOf(article: ComparedArticle, sentence: Sentence, numbers: readonly NumberMention[]): string[] {
  const found = governingEvents(article, sentence, numbers)
  numbers.forEach(({ listed }, n) => {
    if (listed && found[n - 1]!.certainty > found[n]!.certainty) found[n] = found[n - 1]!
  })
  for (let n = numbers.length - 1; n > 0; n--)
    if (numbers[n]!.listed && found[n]!.certainty > found[n - 1]!.certainty) found[n - 1] = found[n]!
  return found.map(({ event }, n) => {
    const { unit } = numbers[n]!
    if (durations.has(unit)) return ''
    return event === 'fall' && tolls.has(unit) ? 'kill' : event
  })
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
