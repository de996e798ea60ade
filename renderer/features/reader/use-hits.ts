import { useDeferredValue, useMemo, useState } from 'react'
import { useCall } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import type { TextMark } from '../../article/text-mark.ts'

/** The hits of the search box in one article, and the one that is looked at. */
export interface Hits {
  readonly marks: readonly TextMark[]
  /** Index into `marks`, or null before the first step. */
  readonly current: number | null
  /** Goes to the next or previous hit, round the ends. */
  step(direction: 1 | -1): void
}

/** Where the words of the search box stand in an article. */
export function useHits(article: string): Hits {
  const query = useDeferredValue(useView((view) => view.query).trim())
  const matches = useCall('article.matches', { id: article, query }, { enabled: query !== '' })
  const found = query === '' ? undefined : matches.data
  const marks = useMemo(
    () => (found ?? []).map(([start, end], id): TextMark => ({ start, end, id, type: 'hit' })),
    [found],
  )
  const [at, setAt] = useState<{ readonly marks: readonly TextMark[]; readonly index: number } | null>(null)
  // A step belongs to the hits it was made in: with other words the count begins anew.
  const current = at !== null && at.marks === marks ? at.index : null
  const step = (direction: 1 | -1): void => {
    if (marks.length === 0) return
    const from = current ?? (direction === 1 ? -1 : 0)
    setAt({ marks, index: (from + direction + marks.length) % marks.length })
  }
  return { marks, current, step }
}
