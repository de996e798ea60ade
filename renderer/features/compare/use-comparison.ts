import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Comparison } from '../../../main/contract/comparison.ts'
import type { ComparisonSet, SetView } from '../../../main/contract/desk.ts'
import { useCall } from '../../app/api.ts'
import { samePassage } from './passages.ts'

/** The comparison of the articles in the columns, as far as it is there. */
export interface ComparisonState {
  readonly comparison: Comparison | undefined
  /** A newer one is on its way. */
  readonly waiting: boolean
  readonly error: unknown
  /** The researcher stopped it; `again` goes on. */
  readonly stopped: boolean
  again(): void
  stop(): void
}

/** Compares the articles of a set's columns, the first being the base, as the set says; nothing with fewer than two. */
export function useComparison(columns: readonly string[], { id, minWords, layers }: ComparisonSet): ComparisonState {
  const queries = useQueryClient()
  const asked = `${id} ${columns.join()} ${minWords} ${layers.join()}`
  const [stoppedAt, setStoppedAt] = useState<string | null>(null)
  const stopped = stoppedAt === asked
  const compares = columns.length > 1
  // Who no longer asks is no longer answered: the host hears of it and ends the work.
  const enabled = compares && !stopped
  const { data, error, isFetching, refetch } = useCall(
    'compare.run',
    { articles: [...columns], minWords, layers, set: id },
    { enabled, keep: true },
  )
  return {
    comparison: compares ? data : undefined,
    // A link or another family of terms asks the same again: what is there is shown until the answer comes.
    waiting: enabled && isFetching,
    error: enabled ? error : null,
    stopped: compares && stopped,
    again: () => {
      setStoppedAt(null)
      if (!stopped) void refetch()
    },
    stop: () => {
      setStoppedAt(asked)
      void queries.cancelQueries({ queryKey: ['compare.run'] })
    },
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
