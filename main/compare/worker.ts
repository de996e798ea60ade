import { parentPort } from 'node:worker_threads'
import { compareArticles, type CompareArticle, type CompareOptions } from './compare.ts'
import type { ClosestWording, Comparison } from '../contract/comparison.ts'
import type { WordsDiff } from '../contract/text-diff.ts'
import { Stopped, type Checkpoint } from './checkpoint.ts'
import { closestWordings, type ClosestOptions } from './closest.ts'
import { shareText, type FoundShares } from './share-text.ts'
import { diffTexts, type DiffedText } from './text-diff.ts'

/** What there is to do: compare articles, or find what differs between two texts. */
export type CompareTask =
  | { readonly kind: 'compare'; readonly articles: readonly CompareArticle[]; readonly options: CompareOptions }
  | { readonly kind: 'diff'; readonly old: DiffedText; readonly young: DiffedText }
  | {
      readonly kind: 'share'
      readonly article: CompareArticle
      readonly others: readonly CompareArticle[]
      readonly minWords: number
    }
  | { readonly kind: 'closest'; readonly articles: readonly CompareArticle[]; readonly options: ClosestOptions }

/** What comes of a task. */
export type CompareResult = Comparison | WordsDiff | FoundShares | ClosestWording[]

/** What the comparer sends: one task. */
export interface CompareRequest {
  readonly id: number
  /** One number, shared with the comparer: 1 once nobody waits for the task any more. */
  readonly stop: Int32Array<SharedArrayBuffer>
  readonly task: CompareTask
}

/** What the worker answers: how far it is, now and then, and at last what came of the task. */
export type CompareResponse =
  | { readonly id: number; readonly result: CompareResult }
  | { readonly id: number; readonly error: string }
  | { readonly id: number; readonly stopped: true }
  | { readonly id: number; readonly progress: { readonly done: number; readonly total: number } }

function perform(task: CompareTask, checkpoint: Checkpoint): CompareResult {
  switch (task.kind) {
    case 'compare':
      return compareArticles(task.articles, task.options, checkpoint)
    case 'diff':
      return diffTexts(task.old, task.young)
    case 'share':
      return shareText(task.article, task.others, task.minWords, checkpoint)
    case 'closest':
      return closestWordings(task.articles, task.options)
  }
}

const port = parentPort
if (port === null) throw new Error('compare/worker is a worker thread')

const MS_BETWEEN_PROGRESS = 100

port.on('message', ({ id, task, stop }: CompareRequest) => {
  let told = performance.now()
  const checkpoint: Checkpoint = (done, total) => {
    if (Atomics.load(stop, 0) === 1) throw new Stopped()
    const now = performance.now()
    if (now - told < MS_BETWEEN_PROGRESS) return
    told = now
    port.postMessage({ id, progress: { done, total } } satisfies CompareResponse)
  }
  let response: CompareResponse
  try {
    response = { id, result: perform(task, checkpoint) }
  } catch (error) {
    response =
      error instanceof Stopped
        ? { id, stopped: true }
        : { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  port.postMessage(response)
})
