import { parentPort } from 'node:worker_threads'
import { compareArticles, type CompareArticle, type CompareOptions } from './compare.ts'
import type { Comparison } from '../contract/comparison.ts'
import type { WordsDiff } from '../contract/text-diff.ts'
import { diffTexts, type DiffedText } from './text-diff.ts'

/** What there is to do: compare articles, or find what differs between two texts. */
export type CompareTask =
  | { readonly kind: 'compare'; readonly articles: readonly CompareArticle[]; readonly options: CompareOptions }
  | { readonly kind: 'diff'; readonly old: DiffedText; readonly young: DiffedText }

/** What the comparer sends: one task. */
export interface CompareRequest {
  readonly id: number
  readonly task: CompareTask
}

/** What the worker answers. */
export type CompareResponse =
  | { readonly id: number; readonly result: Comparison | WordsDiff }
  | { readonly id: number; readonly error: string }

const port = parentPort
if (port === null) throw new Error('compare/worker is a worker thread')
port.on('message', ({ id, task }: CompareRequest) => {
  let response: CompareResponse
  try {
    const result =
      task.kind === 'compare' ? compareArticles(task.articles, task.options) : diffTexts(task.old, task.young)
    response = { id, result }
  } catch (error) {
    response = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  port.postMessage(response)
})
