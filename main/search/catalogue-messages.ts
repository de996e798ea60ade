import type { Suggestion } from '../contract/search.ts'
import type { CatalogueName } from './name-index.ts'
import type { Term } from './vocabulary.ts'

/** A word of a query: `prefix` when it may go on. */
export interface AskedWord {
  readonly word: string
  readonly prefix: boolean
}

/** A name that there is not: see `meant` in name-index.ts. */
export interface AskedName {
  readonly kind: Suggestion['kind']
  readonly name: string
  readonly part: boolean
}

/** Terms for a vocabulary in the making; it takes the place of the one in use with `finishTerms`. */
export interface TermsMessage {
  readonly type: 'terms'
  readonly terms: readonly Term[]
}

/** What the catalogue's client asks of its worker, each answered once, in order: see {@link CatalogueAnswers}. */
export type CatalogueQuestion =
  | { readonly type: 'setNames'; readonly names: readonly CatalogueName[] }
  | { readonly type: 'finishTerms' }
  | { readonly type: 'unknown'; readonly words: readonly string[] }
  | { readonly type: 'addTerms'; readonly terms: readonly Term[] }
  | { readonly type: 'save'; readonly part: CataloguePart }
  | { readonly type: 'load'; readonly part: CataloguePart; readonly data: Uint8Array }
  | {
      readonly type: 'find'
      readonly text: string
      readonly limit: number
      readonly kinds?: readonly Suggestion['kind'][]
    }
  | { readonly type: 'complete'; readonly prefix: string; readonly limit: number }
  | { readonly type: 'correct'; readonly words: readonly AskedWord[] }
  | { readonly type: 'meant'; readonly names: readonly AskedName[] }

export type CataloguePart = 'names' | 'terms'

/** What is answered to a question of each type. */
export interface CatalogueAnswers {
  /** How many entries the part has now. */
  readonly setNames: number
  readonly finishTerms: number
  readonly addTerms: number
  readonly load: number
  /** Those of the words that the vocabulary does not hold. */
  readonly unknown: string[]
  /** The part as {@link CatalogueQuestion} `load` takes it. */
  readonly save: Uint8Array
  readonly find: Suggestion[]
  readonly complete: Term[]
  /** For each word null when it is fine or nothing is like it. */
  readonly correct: (string | null)[]
  /** For each name null when none is like it. */
  readonly meant: (string | null)[]
}
