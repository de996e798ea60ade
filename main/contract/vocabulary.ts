import { z } from 'zod'
import { articleIdSchema, layerSchema } from './article.ts'

/** Whose words are set against the others: an article's, an outlet's, a tag's or a saved search's. */
export const vocabularyKinds = ['article', 'outlet', 'tag', 'search'] as const
export const vocabularyKindSchema = z.enum(vocabularyKinds)
export type VocabularyKind = z.infer<typeof vocabularyKindSchema>

/** `value`: an article's id, or the name of the outlet, tag or saved search. */
export const vocabularyTargetSchema = z.object({ kind: vocabularyKindSchema, value: z.string().min(1).max(1000) })
export type VocabularyTarget = z.infer<typeof vocabularyTargetSchema>

/**
 * A word that the target uses more or less than the rest: how often in both, in how many articles of both (dispersion), the log
 * likelihood over two cells (Rayson and Garside 2000) and over all four (`dunning`: Dunning 1993), the log ratio (Hardie 2014) and the z of the log-odds with an informative
 * prior (Monroe, Colaresi and Quinn 2008). `logRatio` and `z` are positive where the target uses it more.
 */
export const keyWordSchema = z.object({
  term: z.string(),
  count: z.int(),
  rest: z.int(),
  perThousand: z.number(),
  restPerThousand: z.number(),
  articles: z.int(),
  restArticles: z.int(),
  logLikelihood: z.number(),
  dunning: z.number(),
  logRatio: z.number(),
  z: z.number(),
})
export type KeyWord = z.infer<typeof keyWordSchema>

/** The vocabulary of a target against the rest of the corpus. Words of grammar and numbers are no key words, but count as words. */
export const keynessSchema = z.object({
  /** Counted words and articles of the target, and of all others. */
  words: z.int(),
  articles: z.int(),
  restWords: z.int(),
  restArticles: z.int(),
  /** The strongest first, by z: used more, and used less. */
  more: z.array(keyWordSchema),
  less: z.array(keyWordSchema),
  /** Of so large a corpus that words met but a few times were let go: counts of the rest may be a few too small. */
  rounded: z.boolean(),
})
export type Keyness = z.infer<typeof keynessSchema>

export const vocabularyMethods = {
  /**
   * Key words of a target against the rest of the corpus, the bin apart. While texts are read, the event `vocabulary.progress` says
   * how far that is. Throws `not-found` for a target that is not there.
   */
  'vocabulary.keyness': {
    input: z.object({
      target: vocabularyTargetSchema,
      /** Times that a word must stand in the target, or in the rest, to be a key word. */
      atLeast: z.int().min(1).max(1000).default(2),
      limit: z.int().min(1).max(5000).default(200),
    }),
    output: keynessSchema,
  },
  /**
   * Where a word that was counted stands in articles, in the order of `articles` and of the texts; `limit` at most. `layers` and
   * `minWords` (of a passage that an article prints again) as in the comparison that counted it.
   */
  'vocabulary.places': {
    input: z.object({
      articles: z.array(articleIdSchema).min(1).max(50),
      term: z.string().min(1).max(500),
      limit: z.int().min(1).max(1000).default(1000),
      minWords: z.int().min(4).max(100).default(8),
      layers: z.array(layerSchema).min(1).default(['headline', 'standfirst', 'subheading', 'body']),
    }),
    output: z.array(z.object({ article: articleIdSchema, start: z.int(), end: z.int() })),
  },
}
