import { z } from 'zod'

/** How a metadata value is known: printed in the file, concluded by a rule, typed by the researcher, or not known. */
export const statusSchema = z.enum(['stated', 'inferred', 'entered', 'unknown'])
export type Status = z.infer<typeof statusSchema>

/** One metadata value with its status. `evidence` is the words, or the rule and place, that the value came from. */
export const fieldSchema = z.object({
  value: z.string().nullable(),
  status: statusSchema,
  evidence: z.string().optional(),
})
export type Field = z.infer<typeof fieldSchema>

/** The metadata fields that every article has, in the order in which the reader shows them. */
export const fieldNames = ['title', 'outlet', 'byline', 'date', 'url', 'language'] as const
export const fieldNameSchema = z.enum(fieldNames)
export type FieldName = z.infer<typeof fieldNameSchema>

/** What a block of an article is. `furniture` is page text that is no part of the article. */
export const layers = [
  'headline',
  'standfirst',
  'dateline',
  'byline',
  'body',
  'subheading',
  'caption',
  'credit',
  'furniture',
] as const
export const layerSchema = z.enum(layers)
export type Layer = z.infer<typeof layerSchema>

/** A labelled span: UTF-16 code units into the article's text, end exclusive. Spans of one article never overlap and are in order. */
export const layerSpanSchema = z.object({
  layer: layerSchema,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})
export type LayerSpan = z.infer<typeof layerSpanSchema>

/** What import reads out of one record: metadata with evidence, the text, and its layers. */
export const extractedSchema = z.object({
  title: fieldSchema,
  outlet: fieldSchema,
  byline: fieldSchema,
  date: fieldSchema,
  url: fieldSchema,
  language: fieldSchema,
  text: z.string(),
  layers: z.array(layerSpanSchema),
  body: z.string(),
  format: z.string(),
})
export type Extracted = z.infer<typeof extractedSchema>

/** An id as `list` prints it: the decimal number of the article in its corpus. */
export const articleIdSchema = z.string().regex(/^[1-9][0-9]{0,14}$/, 'an article id is a number as `list` prints it')
export type ArticleId = z.infer<typeof articleIdSchema>

/** Where and when an original was met. `record` locates one article inside a container. Times are ISO 8601 in UTC. */
export const sourceSchema = z.object({
  path: z.string(),
  record: z.string().optional(),
  sha256: z.string(),
  importedAt: z.string(),
})
export type Source = z.infer<typeof sourceSchema>

/** One article, whole, as `show` prints it. */
export const articleSchema = extractedSchema.extend({
  id: articleIdSchema,
  contentHash: z.string(),
  words: z.int(),
  tags: z.array(z.string()),
  sources: z.array(sourceSchema),
})
export type Article = z.infer<typeof articleSchema>

/** An article as the reader shows it: with its layer proposals overlaid by the researcher's, its sets, and where it stands. */
export const articleDetailSchema = articleSchema.extend({
  inBin: z.boolean(),
  /** Layer spans that the researcher set by hand (a subset of `layers`). */
  handLayers: z.array(layerSpanSchema),
  /** Spans [start, end) of Markdown syntax that a reader need not see: what `markupSpans` of main/text finds in `text`. */
  markup: z.array(z.tuple([z.int(), z.int()])),
  sets: z.array(z.object({ id: z.int(), name: z.string() })),
  /** Pairs of the review queue that this article is in and that are not answered yet. */
  openReviews: z.int(),
})
export type ArticleDetail = z.infer<typeof articleDetailSchema>

/** A row of the article list. */
export const articleRowSchema = z.object({
  id: articleIdSchema,
  title: z.string().nullable(),
  /** The first words of the body, for articles without a title. */
  opening: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  titleStatus: statusSchema,
  outletStatus: statusSchema,
  dateStatus: statusSchema,
  language: z.string().nullable(),
  words: z.int(),
  tags: z.array(z.string()),
  addedAt: z.string(),
  inBin: z.boolean(),
})
export type ArticleRow = z.infer<typeof articleRowSchema>
