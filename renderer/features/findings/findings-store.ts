import { create } from 'zustand'
import type { FindingFilter } from './finding-list.ts'

/** Findings that are drawn at first, and with each press for more. */
export const portion = 100

/** How the findings of a set are looked at. It is kept while the window is open: whoever looks a passage up in the texts comes back to it. */
export interface FindingsView {
  readonly filter: FindingFilter
  readonly drawn: number
  /** The finding that the keys act on, and those whose closest wordings are open. */
  readonly current: string | null
  readonly opened: ReadonlySet<string>
}

const fresh: FindingsView = {
  filter: { kind: 'missing', held: 2, article: '', verdict: 'all' },
  drawn: portion,
  current: null,
  opened: new Set(),
}

const useViews = create<{ readonly ofSet: ReadonlyMap<number, FindingsView> }>(() => ({ ofSet: new Map() }))

/** The view of a set's findings, and how to change it. */
export function useFindingsView(set: number): [FindingsView, (part: Partial<FindingsView>) => void] {
  const view = useViews(({ ofSet }) => ofSet.get(set)) ?? fresh
  const change = (part: Partial<FindingsView>): void =>
    useViews.setState(({ ofSet }) => ({ ofSet: new Map(ofSet).set(set, { ...(ofSet.get(set) ?? fresh), ...part }) }))
  return [view, change]
}
