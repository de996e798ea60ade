import { z } from 'zod'
import { articleIdSchema } from './article.ts'

/** Which pairs of the review queue are meant; what is not given does not narrow. */
export const reviewFilterSchema = z.object({
  /** `body`: one body with other furniture around it; `overlap`: much shared text. */
  kind: z.enum(['body', 'overlap']).optional(),
  /** One of the two articles is of this outlet; '' is an unknown one. */
  outlet: z.string().max(1000).optional(),
  /** And the other article of this one. */
  otherOutlet: z.string().max(1000).optional(),
  /** One of the two was met in this import run. */
  run: z.string().max(20).optional(),
  /** At least this share of the shorter text is shared, 0 to 1. */
  atLeast: z.number().min(0).max(1).optional(),
})
export type ReviewFilter = z.infer<typeof reviewFilterSchema>

/** A pair by its two articles, in either order. */
export const pairIdSchema = z.object({ article: articleIdSchema, other: articleIdSchema })
export type PairId = z.infer<typeof pairIdSchema>

/** What the pairs that a filter leaves could be narrowed to, with counts. An unknown outlet is ''. */
export const reviewFacetsSchema = z.object({
  total: z.int(),
  body: z.int(),
  overlap: z.int(),
  /** Outlets of either article, most pairs first. */
  outlets: z.array(z.object({ value: z.string(), pairs: z.int() })),
  /** Outlets of both, most pairs first; at most 200. */
  outletPairs: z.array(z.object({ outlet: z.string(), other: z.string(), pairs: z.int() })),
  runs: z.array(z.object({ run: z.string(), label: z.string(), startedAt: z.string(), pairs: z.int() })),
})
export type ReviewFacets = z.infer<typeof reviewFacetsSchema>
