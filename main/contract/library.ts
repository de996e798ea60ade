import { z } from 'zod'
import { setSummarySchema, tagSchema } from './desk.ts'
import { importRunSchema } from './import.ts'

const countedSchema = z.array(z.object({ value: z.string(), articles: z.int() }))

/** Facts about the open corpus. `bytes` is the size of its file; counts leave out the bin. */
export const corpusInfoSchema = z.object({
  name: z.string(),
  /** Where the file lies, for people; never sent back. */
  location: z.string(),
  uuid: z.string(),
  createdAt: z.string(),
  schemaVersion: z.int(),
  bytes: z.number(),
  articles: z.int(),
  inBin: z.int(),
  originals: z.int(),
  sources: z.int(),
  words: z.int(),
  revision: z.int(),
})
export type CorpusInfo = z.infer<typeof corpusInfoSchema>

/** What the left pane lists. An article without outlet, language or year is counted under ''. */
export const librarySchema = z.object({
  articles: z.int(),
  untagged: z.int(),
  inBin: z.int(),
  openReviews: z.int(),
  outlets: countedSchema,
  languages: countedSchema,
  years: countedSchema,
  tags: z.array(tagSchema),
  sets: z.array(setSummarySchema),
  runs: z.array(importRunSchema),
})
export type Library = z.infer<typeof librarySchema>

/** A corpus opened before. `id` is a grant, not a path. */
export const recentCorpusSchema = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  missing: z.boolean(),
})
export type RecentCorpus = z.infer<typeof recentCorpusSchema>
