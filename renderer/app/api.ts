import { useQueries, useQuery, type UseQueryResult, keepPreviousData, type QueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import { useIntl } from 'react-intl'
import { AppError } from '../../main/contract/errors.ts'
import type { Topic } from '../../main/contract/events.ts'
import type { Input, Method, Output } from '../../main/contract/methods.ts'
import type { Client } from '../../main/rpc/connect.ts'
import { dismissOffers, toast } from './toasts.ts'

/** The client of the whole window. */
export const ApiContext = createContext<Client | null>(null)

/** The typed client: `call(method, input)` and `on(event, listener)`. */
export function useApi(): Client {
  const client = useContext(ApiContext)
  if (client === null) throw new Error('useApi outside of the application')
  return client
}

/** Which answers a change makes stale. Methods that are not named change with no data. */
const topicsOf: Partial<Record<Method, readonly Topic[]>> = {
  'corpus.current': ['corpus', 'articles', 'runs'],
  'corpus.recent': ['corpus', 'recents'],
  'library.get': ['corpus', 'articles', 'tags', 'sets', 'runs', 'reviews'],
  'library.folders': ['corpus', 'articles'],
  'library.days': ['corpus', 'articles'],
  'original.sources': ['corpus', 'articles'],
  'import.runs': ['corpus', 'runs'],
  'import.report': ['corpus', 'runs'],
  'import.summary': ['corpus', 'runs'],
  'import.items': ['corpus', 'runs'],
  'import.undoPlan': ['corpus', 'articles', 'history'],
  'watch.list': ['corpus', 'watched'],
  'article.list': ['corpus', 'articles', 'tags', 'sets', 'runs', 'searches'],
  'article.ids': ['corpus', 'articles', 'tags', 'sets', 'runs', 'searches'],
  'article.alike': ['corpus', 'articles', 'tags', 'sets', 'runs', 'searches', 'reviews'],
  'article.get': ['corpus', 'articles', 'tags', 'sets', 'reviews'],
  'article.matches': ['corpus', 'articles', 'searches'],
  'article.find': ['corpus', 'articles'],
  'article.similar': ['corpus', 'articles'],
  'article.shared': ['corpus', 'texts'],
  'article.occurrences': ['corpus', 'texts'],
  'compare.closest': ['corpus', 'texts', 'work'],
  'search.suggest': ['corpus', 'articles', 'tags', 'sets', 'searches'],
  'search.facets': ['corpus', 'articles', 'tags', 'sets', 'runs', 'reviews', 'searches'],
  'search.count': ['corpus', 'articles', 'tags', 'sets', 'runs', 'reviews', 'searches'],
  'search.recent': ['corpus'],
  'savedSearch.list': ['corpus', 'searches'],
  'family.list': ['corpus', 'terms'],
  'concordance.lines': ['corpus', 'articles', 'tags', 'sets', 'runs', 'reviews', 'searches'],
  'concordance.places': ['corpus', 'articles'],
  'vocabulary.keyness': ['corpus', 'texts', 'tags', 'sets', 'runs', 'reviews', 'searches'],
  'vocabulary.places': ['corpus', 'texts'],
  'concordance.collocates': ['corpus', 'articles', 'tags', 'sets', 'runs', 'reviews', 'searches'],
  'concordance.dispersion': ['corpus', 'articles', 'tags', 'sets', 'runs', 'reviews', 'searches'],
  'concordance.frequency': ['corpus', 'articles', 'tags', 'sets', 'runs', 'reviews', 'searches'],
  'set.get': ['corpus', 'sets'],
  'set.list': ['corpus', 'sets'],
  'set.proposals': ['corpus', 'articles', 'sets', 'reviews'],
  'set.work': ['corpus', 'sets', 'work', 'decisions'],
  'compare.run': ['corpus', 'texts', 'work', 'terms'],
  'review.list': ['corpus', 'articles', 'reviews'],
  'review.facets': ['corpus', 'articles', 'reviews', 'runs'],
  'article.diff': ['corpus', 'articles'],
  'article.versions': ['corpus', 'articles', 'reviews'],
  'duplicate.counts': ['corpus', 'articles', 'reviews'],
  'duplicate.groups': ['corpus', 'articles', 'reviews'],
  'outlet.list': ['corpus', 'articles', 'outlets'],
  'furniture.groups': ['corpus', 'articles', 'furniture'],
  'furniture.lines': ['corpus', 'articles', 'furniture'],
  'furniture.preview': ['corpus', 'articles', 'furniture'],
  'history.state': ['corpus', 'history'],
  'history.list': ['corpus', 'history'],
}

/** Asks again for everything that a change of `topics` touched; what is not on screen is only marked stale. */
export function invalidateTopics(queries: QueryClient, topics: readonly Topic[]): void {
  void queries.invalidateQueries({
    predicate: (query) => {
      const known = topicsOf[query.queryKey[0] as Method]
      return known !== undefined && known.some((topic) => topics.includes(topic))
    },
  })
}

/** While an import runs, its batches change everything several times a second; what is on screen follows once in this time. */
const calm = 1000

const pending = new Set<Topic>()
let flushPending = (): void => undefined

/** As {@link invalidateTopics}, at once after a calm second and else at the end of it. What the researcher does shows at once. */
export function invalidateTopicsCalmly(queries: QueryClient, topics: readonly Topic[]): void {
  for (const topic of topics) pending.add(topic)
  flushPending = () => {
    if (pending.size === 0) return
    const now = [...pending]
    pending.clear()
    lastInvalidated = performance.now()
    invalidateTopics(queries, now)
  }
  const wait = lastInvalidated + calm - performance.now()
  if (wait <= 0) flushPending()
  else if (timer === undefined) {
    timer = setTimeout(() => {
      timer = undefined
      flushPending()
    }, wait)
  }
}
let lastInvalidated = Number.NEGATIVE_INFINITY
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * The answer to a call, cached, kept fresh when the host says that its data changed, and cancelled when nobody looks any
 * more. With `keep` the last answer stays while the next one, for another input, is on its way; with `once` it is kept for as long
 * as somebody looks, and no longer.
 */
export function useCall<M extends Method>(
  method: M,
  input: Input<M>,
  options: { readonly enabled?: boolean; readonly keep?: boolean; readonly once?: boolean } = {},
): UseQueryResult<Output<M>> {
  const client = useApi()
  return useQuery<Output<M>>({
    queryKey: [method, input],
    queryFn: ({ signal }) => client.call(method, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
    // Asked anew each time that somebody looks: the host keeps what it made ready for a while only.
    ...(options.once === true ? { gcTime: 0, staleTime: Number.POSITIVE_INFINITY, retry: false } : {}),
  })
}

/** The answers to several calls of one method, in the order of the inputs; undefined while one is on its way. */
export function useCalls<M extends Method>(method: M, inputs: readonly Input<M>[]): readonly (Output<M> | undefined)[] {
  const client = useApi()
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: [method, input],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Output<M>> => client.call(method, input, { signal }),
    })),
    combine: dataOf,
  }) as readonly (Output<M> | undefined)[]
}

