import { useCallback, useEffect, useRef, useState } from 'react'
import type { ArticleId } from '../../../main/contract/article.ts'
import { useApi } from '../../app/api.ts'
import { useView, currentView } from '../../app/view-store.ts'
import { rowCount, type ListWindow } from './use-list-window.ts'

/** How a move treats the selection: the row alone, everything from the anchor to it, or this row besides. */
export type MoveKind = 'alone' | 'range' | 'toggle' | 'cursor-only'

/** The cursor of the list and what it selects. */
export interface ListCursor {
  /** The place of the cursor, or -1. */
  readonly index: number
  /** Moves the cursor; places outside of the list are brought into it. */
  move(index: number, kind: MoveKind): void
  selectAll(): void
}

/**
 * Keeps cursor, anchor and selection of a list whose rows are known only in part: a range over rows that were never fetched
 * asks the host for their ids.
 */
export function useListCursor(list: ListWindow, reveal: (index: number) => void): ListCursor {
  const { query } = list
  const client = useApi()
  const select = useView((view) => view.select)
  const focused = useView((view) => view.focused)
  const [index, setIndex] = useState(-1)
  const anchor = useRef(0)
  const key = JSON.stringify(query)
  const total = rowCount(list)

  // Where the article that the reader shows stands now: rows move when the list is sorted, filtered or grows.
  const found = focused === null ? -1 : list.indexOf(focused)
  const [seen, setSeen] = useState({ key, focused, found })
  if (seen.key !== key || seen.focused !== focused || seen.found !== found) {
    setSeen({ key, focused, found })
    if (found >= 0) setIndex(found)
    else if (seen.key !== key) setIndex(-1)
  }

  // A row that the cursor was sent to before its page was known.
  const wanted = useRef<{ readonly index: number; readonly kind: MoveKind } | null>(null)
  const version = useRef(0)
  // Both are of a list: what was on its way for another one is not done to this.
  useEffect(
    () => () => {
      wanted.current = null
      version.current++
    },
    [key],
  )

  const selectRange = useCallback(
    async (from: number, to: number, cursor: ArticleId | null): Promise<void> => {
      const [low, high] = from < to ? [from, to] : [to, from]
      const ids: ArticleId[] = []
      for (let at = low; at <= high; at++) {
        const row = list.rowAt(at)
        if (row === undefined) break
        ids.push(row.id)
      }
      const mine = ++version.current
      if (ids.length === high - low + 1) return select(new Set(ids), cursor)
      const all = await client.call('article.ids', query)
      if (mine === version.current) select(new Set(all.slice(low, high + 1)), cursor ?? all[to] ?? null)
    },
    [client, list, query, select],
  )

  const apply = useCallback(
    (to: number, kind: MoveKind): void => {
      const row = list.rowAt(to)
      if (kind === 'range') {
        void selectRange(Math.min(anchor.current, total - 1), to, row?.id ?? null)
        return
      }
      if (row === undefined) {
        wanted.current = { index: to, kind }
        return
      }
      wanted.current = null
      version.current++
      if (kind === 'cursor-only') return
      anchor.current = to
      if (kind === 'alone') return select(new Set([row.id]), row.id)
      const next = new Set(currentView().selection)
      if (next.has(row.id)) next.delete(row.id)
      else next.add(row.id)
      select(next, row.id)
    },
    [list, select, selectRange, total],
  )

  useEffect(() => {
    const waiting = wanted.current
    if (waiting !== null && list.rowAt(waiting.index) !== undefined) apply(waiting.index, waiting.kind)
  })

  const move = (target: number, kind: MoveKind): void => {
    if (total === 0) return
    const to = Math.min(Math.max(target, 0), total - 1)
    setIndex(to)
    reveal(to)
    apply(to, kind)
  }

  const selectAll = (): void => {
    if (total === 0) return
    anchor.current = 0
    if (query.group !== true) {
      void selectRange(0, total - 1, currentView().focused)
      return
    }
    // All means those that are folded under others, too.
    const { group: _folded, ...all } = query
    const mine = ++version.current
    void client.call('article.ids', all).then((ids) => {
      if (mine === version.current) select(new Set(ids), currentView().focused)
    })
  }

  return { index: Math.min(index, total - 1), move, selectAll }
}
