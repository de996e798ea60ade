import type { savedSearchMethods } from '../contract/saved-search.ts'
import type { AppCore } from './app-core.ts'
import type { Handlers } from './handlers.ts'

/** The methods that {@link savedSearchHandlers} answers. */
export type SavedSearchMethod = keyof typeof savedSearchMethods

/** Saved searches, counts of queries, and the queries asked last. */
export function savedSearchHandlers(core: AppCore): Pick<Handlers, SavedSearchMethod> {
  const corpus = async (): Promise<string> => (await core.current().db.read('corpus.info', {})).uuid
  return {
    'savedSearch.list': async (_input, { signal }) => core.current().db.read('savedSearch.list', {}, { signal }),
    'savedSearch.create': async (input) => core.current().db.write('savedSearch.create', input),
    'savedSearch.update': async (input) => core.current().db.write('savedSearch.update', input),
    'savedSearch.delete': async (input) => core.current().db.write('savedSearch.delete', input),

    async 'search.count'({ queries }, { signal }) {
      const { searcher, db } = core.current()
      return Promise.all(
        queries.map(async (text) => {
          const { node } = await searcher.read(text, { signal })
          return (await db.read('search.count', { query: node, bin: false }, { signal })).total
        }),
      )
    },

    'search.recent': async () => core.searches.list(await corpus()),
    'search.remember': async ({ query }) => core.searches.add(await corpus(), query),
    'search.forget': async ({ query }) => core.searches.forget(await corpus(), query),
  }
}
