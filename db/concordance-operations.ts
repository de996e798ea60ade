import type { QueryNode } from '../main/contract/query.ts'

/**
 * A cell of the texts in which hits are counted: the articles of one outlet with one date. `name` is how one of them writes the
 * outlet, '' where it is not known; outlets whose folded names are equal are one. `date` is '' where it is not known, else YYYY,
 * YYYY-MM or YYYY-MM-DD.
 */
export interface FrameCell {
  readonly name: string
  readonly date: string
  readonly articles: number
  /** Words as search counts them, without titles and furniture. */
  readonly words: number
}

/** The texts that hits are set against: all that answer a query, without the bin. */
export interface Frame {
  /** Articles that have words. */
  readonly articles: number
  readonly words: number
  /** Words of the shortest of them; 0 without articles. */
  readonly fewest: number
  readonly cells: FrameCell[]
}

/** What concordances ask of a corpus. Words are those of the full-text index (see searchTokens), without titles and furniture. */
export interface ConcordanceReads {
  'concordance.frame': { input: { readonly frame: QueryNode }; output: Frame }
  /** How often each folded word stands in the articles of `frame`; in the order of `terms`. */
  'concordance.counts': {
    input: { readonly frame: QueryNode; readonly terms: readonly string[] }
    output: number[]
  }
}
