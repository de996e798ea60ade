import type { Layer } from '../contract/article.ts'
import type { Comparison } from '../contract/comparison.ts'
import { alignable, alignPair, type PairPassage } from './align.ts'
import type { Checkpoint } from './checkpoint.ts'
import { createWordIds, prepareArticle, type CompareArticle, type ComparedArticle } from './compared-article.ts'
import { findFigures } from './figures.ts'
import { findMissing, findOnlyHere } from './findings.ts'
import { groupPassages, sharedPassage } from './groups.ts'
import { countNames, countVoices } from './names.ts'
import { handMade, type HandLink } from './links.ts'
import { groupQuotations } from './quotations.ts'
import { repeatedWords } from './repeats.ts'
import { alignRows, rowsOf } from './rows.ts'
import { countShares } from './shares.ts'
import { readSpeech } from './speech.ts'
import { scoreSentences } from './similarity.ts'
import type { CountedFamily } from './term-matcher.ts'
import { headlinesOfTwins, shareOfText } from './twins.ts'
import { compareVocabulary } from './vocabulary.ts'

export type { CompareArticle } from './compared-article.ts'

/** What to compare: the shortest verbatim run that must be reported, in words (4 or more), and the layers that count. */
export interface CompareOptions {
  readonly minWords: number
  readonly layers: readonly Layer[]
  /** Passages that the researcher linked, kept apart or locked. */
  readonly links?: readonly HandLink[]
  /** The term families that are counted; those of the program unless told. */
  readonly families?: readonly CountedFamily[] | undefined
}

const LEAST_MIN_WORDS = 4

/**
 * Compares articles, the first being the base, by the methods of compare.md: wording, never meaning. Only the wanted layers are
 * compared (text without a layer is body); what lies between them breaks passages. Pure, and the same for the same input. Figures:
 * - `words` of an article: all words of its compared layers;
 * - `sharedWords`: those that stand in a shared passage and are the same there in another article. Words that a light edit changed are
 *   not counted, and a passage that an article prints twice counts as often as the other article prints it;
 * - `textShare` is the same without the words of the headline;
 * - `sharedShare` = sharedWords / words, and `matrix[i][j]` the same against article j alone; 0 for an article without words.
 */
export function compareArticles(
  given: readonly CompareArticle[],
  options: CompareOptions,
  checkpoint?: Checkpoint,
): Comparison {
  const minWords = Math.max(LEAST_MIN_WORDS, Math.floor(options.minWords))
  const wanted = new Set(options.layers)
  const idOf = createWordIds()
  const articles = given.map((article, n) => prepareArticle(article, n, wanted, idOf))
  const ready = articles.map((article) => alignable(article, minWords))
  const passages: PairPassage[] = []
  const pairs = (ready.length * (ready.length - 1)) / 2
  // What follows the pairs takes about as long again.
  const steps = pairs * 2
  let done = 0
  for (let i = 0; i < ready.length; i++) {
    for (let j = i + 1; j < ready.length; j++) {
      for (const passage of alignPair(ready[i]!, ready[j]!, minWords)) passages.push(passage)
      checkpoint?.(++done, steps)
    }
  }
  const shares = countShares(articles, passages)
  checkpoint?.(Math.ceil(pairs * 1.1), steps)
  const scores = scoreSentences(articles, passages)
  const speech = articles.map(readSpeech)
  const twins = headlinesOfTwins(articles, passages, scores.sentences)
  const rows = alignRows(articles, scores, handMade(articles, options.links ?? []), twins)
  checkpoint?.(Math.ceil(pairs * 1.6), steps)
  const repeated = ready.map(({ article, runs }) => repeatedWords(article, runs))
  return {
    articles: articles.map((article, n) => {
      const { id, title, ids } = article
      const sharedWords = shares.shared[n]!.reduce((sum, flag) => sum + flag, 0)
      const sharedShare = share(sharedWords, ids.length)
      const textShare = shareOfText(article, shares.shared[n]!) ?? sharedShare
      return { id, title, words: ids.length, sharedWords, sharedShare, textShare }
    }),
    matrix: articles.map(({ ids }, i) =>
      articles.map((_, j) => (i === j ? 1 : share(shares.counts[i]![j]!, ids.length))),
    ),
    shared: groupPassages(articles, passages, minWords).map((group) => sharedPassage(articles, group)),
    rows: rowsOf(articles, scores.sentences, rows),
    onlyHere: findOnlyHere(articles, scores, shares.marked, rows),
    missing: findMissing(articles, scores, rows, sharedWith(articles, passages)),
    figures: findFigures(articles, speech, scores),
    quotations: groupQuotations(articles, speech, idOf),
    names: countNames(articles, shares.marked, options.families),
    voices: countVoices(articles, shares.marked),
    vocabulary: compareVocabulary(articles, repeated),
  }
}

const share = (count: number, words: number): number => (words === 0 ? 0 : count / words)

/** Tells whether any word from one sentence to another of the same article stands in a passage shared with a given article. */
function sharedWith(
  articles: readonly ComparedArticle[],
  passages: readonly PairPassage[],
): (first: { article: number; from: number }, last: { to: number }, article: number) => boolean {
  const marks = new Map<number, Uint8Array>()
  const mark = (of: number, against: number, from: number, to: number): void => {
    const key = of * articles.length + against
    let flags = marks.get(key)
    if (flags === undefined) {
      flags = new Uint8Array(articles[of]!.ids.length)
      marks.set(key, flags)
    }
    flags.fill(1, from, to)
  }
  for (const { a, b, aFrom, aTo, bFrom, bTo } of passages) {
    mark(a, b, aFrom, aTo)
    mark(b, a, bFrom, bTo)
  }
  return (first, last, article) =>
    marks
      .get(first.article * articles.length + article)
      ?.subarray(first.from, last.to)
      .includes(1) ?? false
}
