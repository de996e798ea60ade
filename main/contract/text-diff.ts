import { z } from 'zod'
import { articleIdSchema, fieldNameSchema, fieldSchema, layerSchema } from './article.ts'
import { diffRunSchema } from './diff-run.ts'

/**
 * A paragraph of one text beside its counterpart in the other. `same`: no word differs; `changed`: words do; `removed` and `added`
 * have no counterpart. `only` and `changed` in a side's runs are words that the other side has not, or has others for.
 */
export const diffRowSchema = z.object({
  kind: z.enum(['same', 'changed', 'removed', 'added']),
  layer: layerSchema,
  old: z.array(diffRunSchema).nullable(),
  new: z.array(diffRunSchema).nullable(),
  /** The paragraph stands in the other text too, in another place. */
  moved: z.boolean(),
})
export type DiffRow = z.infer<typeof diffRowSchema>

/** What differs between the words of two texts; `words` counts those that both have and those that one has. */
export const wordsDiffSchema = z.object({
  rows: z.array(diffRowSchema),
  words: z.object({ same: z.int(), removed: z.int(), added: z.int() }),
})
export type WordsDiff = z.infer<typeof wordsDiffSchema>

/** Two articles, old beside new: all metadata fields with whether they differ, and the texts without page furniture. */
export const articleDiffSchema = wordsDiffSchema.extend({
  old: articleIdSchema,
  new: articleIdSchema,
  fields: z.array(z.object({ name: fieldNameSchema, old: fieldSchema, new: fieldSchema, differs: z.boolean() })),
})
export type ArticleDiff = z.infer<typeof articleDiffSchema>
