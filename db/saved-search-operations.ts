import type { SavedSearch } from '../main/contract/saved-search.ts'

type Nothing = Record<string, never>

/** What can be asked about saved searches. */
export interface SavedSearchReads {
  /** In the order of the library. */
  'savedSearch.list': { input: Nothing; output: SavedSearch[] }
  /** By its name, whatever the case; null when there is none. */
  'savedSearch.find': { input: { readonly name: string }; output: SavedSearch | null }
}

/** What can be done with saved searches: each call is one named step of the history. Errors: as in `savedSearchMethods`. */
export interface SavedSearchWrites {
  'savedSearch.create': { input: { readonly name: string; readonly query: string }; output: SavedSearch }
  'savedSearch.update': {
    input: {
      readonly id: number
      readonly name?: string | undefined
      readonly query?: string | undefined
      readonly position?: number | undefined
    }
    output: SavedSearch
  }
  'savedSearch.delete': { input: { readonly id: number }; output: Nothing }
}
