import { z } from 'zod'
import { articleIdSchema } from './article.ts'
import { queryLimitSchema, unknownNameSchema } from './search.ts'

/** Most words of context on either side of a hit. */
export const widestContext = 50
/** Most words on either side of a hit among which collocates are counted. */
export const widestWindow = 10
/** Most words of the context that lines are sorted by. */
export const mostSortWords = 3

/**
 * What lines are sorted by: the words before the hit (nearest first), the hit itself, the words after it, the date or the outlet of
 * the article, or the order of the texts: as they came into the corpus, and from their first word to their last.
 */
export const lineSorts = ['left', 'match', 'right', 'date', 'outlet', 'text'] as const
export const lineSortSchema = z.enum(lineSorts)
export type LineSort = z.infer<typeof lineSortSchema>

/** The order of lines. `words`: how many words of the context count. Lines without the value come last, both ways. */
export const lineOrderSchema = z.object({
  sort: lineSortSchema.default('text'),
  words: z.int().min(1).max(mostSortWords).default(mostSortWords),
  descending: z.boolean().default(false),
})
export type LineOrder = z.infer<typeof lineOrderSchema>

const span = z.tuple([z.int(), z.int()])

/**
 * A hit in its words. `match` is exactly the article's text at [start, end), in UTF-16 units; `before` and `after` are the words
 * around it in the same part of the article, on one line, with `…` where text of another part lies between.
 */
export const concordanceLineSchema = z.object({
  article: articleIdSchema,
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  start: z.int(),
  end: z.int(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
})
export type ConcordanceLine = z.infer<typeof concordanceLineSchema>

/** A line with where the words stand that it may be sorted by: up to three spans in `before` and in `after`, nearest first. */
export const markedLineSchema = concordanceLineSchema.extend({ left: z.array(span), right: z.array(span) })
export type MarkedLine = z.infer<typeof markedLineSchema>

/** What every answer says about its query. */
const answered = {
  /** Hits in all articles. */
  total: z.int(),
  /** Articles with a hit. */
  articles: z.int(),
  /** What of the query was no clause and was taken literally. */
  ignored: z.array(z.string()),
  /** The query whose answer this is, when no article has a word of the one given. */
  correctedTo: z.string().optional(),
  /** Clauses that were not answered in full; absent where all were. */
  limits: z.array(queryLimitSchema).optional(),
  /** Clauses that name what is not there; absent where all is. */
  unknown: z.array(unknownNameSchema).optional(),
  /** The query seeks words (or a pattern): without any there are no lines. */
  seeksWords: z.boolean(),
}

export const concordancePageSchema = z.object({
  ...answered,
  /** Lines that can be shown: fewer than `total` where there are too many to be sorted. */
  shown: z.int(),
  lines: z.array(markedLineSchema),
})
export type ConcordancePage = z.infer<typeof concordancePageSchema>

/** Orders of collocates, largest first. */
export const collocateSorts = ['logDice', 'logLikelihood', 'together', 'left', 'right'] as const
export const collocateSortSchema = z.enum(collocateSorts)
export type CollocateSort = z.infer<typeof collocateSortSchema>

/** A word that stands near the hits more or less often. */
export const collocateSchema = z.object({
  /** As search holds it: folded. */
  word: z.string(),
  /** How often it stands within the window, and how often of these before and after the nearest hit. */
  together: z.int(),
  left: z.int(),
  right: z.int(),
  /** Articles in which it does. */
  articles: z.int(),
  /** How often it stands in the texts searched. */
  frequency: z.int(),
  /** How often it would stand within the windows by chance. */
  expected: z.number(),
  logDice: z.number(),
  /** Negative where it stands there less often than by chance. */
  logLikelihood: z.number(),
  /** The query for the places where both stand; null where the language has none. */
  query: z.string().nullable(),
})
export type Collocate = z.infer<typeof collocateSchema>

export const collocatesSchema = z.object({
  ...answered,
  /** Words within the windows, and words of the texts searched. */
  windowWords: z.int(),
  corpusWords: z.int(),
  /** Collocates that are frequent enough; `collocates` may have fewer. */
  found: z.int(),
  collocates: z.array(collocateSchema),
})
export type Collocates = z.infer<typeof collocatesSchema>

/** Orders of the rows of a dispersion plot. */
export const dispersionSorts = ['hits', 'perMillion', 'evenness', 'date', 'text'] as const
export const dispersionSortSchema = z.enum(dispersionSorts)
export type DispersionSort = z.infer<typeof dispersionSortSchema>

/** Where the hits stand in one article. */
export const dispersionRowSchema = z.object({
  article: articleIdSchema,
  title: z.string().nullable(),
  opening: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  words: z.int(),
  hits: z.int(),
  perMillion: z.number(),
  /** Juilland's D over ten equal parts of the article: 1 where the hits are spread evenly, 0 where all stand in one part. */
  evenness: z.number(),
  /** For each hit its place in the text and how far through the article's words it stands, from 0 to 1. */
  places: z.array(z.object({ start: z.int(), end: z.int(), at: z.number() })),
})
export type DispersionRow = z.infer<typeof dispersionRowSchema>

export const dispersionSchema = z.object({
  ...answered,
  /** Articles searched, with or without a hit, and their words. */
  searched: z.int(),
  searchedWords: z.int(),
  /** Deviation of proportions over all articles searched, and the same normalised: 0 is as even as can be, 1 is in one place. */
  deviation: z.number(),
  deviationNormalised: z.number(),
  /** Juilland's D over all articles searched: 1 is as even as can be. */
  evenness: z.number(),
  rows: z.array(dispersionRowSchema),
})
export type Dispersion = z.infer<typeof dispersionSchema>

export const periodUnits = ['day', 'month', 'year'] as const
export const periodUnitSchema = z.enum(periodUnits)
export type PeriodUnit = z.infer<typeof periodUnitSchema>

/** Hits of one period, or of what has no place in time. `perMillion` is null where no words were searched. */
export const frequencyPointSchema = z.object({
  hits: z.int(),
  words: z.int(),
  articles: z.int(),
  perMillion: z.number().nullable(),
  /** Hits whose article has a date that was inferred, not stated. */
  inferred: z.int(),
})
export type FrequencyPoint = z.infer<typeof frequencyPointSchema>

/** The points of one outlet, one for each period in order. */
export const frequencySeriesSchema = z.object({
  kind: z.enum(['all', 'outlet', 'unknown', 'others']),
  /** The outlet; '' for the other kinds. */
  outlet: z.string(),
  hits: z.int(),
  points: z.array(frequencyPointSchema),
})
export type FrequencySeries = z.infer<typeof frequencySeriesSchema>

export const frequencySchema = z.object({
  ...answered,
  unit: periodUnitSchema,
  /** Every period from the first to the last: YYYY-MM-DD, YYYY-MM or YYYY. */
  periods: z.array(z.string()),
  /** All articles first, then the outlets by their hits, then those that are not known, then the others together. */
  series: z.array(frequencySeriesSchema),
  undated: frequencyPointSchema,
  /** Dated less precisely than the periods. */
  imprecise: frequencyPointSchema,
})
export type Frequency = z.infer<typeof frequencySchema>
