import type { LayerSpan } from '../contract/article.ts'
import type { Keyness } from '../contract/vocabulary.ts'
import { countedWords, vocabularyTerm, type CountedParts } from './counted-words.ts'
import { keyWords, type TermPair } from './key-words.ts'
import { createTermCounts, type TermCounts } from './term-counts.ts'

/** An article as its vocabulary is counted. */
export interface CountedText {
  readonly id: string
  readonly text: string
  readonly layers: readonly LayerSpan[]
}

/** A place of a word. UTF-16 code units. */
export interface TermPlace {
  readonly article: string
  readonly start: number
  readonly end: number
}

/** What the vocabulary worker does, by name. `whole` is the count of the corpus, kept until it is begun anew. */
export interface VocabularyTasks {
  /** Begins the count of a target, and with `whole` that of the corpus. */
  begin: { input: { whole: boolean }; output: null }
  /** Counts texts: those that are of the target, and with `whole` all in the count of the corpus. */
  count: { input: { texts: readonly CountedText[]; target: readonly boolean[]; whole: boolean }; output: null }
  keyness: { input: { atLeast: number; limit: number }; output: Keyness }
  places: {
    input: { texts: readonly CountedText[]; term: string; limit: number; parts: CountedParts }
    output: TermPlace[]
  }
}

type VocabularyTask = keyof VocabularyTasks

/** The tasks over the counts that are kept here. One thread has one of these. */
export function createVocabularyTasks(): {
  readonly [N in VocabularyTask]: (input: VocabularyTasks[N]['input']) => VocabularyTasks[N]['output']
} {
  let corpus: TermCounts = createTermCounts()
  let target: TermCounts = createTermCounts()
  return {
    begin({ whole }) {
      if (whole) corpus = createTermCounts()
      target = createTermCounts()
      return null
    },
    count({ texts, target: wanted, whole }) {
      for (const [index, { text, layers }] of texts.entries()) {
        const words = countedWords(text, layers)
        // An article without words takes no part.
        if (words.length === 0) continue
        const terms: string[] = []
        for (const { word } of words) {
          const term = vocabularyTerm(word)
          if (term !== null) terms.push(term)
        }
        if (whole) corpus.add(words.length, terms)
        if (wanted[index] === true) target.add(words.length, terms)
      }
      return null
    },
    keyness({ atLeast, limit }) {
      const restWords = corpus.words - target.words
      const restArticles = corpus.articles - target.articles
      const rounded = corpus.rounded > 0 || target.rounded > 0
      const sizes = { words: target.words, restWords }
      return {
        ...sizes,
        articles: target.articles,
        restArticles,
        ...keyWords(pairsOf(target, corpus), sizes, { atLeast, most: limit }),
        rounded,
      }
    },
    places({ texts, term, limit, parts }) {
      const places: TermPlace[] = []
      for (const { id, text, layers } of texts) {
        for (const { word, start, end } of countedWords(text, layers, parts)) {
          if (vocabularyTerm(word) !== term) continue
          places.push({ article: id, start, end })
          if (places.length === limit) return places
        }
      }
      return places
    },
  }
}

/** The words of the corpus, then those of the target that were let go there. */
function* pairsOf(target: TermCounts, corpus: TermCounts): Generator<TermPair> {
  const pair = (term: string): TermPair => {
    const own = target.of(term)
    const whole = corpus.of(term)
    return {
      term,
      count: own.count,
      rest: Math.max(0, whole.count - own.count),
      articles: own.articles,
      restArticles: Math.max(0, whole.articles - own.articles),
    }
  }
  for (const term of corpus.terms()) yield pair(term)
  for (const term of target.terms()) if (corpus.of(term).count === 0) yield pair(term)
}
