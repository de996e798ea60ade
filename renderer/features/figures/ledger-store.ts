import { keptBySet } from '../../app/kept-by-set.ts'
import type { Cursor } from './figure-grid.ts'

/** Which claims the ledger shows. */
export const whichClaims = ['several', 'differing', 'all'] as const
export type WhichClaims = (typeof whichClaims)[number]

/** What kind of figures. */
export const figureKinds = ['both', 'number', 'date'] as const
export type FigureKindChoice = (typeof figureKinds)[number]

/** How the ledger of a set was left. */
interface LedgerState {
  readonly which: WhichClaims
  readonly kind: FigureKindChoice
  readonly cursor: Cursor | null
}

const first: LedgerState = { which: 'several', kind: 'both', cursor: null }

const useKept = keptBySet(first)

/** How the ledger of a set was left: its sentences are read elsewhere in between. */
export function useLedger(set: number): LedgerState & { readonly change: (part: Partial<LedgerState>) => void } {
  const [state, change] = useKept(set)
  return { ...state, change }
}
