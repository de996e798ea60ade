import { z } from 'zod'
import { diffRunSchema } from './diff-run.ts'
import { passageSchema } from './passage.ts'

/** How a verb of saying stands to what is said: it reports, keeps a distance ("claimed") or takes a position ("warned", "blamed"). */
export const stanceSchema = z.enum(['neutral', 'distancing', 'strong'])
export type Stance = z.infer<typeof stanceSchema>

/** A quotation as one article prints it. */
export const quotationVariantSchema = z.object({
  article: z.string(),
  text: z.string(),
  speaker: z.string().nullable(),
  verb: z.string().nullable(),
  passage: passageSchema,
  /** Whether the sentence names the speaker, a rule concluded who it is, or the researcher entered it. Absent without a speaker. */
  speakerStatus: z.enum(['stated', 'inferred', 'entered']).optional(),
  /** Against the form that most articles print whole: the same words, a part of them, or mostly the same. */
  kind: z.enum(['exact', 'trimmed', 'reworded']),
  /** Names this quotation, the same whenever the article is compared: made of its article, place and words. */
  key: z.string(),
  /** The article's sentences that it stands in: what says who speaks. */
  sentence: passageSchema,
  stance: stanceSchema.nullable(),
  /** 0 for a quotation, 1 for one inside it, and so on. */
  depth: z.int(),
  words: z.int(),
  /** 0 to 1: how many of the words of the longest form it has, in their order. */
  share: z.number(),
  /** Which ones: ranges of words of the longest form, [from, to), in order. */
  covers: z.array(z.object({ from: z.int(), to: z.int() })),
  /** Its words against the longest form; absent in that one. */
  diff: z.array(diffRunSchema).optional(),
})
export type QuotationVariant = z.infer<typeof quotationVariantSchema>

/** One quotation over the articles. */
export const quotationSchema = z.object({
  variants: z.array(quotationVariantSchema),
  /** Names the cluster: the key of one of its quotations. */
  key: z.string(),
  /** Index of the longest variant, and its words. */
  longest: z.int(),
  words: z.int(),
  /** Whether it is speech, or a word or two that the article holds at a distance or quotes in passing. */
  speech: z.boolean(),
})
export type Quotation = z.infer<typeof quotationSchema>
