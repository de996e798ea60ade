import { z } from 'zod'
import { articleIdSchema, statusSchema } from './article.ts'

/** One article of a group that the researcher answered to be versions of one article, or the same one. */
export const versionSchema = z.object({
  id: articleIdSchema,
  title: z.string().nullable(),
  /** First words, for articles without a title. */
  opening: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  dateStatus: statusSchema,
  addedAt: z.string(),
  words: z.int(),
  /** Answered to be the same article as the one before it in the list. */
  sameAsPrevious: z.boolean(),
})
export type Version = z.infer<typeof versionSchema>

/**
 * The versions of an article in order: by publication date, undated ones last, then by the time they were added. Empty when it
 * has no other version. `truncated` says that the group is larger than what is listed.
 */
export const versionGroupSchema = z.object({ versions: z.array(versionSchema), truncated: z.boolean() })
export type VersionGroup = z.infer<typeof versionGroupSchema>
