import type { Connection } from './connection.ts'
import type { ReadInput, ReadName, ReadOutput } from './operations.ts'
import { allArticles, articleDetail, articleTexts, wholeArticles } from './queries/articles.ts'
import { historyState, historySteps } from './queries/history-steps.ts'
import { corpusInfo, library } from './queries/library.ts'
import { listIds, listPage } from './queries/list.ts'
import { original } from './queries/originals.ts'
import { reviewPage } from './queries/reviews.ts'
import { runById, runReport, runs } from './queries/runs.ts'
import { catalogue, countHits, facets, fieldValues, frequencies, vocabulary } from './queries/search.ts'
import { findSet, setById, setSummaries } from './queries/sets.ts'
import { similar } from './queries/similar.ts'
import { findTag, tags } from './queries/tags.ts'

/** Throws `cancelled` when the caller has given up: for between two statements of a long read. */
export type Checkpoint = () => void

type Read<N extends ReadName> = (connection: Connection, input: ReadInput<N>, checkpoint: Checkpoint) => ReadOutput<N>

/** Every read by its name. Each sees one state of the file. */
export const reads: { readonly [N in ReadName]: Read<N> } = {
  'corpus.info': corpusInfo,
  'library.get': library,
  'article.page': listPage,
  'article.ids': listIds,
  'article.get': articleDetail,
  'article.texts': articleTexts,
  'article.whole': wholeArticles,
  'article.all': allArticles,
  'article.similar': similar,
  'tag.list': tags,
  'tag.find': findTag,
  'set.list': setSummaries,
  'set.get': setById,
  'set.find': findSet,
  'run.list': runs,
  'run.get': runById,
  'run.report': runReport,
  'review.page': reviewPage,
  'history.state': historyState,
  'history.list': historySteps,
  'search.count': countHits,
  'search.facets': facets,
  'search.frequencies': frequencies,
  'search.vocabulary': vocabulary,
  'search.catalogue': catalogue,
  'search.values': fieldValues,
  'original.get': original,
}
