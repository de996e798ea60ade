import { z } from 'zod'
import { articleIdSchema } from './article.ts'

/** A span of an article with its exact words. Offsets are UTF-16 code units into the article's text. */
export const passageSchema = z.object({ article: z.string(), start: z.int(), end: z.int(), text: z.string() })
export type Passage = z.infer<typeof passageSchema>

/** One run of a word-by-word difference against the base: same words, words only here, or words in place of others. */
export const diffRunSchema = z.object({ op: z.enum(['same', 'only', 'changed']), text: z.string() })
export type DiffRun = z.infer<typeof diffRunSchema>

export const sharedPassageSchema = z.object({
  kind: z.enum(['verbatim', 'light-edit']),
  /** Words of the longest occurrence. */
  words: z.int(),
  occurrences: z.array(passageSchema),
  /** True when every occurrence stands inside quotation marks. */
  quoted: z.boolean(),
})
export type SharedPassage = z.infer<typeof sharedPassageSchema>

/** Everything the comparison view shows; the shape that cli.md fixes. Articles are in the set's order, base first. */
export const comparisonSchema = z.object({
  articles: z.array(
    z.object({
      id: articleIdSchema,
      title: z.string().nullable(),
      words: z.int(),
      sharedWords: z.int(),
      /** 0 to 1: share of the compared words that stand in passages shared with another article of the comparison. */
      sharedShare: z.number(),
    }),
  ),
  /** [i][j]: share of article i's words that stand in passages shared with article j, 0 to 1; 1 on the diagonal. */
  matrix: z.array(z.array(z.number())),
  shared: z.array(sharedPassageSchema),
  rows: z.array(
    z.object({
      cells: z.array(passageSchema.extend({ diff: z.array(diffRunSchema).optional() }).nullable()),
      score: z.number(),
    }),
  ),
  onlyHere: z.array(passageSchema),
  missing: z.array(
    z.object({
      passage: passageSchema,
      lackedBy: z.array(z.object({ article: z.string(), nearest: passageSchema.optional(), score: z.number() })),
    }),
  ),
  figures: z.array(
    z.object({
      unit: z.string(),
      context: z.string(),
      values: z.array(z.object({ article: z.string(), value: z.string(), passage: passageSchema })),
    }),
  ),
  quotations: z.array(
    z.object({
      variants: z.array(
        z.object({
          article: z.string(),
          text: z.string(),
          speaker: z.string().nullable(),
          verb: z.string().nullable(),
          passage: passageSchema,
          /** Whether the sentence names the speaker, or a rule concluded who it is. Absent without a speaker. */
          speakerStatus: z.enum(['stated', 'inferred']).optional(),
          kind: z.enum(['exact', 'trimmed', 'reworded']),
        }),
      ),
    }),
  ),
  names: z.array(
    z.object({
      family: z.string(),
      term: z.string(),
      counts: z.array(
        z.object({
          article: z.string(),
          own: z.int(),
          quoted: z.int(),
          shared: z.int(),
          headline: z.int(),
          caption: z.int(),
        }),
      ),
    }),
  ),
  vocabulary: z.array(
    z.object({
      article: z.string(),
      term: z.string(),
      count: z.int(),
      rest: z.int(),
      logLikelihood: z.number(),
      logRatio: z.number(),
    }),
  ),
})
export type Comparison = z.infer<typeof comparisonSchema>
