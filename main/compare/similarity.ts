import type { PairPassage } from './align.ts'
import type { ComparedArticle, Sentence } from './compared-article.ts'
import { commonSubsequence } from './lcs.ts'
import { stopWords } from '../text/stop-words.ts'
import { stem, withoutPossessive } from './stem.ts'

/** From here on two sentences are said to be the same, edited (compare.md 5). */
export const EDITED = 0.4
/** Below this no similar wording is found. */
export const UNIQUE = 0.15

const BIGRAM_WEIGHT = 0.5
/** Words of shared passages that two sentences must have in common for their order to be compared. */
const LEAST_COVERED = 6
/** In large comparisons, terms in more than this share of all sentences tell nothing and are not looked up. */
const COMMON_TERM = 0.05
const LARGE_COMPARISON = 3000

/** How alike a sentence is to one of another article, 0 to 1. Sentences are numbered over all articles, in order. */
export interface Likeness {
  readonly other: number
  readonly score: number
}

/** For every sentence those of other articles that share wording with it, best first. */
export interface SentenceScores {
  readonly sentences: readonly Sentence[]
  readonly likenesses: readonly (readonly Likeness[])[]
}

/**
 * Scores the sentences of all articles against each other: the larger of two figures. Where the two share a passage, how many words of
 * the shorter one stand in the other too, in the same order; and always the cosine of tf-idf vectors over stems and pairs of stems (at half weight), the idf of this comparison. Only scores of
 * {@link UNIQUE} and more are kept, and each sentence's best in every other article whatever it scores.
 */
export function scoreSentences(articles: readonly ComparedArticle[], passages: readonly PairPassage[]): SentenceScores {
  const { sentences, scan } = sentenceScorer(articles, passages)
  const likenesses = sentences.map((sentence, s) =>
    selectLikenesses((visit) => scan(s, visit), sentence, sentences, articles.length),
  )
  return { sentences, likenesses }
}

/** The sentences of all articles; `scan` visits those that one of them shares a term or a passage with, itself too, in no order. */
export interface SentenceScorer {
  readonly sentences: readonly Sentence[]
  scan(sentence: number, visit: (other: number, score: number) => void): void
}

/** The one way in which sentences are scored against each other (see {@link scoreSentences}): what would take its place scores as this does. */
export function sentenceScorer(articles: readonly ComparedArticle[], passages: readonly PairPassage[]): SentenceScorer {
  const sentences = articles.flatMap((article) => article.sentences)
  const firsts: number[] = []
  let total = 0
  for (const article of articles) {
    firsts.push(total)
    total += article.sentences.length
  }
  const covered = coverage(articles, passages, firsts, total)
  const addCosines = cosineScorer(articles, sentences)
  // Scores of one sentence against all; only the touched places are read and cleared.
  const scores = new Float64Array(total)
  const touched: number[] = []
  return {
    sentences,
    scan(s, visit) {
      addCosines(s, scores, touched)
      for (const [other, share] of covered[s] ?? []) {
        if (scores[other] === 0) touched.push(other)
        scores[other] = Math.max(scores[other]!, share)
      }
      for (const other of touched) {
        visit(other, Math.min(1, scores[other]!))
        scores[other] = 0
      }
      touched.length = 0
    },
  }
}

const bestFirst = (p: Likeness, q: Likeness): number => q.score - p.score || p.other - q.other

function selectLikenesses(
  scan: (visit: (other: number, score: number) => void) => void,
  sentence: Sentence,
  sentences: readonly Sentence[],
  count: number,
): Likeness[] {
  const list: Likeness[] = []
  const best = new Float64Array(count)
  const bestOther = new Int32Array(count).fill(-1)
  scan((other, score) => {
    const { article } = sentences[other]!
    if (article === sentence.article) return
    if (score >= UNIQUE) list.push({ other, score })
    if (score > best[article]! || (score === best[article] && other < bestOther[article]!)) {
      best[article] = score
      bestOther[article] = other
    }
  })
  bestOther.forEach((other, article) => {
    if (other >= 0 && best[article]! < UNIQUE) list.push({ other, score: best[article]! })
  })
  return list.sort(bestFirst)
}

