import type { ArticleId } from '../main/contract/article.ts'

/** What the index of fingerprints says about the text that an article has in common with others. */
export interface SharedTextReads {
  'article.sharing': {
    input: { readonly id: ArticleId; readonly limit: number; readonly words: number }
    output: Sharing
  }
}

/**
 * Articles that may share passages with one: each has a fingerprint of it. At most `limit`, those with most fingerprints first, then for
 * each fingerprint that none of these has one article that has it; together of no more than `words` words, but for the first.
 */
export interface Sharing {
  readonly candidates: ArticleId[]
  /** How many articles have a fingerprint of it. */
  readonly total: number
  /** Spans of the article's text that stand in so many articles that they say nothing: an outlet's standing text. UTF-16 units, in order. */
  readonly standing: [start: number, end: number][]
}
