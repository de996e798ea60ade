import { createContext, use } from 'react'
import type { SetProposals } from '../../../main/contract/set-proposals.ts'

/** What all heads of columns need to know of the open set. */
export interface OpenSetContext {
  /** Nothing can be changed. */
  readonly frozen: boolean
  /** Members with a newer version outside the set, by id. */
  readonly newer: ReadonlyMap<string, SetProposals['newer'][number]>
  readonly onReplace: (member: string, newer: string) => void
  readonly onAdd: (articles: readonly string[]) => void
}

/** The open set around the columns. */
export const SetContext = createContext<OpenSetContext>({
  frozen: false,
  newer: new Map(),
  onReplace: () => undefined,
  onAdd: () => undefined,
})

/** The open set that a component stands in. */
export const useOpenSet = (): OpenSetContext => use(SetContext)
