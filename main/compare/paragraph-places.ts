import type { ArticlePlace } from '../contract/comparison.ts'
import type { ComparedArticle } from './compared-article.ts'
import type { Cell } from './cells.ts'

/** What ends a paragraph: an empty line, or the end of a line that ends a sentence. Lines wrapped at a fixed width go on. */
export const PARAGRAPH_END = /\n\s*\n|[.!?:…]\S{0,2}[^\S\n]*\n/u

/** Tells where in an article some of its sentences stand, and how much of it they are. Sentences are numbered over all articles. */
export function paragraphPlaces(article: ComparedArticle): (cell: Cell, firstOfArticle: number) => ArticlePlace {
  const { sentences, text, ids } = article
  let paragraphs = 0
  let before: (typeof sentences)[number] | undefined
  const paragraphOf = sentences.map((sentence) => {
    if (sentence.layer !== 'body') return null
    // The last word of the sentence before belongs to the pattern.
    const ends = before === undefined || PARAGRAPH_END.test(text.slice(Math.max(before.start, before.end - 3), sentence.start)) // prettier-ignore
    before = sentence
    if (ends) paragraphs++
    return paragraphs
  })
  return ({ first, last }, firstOfArticle) => {
    const from = sentences[first - firstOfArticle]!
    const to = sentences[last - firstOfArticle]!
    const words = to.to - from.from
    return {
      layer: from.layer,
      paragraph: paragraphOf[from.index]!,
      paragraphs,
      words,
      share: ids.length === 0 ? 0 : words / ids.length,
    }
  }
}
