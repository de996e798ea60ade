import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type RefObject } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ListQuery } from '../../../main/contract/methods.ts'
import { useApi } from '../../app/api.ts'
import {
  currentView,
  isSearching,
  listQueryOf,
  listViewOf,
  useView,
  type ListView,
  type ViewState,
} from '../../app/view-store.ts'
import { pageOf, pageSizeFor } from './list-page.ts'

/** A view that the list can be drawn for. */
export interface AnsweredView {
  readonly view: ListView
  /** What it asks for. */
  readonly query: ListQuery
  /** Whether words are sought in it. */
  readonly searching: boolean
  /** How many of its rows are asked for in one call. */
  readonly pageSize: number
  /** Its answer takes so long that it is shown without: what is known must not pass for the answer. */
  readonly late: boolean
  /** Whether the window's view is ahead of this one: its answer is on the way. */
  readonly behind: StoreApi<boolean>
}

/** How many rows the pane shows of a list in which words are sought, and of another; 0 before it did. */
export interface RowsInSight {
  searching: number
  browsing: number
}

/** Up to here an answer that is on its way needs no word: most come sooner, and the list would flicker with each key. Milliseconds. */
const patience = 200

/**
 * The window's view once the list has the answer to it, and until then the one before: so that list, count, chips and notes are drawn
 * once a key and together, and not for the key and for its answer. Its first rows are asked for as soon as the view changes, before
 * anything is drawn, and what was asked before is given up.
 */
export function useAnsweredView(grouped: boolean, inSight: RefObject<RowsInSight>): AnsweredView {
  const client = useApi()
  const queries = useQueryClient()
  const [behind] = useState(() => createStore(() => false))
  const [shown, setShown] = useState(() => asking(currentView(), grouped, fresh))

  useEffect(() => {
    let newest = ''
    let asked: readonly unknown[] | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const giveUp = (): void => {
      clearTimeout(timer)
      if (asked !== null) void queries.cancelQueries({ queryKey: asked, exact: true })
      asked = null
    }
    const follow = (state: ViewState): void => {
      const key = JSON.stringify(listViewOf(state))
      if (key === newest) return
      newest = key
      const next = asking(state, grouped, inSight.current)
      giveUp()
      const page = pageOf(client, next.query, 0, next.pageSize)
      const show = (): void => {
        if (key !== newest) return
        clearTimeout(timer)
        const late = queries.getQueryData(page.queryKey) === undefined
        setShown((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : { ...next, late }))
        behind.setState(false, true)
      }
      asked = page.queryKey
      behind.setState(true, true)
      timer = setTimeout(show, patience)
      void queries.prefetchQuery(page).then(() => {
        if (key === newest) asked = null
        show()
      })
    }
    follow(currentView())
    const stop = useView.subscribe(follow)
    return () => {
      stop()
      giveUp()
    }
  }, [client, queries, behind, grouped, inSight])
  return { ...shown, behind }
}

const fresh: RowsInSight = { searching: 0, browsing: 0 }

const asking = (state: ViewState, grouped: boolean, inSight: RowsInSight): Omit<AnsweredView, 'behind'> => {
  const view = listViewOf(state)
  const searching = isSearching(view)
  return {
    view,
    query: { ...listQueryOf(view), ...(grouped && !view.bin ? { group: true } : {}) },
    searching,
    pageSize: pageSizeFor(searching, searching ? inSight.searching : inSight.browsing),
    late: false,
  }
}
