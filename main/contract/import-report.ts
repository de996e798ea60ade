import { z } from 'zod'
import { importItemSchema, importOptionsSchema, importRunSchema, outcomeSchema, type ImportItem } from './import.ts'

/** Which rows of a report: those of one outcome, for one reason, with some words in path, record or reason. */
export const reportFilterSchema = z.object({
  outcome: outcomeSchema.optional(),
  /** A row's code or, where it has none, its identity; see {@link reasonRowsSchema}. */
  why: z.string().min(1).max(60).optional(),
  search: z.string().max(500).optional(),
})
export type ReportFilter = z.infer<typeof reportFilterSchema>

/** A row of a report as windows page through it. */
export const importRowSchema = importItemSchema.extend({
  /** Its number in the corpus, for calls about it. */
  item: z.int().positive(),
  /** A further record of the file that the row before it (of the same filter) is of. */
  continues: z.boolean(),
  /** At the first row of a file that holds records: how many rows the whole report has of this file. */
  records: z.int().optional(),
})
export type ImportRow = z.infer<typeof importRowSchema>

/** How many rows of one outcome have one reason: a code such as `empty`, or an identity such as `bytes`. */
export const reasonRowsSchema = z.object({ outcome: outcomeSchema, why: z.string(), rows: z.int() })
export type ReasonRows = z.infer<typeof reasonRowsSchema>

/** The codes of files that were left out because they look like no article, and that can be read as plain text all the same. */
export const readableAnyway: readonly string[] = ['unsupported', 'not-text']

/** The code of a table of which it is not clear which column is what. */
export const columnsUnclear = 'columns-unclear'

/** Whether a row's file may be read when the researcher says which of its columns (or keys) is what. */
export function needsColumns({ path, record, code }: ImportItem): boolean {
  if (record !== undefined) return false
  return code === columnsUnclear || (code === 'no-article' && /\.(?:json|jsonl|ndjson|jsonlines)$/i.test(path))
}

/** A run with what a report says above its rows. `ignored` counts files of the system. */
export const reportSummarySchema = importRunSchema.extend({
  ignored: z.int(),
  options: importOptionsSchema,
  reasons: z.array(reasonRowsSchema),
})
export type ReportSummary = z.infer<typeof reportSummarySchema>

/**
 * What taking an import back would do. `undo`: it is the last thing done, and is undone as if it had not been. `bin`: other steps
 * came after it (`later`), which stay, so the articles that only it brought go into the bin. `nothing`: it brought none that is
 * still there. `articles` leave the list; `kept` ones stay, because other imports brought them too.
 */
export const undoPlanSchema = z.object({
  how: z.enum(['undo', 'bin', 'nothing']),
  articles: z.int(),
  kept: z.int(),
  later: z.int(),
})
export type UndoPlan = z.infer<typeof undoPlanSchema>
