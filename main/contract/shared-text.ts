import { z } from 'zod'
import { articleIdSchema, layerSchema, statusSchema } from './article.ts'
import { closestWordingSchema } from './comparison.ts'

const span = z.tuple([z.int(), z.int()])
const place = z.object({ article: articleIdSchema, start: z.int().nonnegative(), end: z.int().nonnegative() })

/**
 * A passage of one article that stands in others of its corpus, too. `places` are spans of its text in UTF-16 units, more than one
 * where the article prints the passage several times.
 */
export const sharedHereSchema = z.object({
  kind: z.enum(['verbatim', 'light-edit']),
  /** Words of the longest occurrence. */
  words: z.int(),
  /** True when every occurrence stands inside quotation marks. */
  quoted: z.boolean(),
  places: z.array(span).min(1),
  /** In how many other articles it stands, and at how many places of them. */
  others: z.int(),
  occurrences: z.int(),
})
export type SharedHere = z.infer<typeof sharedHereSchema>

/** Another article that has passages of this one: `words` of this one's words stand in it, too. */
export const sharerSchema = z.object({
  id: articleIdSchema,
  title: z.string().nullable(),
  opening: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  dateStatus: statusSchema,
  words: z.int(),
})

/** What one article shares with the others of its corpus. */
export const sharedTextSchema = z.object({
  id: articleIdSchema,
  /** Compared words: the article's own text, without captions, furniture and standing text. */
  words: z.int(),
  /** Those that are the same in a passage that another article has; what a light edit changed is not counted. */
  sharedWords: z.int(),
  /** Words inside the passages, what an edit changed included: so many are left out where shared text is hidden. */
  markedWords: z.int(),
  /** sharedWords / words; 0 for an article without words. */
  sharedShare: z.number(),
  /** In the order of the text. */
  passages: z.array(sharedHereSchema),
  /** Who has them, most words first. */
  sharers: z.array(sharerSchema),
  /** Text that so many articles have that the index counts it as standing text of outlets: no copy, and not compared. */
  standing: z.object({ words: z.int(), places: z.array(span) }),
  /** Articles of which the index knows a common passage, and how many of these were compared. */
  candidates: z.int(),
  compared: z.int(),
})
export type SharedText = z.infer<typeof sharedTextSchema>

/** A place of another article where a passage stands. `same`: word for word. */
export const occurrenceSchema = z.object({
  article: articleIdSchema,
  title: z.string().nullable(),
  opening: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  dateStatus: statusSchema,
  start: z.int(),
  end: z.int(),
  /** Its words, without Markdown syntax. */
  text: z.string(),
  same: z.boolean(),
})
export type Occurrence = z.infer<typeof occurrenceSchema>

/** What an article shares with the others of the corpus, whatever sets they are in; and what is closest to a passage among some articles. */
export const sharedTextMethods = {
  'article.shared': { input: z.object({ id: articleIdSchema }), output: sharedTextSchema },
  /** Where else the passage stands that covers [start, end) of an article: the first published first, the undated last. */
  'article.occurrences': {
    input: z.object({
      id: articleIdSchema,
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ total: z.int(), occurrences: z.array(occurrenceSchema) }),
  },
  /** For a passage of one of the articles the sentences of each of the others that are closest in wording, three at most. */
  'compare.closest': {
    input: z.object({
      articles: z.array(articleIdSchema).min(2).max(50),
      passage: place,
      /** The same passage in others of the articles: what is close to one of them is close. */
      also: z.array(place).max(49).optional(),
      minWords: z.int().min(4).max(100).default(8),
      layers: z.array(layerSchema).default(['headline', 'standfirst', 'subheading', 'body']),
      /** The set that the articles are of: when it is frozen, its layers hold. */
      set: z.int().positive().optional(),
    }),
    output: z.array(closestWordingSchema),
  },
}
