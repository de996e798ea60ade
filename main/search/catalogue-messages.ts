import type { Suggestion } from '../contract/search.ts'
import type { CatalogueName } from './catalogue-index.ts'

/** What the catalogue's client asks of its worker; each message but `add` is answered once, in order. */
export type ToCatalogue =
  /** Names or terms for an index in the making; it takes the place of the one in use with `finish`. */
  | { readonly type: 'addNames'; readonly names: readonly CatalogueName[] }
  | { readonly type: 'addTerms'; readonly terms: readonly (readonly [string, number])[] }
  | { readonly type: 'finish'; readonly id: number; readonly part: 'names' | 'terms' }
  | {
      readonly type: 'find'
      readonly id: number
      readonly text: string
      readonly limit: number
      readonly kinds?: readonly Suggestion['kind'][]
    }
  | {
      readonly type: 'correct'
      readonly id: number
      readonly words: readonly { readonly word: string; readonly prefix: boolean }[]
    }

/** The worker's answers. A correction is null for a word that is fine or that nothing is like. */
export type FromCatalogue =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }
