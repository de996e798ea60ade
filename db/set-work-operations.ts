import type { LayerSpan } from '../main/contract/article.ts'
import type { Passage } from '../main/contract/comparison.ts'
import type { TermFamily } from '../main/contract/term-families.ts'
import type { SetDecision, SetDecisionKind, SetLink, SetLinkKind, SetWork } from '../main/contract/set-work.ts'

import type { SetProposals } from '../main/contract/set-proposals.ts'

type Nothing = Record<string, never>

/** What a frozen set was compared with when it was frozen. */
export interface FrozenSet {
  /** When, as ISO 8601. */
  readonly at: string
  /** The layers of each member, by article id. */
  readonly layers: Readonly<Record<string, readonly LayerSpan[]>>
  /** The term families as they were. */
  readonly families: readonly Pick<TermFamily, 'name' | 'terms'>[]
}

/** What can be asked about the work on a set. Throws `not-found`. */
export interface SetWorkReads {
  'set.proposals': { input: { readonly id: number }; output: SetProposals }
  'set.work': { input: { readonly id: number }; output: SetWork }
  /** Null for a set that can be changed. */
  'set.frozen': { input: { readonly id: number }; output: FrozenSet | null }
}

/** What can be done in a set: each call is one named step of the history. Errors: as in `setWorkMethods`. */
export interface SetWorkWrites {
  'set.link': {
    input: { readonly id: number; readonly kind: SetLinkKind; readonly places: readonly Passage[] }
    output: SetLink
  }
  'set.removeLink': { input: { readonly id: number; readonly link: number }; output: Nothing }
  'set.decide': {
    input: {
      readonly id: number
      readonly step: string
      readonly decisions: readonly {
        readonly kind: SetDecisionKind
        readonly key: string
        readonly value: SetDecision['value'] | null
      }[]
    }
    output: Nothing
  }
  /** `frozen` is what the set shall always be compared with. */
  'set.freeze': { input: { readonly id: number; readonly frozen: FrozenSet }; output: Nothing }
  'set.duplicate': { input: { readonly id: number; readonly name: string }; output: { id: number } }
}
