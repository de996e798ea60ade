import type { TermFamily } from '../main/contract/term-families.ts'

type Nothing = Record<string, never>

/** What a family says. */
type Content = Pick<TermFamily, 'name' | 'terms'>

/**
 * The families that the program begins with. They hold as long as a corpus has none of its own, numbered from 1 in their order;
 * the first change makes them its own.
 */
interface Seeded {
  readonly seed: readonly Content[]
}

/** What can be asked about term families. */
export interface TermFamilyReads {
  /** The corpus's own in their order; none as long as those of the program hold. */
  'family.own': { input: Nothing; output: TermFamily[] }
}

/** What can be done with term families: each call is one named step of the history. Errors: as in `termFamilyMethods`. */
export interface TermFamilyWrites {
  'family.create': { input: Content & Seeded; output: TermFamily }
  'family.update': {
    input: {
      readonly id: number
      readonly name?: string | undefined
      readonly terms?: TermFamily['terms'] | undefined
      readonly position?: number | undefined
    } & Seeded
    output: TermFamily
  }
  'family.delete': { input: { readonly id: number } & Seeded; output: Nothing }
  'family.reset': { input: Nothing; output: Nothing }
}
