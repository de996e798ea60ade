import { z } from 'zod'
import { articleIdSchema } from './article.ts'
import { setNameSchema } from './desk.ts'

/** How an article was recognised: identical file, same words, same body without furniture, or shared text. */
export const identitySchema = z.enum(['bytes', 'text', 'body', 'overlap'])
export type Identity = z.infer<typeof identitySchema>

/** What became of one dropped path or record. `needs-review` items are imported too. */
export const outcomeSchema = z.enum(['added', 'already-here', 'needs-review', 'failed', 'skipped'])
export type Outcome = z.infer<typeof outcomeSchema>

/** One row of an import report. `code` is stable, `reason` is for people and says what to do. */
export const importItemSchema = z.object({
  path: z.string(),
  record: z.string().optional(),
  outcome: outcomeSchema,
  articleId: articleIdSchema.optional(),
  duplicateOf: articleIdSchema.optional(),
  identity: identitySchema.optional(),
  code: z.string().optional(),
  reason: z.string().optional(),
})
export type ImportItem = z.infer<typeof importItemSchema>

/** Counts of a run: found = added + alreadyHere + needsReview + failed + skipped. */
export const importCountsSchema = z.object({
  found: z.int(),
  added: z.int(),
  alreadyHere: z.int(),
  needsReview: z.int(),
  failed: z.int(),
  skipped: z.int(),
})
export type ImportCounts = z.infer<typeof importCountsSchema>

/** How a run stands. `interrupted` runs were cut off by a crash or by closing the program. */
export const runStateSchema = z.enum(['running', 'done', 'cancelled', 'interrupted', 'failed'])
export type RunState = z.infer<typeof runStateSchema>

/** One import run as the library lists it. Times are ISO 8601 in UTC. */
export const importRunSchema = importCountsSchema.extend({
  run: z.string(),
  state: runStateSchema,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** What was dropped or named, for people: file and folder names. */
  label: z.string(),
  /** It ended before its end and can go on from where it was. */
  resumable: z.boolean(),
  /** Of a run that can go on: how many files it has read to their end. */
  filesDone: z.int().optional(),
  /** It was taken back: what it brought is gone, its report stays. */
  undone: z.boolean(),
})
export type ImportRun = z.infer<typeof importRunSchema>

/** The report of one run, as cli.md fixes it. `ignored` counts system files such as .DS_Store, which are not found items. */
export const importReportSchema = importCountsSchema.extend({
  run: z.string(),
  ignored: z.int(),
  items: z.array(importItemSchema),
})
export type ImportReport = z.infer<typeof importReportSchema>

/** What the researcher asked to be done to everything a run imports. */
export const importOptionsSchema = z.object({
  outlet: z.string().min(1).max(200).optional(),
  tag: z.string().min(1).max(200).optional(),
  set: setNameSchema.optional(),
  /** For tables and JSON: the column (or key) of each field, `{ title: 'Headline' }`; what import finds by itself else. */
  columns: z.record(z.string().min(1).max(60), z.string().min(1).max(500)).optional(),
  /** Reads everything as this format, whatever it looks like: `text` takes files that are otherwise left out. */
  as: z.string().min(1).max(40).optional(),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>

/** A folder from which new files come in by themselves, with what is done to them. `location` is for people, never sent back. */
export const watchedFolderSchema = z.object({
  id: z.int().positive(),
  location: z.string(),
  options: importOptionsSchema,
  paused: z.boolean(),
  /** Why nothing comes in just now, such as a drive that is not there; null when all is well. */
  trouble: z.string().nullable(),
})
export type WatchedFolder = z.infer<typeof watchedFolderSchema>

/** An import that was asked for. `run` is null while it waits for others. */
export const startedImportSchema = z.object({ job: z.string(), run: z.string().nullable() })
