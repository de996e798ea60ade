import { voices, type Comparison } from '../contract/comparison.ts'
import type { ComparedArticle } from './compared-article.ts'
import { termFamilies } from './lexicon/term-families.ts'
import { createTermMatcher, type CountedFamily } from './term-matcher.ts'
import { voicesOf } from './term-voices.ts'

type Count = Comparison['names'][number]['counts'][number]
type VoiceWords = Comparison['voices'][number]

/**
 * Counts the terms of competing families in each article by whose voice they are in (see {@link voicesOf}), each occurrence once,
 * with its place. Furniture is not counted. Terms that no article has are left out.
 */
export function countNames(
  articles: readonly ComparedArticle[],
  marked: readonly Uint8Array[],
  families: readonly CountedFamily[] = termFamilies,
): Comparison['names'] {
  const match = createTermMatcher(families)
  const counts = families.map(({ terms }) =>
    terms.map(() =>
      articles.map(({ id }): Count => ({
        article: id,
        own: 0,
        quoted: 0,
        shared: 0,
        headline: 0,
        caption: 0,
        places: [],
      })),
    ),
  )
  for (const article of articles) {
    const voiceOf = voicesOf(article, marked[article.index]!)
    for (const { family, term, from, to } of match(article.text, article.everyWord)) {
      const first = article.everyWord[from]!
      const voice = voiceOf(first)
      if (voice === null) continue
      const count = counts[family]![term]![article.index]!
      count[voice]++
      count.places.push({ voice, start: first.start, end: article.everyWord[to - 1]!.end })
    }
  }
  return families.flatMap(({ name, terms }, family) =>
    terms.flatMap(({ term }, at) => {
      const list = counts[family]![at]!
      return list.some(({ places }) => places.length > 0) ? [{ family: name, term, counts: list }] : []
    }),
  )
}

/** The words of each article by voice, without furniture: what counts of terms are set against. */
export function countVoices(articles: readonly ComparedArticle[], marked: readonly Uint8Array[]): VoiceWords[] {
  return articles.map((article) => {
    const voiceOf = voicesOf(article, marked[article.index]!)
    const words = Object.fromEntries(voices.map((voice) => [voice, 0])) as Omit<VoiceWords, 'article'>
    for (const word of article.everyWord) {
      const voice = voiceOf(word)
      if (voice !== null) words[voice]++
    }
    return { article: article.id, ...words }
  })
}
