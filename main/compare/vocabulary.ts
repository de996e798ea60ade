import type { Comparison } from '../contract/comparison.ts'
import type { ComparedArticle } from './compared-article.ts'
import { vocabularyTerm } from './counted-words.ts'
import { keyWords, type TermPair } from './key-words.ts'
import { createTermCounts } from './term-counts.ts'

/** A word that an article has once says nothing about its vocabulary. */
const LEAST_COUNT = 2
/** Terms that are shown of each article: a few in tables of many. */
const SHOWN = { more: 60, less: 20 }
const SHOWN_OF_MANY = { more: 20, less: 5 }
const MANY = 8

/**
 * Each article's words against the other articles' together: what it uses more, then what it uses less, the strongest first (by the
 * z of log-odds with an informative prior from all the articles). Words of grammar and numbers are left out, possessives
 * taken off, and a passage that an article repeats counts once (`repeated` has 1 for each word of a repetition).
 */
export function compareVocabulary(
  articles: readonly ComparedArticle[],
  repeated: readonly Uint8Array[],
): Comparison['vocabulary'] {
  const all = createTermCounts()
  const each = articles.map(({ words }, n) => {
    const kept = words.filter((_, at) => repeated[n]![at] === 0)
    const terms = kept.flatMap((word) => vocabularyTerm(word) ?? [])
    const counts = createTermCounts()
    counts.add(kept.length, terms)
    all.add(kept.length, terms)
    return counts
  })
  const shown = articles.length > MANY ? SHOWN_OF_MANY : SHOWN
  return articles.flatMap(({ id }, n) => {
    const own = each[n]!
    const pairs = [...all.terms()].map((term): TermPair => {
      const { count, articles: there } = own.of(term)
      const whole = all.of(term)
      return { term, count, rest: whole.count - count, articles: there, restArticles: whole.articles - there }
    })
    const sizes = { words: own.words, restWords: all.words - own.words }
    const { more, less } = keyWords(pairs, sizes, { atLeast: LEAST_COUNT, most: shown.more, mostLess: shown.less })
    return [...more, ...less].map((word) => ({ article: id, ...word }))
  })
}
