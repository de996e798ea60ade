import { z } from 'zod'
import { articleIdSchema } from './article.ts'
import {
  collocatesSchema,
  collocateSortSchema,
  concordancePageSchema,
  dispersionSchema,
  dispersionSortSchema,
  frequencySchema,
  lineOrderSchema,
  markedLineSchema,
  periodUnitSchema,
  widestContext,
  widestWindow,
} from './concordance.ts'

const asked = {
  query: z.string().max(100_000),
  /** False: the query as it is, though no article has a word of it. Otherwise a likely typing error finds its word. */
  correct: z.boolean().optional(),
}
const lines = z.object({
  ...asked,
  /** Words on either side. */
  context: z.int().min(0).max(widestContext).default(10),
  order: lineOrderSchema.prefault({}),
})

/**
 * Concordances. A query is taken as complete: its last word does not go on. While texts are read, the event `concordance.progress`
 * says how far they are.
 */
export const concordanceMethods = {
  /** Lines [offset, offset + limit) of all hits of a query in their words. */
  'concordance.lines': {
    input: lines.extend({ offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }),
    output: concordancePageSchema,
  },
  /** Places that were counted otherwise, such as the terms of a comparison, as lines in the order given. */
  'concordance.places': {
    input: z.object({
      places: z
        .array(z.object({ article: articleIdSchema, start: z.int().nonnegative(), end: z.int().positive() }))
        .max(1000),
      context: z.int().min(0).max(widestContext).default(10),
    }),
    output: z.object({ lines: z.array(markedLineSchema) }),
  },
  /** Writes all lines as CSV, in this order, for `export.save`. */
  'concordance.csv': { input: lines, output: z.object({ export: z.string(), fileName: z.string(), rows: z.int() }) },
  /** The words that stand near the hits. */
  'concordance.collocates': {
    input: z.object({
      ...asked,
      /** Words on either side of a hit. */
      window: z.int().min(1).max(widestWindow).default(5),
      /** Times that a word must stand within the window. */
      atLeast: z.int().min(1).max(1_000_000).default(3),
      /** With the words that carry grammar rather than matter. */
      stopWords: z.boolean().default(false),
      sort: collocateSortSchema.default('logDice'),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: collocatesSchema,
  },
  /** Where the hits stand in each article; a window of the articles with hits. */
  'concordance.dispersion': {
    input: z.object({
      ...asked,
      sort: dispersionSortSchema.default('hits'),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: dispersionSchema,
  },
  /** Hits over time for each outlet. */
  'concordance.frequency': {
    input: z.object({
      ...asked,
      /** The unit that fits unless told. */
      unit: periodUnitSchema.optional(),
      /** Outlets that are told apart; the others are put together. */
      outlets: z.int().min(1).max(50).default(6),
    }),
    output: frequencySchema,
  },
}
