import { useDeferredValue, useMemo } from 'react'
import { create } from 'zustand'
import { useCall } from '../../app/api.ts'
import type { Mark } from '../../article/runs.ts'
import { spansLeft, useSteps, type Hits } from './use-hits.ts'

/** What is looked for in the article that is read. It stays from one article to the next. */
interface FindState {
  readonly open: boolean
  readonly text: string
  readonly wholeWord: boolean
  readonly matchCase: boolean
  readonly matchAccents: boolean
}

/** The find bar of the reader: `useFindState((find) => find.open)`. */
export const useFindState = create<FindState>(() => ({
  open: false,
  text: '',
  wholeWord: false,
  matchCase: false,
  matchAccents: false,
}))

/** Where the text of the find bar stands in an article; null while nothing is looked for. The first place is gone to at once. */
export function useFind(article: string, folded: readonly Mark[]): Hits | null {
  const { open, ...find } = useFindState()
  const asked = useDeferredValue(find)
  const wanted = open && asked.text.trim() !== ''
  const found = useCall('article.find', { id: article, ...asked }, { enabled: wanted, keep: true })
  const spans = useMemo(() => spansLeft(found.data, folded), [found.data, folded])
  const hits = useSteps(wanted ? spans : undefined, 0)
  return wanted ? hits : null
}
