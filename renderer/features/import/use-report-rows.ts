import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportRow, ReportFilter } from '../../../main/contract/import-report.ts'
import type { Output } from '../../../main/contract/methods.ts'
import { useApi } from '../../app/api.ts'

type Page = Output<'import.items'>

/** Rows in one call: a screen shows some twenty. */
const pageSize = 100

/** The part of a report that is known. */
export interface ReportRows {
  /** How many rows the filter leaves; undefined before the first answer. */
  readonly total: number | undefined
  /** A row by its place; undefined while its page is on the way. */
  rowAt(index: number): ImportRow | undefined
  /** What is known belongs to the filter before. */
  readonly busy: boolean
  readonly error: Error | null
}

interface Known {
  readonly key: string
  readonly total: number
  readonly pages: ReadonlyMap<number, Page>
}

/** Rows `first` to `last` of a report, fetched in pages as they come into sight. */
export function useReportRows(run: string, filter: ReportFilter, first: number, last: number): ReportRows {
  const client = useApi()
  const key = JSON.stringify([run, filter])
  const from = Math.max(0, Math.floor(first / pageSize))
  const to = Math.max(from, Math.floor(last / pageSize))
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const answers = useQueries({
    queries: pages.map((page) => {
      const input = { run, filter, offset: page * pageSize, limit: pageSize }
      return {
        queryKey: ['import.items', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => client.call('import.items', input, { signal }),
      }
    }),
  })

  const [known, setKnown] = useState<Known | null>(null)
  const same = known?.key === key
  const fresh = pages.flatMap((page, at) => {
    const { data } = answers[at]!
    return data === undefined || (same && known.pages.get(page) === data) ? [] : [{ page, data }]
  })
  const newest = fresh.at(-1)?.data
  if (newest !== undefined) {
    const all = new Map(same ? known.pages : [])
    for (const { page, data } of fresh) all.set(page, data)
    setKnown({ key, total: newest.total, pages: all })
  }

  const failed = answers.find((answer) => answer.isError && answer.data === undefined)
  return {
    total: known?.total,
    rowAt: (index) => known?.pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    busy: known?.key !== key && failed === undefined,
    error: failed?.error ?? null,
  }
}
