import { z } from 'zod'

/** One run of a word-by-word difference against the base: same words, words only here, or words in place of others. */
export const diffRunSchema = z.object({ op: z.enum(['same', 'only', 'changed']), text: z.string() })
export type DiffRun = z.infer<typeof diffRunSchema>
