import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const storedSchema = z.array(z.object({ corpus: z.string(), queries: z.array(z.string()) }))

const QUERIES = 50
const CORPORA = 50

/** The queries asked last, by corpus (its UUID), newest first: kept on this computer, in `searches.json` of the data folder. */
export interface SearchHistory {
  list(corpus: string): string[]
  /** Puts a query on top; the same query further down, and the one on top that it goes on from, make way. */
  add(corpus: string, query: string): string[]
  /** Forgets one query, or with undefined all of the corpus. */
  forget(corpus: string, query: string | undefined): string[]
}

/** Opens the search history; a spoilt file is an empty one, and one that cannot be written is kept for this session. */
export function createSearchHistory(dataDir: string): SearchHistory {
  const file = join(dataDir, 'searches.json')
  const stored = storedSchema.safeParse(readJsonFile(file))
  let entries = stored.success ? stored.data : []
  const list = (corpus: string): string[] => entries.find((entry) => entry.corpus === corpus)?.queries ?? []
  const keep = (corpus: string, queries: string[]): string[] => {
    const others = entries.filter((entry) => entry.corpus !== corpus)
    entries = queries.length === 0 ? others : [{ corpus, queries }, ...others].slice(0, CORPORA)
    try {
      writeJsonFile(file, entries)
    } catch {
      // A disk that is full costs the memory of searches, never a search.
    }
    return queries
  }
  return {
    list,
    add(corpus, query) {
      const before = list(corpus).filter((other) => other !== query)
      const rest = before[0] !== undefined && query.startsWith(before[0]) ? before.slice(1) : before
      return keep(corpus, [query, ...rest].slice(0, QUERIES))
    },
    forget: (corpus, query) => keep(corpus, query === undefined ? [] : list(corpus).filter((other) => other !== query)),
  }
}
