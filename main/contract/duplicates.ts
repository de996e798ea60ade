import { z } from 'zod'
import { articleIdSchema } from './article.ts'

/**
 * Where duplicates are: an article met several times as the same bytes, or as the same words in other bytes; articles of one
 * body; articles answered to be versions; articles that share most of their text and were not answered to be something else.
 */
export const duplicateKinds = ['bytes', 'text', 'body', 'version', 'overlap'] as const
export const duplicateKindSchema = z.enum(duplicateKinds)
export type DuplicateKind = z.infer<typeof duplicateKindSchema>

/** An article of a group, with every place where it was met. */
export const duplicateMemberSchema = z.object({
  id: articleIdSchema,
  title: z.string().nullable(),
  opening: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  words: z.int(),
  sources: z.array(
    z.object({ path: z.string(), record: z.string().optional(), sha256: z.string(), importedAt: z.string() }),
  ),
})
export type DuplicateMember = z.infer<typeof duplicateMemberSchema>

/** One group. `size`: articles, or for `bytes` and `text` the places where the one article was met. `members`: at most 50. */
export const duplicateGroupSchema = z.object({
  kind: duplicateKindSchema,
  size: z.int(),
  /** Most words that an article of the group has. */
  words: z.int(),
  members: z.array(duplicateMemberSchema),
})
export type DuplicateGroup = z.infer<typeof duplicateGroupSchema>

/** Groups of each kind, counted. */
export const duplicateCountsSchema = z.record(duplicateKindSchema, z.object({ groups: z.int(), articles: z.int() }))
export type DuplicateCounts = z.infer<typeof duplicateCountsSchema>

/** Orders of groups: most members first, longest text first, or by the newest import. */
export const duplicateSortSchema = z.enum(['size', 'words', 'newest'])
export type DuplicateSort = z.infer<typeof duplicateSortSchema>
