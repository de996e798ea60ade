import { z } from 'zod'

/** A span of an article with its exact words. Offsets are UTF-16 code units into the article's text. */
export const passageSchema = z.object({ article: z.string(), start: z.int(), end: z.int(), text: z.string() })
export type Passage = z.infer<typeof passageSchema>
