import { safeFileName } from '../files/safe-path.ts'
import { checkFields } from '../desk/metadata.ts'
import { exportJsonl } from '../export/export-articles.ts'
import { AppError } from '../contract/errors.ts'
import type { Parsed } from '../contract/methods.ts'
import { findInText } from '../search/find-in-text.ts'
import type { ReadQueryOptions } from '../search/searcher.ts'
import type { AppCore } from './app-core.ts'
import { compareArticles } from './compare-articles.ts'
import type { DescriptionMethod } from './description-handlers.ts'
import type { Handlers } from './handlers.ts'
import type { SavedSearchMethod } from './saved-search-handlers.ts'
import type { SharedTextMethod } from './shared-text-handlers.ts'
import { ownTextOf, sharedTextsOf } from './shared-texts.ts'

type ArticleMethod = 'library.get' | `article.${string}` | `search.${string}` | `compare.${string}` | `export.${string}`

// The window writes out what is being typed (finishedQuery), so that all its calls understand a query in the same way.
const typed = (correct = true): ReadQueryOptions => ({ hurried: true, correct })

/** The library, lists, articles, search, comparison and export. */
export function articleHandlers(
  core: AppCore,
): Pick<
  Handlers,
  Exclude<Extract<keyof Handlers, ArticleMethod>, DescriptionMethod | SavedSearchMethod | SharedTextMethod>
> {
  return {
    'library.get': async (_input, { signal }) => core.current().db.read('library.get', {}, { signal }),

    async 'article.list'({ offset, limit, correct, ...list }, { signal }) {
      const began = performance.now()
      const page = await core.current().searcher.page(list, { offset, limit }, { ...typed(correct), signal })
      const { total, groups, rows, ignored, limits, unknown, correctedTo, order } = page
      const tookMs = Math.round((performance.now() - began) * 10) / 10
      return {
        total,
        ...(groups !== undefined && { groups }),
        rows,
        ignored,
        ...(limits !== undefined && { limits: [...limits] }),
        ...(unknown !== undefined && { unknown }),
        order,
        tookMs,
        ...(correctedTo !== undefined && { correctedTo }),
      }
    },
    'article.alike': async ({ correct, ...input }, { signal }) =>
      core.current().searcher.alike(input, { ...typed(correct), signal }),
    'article.ids': async ({ correct, ...list }, { signal }) =>
      core.current().searcher.ids(list, { ...typed(correct), signal }),
    'article.get': async ({ id }, { signal }) => core.current().db.read('article.get', { id }, { signal }),
    'article.matches': async ({ id, query, correct }, { signal }) =>
      core.current().searcher.matches(id, query, { ...typed(correct), signal }),
    async 'article.find'({ id, text, ...options }, { signal }) {
      const [article] = await core.current().db.read('article.texts', { ids: [id] }, { signal })
      if (article === undefined) throw new AppError('not-found', `There is no article ${id} in this corpus.`)
      return findInText(article.text, text, options)
    },
    'article.edit': async ({ ids, fields }) =>
      core.current().db.write('article.edit', { ids, fields: checkFields(fields) }),
    'article.setLayer': async (input) => core.current().db.write('article.setLayer', input),
    'article.delete': async ({ ids }) => core.current().db.write('article.setState', { ids, state: 'bin' }),
    'article.restore': async ({ ids }) => core.current().db.write('article.setState', { ids, state: 'present' }),
    'article.similar': async (input, { signal }) => core.current().db.read('article.similar', input, { signal }),

    'search.suggest': async ({ text, caret, limit }) => core.current().searcher.suggest(text, limit, caret),
    'search.facets': async ({ query, correct }, { signal }) =>
      core.current().searcher.facets(query, { ...typed(correct), signal }),

    'compare.run': async ({ articles, ...options }, { signal }) =>
      compareArticles(core.current().db, core.comparer(), articles, options, signal, (done, total) =>
        core.emit('compare.progress', { articles, done, total }),
      ),

    async 'export.start'(input, { signal }) {
      const { db } = core.current()
      const texts = sharedTextsOf(db, core.comparer)
      const { ids, name } = await exportedArticles(core, input, signal)
      const fileName = `${name}${input.hideShared === true ? ' without shared text' : ''}.jsonl`
      const place = await core.exports.place(fileName)
      const job = core.jobs.start('export', fileName, (context) => {
        const stop = AbortSignal.any([signal, context.signal])
        return exportJsonl(db, ids, place.path, {
          signal: stop,
          ...(input.hideShared === true && { inPart: (article) => ownTextOf(texts, article, stop) }),
          onProgress: (done, total) => context.progress({ phase: 'reading', done, total, note: fileName }),
        })
      })
      const articles = await job.result
      core.exports.keep(place.id, { path: place.path, fileName })
      return { export: place.id, fileName, articles }
    },
    async 'export.save'({ export: id }) {
      const prepared = core.exports.find(id)
      if (prepared === undefined) throw new AppError('not-found', 'That export is no longer kept. Export again.')
      return { saved: await core.shell.saveExport(prepared.path, prepared.fileName) }
    },
  }
}

/** The articles that an export asks for, by the first of ids, set and query that is given; without any, all. */
async function exportedArticles(
  core: AppCore,
  { ids, set, query, bin, correct }: Parsed<'export.start'>,
  signal: AbortSignal,
): Promise<{ ids: readonly string[] | null; name: string }> {
  const { db, searcher } = core.current()
  if (ids !== undefined) return { ids, name: 'articles' }
  if (set !== undefined) {
    const { members, name } = await db.read('set.get', { id: set }, { signal })
    return { ids: members, name: safeFileName(name) }
  }
  if (bin || (query !== undefined && query.trim() !== '')) {
    const list = { query: query ?? '', bin, sort: 'added', descending: false } as const
    return { ids: await searcher.ids(list, { ...typed(correct), signal }), name: 'articles' }
  }
  const { name } = await db.read('corpus.info', {}, { signal })
  return { ids: null, name: safeFileName(name) }
}