const dataOf = (results: readonly { readonly data?: unknown }[]): readonly unknown[] => results.map(({ data }) => data)

const shown = new WeakSet<object>()

// An action that nobody awaits has told the researcher already; the console need not.
window.addEventListener('unhandledrejection', (event) => {
  if (typeof event.reason === 'object' && event.reason !== null && shown.has(event.reason as object)) {
    event.preventDefault()
  }
})

/** Words an error for a researcher. */
export function useErrorText(): (error: unknown) => string {
  const intl = useIntl()
  return useCallback(
    (error) => {
      const code = error instanceof AppError ? error.code : 'internal'
      const message = error instanceof Error ? error.message : String(error)
      return intl.formatMessage({ id: `error.${code}` }, { message })
    },
    [intl],
  )
}

/**
 * A call that does something. An error is shown as a toast and then thrown, so that a caller can stop; one that does not
 * care may ignore the promise.
 */
export function useAction<M extends Method>(method: M): (input: Input<M>) => Promise<Output<M>> {
  const client = useApi()
  const errorText = useErrorText()
  return useCallback(
    async (input) => {
      dismissOffers()
      try {
        const answer = await client.call(method, input)
        // The host told of what this changed before it answered.
        flushPending()
        return answer
      } catch (error) {
        if (typeof error === 'object' && error !== null) shown.add(error)
        if (!(error instanceof AppError && error.code === 'cancelled')) {
          toast({ tone: 'danger', text: errorText(error) })
        }
        throw error
      }
    },
    [client, method, errorText],
  )
}
