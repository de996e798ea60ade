import type { Comparison, Passage } from '../../../main/contract/comparison.ts'
import type { ComparisonSet } from '../../../main/contract/desk.ts'
import type { Member } from './use-members.ts'
import type { SetWorkState } from './use-set-work.ts'

/** What every page of an open set gets. */
export interface SetPageProps {
  readonly set: ComparisonSet
  /** Article ids, the base first. */
  readonly columns: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  /** Undefined until the first comparison is there. */
  readonly comparison: Comparison | undefined
  /** A newer comparison is on its way. */
  readonly waiting: boolean
  /** A window of under 900 pixels. */
  readonly narrow: boolean
  readonly work: SetWorkState
  /** Shows a passage in the texts. */
  readonly onShow: (passage: Pick<Passage, 'article' | 'start' | 'end'>) => void
}