/** Per sentence and counterpart that share a passage, the share of the shorter one's words that are equal in order. */
function coverage(
  articles: readonly ComparedArticle[],
  passages: readonly PairPassage[],
  firsts: readonly number[],
  total: number,
): (Map<number, number> | undefined)[] {
  const counts = new Map<number, number>()
  for (const passage of passages) {
    const x = articles[passage.a]!
    const y = articles[passage.b]!
    for (let n = 0; n < passage.pairs.length; n += 2) {
      const s = firsts[passage.a]! + x.sentenceOf[passage.pairs[n]!]!
      const t = firsts[passage.b]! + y.sentenceOf[passage.pairs[n + 1]!]!
      const key = s * total + t
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const covered: (Map<number, number> | undefined)[] = []
  const sentences = articles.flatMap((article) => article.sentences)
  const put = (s: number, t: number, share: number): void => {
    const known = covered[s]
    if (known === undefined) covered[s] = new Map([[t, share]])
    else known.set(t, Math.max(share, known.get(t) ?? 0))
  }
  for (const [key, count] of counts) {
    const t = key % total
    const s = (key - t) / total
    const shorter = Math.min(sentences[s]!.to - sentences[s]!.from, sentences[t]!.to - sentences[t]!.from)
    if (count < Math.min(LEAST_COVERED, shorter)) continue
    const equal = equalInOrder(articles, sentences[s]!, sentences[t]!)
    put(s, t, equal / shorter)
    put(t, s, equal / shorter)
  }
  return covered
}

function equalInOrder(articles: readonly ComparedArticle[], s: Sentence, t: Sentence): number {
  return commonSubsequence(articles[s.article]!.ids, articles[t.article]!.ids, s.from, s.to, t.from, t.to).length / 2
}

/** Adds the cosines of a sentence with all others to `scores` (all 0 before), noting in `touched` where. */
type CosineScorer = (sentence: number, scores: Float64Array, touched: number[]) => void

function cosineScorer(articles: readonly ComparedArticle[], sentences: readonly Sentence[]): CosineScorer {
  const frequencies = termFrequencies(articles, sentences)
  const documentFrequency: number[] = []
  for (const counts of frequencies) {
    for (const term of counts.keys()) documentFrequency[term] = (documentFrequency[term] ?? 0) + 1
  }
  const count = sentences.length
  const idf = documentFrequency.map((documents) => Math.log((count + 1) / (documents + 0.5)))
  const tooCommon = count > LARGE_COMPARISON ? count * COMMON_TERM : count
  // Vectors by sentence and postings by term, each in one array: the entries of n lie from begins[n] to begins[n + 1].
  const begins = new Int32Array(documentFrequency.length + 1)
  documentFrequency.forEach((documents, term) => {
    begins[term + 1] = begins[term]! + (documents > 1 && documents <= tooCommon ? documents : 0)
  })
  const postingSentence = new Int32Array(begins.at(-1)!)
  const postingWeight = new Float64Array(begins.at(-1)!)
  const filled = begins.slice()
  const vectors = frequencies.map((counts, sentence) => {
    let squares = 0
    for (const [term, frequency] of counts) squares += (frequency * idf[term]!) ** 2
    const length = Math.sqrt(squares) || 1
    const terms: number[] = []
    for (const [term, frequency] of counts) {
      if (begins[term] === begins[term + 1]) continue
      const at = filled[term]!++
      postingSentence[at] = sentence
      postingWeight[at] = (frequency * idf[term]!) / length
      terms.push(term, at)
    }
    return terms
  })
  return (sentence, scores, touched) => {
    const terms = vectors[sentence]!
    for (let n = 0; n < terms.length; n += 2) {
      const term = terms[n]!
      const weight = postingWeight[terms[n + 1]!]!
      for (let at = begins[term]!; at < begins[term + 1]!; at++) {
        const other = postingSentence[at]!
        if (scores[other] === 0) touched.push(other)
        scores[other]! += weight * postingWeight[at]!
      }
    }
  }
}

/** Per sentence how often it has each term, a stem or a pair of stems; terms are numbered from 0. */
function termFrequencies(articles: readonly ComparedArticle[], sentences: readonly Sentence[]): Map<number, number>[] {
  const stems = new Map<string, string>()
  const terms = new Map<string, number>()
  const stemOf = (word: string): string => {
    let known = stems.get(word)
    if (known === undefined) {
      known = stopWords.has(withoutPossessive(word)) ? '' : stem(word)
      stems.set(word, known)
    }
    return known
  }
  return sentences.map((sentence) => {
    const counts = new Map<number, number>()
    const add = (name: string, weight: number): void => {
      let term = terms.get(name)
      if (term === undefined) {
        term = terms.size
        terms.set(name, term)
      }
      counts.set(term, (counts.get(term) ?? 0) + weight)
    }
    const { words } = articles[sentence.article]!
    let before = ''
    for (let n = sentence.from; n < sentence.to; n++) {
      const current = stemOf(words[n]!)
      if (current === '') continue
      add(current, 1)
      if (before !== '') add(`${before} ${current}`, BIGRAM_WEIGHT)
      before = current
    }
    return counts
  })
}
