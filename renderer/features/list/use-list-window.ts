import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListQuery } from '../../../main/contract/methods.ts'
import { useApi } from '../../app/api.ts'
import { pageOf, rowsAround, type ListPage } from './list-page.ts'
import type { AnsweredView } from './use-answered-view.ts'

/** A row of the list as the host answers it. */
export type ListRow = ListPage['rows'][number]

/** The part of a list that is known. */
export interface ListWindow {
  /** The query that the rows answer: while the next answer is on its way, still the one before. */
  readonly query: ListQuery
  /** Whether words are sought in that query. */
  readonly searching: boolean
  /** How many articles answer the query; undefined before the first answer, and where there is none. */
  readonly total: number | undefined
  /** The answer that came last, with what there is to say about it; undefined as `total` is. */
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

type Asked = Pick<AnsweredView, 'query' | 'searching' | 'pageSize'>

interface Known {
  readonly key: string
  readonly asked: Asked
  /** The answer that came last; it knows the total. */
  readonly newest: ListPage
  readonly answers: ReadonlyMap<number, ListPage>
}

/**
 * Rows `first` to `last` of a list, and some around them, fetched in pages as they come into sight. Answers are kept apart by their
 * query, so one that comes late is never shown for another query.
 */
export function useListWindow(asked: AnsweredView, first: number, last: number): ListWindow {
  const client = useApi()
  const { query, pageSize } = asked
  const key = JSON.stringify([query, pageSize])
  const [known, setKnown] = useState<Known | null>(null)
  const same = known?.key === key
  const most = same ? rowCount({ query, total: known.newest.total, answer: known.newest }) - 1 : 0
  const from = Math.floor(Math.max(0, first - rowsAround) / pageSize)
  const to = Math.max(from, Math.floor(Math.min(last + rowsAround, most) / pageSize))
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const answers = useQueries({
    // The first page was asked for before: if it failed this tells why.
    queries: pages.map((page) => ({ ...pageOf(client, query, page, pageSize), retryOnMount: page > 0 })),
  })

  const fresh = pages.flatMap((page, at) => {
    const { data } = answers[at]!
    return data === undefined || (same && known.answers.get(page) === data) ? [] : [{ page, data }]
  })
  const newest = fresh.at(-1)?.data
  if (newest !== undefined) {
    const all = new Map(same ? known.answers : [])
    for (const { page, data } of fresh) all.set(page, data)
    setKnown({ key, asked, newest, answers: all })
  }

  const failed = answers.find((answer) => answer.isError && answer.data === undefined)
  const busy = known?.key !== key && failed === undefined
  // Where there will be no answer, the one before is neither counted nor acted upon.
  const told = same || busy ? known : null
  const shown: Asked = told?.asked ?? asked
  return {
    query: shown.query,
    searching: shown.searching,
    total: told?.newest.total,
    answer: told?.newest,
    rowAt: (index) => told?.answers.get(Math.floor(index / shown.pageSize))?.rows[index % shown.pageSize],
    indexOf: (id) => {
      for (const [page, { rows }] of told?.answers ?? []) {
        const at = rows.findIndex((row) => row.id === id)
        if (at >= 0) return page * shown.pageSize + at
      }
      return -1
    },
    busy,
    late: busy && asked.late,
    error: failed?.error ?? null,
    retry: () => {
      for (const answer of answers) void answer.refetch()
    },
  }
}
