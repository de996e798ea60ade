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
})
export type SearchHit = z.infer<typeof searchHitSchema>

const facetSchema = z.array(z.tuple([z.string(), z.int()]))

/** Counts of a result by value, most frequent first. An article without the value is counted under ''. */
export const facetsSchema = z.object({
  outlet: facetSchema,
  year: facetSchema,
  language: facetSchema,
  tag: facetSchema,
})
export type Facets = z.infer<typeof facetsSchema>

/** The answer to a query. `ignored` lists what was no clause and was taken literally. */
export const searchResultSchema = z.object({
  total: z.int(),
  tookMs: z.number(),
  correctedTo: z.string().optional(),
  ignored: z.array(z.string()).optional(),
  hits: z.array(searchHitSchema),
  facets: facetsSchema,
})
export type SearchResult = z.infer<typeof searchResultSchema>

/** A completion of what is being typed: an article, or a value that makes a clause of the query. */
export const suggestionSchema = z.object({
  kind: z.enum(['article', 'tag', 'outlet', 'set', 'byline']),
  label: z.string(),
  /** For an article its id; for the others the clause to put into the query, such as `tag:"eye witness"`. */
  value: z.string(),
})
export type Suggestion = z.infer<typeof suggestionSchema>
