import { parentPort } from 'node:worker_threads'
import { compareArticles, type CompareArticle, type CompareOptions } from './compare.ts'
import type { Comparison } from '../contract/comparison.ts'

/** What the comparer sends: one comparison to make. */
export interface CompareRequest {
  readonly id: number
  readonly articles: readonly CompareArticle[]
  readonly options: CompareOptions
}

/** What the worker answers. */
export type CompareResponse =
  | { readonly id: number; readonly comparison: Comparison }
  | { readonly id: number; readonly error: string }

const port = parentPort
if (port === null) throw new Error('compare/worker is a worker thread')
port.on('message', ({ id, articles, options }: CompareRequest) => {
  let response: CompareResponse
  try {
    response = { id, comparison: compareArticles(articles, options) }
  } catch (error) {
    response = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  port.postMessage(response)
})
