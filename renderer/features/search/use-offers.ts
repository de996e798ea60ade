import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Suggestion } from '../../../main/contract/search.ts'
import { useApi, useCall } from '../../app/api.ts'
import type { Typed } from './insert-completion.ts'

/** What the box offers: a completion of what is typed, or a query that was asked before. */
export interface Offer {
  readonly kind: Suggestion['kind'] | 'recent'
  readonly label: string
  readonly value: string
  /** In how many articles it stands, where that is known. */
  readonly articles?: number | undefined
  /** The words were taken for a typing error of this. */
  readonly corrected?: boolean | undefined
}

/** Suggestions follow the typing after this pause, so that a fast typist does not ask for every letter. Milliseconds. */
const pause = 80
const most = 6
/** What is longer was pasted, and is not completed. */
const longest = 1000

const useDelayed = <T>(value: T): T => {
  const [delayed, setDelayed] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return delayed
}

/** What the box offers, and whether there are queries to be asked again. */
export interface Offers {
  readonly offers: readonly Offer[]
  readonly anyRecent: boolean
}

/** Completions for the text at the caret; on an empty box, the queries asked last. */
export function useOffers({ text, caret }: Typed, focused: boolean, offering: boolean): Offers {
  const empty = text.trim() === ''
  const asked = useDelayed(text)
  const askedAt = useDelayed(caret)
  const suggestions = useCall(
    'search.suggest',
    { text: asked, caret: Math.min(askedAt, asked.length), limit: most },
    { enabled: offering && asked.trim() !== '' && asked.length <= longest, keep: true },
  ).data
  const recent = useCall('search.recent', {}, { enabled: focused }).data ?? []
  const anyRecent = recent.length > 0
  if (!offering) return { offers: [], anyRecent }
  if (!empty) return { offers: suggestions ?? [], anyRecent }
  const offers = recent.slice(0, most).map((query): Offer => ({ kind: 'recent', label: query, value: query }))
  return { offers, anyRecent }
}

/** The queries asked last: kept, and forgotten. Both are a convenience, and never stop a search. */
export function useSearchHistory(): {
  remember(query: string): void
  /** One query, or without it all of them. */
  forget(query?: string): Promise<void>
} {
  const client = useApi()
  const queries = useQueryClient()
  const keep = useCallback((recent: string[]) => queries.setQueryData(['search.recent', {}], recent), [queries])
  return {
    remember: (query) => {
      if (query.trim() === '' || query.length > 10_000) return
      // It is offered at once; how it is kept, the host says.
      queries.setQueryData<string[]>(['search.recent', {}], (before) => before && [...new Set([query, ...before])])
      client.call('search.remember', { query }).then(keep, () => undefined)
    },
    forget: (query) =>
      client.call('search.forget', query === undefined ? {} : { query }).then(
        (recent) => void keep(recent),
        () => undefined,
      ),
  }
}
