import { useQuery, type UseQueryResult, keepPreviousData, type QueryClient } from '@tanstack/react-query'
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
  'import.runs': ['corpus', 'runs'],
  'import.report': ['corpus', 'runs'],
  'article.list': ['corpus', 'articles', 'tags', 'sets', 'runs'],
  'article.ids': ['corpus', 'articles', 'tags', 'sets', 'runs'],
  'article.get': ['corpus', 'articles', 'tags', 'sets', 'reviews'],
  'article.matches': ['corpus', 'articles'],
  'article.similar': ['corpus', 'articles'],
  'search.suggest': ['corpus', 'articles', 'tags', 'sets'],
  'search.facets': ['corpus', 'articles', 'tags', 'sets'],
  'set.get': ['corpus', 'sets'],
  'set.list': ['corpus', 'sets'],
  'compare.run': ['corpus', 'articles'],
  'review.list': ['corpus', 'articles', 'reviews'],
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

/**
 * The answer to a call, cached, kept fresh when the host says that its data changed, and cancelled when nobody looks any
 * more. With `keep` the last answer stays while the next one, for another input, is on its way.
 */
export function useCall<M extends Method>(
  method: M,
  input: Input<M>,
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<Output<M>> {
  const client = useApi()
  return useQuery<Output<M>>({
    queryKey: [method, input],
    queryFn: ({ signal }) => client.call(method, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  })
}

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
        return await client.call(method, input)
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
