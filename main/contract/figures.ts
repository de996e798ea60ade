import { z } from 'zod'
import { passageSchema } from './passage.ts'

/** What a word before a number makes of it: nothing, an estimate, a lower or an upper bound, or no number at all ("hundreds of"). */
export const boundSchema = z.enum(['exact', 'about', 'at-least', 'at-most', 'vague'])
export type Bound = z.infer<typeof boundSchema>

/**
 * How a figure stands to those of the first article of its claim: the same number by the same source, another number, the same number
 * by another source, nothing found in the article, or nothing that can be told without reading.
 */
export const figureStateSchema = z.enum(['agrees', 'differs', 'attributed-differently', 'no-counterpart', 'unclear'])
export type FigureState = z.infer<typeof figureStateSchema>

/** A number or a date as one article prints it, with who is said to give it. */
export const figureValueSchema = z.object({
  article: z.string(),
  /** As printed, its qualifier included: "close to 1 million". */
  value: z.string(),
  /** The sentence that it stands in. */
  passage: passageSchema,
  /** Names this figure, the same whenever the article is compared: made of its article, place and words. */
  key: z.string(),
  /** Where the figure itself stands, with its noun: "eight Turkish military personnel". */
  place: passageSchema,
  /** The number, null for a date or where the words give none. */
  amount: z.number().nullable(),
  /** The least and the greatest number that the words allow; null: no such limit. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  bound: boundSchema,
  /** A date as precise as is known (EDTF: "2020-02-03", "2020-02", "XXXX-02-03"), null for a number or a date that cannot be placed. */
  date: z.string().nullable(),
  /** Who is said to give the figure; null where the article gives it in its own voice. */
  source: z.string().nullable(),
  /** Whether the sentence names the source, or a rule concluded who it is. Absent without a source. */
  sourceStatus: z.enum(['stated', 'inferred']).optional(),
  /** Whether it stands inside quotation marks. */
  quoted: z.boolean(),
  /** The figure that this one is listed with ("seven soldiers and a civilian"), by its key: they may be parts of one sum. */
  with: z.string().nullable(),
  /** How it stands to the claim's first article; null in that article itself. */
  state: figureStateSchema.nullable(),
  /** Whether the researcher said that it belongs to this claim. */
  confirmed: z.boolean(),
})
export type FigureValue = z.infer<typeof figureValueSchema>

/**
 * A claim of the ledger: figures of several articles that seem to be about the same thing. Proposed by rule until the researcher
 * accepts it.
 */
export const figureClaimSchema = z.object({
  /** Names this claim; that of an accepted or hand-made one never changes. */
  key: z.string(),
  kind: z.enum(['number', 'date']),
  /** What is counted, in the singular or as the lexicon has it; "date" for dates. */
  unit: z.string(),
  /** The event whose verb stands nearest ("kill"), or an empty text. */
  context: z.string(),
  /** Capitalised words of the noun phrase that tell claims of one unit and event apart: "Turkish". */
  about: z.string(),
  /** The researcher's name for it. */
  name: z.string().nullable(),
  accepted: z.boolean(),
  values: z.array(figureValueSchema),
  /** One an article of the comparison, in its order; `state` is null for the article that the others are held against. */
  cells: z.array(z.object({ article: z.string(), state: figureStateSchema.nullable() })),
})
export type FigureClaim = z.infer<typeof figureClaimSchema>
