import { useEffect, useRef } from 'react'
import type { Comparison } from '../../../main/contract/comparison.ts'
import type { SetView } from '../../../main/contract/desk.ts'
import { useCall } from '../../app/api.ts'
import { samePassage } from './passages.ts'

/** The comparison of the articles in the columns, as far as it is there. */
export interface ComparisonState {
  readonly comparison: Comparison | undefined
  /** A newer one is on its way. */
  readonly waiting: boolean
  readonly error: unknown
  again(): void
}

/** Compares the articles of the columns, the first being the base; nothing with fewer than two. */
export function useComparison(columns: readonly string[], minWords: number): ComparisonState {
  const enabled = columns.length > 1
  const { data, error, isPlaceholderData, isFetching, refetch } = useCall(
    'compare.run',
    { articles: [...columns], minWords },
    { enabled, keep: true },
  )
  return {
    comparison: enabled ? data : undefined,
    waiting: enabled && (isPlaceholderData || (isFetching && data === undefined)),
    error: enabled ? error : null,
    again: () => void refetch(),
  }
}

/**
 * Keeps the selected passage through new comparisons: passages are numbered anew whenever the base, the order or the shortest
 * length changes, but they stand where they stood.
 */
export function useKeptSelection(
  comparison: Comparison | undefined,
  selected: SetView['selected'],
  onChange: (selected: SetView['selected']) => void,
): void {
  const before = useRef<Comparison | undefined>(undefined)
  useEffect(() => {
    const last = before.current
    before.current = comparison
    if (comparison === undefined || last === comparison || selected === null) return
    const kept =
      last === undefined
        ? comparison.shared[selected.passage]?.occurrences.some((one) => one.article === selected.article) === true
          ? selected
          : null
        : samePassage(last, selected, comparison)
    if (kept?.passage !== selected.passage || kept.article !== selected.article) onChange(kept)
  }, [comparison, selected, onChange])
}
