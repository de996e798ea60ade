import { z } from 'zod'
import { articleIdSchema } from './article.ts'
import { reviewAnswerSchema } from './desk.ts'
import { duplicateCountsSchema, duplicateGroupSchema, duplicateKindSchema, duplicateSortSchema } from './duplicates.ts'
import {
  furnitureDecisionSchema,
  furnitureGroupIdSchema,
  furnitureGroupSchema,
  furniturePreviewSchema,
  furnitureReportSchema,
} from './furniture.ts'
import { hostSchema, outletHostSchema, outletNameSchema } from './outlets.ts'
import { pairIdSchema, reviewFacetsSchema, reviewFilterSchema } from './review.ts'
import { articleDiffSchema } from './text-diff.ts'
import { versionGroupSchema } from './versions.ts'

const count = z.object({ changed: z.int() })
const lines = z.array(z.string().min(1).max(1000)).min(1).max(10_000)

/** The methods about identity and description: reviews in bulk, versions, duplicates, the table of outlets, repeated lines. */
export const descriptionMethods = {
  /** Two articles word by word, the first being the older one. */
  'article.diff': { input: z.object({ old: articleIdSchema, new: articleIdSchema }), output: articleDiffSchema },
  'article.versions': { input: z.object({ id: articleIdSchema }), output: versionGroupSchema },

  /** What the open (or answered) pairs could be narrowed to. */
  'review.facets': {
    input: z.object({ answered: z.boolean().default(false), filter: reviewFilterSchema.default({}) }),
    output: reviewFacetsSchema,
  },
  /**
   * Answers many pairs as one step: those given, or all that a filter leaves (open ones; with `answered` those that have an
   * answer). null opens the questions again. Pairs that share no text are passed over.
   */
  'review.answerMany': {
    input: z.object({
      pairs: z.array(pairIdSchema).min(1).max(100_000).optional(),
      filter: reviewFilterSchema.optional(),
      answered: z.boolean().default(false),
      answer: reviewAnswerSchema.nullable(),
    }),
    output: count,
  },

  'duplicate.counts': { input: z.object({}), output: duplicateCountsSchema },
  'duplicate.groups': {
    input: z.object({
      kind: duplicateKindSchema,
      sort: duplicateSortSchema.default('size'),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ total: z.int(), groups: z.array(duplicateGroupSchema) }),
  },

  /** Hosts met in the corpus and those of the researcher's table, most articles first. */
  'outlet.list': { input: z.object({}), output: z.array(outletHostSchema) },
  /**
   * Names a host and its subdomains in the researcher's table. With `fill` the articles from there whose outlet is not known, or
   * comes from a table of outlets, get the name in the same step: `changed` counts them.
   */
  'outlet.set': {
    input: z.object({ host: hostSchema, name: outletNameSchema, fill: z.boolean().default(false) }),
    output: count,
  },
  /** Takes a host out of the researcher's table; articles keep their outlets. */
  'outlet.remove': { input: z.object({ host: hostSchema }), output: count },

  /** Groups of at least three articles, in which lines may repeat; most articles first. */
  'furniture.groups': { input: z.object({}), output: z.array(furnitureGroupSchema) },
  /**
   * The lines that repeat in a group, or in the group of an article; with `line` also that one, whatever speaks against it. With
   * `decided` only the lines that were accepted or rejected.
   */
  'furniture.lines': {
    input: z.object({
      group: furnitureGroupIdSchema.optional(),
      article: articleIdSchema.optional(),
      line: z.string().max(100_000).optional(),
      decided: z.boolean().default(false),
    }),
    output: furnitureReportSchema,
  },
  /** What would be set aside if these lines (keys, or lines as written) were accepted. */
  'furniture.preview': {
    input: z.object({
      group: furnitureGroupIdSchema,
      lines,
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: furniturePreviewSchema,
  },
  /**
   * Accepts lines: they are set aside in all articles of the group, and in those that come later. Rejects them, or with null
   * forgets the decision: what they had set aside comes back. One step; `changed` counts articles whose layers changed.
   */
  'furniture.decide': {
    input: z.object({ group: furnitureGroupIdSchema, lines, decision: furnitureDecisionSchema.nullable() }),
    output: count,
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
