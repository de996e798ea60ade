import { z } from 'zod'
import { articleIdSchema, layerSchema } from './article.ts'
import { diffRunSchema } from './diff-run.ts'
import { figureClaimSchema } from './figures.ts'
import { passageSchema } from './passage.ts'
import { quotationSchema } from './quotations.ts'

export type { DiffRun } from './diff-run.ts'
export { passageSchema, type Passage } from './passage.ts'

/**
 * The sentences of one article that are closest to a passage in wording, best first, three at most: offered, never asserted. `score` is
 * 0 to 1; `words` are those that the sentence shares with the passage, by their stems.
 */
export const closestWordingSchema = z.object({
  article: z.string(),
  sentences: z.array(z.object({ passage: passageSchema, score: z.number(), words: z.array(z.string()) })),
})
export type ClosestWording = z.infer<typeof closestWordingSchema>

export const sharedPassageSchema = z.object({
  kind: z.enum(['verbatim', 'light-edit']),
  /** Words of the longest occurrence. */
  words: z.int(),
  occurrences: z.array(passageSchema),
  /** True when every occurrence stands inside quotation marks. */
  quoted: z.boolean(),
})
export type SharedPassage = z.infer<typeof sharedPassageSchema>

/** In whose voice words stand: the article's own, inside quotation marks, in shared copy, in a headline, in a caption. */
export const voices = ['own', 'quoted', 'shared', 'headline', 'caption'] as const
export const voiceSchema = z.enum(voices)
export type Voice = z.infer<typeof voiceSchema>

const byVoice = { own: z.int(), quoted: z.int(), shared: z.int(), headline: z.int(), caption: z.int() }

/**
 * One entry of the apparatus of a row: words of its first cell (the lemma), and how other articles read there. An article of the row
 * that is not named reads as the lemma does. Offsets are UTF-16 code units; texts are without markup and with single spaces.
 */
export const apparatusEntrySchema = z.object({
  start: z.int(),
  end: z.int(),
  lemma: z.string(),
  /** Which of several equal strings of words in the row the lemma is, from 1; absent when there is one only. */
  occurrence: z.int().optional(),
  readings: z.array(
    z.object({
      /** Empty where the articles have no words in place of the lemma. */
      text: z.string(),
      witnesses: z.array(z.object({ article: z.string(), start: z.int(), end: z.int() })),
    }),
  ),
})
export type ApparatusEntry = z.infer<typeof apparatusEntrySchema>

/**
 * Where a passage stands in its article: its layer; in the body the paragraph, from 1, of how many; how many of the compared words it
 * has, and which share of them, 0 to 1.
 */
export const articlePlaceSchema = z.object({
  layer: layerSchema,
  paragraph: z.int().nullable(),
  paragraphs: z.int(),
  words: z.int(),
  share: z.number(),
})
export type ArticlePlace = z.infer<typeof articlePlaceSchema>

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
      /** The same without the words of its headline, which outlets change. */
      textShare: z.number(),
    }),
  ),
  /** [i][j]: share of article i's words that stand in passages shared with article j, 0 to 1; 1 on the diagonal. */
  matrix: z.array(z.array(z.number())),
  shared: z.array(sharedPassageSchema),
  rows: z.array(
    z.object({
      cells: z.array(passageSchema.extend({ diff: z.array(diffRunSchema).optional() }).nullable()),
      score: z.number(),
      /** The articles whose cells stand in this row by hand: linked or locked by the researcher. */
      linked: z.array(z.string()).optional(),
      /** Locked by the researcher: this row has these cells and no others. */
      locked: z.boolean().optional(),
      /** The articles whose cell is out of the article's own order here. */
      crossing: z.array(z.string()).optional(),
      /** The variants against the row's first cell; there in each row of two cells or more. */
      apparatus: z.array(apparatusEntrySchema).optional(),
    }),
  ),
  /** Sentences for which no other article has similar wording, with where they stand. */
  onlyHere: z.array(passageSchema.extend({ at: articlePlaceSchema })),
  missing: z.array(
    z.object({
      passage: passageSchema,
      /** Where the passage stands in its article. */
      at: articlePlaceSchema,
      /** All articles that have it, that of `passage` too, in the comparison's order. */
      heldBy: z.array(passageSchema.omit({ text: true })),
      lackedBy: z.array(z.object({ article: z.string(), nearest: passageSchema.optional(), score: z.number() })),
    }),
  ),
  /** The ledger of figures: claims that most articles make first. */
  figures: z.array(figureClaimSchema),
  /** Quotations that most articles carry first. */
  quotations: z.array(quotationSchema),
  names: z.array(
    z.object({
      family: z.string(),
      term: z.string(),
      counts: z.array(
        z.object({
          article: z.string(),
          ...byVoice,
          /** Each occurrence that was counted, in the order of the text. UTF-16 code units. */
          places: z.array(z.object({ voice: voiceSchema, start: z.int(), end: z.int() })),
        }),
      ),
    }),
  ),
  /** Words of each article by voice, furniture apart: what the counts of names are set against. */
  voices: z.array(z.object({ article: z.string(), ...byVoice })),
  vocabulary: z.array(
    z.object({
      article: z.string(),
      term: z.string(),
      count: z.int(),
      rest: z.int(),
      logLikelihood: z.number(),
      /** The log-likelihood over all four cells (Dunning 1993); the one above is over two (Rayson and Garside 2000). */
      dunning: z.number(),
      logRatio: z.number(),
      /** Rates in the article and in the others together. */
      perThousand: z.number(),
      restPerThousand: z.number(),
      /** 1 or 0 for the article, and in how many of the others the word stands. */
      articles: z.int(),
      restArticles: z.int(),
      /** Of the log-odds with an informative prior; negative where the article uses it less. */
      z: z.number(),
    }),
  ),
})
export type Comparison = z.infer<typeof comparisonSchema>
