import type { Layer } from '../contract/article.ts'
import type { ClosestWording, Passage } from '../contract/comparison.ts'
import { stopWords } from '../text/stop-words.ts'
import { alignable, alignPair } from './align.ts'
import {
  createWordIds,
  prepareArticle,
  type CompareArticle,
  type ComparedArticle,
  type Sentence,
} from './compared-article.ts'
import { sentenceScorer } from './similarity.ts'
import { stem, withoutPossessive } from './stem.ts'

type Place = Pick<Passage, 'article' | 'start' | 'end'>

/** Which passage is looked for, among which layers; `minWords` as in a comparison. */
export interface ClosestOptions {
  readonly passage: Place
  /** The same passage in other articles: what is close to one of them is close. */
  readonly also?: readonly Place[] | undefined
  readonly minWords: number
  readonly layers: readonly Layer[]
}

/** Sentences that are offered of each article (compare.md §5: the right one is among the first three in 96 of 100 cases). */
const OFFERED = 3

/**
 * For a passage of one article the sentences of every other that are closest in wording: scored as in the comparison of these very
 * articles (see scoreSentences), numbers and names that both have deciding between equals. An article without any word of the
 * passage offers none. Articles in the given order, without those that have the passage.
 */
export function closestWordings(
  given: readonly CompareArticle[],
  { passage, also = [], minWords, layers }: ClosestOptions,
): ClosestWording[] {
  const wanted = new Set(layers)
  const idOf = createWordIds()
  const articles = given.map((article, n) => prepareArticle(article, n, wanted, idOf))
  const own = articles.find(({ id }) => id === passage.article)
  if (own === undefined) return []
  const ready = articles.map((article) => alignable(article, minWords))
  const passages = ready.flatMap((other) =>
    other.article === own ? [] : alignPair(ready[own.index]!, other, minWords),
  )
  const { sentences, scan } = sentenceScorer(articles, passages)
  const scores = new Map<number, number>()
  const places = [passage, ...also.filter(({ article }) => article !== passage.article)]
  const holders = places.flatMap((place) => {
    const article = articles.find(({ id }) => id === place.article)
    return article === undefined ? [] : [{ article, place }]
  })
  const held = new Set(holders.map(({ article }) => article.index))
  const holds = (sentence: Sentence): boolean =>
    holders.some(
      ({ article, place }) =>
        article.index === sentence.article && sentence.end > place.start && sentence.start < place.end,
    )
  sentences.forEach((sentence, s) => {
    if (!holds(sentence)) return
    scan(s, (other, score) => scores.set(other, Math.max(score, scores.get(other) ?? 0)))
  })
  const sought = holders.map(({ article, place }) => {
    const from = article.ends.findIndex((end) => end > place.start)
    const after = article.starts.findIndex((start) => start >= place.end)
    return tellingWords(article, from < 0 ? article.words.length : from, after < 0 ? article.words.length : after)
  })
  const byArticle = new Map<number, { sentence: Sentence; score: number; anchors: number; words: string[] }[]>()
  for (const [other, score] of scores) {
    const sentence = sentences[other]!
    if (held.has(sentence.article)) continue
    const article = articles[sentence.article]!
    const here = tellingWords(article, sentence.from, sentence.to)
    const common = [...here.stems].filter(([word]) => sought.some(({ stems }) => stems.has(word)))
    const anchors = [...here.anchors].filter((anchor) => sought.some((each) => each.anchors.has(anchor))).length
    const entry = { sentence, score, anchors, words: common.map(([, word]) => word) }
    const list = byArticle.get(sentence.article)
    if (list === undefined) byArticle.set(sentence.article, [entry])
    else list.push(entry)
  }
  return articles.flatMap((article): ClosestWording[] => {
    if (held.has(article.index)) return []
    const best = withoutRepeats(
      article,
      (byArticle.get(article.index) ?? []).toSorted(
        (a, b) => b.score - a.score || b.anchors - a.anchors || a.sentence.start - b.sentence.start,
      ),
    )
    return [
      {
        article: article.id,
        sentences: best.slice(0, OFFERED).map(({ sentence: { start, end }, score, words }) => ({
          passage: { article: article.id, start, end, text: article.text.slice(start, end) },
          score,
          words,
        })),
      },
    ]
  })
}

/** Of sentences that an article prints again the first alone: the same offer twice would take the place of another. */
function withoutRepeats<T extends { readonly sentence: Sentence }>(
  article: ComparedArticle,
  offers: readonly T[],
): T[] {
  const seen = new Set<string>()
  return offers.filter(({ sentence: { from, to } }) => {
    const words = article.words.slice(from, to).join(' ')
    return !seen.has(words) && seen.add(words)
  })
}

interface Telling {
  /** Content words by their stem, as they stand in the text. */
  readonly stems: ReadonlyMap<string, string>
  /** Numbers, and names: words with a capital that do not begin a sentence. */
  readonly anchors: ReadonlySet<string>
}

/** The content words among an article's words [from, to). */
function tellingWords(article: ComparedArticle, from: number, to: number): Telling {
  const stems = new Map<string, string>()
  const anchors = new Set<string>()
  const { words, starts, ends, text, sentences, sentenceOf } = article
  for (let n = from; n < to; n++) {
    const plain = withoutPossessive(words[n]!)
    if (stopWords.has(plain)) continue
    const root = stem(words[n]!)
    if (!stems.has(root)) stems.set(root, text.slice(starts[n], ends[n]))
    const isName = /^\p{Lu}/u.test(text.slice(starts[n], starts[n]! + 2)) && sentences[sentenceOf[n]!]!.from !== n
    if (isName || /\p{N}/u.test(plain)) anchors.add(plain)
  }
  return { stems, anchors }
}
