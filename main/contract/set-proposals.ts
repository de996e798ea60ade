import { z } from 'zod'
import { articleIdSchema } from './article.ts'

/** An article that is proposed for a set, as it is named there. */
export const proposedArticleSchema = z.object({
  id: articleIdSchema,
  title: z.string().nullable(),
  /** The first words, for an article without a title. */
  opening: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
})

/** What could be added to a set, or take a member's place. Nothing is done without the researcher. */
export const setProposalsSchema = z.object({
  /** Members that have a newer version (by the answers of the review queue) which is not in the set: the newest of them. */
  newer: z.array(z.object({ member: articleIdSchema, article: proposedArticleSchema })),
  /** Articles that share text with members, most first, with the members and the largest containment of 5-grams, 0 to 1. */
  similar: z.array(proposedArticleSchema.extend({ containment: z.number(), to: z.array(articleIdSchema) })),
})
export type SetProposals = z.infer<typeof setProposalsSchema>
