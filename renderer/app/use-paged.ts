import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Input, Output } from '../../main/contract/methods.ts'
import { useApi } from './api.ts'

/** Items in one call. */
const pageSize = 100

/** The methods that answer a window of a long list, and what they list. */
interface Lists {
  'review.list': Output<'review.list'>['pairs'][number]
  'duplicate.groups': Output<'duplicate.groups'>['groups'][number]
  'concordance.lines': Output<'concordance.lines'>['lines'][number]
  'concordance.dispersion': Output<'concordance.dispersion'>['rows'][number]
}
type ListMethod = keyof Lists

/** The items of an answer, and how many there are in all. */
function partOf(answer: Output<ListMethod>): { readonly items: readonly object[]; readonly total: number } {
  if ('pairs' in answer) return { items: answer.pairs, total: answer.total }
  if ('groups' in answer) return { items: answer.groups, total: answer.total }
  if ('lines' in answer) return { items: answer.lines, total: answer.shown }
  return { items: answer.rows, total: answer.articles }
}

/** The part of a long list that is known. `Answer` is what the host says with each page of it. */
export interface Paged<Item, Answer = object> {
  /** The answer that came last. */
  readonly answer: Answer | undefined
  /** Undefined before the first answer. */
  readonly total: number | undefined
  /** An item by its place; undefined while its page is on the way. */
  itemAt(index: number): Item | undefined
  readonly error: Error | null
  retry(): void
}

interface Known<Item, Answer> {
  readonly key: string
  readonly newest: Answer
  readonly total: number
  readonly pages: ReadonlyMap<number, { readonly answer: object; readonly items: readonly Item[] }>
}

/**
 * Items `first` to `last` of a long list, fetched in pages as they come into sight. What is known of the list stays while pages are
 * asked for again; another input begins anew.
 */
export function usePaged<M extends ListMethod>(
  method: M,
  input: Omit<Input<M>, 'offset' | 'limit'>,
  first: number,
  last: number,
): Paged<Lists[M], Output<M>> {
  const client = useApi()
  const key = JSON.stringify([method, input])
  const from = Math.max(0, Math.floor(first / pageSize))
  const to = Math.max(from, Math.floor(last / pageSize))
  const wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const answers = useQueries({
    queries: wanted.map((page) => {
      const asked = { ...input, offset: page * pageSize, limit: pageSize } as Input<M>
      return {
        queryKey: [method, asked],
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<Output<M>> => client.call(method, asked, { signal }),
      }
    }),
  })

  const [known, setKnown] = useState<Known<Lists[M], Output<M>> | null>(null)
  const same = known?.key === key
  const fresh = wanted.flatMap((page, at) => {
    const data = answers[at]?.data
    return data === undefined || (same && known.pages.get(page)?.answer === data) ? [] : [{ page, data }]
  })
  if (fresh.length > 0) {
    const pages = new Map(same ? known.pages : [])
    let total = 0
    for (const { page, data } of fresh) {
      const part = partOf(data)
      total = part.total
      pages.set(page, { answer: data, items: part.items as readonly Lists[M][] })
    }
    setKnown({ key, newest: fresh.at(-1)!.data, total, pages })
  }
  const shown = same ? known : null
  const failed = answers.find((answer) => answer.isError && answer.data === undefined)
  return {
    answer: shown?.newest,
    total: shown?.total,
    itemAt: (index) => shown?.pages.get(Math.floor(index / pageSize))?.items[index % pageSize],
    error: failed?.error ?? null,
    retry: () => {
      for (const answer of answers) void answer.refetch()
    },
  }
}
