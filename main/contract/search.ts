import { z } from 'zod'
import { articleIdSchema } from './article.ts'

/** Words around a hit. `match` is exactly the words of the article that matched. */
export const snippetSchema = z.object({ before: z.string(), match: z.string(), after: z.string() })
export type Snippet = z.infer<typeof snippetSchema>

export const searchHitSchema = z.object({
  id: articleIdSchema,
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  /** How often the query's words stand in the article. */
  count: z.int(),
  snippets: z.array(snippetSchema),
  /** So many other hits have the same text and are folded under this one; absent when none are. */
  alike: z.int().optional(),
})
export type SearchHit = z.infer<typeof searchHitSchema>

const facetSchema = z.array(z.tuple([z.string(), z.int()]))

/** Counts of a result by value, most frequent first. An article without the value is counted under ''. */
export const facetsSchema = z.object({
  outlet: facetSchema,
  year: facetSchema,
  language: facetSchema,
  format: facetSchema,
  tag: facetSchema,
  /** By month (2020-02), or year where no more is known (2020), in their order: the histogram. */
  month: facetSchema,
})
export type Facets = z.infer<typeof facetsSchema>

/**
 * A clause that could not be answered in full: more articles may answer it than were found. `terms`: it stands for more words of the
 * corpus than are looked up, `taken` of `of`. `time`: so many articles were looked through before its time was over.
 */
export const queryLimitSchema = z.object({
  clause: z.string(),
  limit: z.enum(['terms', 'time']),
  taken: z.int(),
  of: z.int(),
})

/** A clause that names something that is not there (`absent`), or a saved search that asks for itself (`circular`): it finds nothing. */
export const unknownNameSchema = z.object({ clause: z.string(), reason: z.enum(['absent', 'circular']) })
export type UnknownName = z.infer<typeof unknownNameSchema>

/** The answer to a query. `ignored` lists what was no clause and was taken literally. */
export const searchResultSchema = z.object({
  total: z.int(),
  tookMs: z.number(),
  correctedTo: z.string().optional(),
  ignored: z.array(z.string()).optional(),
  limits: z.array(queryLimitSchema).optional(),
  unknown: z.array(unknownNameSchema).optional(),
  /** With articles of the same text folded under the first: how many rows the list has. */
  groups: z.int().optional(),
  /** As in the list of the window. */
  order: z.enum(['column', 'relevance', 'newest']).optional(),
  hits: z.array(searchHitSchema),
  facets: facetsSchema,
})
export type SearchResult = z.infer<typeof searchResultSchema>

/**
 * What a suggestion is: `state` of `is:`, `part` of `in:`, `length` of `words:`, host of `url:`, name of a file or folder of
 * `source:`, `run` an import, `word` of the texts or of notes.
 */
const suggestionKindSchema = z.enum([
  'article',
  'tag',
  'outlet',
  'set',
  'byline',
  'language',
  'format',
  'search',
  'state',
  'part',
  'date',
  'length',
  'run',
  'folder',
  'url',
  'source',
  'field',
  'word',
])

/** A completion of what is being typed: an article, or a value that makes a clause of the query. */
export const suggestionSchema = z.object({
  kind: suggestionKindSchema,
  label: z.string(),
  /**
   * For an article its id; for a word of the corpus the word; for a field its name and a colon; for the others the clause to put
   * into the query, such as `tag:"eye witness"`.
   */
  value: z.string(),
  /** In how many articles it stands, where that is known. */
  articles: z.int().optional(),
  /** The words were taken for a typing error of this. */
  corrected: z.boolean().optional(),
})
export type Suggestion = z.infer<typeof suggestionSchema>
