import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ComparisonSet, SetView } from '../../../main/contract/desk.ts'
import { useApi } from '../../app/api.ts'

const SAVE_AFTER = 400

/** How a set is shown, remembered with it. */
export interface SetViewState {
  readonly view: SetView
  change(part: Partial<SetView>): void
  /** Something that is read only when saving has changed, such as a scroll position. */
  touch(): void
}

/**
 * The view state of an open set: taken from the set once, changed here, saved a moment after each change and when the set or
 * the window is left. `complete` adds what is read from the page at that time.
 */
export function useSetViewState(set: ComparisonSet, complete: () => Partial<SetView>): SetViewState {
  const client = useApi()
  const queries = useQueryClient()
  const [view, setView] = useState(set.view)
  const current = useRef(view)
  const completed = useRef(complete)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { id } = set

  useEffect(() => {
    completed.current = complete
  }, [complete])

  const save = useCallback(() => {
    if (timer.current === undefined) return
    clearTimeout(timer.current)
    timer.current = undefined
    current.current = { ...current.current, ...completed.current() }
    const saved = current.current
    // What is opened again in this window shows this at once; the answer from the host would come a moment later.
    queries.setQueryData<ComparisonSet>(['set.get', { id }], (before) => before && { ...before, view: saved })
    // A set that is gone by now needs no view.
    client.call('set.saveView', { id, view: saved }).catch(() => undefined)
  }, [client, queries, id])

  const touch = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(save, SAVE_AFTER)
  }, [save])

  const change = useCallback(
    (part: Partial<SetView>) => {
      current.current = { ...current.current, ...part }
      setView(current.current)
      touch()
    },
    [touch],
  )

  // A layout effect: its end comes before the columns leave the page, so their scroll can still be read.
  useLayoutEffect(() => {
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      save()
    }
  }, [save])

  return { view, change, touch }
}
