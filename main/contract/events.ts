import { z } from 'zod'
import { appInfoSchema, jobEndSchema, jobProgressSchema, settingsSchema } from './host.ts'
import { commandIdSchema } from './commands.ts'
import { importCountsSchema } from './import.ts'
import { vocabularyTargetSchema } from './vocabulary.ts'

/** What data a change touched; the window asks again for what it shows of these. */
export const topicSchema = z.enum([
  'corpus',
  /** What is shown of articles, with their tags, sets and answers. */
  'articles',
  /** What articles there are and what stands in them: texts, layers and fields. */
  'texts',
  'tags',
  'sets',
  'runs',
  'reviews',
  'history',
  'recents',
  'watched',
  'outlets',
  'furniture',
  'searches',
  /** Hand-made links of sets, and whether they are frozen. */
  'work',
  /** What else is decided in sets. */
  'decisions',
  /** Term families. */
  'terms',
])
export type Topic = z.infer<typeof topicSchema>

/** Events that the host sends to every connected window. */
export const appEvents = {
  'data.changed': z.object({ topics: z.array(topicSchema), revision: z.int() }),
  'job.progress': jobProgressSchema.extend({ counts: importCountsSchema.optional() }),
  'job.ended': jobEndSchema,
  /** How far the reading of texts for a concordance is: articles read, of all that answer its query, and the hits in them. */
  'concordance.progress': z.object({ query: z.string(), done: z.int(), total: z.int(), hits: z.int() }),
  /** How far a comparison of these articles is, the base first: steps done, of all. */
  'compare.progress': z.object({ articles: z.array(z.string()), done: z.int(), total: z.int() }),
  /** How far the counting of a vocabulary is: articles read, of all that have to be. */
  'vocabulary.progress': z.object({ target: vocabularyTargetSchema, done: z.int(), total: z.int() }),
  'settings.changed': settingsSchema,
  'app.changed': appInfoSchema,
  /** A command chosen in the native menu. */
  'command.invoked': z.object({ id: commandIdSchema }),
} satisfies Record<string, z.ZodType>

export type AppEvents = { [N in keyof typeof appEvents]: z.infer<(typeof appEvents)[N]> }
export type EventName = keyof AppEvents
