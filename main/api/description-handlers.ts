import { descriptionMethods } from '../contract/description-methods.ts'
import { readOutletTable } from '../import/outlet-table.ts'
import type { AppCore } from './app-core.ts'
import { diffArticles } from './diff-articles.ts'
import type { Handlers } from './handlers.ts'

/** The methods that {@link descriptionHandlers} answers. */
export type DescriptionMethod = keyof typeof descriptionMethods

/** Differences, versions, duplicates, reviews in bulk, the table of outlets, repeated lines. */
export function descriptionHandlers(core: AppCore): Pick<Handlers, DescriptionMethod> {
  return {
    'article.diff': async (input, { signal }) =>
      diffArticles(core.current().db, core.comparer(), input.old, input.new, signal),
    'article.versions': async (input, { signal }) => core.current().db.read('article.versions', input, { signal }),

    'review.facets': async (input, { signal }) => core.current().db.read('review.facets', input, { signal }),
    'review.answerMany': async (input) => core.current().db.write('review.answerMany', input),

    'duplicate.counts': async (_input, { signal }) => core.current().db.read('duplicate.counts', {}, { signal }),
    'duplicate.groups': async (input, { signal }) => core.current().db.read('duplicate.groups', input, { signal }),

    'outlet.list': async (_input, { signal }) => readOutletTable(core.current().db, signal),
    'outlet.set': async (input) => core.current().db.write('outlet.set', input),
    'outlet.remove': async (input) => core.current().db.write('outlet.remove', input),

    'furniture.groups': async (_input, { signal }) => core.current().db.read('furniture.groups', {}, { signal }),
    'furniture.lines': async (input, { signal }) => core.current().db.read('furniture.lines', input, { signal }),
    'furniture.preview': async (input, { signal }) => core.current().db.read('furniture.preview', input, { signal }),
    'furniture.decide': async (input) => core.current().db.write('furniture.decide', input),
  }
}
