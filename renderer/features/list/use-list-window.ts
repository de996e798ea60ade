import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ListQuery, Output } from '../../../main/contract/methods.ts'
import type { Client } from '../../../main/rpc/connect.ts'
import { useApi } from '../../app/api.ts'
import { useView, type ViewState } from '../../app/view-store.ts'

type ListPage = Output<'article.list'>

/** A row of the list as the host answers it. */
export type ListRow = ListPage['rows'][number]

/** Rows in one call: about what a screen shows. To search, each row costs the reading of its text. */
const pageSize = 40

/** Up to here an answer that is on its way needs no word: most come sooner, and the list would flicker with each key. Milliseconds. */
const patience = 200

/** The part of a list that is known. */
export interface ListWindow {
  /** The query that the rows answer: while the next answer is on its way, still the one before. */
  readonly query: ListQuery
  /** Whether words are sought in that query. */
  readonly searching: boolean
  /** How many articles answer the query; undefined before the first answer. */
  readonly total: number | undefined
  /** The answer that came last, with what there is to say about it; undefined before the first. */
  readonly answer: ListPage | undefined
  /** A row by its place; undefined while its page is on the way. */
  rowAt(index: number): ListRow | undefined
  /** The place of an article among the rows that are known, or -1. */
  indexOf(id: string): number
  /** The answer to the query is on its way; what is known belongs to the query before. */
  readonly busy: boolean
  /** It takes so long that what is shown must not pass for the answer. */
  readonly late: boolean
  readonly error: Error | null
  retry(): void
}

/** How many rows a list has: groups where articles of the same text are one row, else articles. */
export function rowCount({ query, total = 0, answer }: Pick<ListWindow, 'query' | 'total' | 'answer'>): number {
  return query.group === true ? (answer?.groups ?? total) : total
}

/** One page of a list, as it is asked for and kept. */
function pageOf(client: Client, query: ListQuery, page: number) {
  const input = { ...query, offset: page * pageSize, limit: pageSize }
  return {
    queryKey: ['article.list', input],
    queryFn: ({ signal }: { signal: AbortSignal }) => client.call('article.list', input, { signal }),
  }
}

/**
 * Asks for the first rows of a list as soon as what it shows is changed, while the window is still being drawn for that. `queryOf` says
 * which list a view shows; null for none.
 */
export function useAskEarly(queryOf: (view: ViewState) => ListQuery | null): void {
  const client = useApi()
  const queries = useQueryClient()
  useEffect(
    () =>
      useView.subscribe((view, before) => {
        if (view.query === before.query) return
        const query = queryOf(view)
        if (query !== null) void queries.prefetchQuery(pageOf(client, query, 0))
      }),
    [client, queries, queryOf],
  )
}

interface Known {
  readonly key: string
  readonly query: ListQuery
  readonly searching: boolean
  /** The answer that came last; it knows the total. */
  readonly newest: ListPage
  readonly answers: ReadonlyMap<number, ListPage>
}

/**
 * Rows `first` to `last` of a list, fetched in pages as they come into sight. Answers are kept apart by their query, so one
 * that comes late is never shown for another query.
 */
export function useListWindow(query: ListQuery, searching: boolean, first: number, last: number): ListWindow {
  const client = useApi()
  const key = JSON.stringify(query)
  const from = Math.max(0, Math.floor(first / pageSize))
  const to = Math.max(from, Math.floor(last / pageSize))
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const answers = useQueries({
    queries: pages.map((page) => pageOf(client, query, page)),
  })

  const [known, setKnown] = useState<Known | null>(null)
  const same = known?.key === key
  const fresh = pages.flatMap((page, at) => {
    const { data } = answers[at]!
    return data === undefined || (same && known.answers.get(page) === data) ? [] : [{ page, data }]
  })
  const newest = fresh.at(-1)?.data
  if (newest !== undefined) {
    const all = new Map(same ? known.answers : [])
    for (const { page, data } of fresh) all.set(page, data)
    setKnown({ key, query, searching, newest, answers: all })
  }

  const failed = answers.find((answer) => answer.isError && answer.data === undefined)
  const busy = known?.key !== key && failed === undefined
  const late = useLate(busy)
  return {
    query: known?.query ?? query,
    searching: known?.searching ?? searching,
    total: known?.newest.total,
    answer: known?.newest,
    rowAt: (index) => known?.answers.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    indexOf: (id) => {
      for (const [page, { rows }] of known?.answers ?? []) {
        const at = rows.findIndex((row) => row.id === id)
        if (at >= 0) return page * pageSize + at
      }
      return -1
    },
    busy,
    late,
    error: failed?.error ?? null,
    retry: () => {
      for (const answer of answers) void answer.refetch()
    },
  }
}

/** Whether something has been under way for longer than one waits without a word. */
function useLate(busy: boolean): boolean {
  const [late, setLate] = useState(false)
  if (late && !busy) setLate(false)
  useEffect(() => {
    if (!busy) return
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [busy])
  return late && busy
}
