import { create } from 'zustand'
import type { CollocateSort, DispersionSort, LineOrder, PeriodUnit } from '../../../main/contract/concordance.ts'

/** What of a concordance is looked at. */
export const concordanceTabs = ['lines', 'collocates', 'dispersion', 'frequency'] as const
export type ConcordanceTab = (typeof concordanceTabs)[number]

/** How the concordance is looked at: it stays so when an article is opened beside it, and for the next query. */
interface ConcordanceState {
  readonly tab: ConcordanceTab
  /** Words on either side. */
  readonly context: number
  readonly order: LineOrder
  readonly window: number
  readonly atLeast: number
  readonly stopWords: boolean
  readonly collocateSort: CollocateSort
  readonly dispersionSort: DispersionSort
  /** The unit that fits unless chosen. */
  readonly unit: PeriodUnit | null
}

/** Panes whose rows have a cursor. */
type ListPane = 'lines' | 'dispersion'

/** Where rows are looked at: those that `key` names, scrolled to `top`, with the cursor on one of them, and on one of its hits. */
export interface LinesPlace {
  readonly key: string
  readonly top: number
  readonly cursor: number
  readonly hit: number
}

const places = new Map<ListPane, LinesPlace>()
let refocus = false

/**
 * Where these rows were looked at last: panes that are laid out anew draw them anew. Nothing is drawn when it changes, so it is not
 * in the store.
 */
export function placeOf(pane: ListPane, key: string): LinesPlace {
  const place = places.get(pane)
  return place?.key === key ? place : { key, top: 0, cursor: -1, hit: 0 }
}

/** Remembers where rows are looked at. */
export function keepPlace(pane: ListPane, now: LinesPlace): void {
  places.set(pane, now)
}

/** The rows get the focus when they are drawn next: those that had it are gone then. */
export function focusNext(): void {
  refocus = true
}

/** Whether the rows that are drawn now get the focus. */
export function takeFocus(): boolean {
  const wanted = refocus
  refocus = false
  return wanted
}

/** The store: `useConcordance((state) => state.order)`, changed by `setConcordance`. */
export const useConcordance = create<ConcordanceState>(() => ({
  tab: 'lines',
  context: 12,
  order: { sort: 'text', words: 3, descending: false },
  window: 5,
  atLeast: 3,
  stopWords: false,
  collocateSort: 'logDice',
  dispersionSort: 'hits',
  unit: null,
}))

/** Changes how the concordance is looked at. */
export function setConcordance(change: Partial<ConcordanceState>): void {
  useConcordance.setState(change)
}
