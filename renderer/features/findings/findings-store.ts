import { keptBySet } from '../../app/kept-by-set.ts'
import type { FindingFilter } from './finding-list.ts'

/** Findings that are drawn at first, and with each press for more. */
export const portion = 100

/** How the findings of a set are looked at. It is kept while the corpus is open: whoever looks a passage up in the texts comes back to it. */
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

/** The view of a set's findings, and how to change it. */
export const useFindingsView = keptBySet(fresh)
