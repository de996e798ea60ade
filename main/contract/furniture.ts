import { z } from 'zod'
import { articleIdSchema } from './article.ts'

/**
 * Articles among which repeated lines are looked for: those of one outlet, else (outlet unknown) of one host, else (no address)
 * met in one folder or container. `place` is the folded outlet name, the host or the path.
 */
export const furnitureGroupIdSchema = z.object({
  scope: z.enum(['outlet', 'host', 'folder']),
  place: z.string().max(10_000),
})
export type FurnitureGroupId = z.infer<typeof furnitureGroupIdSchema>

/** A group with its name as people write it, and how many of its lines were decided. */
export const furnitureGroupSchema = furnitureGroupIdSchema.extend({
  name: z.string(),
  articles: z.int(),
  accepted: z.int(),
  rejected: z.int(),
})
export type FurnitureGroup = z.infer<typeof furnitureGroupSchema>

export const furnitureDecisionSchema = z.enum(['accepted', 'rejected'])
export type FurnitureDecision = z.infer<typeof furnitureDecisionSchema>

/** Why a line is not proposed though it repeats, or was asked for. */
export const furnitureDoubtSchema = z.enum(['few', 'middle', 'elsewhere', 'agency', 'quotation'])
export type FurnitureDoubt = z.infer<typeof furnitureDoubtSchema>

/** A line that repeats in a group. Lines are the same whatever their case, digits and punctuation. */
export const furnitureLineSchema = z.object({
  key: z.string(),
  /** As it is written most often. */
  text: z.string(),
  /** Documents that have it, copies and versions of one article counted once, and their share of all. */
  documents: z.int(),
  share: z.number(),
  /** Articles in which it is not set aside yet. */
  open: z.int(),
  position: z.enum(['start', 'end', 'both', 'middle']),
  decision: furnitureDecisionSchema.nullable(),
  doubts: z.array(furnitureDoubtSchema),
  /** Articles of other outlets that have it: then it may be agency copy. */
  elsewhere: z.int(),
  samples: z.array(z.object({ article: articleIdSchema, title: z.string(), before: z.string(), after: z.string() })),
})
export type FurnitureLine = z.infer<typeof furnitureLineSchema>

/** The repeated lines of a group. In groups of more than 3,000 articles, 3,000 of them spread evenly are `counted`. */
export const furnitureReportSchema = z.object({
  group: furnitureGroupSchema,
  counted: z.int(),
  documents: z.int(),
  lines: z.array(furnitureLineSchema),
})
export type FurnitureReport = z.infer<typeof furnitureReportSchema>

/** What accepting lines would set aside. `articles` and `lines` are totals; `shown` is a part of them, by article. */
export const furniturePreviewSchema = z.object({
  articles: z.int(),
  lines: z.int(),
  shown: z.array(
    z.object({
      article: articleIdSchema,
      title: z.string(),
      date: z.string().nullable(),
      lines: z.array(z.object({ start: z.int(), end: z.int(), text: z.string() })),
    }),
  ),
})
export type FurniturePreview = z.infer<typeof furniturePreviewSchema>
