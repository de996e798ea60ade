import { useDeferredValue, useMemo, useState } from 'react'
import { useCall } from '../../app/api.ts'
import { isSearching, listQueryOf, useView } from '../../app/view-store.ts'
import type { Mark } from '../../article/runs.ts'
import type { TextMark } from '../../article/text-mark.ts'

/** Places in one article that are gone through one by one, and the one that is looked at. */
export interface Hits {
  readonly marks: readonly TextMark[]
  /** Index into `marks`, or null before the first step. */
  readonly current: number | null
  /** Goes to the next or previous hit, round the ends. */
  step(direction: 1 | -1): void
}

/** Makes marks of spans, and goes through them from `first` on: with other spans, or once `asked` is another, anew. */
export function useSteps(
  spans: readonly (readonly [number, number])[] | undefined,
  first: number | null = null,
  asked: object | null = null,
): Hits {
  const marks = useMemo(
    () => (spans ?? []).map(([start, end], id): TextMark => ({ start, end, id, type: 'hit' })),
    [spans],
  )
  const [at, setAt] = useState<{
    readonly marks: readonly TextMark[]
    readonly index: number
    readonly asked: object | null
  } | null>(null)
  // A step belongs to the hits it was made in: with other words the count begins anew.
  const begun = first !== null && first < marks.length ? first : null
  const current = at !== null && at.marks === marks && at.asked === asked ? at.index : begun
  const step = (direction: 1 | -1): void => {
    if (marks.length === 0) return
    const from = current ?? (direction === 1 ? -1 : 0)
    setAt({ marks, index: (from + direction + marks.length) % marks.length, asked })
  }
  return { marks, current, step }
}

/** Those of some spans that are not left out of the text. */
export function spansLeft<S extends readonly [number, number]>(
  spans: readonly S[] | undefined,
  folded: readonly Mark[],
): readonly S[] | undefined {
  if (folded.length === 0) return spans
  return spans?.filter(([from, to]) => !folded.some(({ start, end }) => start <= from && to <= end))
}

/** Where the words that are searched for stand in an article: those of the search box, and of a saved search that is shown. */
export function useHits(article: string, folded: readonly Mark[]): Hits {
  const query = useView((view) => (isSearching(view) ? listQueryOf(view).query : ''))
  const literal = useView((view) => view.literal)
  const asked = useDeferredValue(query)
  const matches = useCall(
    'article.matches',
    { id: article, query: asked, ...(literal ? { correct: false } : {}) },
    { enabled: asked !== '' },
  )
  const reveal = useView((view) => (view.reveal?.article === article ? view.reveal : null))
  const marked = useMemo(() => (reveal?.marked === true ? [[reveal.start, reveal.end] as const] : undefined), [reveal])
  const found = asked === '' ? undefined : matches.data
  const spans = useMemo(() => marked ?? spansLeft(found, folded), [marked, found, folded])
  // A line of the concordance that was opened is gone to.
  const place = reveal === null ? -1 : (spans ?? []).findIndex(([, end]) => end > reveal.start)
  return useSteps(spans, place < 0 ? null : place, reveal)
}
