import { z } from 'zod'

/** Longest query that can be kept, in UTF-16 units. */
const LONGEST_QUERY = 10_000

/** A saved search's name, as `search:"name"` calls it in a query. */
export const searchNameSchema = z
  .string()
  .trim()
  .min(1, 'a saved search needs a name')
  .max(200)
  .regex(/^\P{Cc}*$/u, 'the name of a saved search has no control characters')

const queryTextSchema = z.string().trim().min(1, 'a saved search needs a query').max(LONGEST_QUERY)
const searchId = z.int().positive()

/** A query that the researcher keeps: a list that follows the corpus. `query` is as typed. */
export const savedSearchSchema = z.object({
  id: z.int(),
  name: z.string(),
  query: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type SavedSearch = z.infer<typeof savedSearchSchema>

/** The saved searches of a corpus, and the queries asked last. Each change of a saved search is one named step of the history. */
export const savedSearchMethods = {
  /** In the order of the library. */
  'savedSearch.list': { input: z.object({}), output: z.array(savedSearchSchema) },
  /** Throws `conflict` when there is one of that name, whatever the case. */
  'savedSearch.create': {
    input: z.object({ name: searchNameSchema, query: queryTextSchema }),
    output: savedSearchSchema,
  },
  /** Changes what is given; `position` is its place among all, from 0. Throws `conflict` for a name that is taken. */
  'savedSearch.update': {
    input: z.object({
      id: searchId,
      name: searchNameSchema.optional(),
      query: queryTextSchema.optional(),
      position: z.int().nonnegative().optional(),
    }),
    output: savedSearchSchema,
  },
  'savedSearch.delete': { input: z.object({ id: searchId }), output: z.object({}) },

  /** How many articles answer each query, without the bin. What is not known in a query counts as in the list; nothing is corrected. */
  'search.count': {
    input: z.object({ queries: z.array(z.string().max(100_000)).max(300) }),
    output: z.array(z.int()),
  },

  /** The queries asked last in the open corpus on this computer, newest first. */
  'search.recent': { input: z.object({}), output: z.array(z.string()) },
  /** Puts a query on top of those. */
  'search.remember': { input: z.object({ query: queryTextSchema }), output: z.array(z.string()) },
  /** Forgets one query, or all of the open corpus. */
  'search.forget': { input: z.object({ query: z.string().optional() }), output: z.array(z.string()) },
}
