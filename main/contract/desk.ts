import { z } from 'zod'
import { articleIdSchema, layerSchema } from './article.ts'

/** The colours a tag may have, by name; each has a value per theme and is never the only cue. */
export const tagColours = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const
export const tagColourSchema = z.enum(tagColours)
export type TagColour = z.infer<typeof tagColourSchema>

/** A tag's name: `a/b` is a child of `a`. No control characters, no empty step. */
export const tagNameSchema = z
  .string()
  .trim()
  .min(1, 'a tag needs a name')
  .max(200)
  .regex(/^[^\p{Cc}/]+(\/[^\p{Cc}/]+)*$/u, 'a tag name has no control characters and no empty part around "/"')

export const tagSchema = z.object({
  id: z.int(),
  name: z.string(),
  colour: tagColourSchema,
  /** Those with the tag or one below it (`wire/ap` below `wire`), each once: what `tag:` finds. */
  articles: z.int(),
  /** Those with the tag itself. */
  own: z.int(),
})
export type Tag = z.infer<typeof tagSchema>

/** How the columns of a comparison are shown. */
export const setModeSchema = z.enum(['reading', 'aligned', 'differences'])
export type SetMode = z.infer<typeof setModeSchema>

/** What an open set shows: its texts, or one of the tables and plots that are made of them. */
export const setPageSchema = z.enum([
  'texts',
  'apparatus',
  'findings',
  'figures',
  'quotations',
  'names',
  'vocabulary',
  'plots',
])
export type SetPage = z.infer<typeof setPageSchema>

/** What is no content of a set but has to be there again on reopening: scroll, widths, what was clicked. */
export const setViewSchema = z.object({
  page: setPageSchema.default('texts'),
  /** How the texts are shown. */
  mode: setModeSchema.default('reading'),
  linkedScroll: z.boolean().default(true),
  hideFurniture: z.boolean().default(true),
  /** In the aligned modes: leaves out rows that stand in one article alone. */
  alignedOnly: z.boolean().default(true),
  /** In the differences: one text, with the variants of the others in its lines. */
  inline: z.boolean().default(false),
  /**
   * Where each column was being read, by article id: the character at its upper edge, with a fraction for the part of its
   * paragraph that is scrolled past. Unlike pixels it means the same in another window, text size or shell.
   */
  scroll: z.record(z.string(), z.number()).default({}),
  /** How far the row of columns is scrolled sideways, in CSS pixels. */
  left: z.number().default(0),
  /** In a window too narrow for all columns: the article shown beside the base; null is the second column. */
  beside: articleIdSchema.nullable().default(null),
  /** Index into Comparison.shared of the passage last clicked, and the article it was clicked in. */
  selected: z.object({ passage: z.int(), article: z.string() }).nullable().default(null),
  panel: z.string().nullable().default(null),
})
export type SetView = z.infer<typeof setViewSchema>

/** A set's name. Where ids stand, `set:`, `tag:` and `search:` lead a name, so none may begin with them. */
export const setNameSchema = z
  .string()
  .trim()
  .min(1, 'a set needs a name')
  .max(200)
  .regex(/^(?!(?:set|tag|search):)/i, 'a set name does not begin with "set:", "tag:" or "search:"')

/** A comparison set as the library lists it. */
export const setSummarySchema = z.object({
  id: z.int(),
  name: z.string(),
  articles: z.int(),
  updatedAt: z.string(),
  frozenAt: z.string().nullable(),
})
export type SetSummary = z.infer<typeof setSummarySchema>

/** A comparison set, whole. `members` are in column order; `base` is one of them, or null for an empty set. */
export const comparisonSetSchema = z.object({
  id: z.int(),
  name: z.string(),
  members: z.array(articleIdSchema),
  base: articleIdSchema.nullable(),
  notes: z.string(),
  minWords: z.int(),
  /** What of the articles is compared. */
  layers: z.array(layerSchema).min(1),
  /** When the set was frozen, ISO 8601; null for one that can be changed. */
  frozenAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  view: setViewSchema,
})
export type ComparisonSet = z.infer<typeof comparisonSetSchema>

/** What the researcher answered about a pair of the review queue. */
export const reviewAnswerSchema = z.enum(['same', 'version', 'shares', 'unrelated'])
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>

/** A pair of articles that share text. `containment` is shared 5-grams over those of the shorter, `jaccard` over the union. */
export const reviewPairSchema = z.object({
  article: articleIdSchema,
  other: articleIdSchema,
  articleTitle: z.string(),
  otherTitle: z.string(),
  articleOutlet: z.string().nullable(),
  otherOutlet: z.string().nullable(),
  articleDate: z.string().nullable(),
  otherDate: z.string().nullable(),
  identity: z.enum(['body', 'overlap']),
  containment: z.number(),
  jaccard: z.number(),
  answer: reviewAnswerSchema.nullable(),
})
export type ReviewPair = z.infer<typeof reviewPairSchema>

/** An article that shares text with another one: `share` of its words, `containment` and `jaccard` of 5-grams, 0 to 1. */
export const similarSchema = z.object({
  id: articleIdSchema,
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  containment: z.number(),
  jaccard: z.number(),
})
export type Similar = z.infer<typeof similarSchema>

/** What undo and redo would do next, by the name of the step; null when there is nothing. */
export const historyStateSchema = z.object({ undo: z.string().nullable(), redo: z.string().nullable() })
export type HistoryState = z.infer<typeof historyStateSchema>

/** One named step of the history, newest first. */
export const historyStepSchema = z.object({ id: z.int(), name: z.string(), at: z.string(), undone: z.boolean() })
export type HistoryStep = z.infer<typeof historyStepSchema>
