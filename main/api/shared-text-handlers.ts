import type { sharedTextMethods } from '../contract/shared-text.ts'
import type { AppCore } from './app-core.ts'
import { comparedTexts } from './compare-articles.ts'
import type { Handlers } from './handlers.ts'
import { sharedTextsOf } from './shared-texts.ts'

/** The methods of {@link sharedTextHandlers}. */
export type SharedTextMethod = keyof typeof sharedTextMethods

/** Shared text of any article of the corpus, and closest wordings. */
export function sharedTextHandlers(core: AppCore): Pick<Handlers, SharedTextMethod> {
  return {
    'article.shared': async ({ id }, { signal }) => sharedTextsOf(core.current().db, core.comparer).of(id, signal),
    'article.occurrences': async ({ offset, limit, ...place }, { signal }) =>
      sharedTextsOf(core.current().db, core.comparer).occurrences(place, { offset, limit }, signal),
    async 'compare.closest'({ articles, set, ...options }, { signal }) {
      const compared = await comparedTexts(core.current().db, articles, set, signal)
      return core.comparer().closest(compared.articles, options, signal)
    },
  }
}
