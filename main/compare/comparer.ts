import { Worker } from 'node:worker_threads'
import { AppError } from '../contract/errors.ts'
import type { ClosestWording, Comparison } from '../contract/comparison.ts'
import type { WordsDiff } from '../contract/text-diff.ts'
import type { ClosestOptions } from './closest.ts'
import type { CompareArticle, CompareOptions } from './compare.ts'
import type { FoundShares } from './share-text.ts'
import type { DiffedText } from './text-diff.ts'
import type { CompareRequest, CompareResponse, CompareResult, CompareTask } from './worker.ts'

/** Comparisons in a worker thread, one at a time, in the order asked. */
export interface Comparer {
  /**
   * Compares the articles (see compareArticles). Rejects with AppError `cancelled` once the signal aborts, at once even in the middle
   * of the work, and with `closed` after close. `onProgress` is told now and then how many of the steps are done.
   */
  compare(
    articles: readonly CompareArticle[],
    options: CompareOptions,
    signal?: AbortSignal,
    onProgress?: OnProgress,
  ): Promise<Comparison>
  /** What differs between two texts (see diffTexts). Rejects as compare does. */
  diff(old: DiffedText, young: DiffedText, signal?: AbortSignal): Promise<WordsDiff>
  /** What an article shares with each of others (see shareText). Rejects as compare does. */
  share(
    article: CompareArticle,
    others: readonly CompareArticle[],
    minWords: number,
    signal?: AbortSignal,
  ): Promise<FoundShares>
  /** The closest wordings of a passage (see closestWordings). Rejects as compare does. */
  closest(articles: readonly CompareArticle[], options: ClosestOptions, signal?: AbortSignal): Promise<ClosestWording[]>
  /** Ends the worker; what still waits is rejected with `closed`. */
  close(): Promise<void>
}

/** Told how many steps of a comparison are done. */
export type OnProgress = (done: number, total: number) => void

interface Job {
  readonly request: CompareRequest
  readonly onProgress: OnProgress | undefined
  readonly resolve: (result: CompareResult) => void
  readonly reject: (error: Error) => void
}

/** How long a task that was given up may take to see it, in milliseconds; after that its thread is ended. */
const GRACE = 250

const workerFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./worker.ts', import.meta.url)
    : new URL('./compare-worker.js', import.meta.url)

const cancelled = (): AppError => new AppError('cancelled', 'The comparison was cancelled')
const closedError = (): AppError => new AppError('closed', 'The comparer is closed')

/** A comparer over one worker thread, which starts with the first comparison and keeps no process alive while it idles. */
export function createComparer(): Comparer {
  const waiting: Job[] = []
  let running: Job | null = null
  let worker: Worker | null = null
  let lastId = 0
  let closed = false
  let grace: ReturnType<typeof setTimeout> | undefined

  const start = (): Worker => {
    const started = new Worker(workerFile())
    // A worker that was ended may still speak; only the present one counts.
    started.on('message', (response: CompareResponse) => {
      if (started !== worker || running === null || running.request.id !== response.id) return
      const job = running
      if ('progress' in response) {
        // Told before the worker saw that nobody waits any more.
        if (Atomics.load(job.request.stop, 0) === 0) job.onProgress?.(response.progress.done, response.progress.total)
        return
      }
      running = null
      clearTimeout(grace)
      started.unref()
      if ('result' in response) job.resolve(response.result)
      else if ('error' in response) job.reject(new Error(response.error))
      next()
    })
    const fail = (error: Error): void => {
      if (started !== worker) return
      worker = null
      const job = running
      running = null
      job?.reject(error)
      next()
    }
    started.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => fail(new Error(`The comparing worker ended with code ${code}`)))
    started.unref()
    return started
  }

  const next = (): void => {
    if (running !== null) return
    const job = waiting.shift()
    if (job === undefined) return
    running = job
    worker ??= start()
    worker.ref()
    worker.postMessage(job.request)
  }

  const stop = async (): Promise<void> => {
    const ended = worker
    worker = null
    await ended?.terminate()
  }

  const perform = (task: CompareTask, signal?: AbortSignal, onProgress?: OnProgress): Promise<CompareResult> => {
    if (closed) return Promise.reject(closedError())
    if (signal?.aborted === true) return Promise.reject(cancelled())
    const { promise, resolve, reject } = Promise.withResolvers<CompareResult>()
    const stopFlag = new Int32Array(new SharedArrayBuffer(4))
    const job: Job = { request: { id: ++lastId, task, stop: stopFlag }, onProgress, resolve, reject }
    const abort = (): void => {
      reject(cancelled())
      const place = waiting.indexOf(job)
      if (place >= 0) waiting.splice(place, 1)
      if (running !== job) return
      Atomics.store(stopFlag, 0, 1)
      // Between pairs of articles the worker sees that; in the middle of two books it does not, and makes way for a new one.
      grace = setTimeout(() => {
        if (running !== job) return
        running = null
        void stop()
        next()
      }, GRACE)
    }
    signal?.addEventListener('abort', abort, { once: true })
    waiting.push(job)
    next()
    return promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  return {
    compare: (articles, options, signal, onProgress) =>
      perform({ kind: 'compare', articles, options }, signal, onProgress) as Promise<Comparison>,
    diff: (old, young, signal) => perform({ kind: 'diff', old, young }, signal) as Promise<WordsDiff>,
    share: (article, others, minWords, signal) =>
      perform({ kind: 'share', article, others, minWords }, signal) as Promise<FoundShares>,
    closest: (articles, options, signal) =>
      perform({ kind: 'closest', articles, options }, signal) as Promise<ClosestWording[]>,
    async close() {
      closed = true
      clearTimeout(grace)
      const ended = [...(running === null ? [] : [running]), ...waiting.splice(0)]
      running = null
      for (const job of ended) job.reject(closedError())
      await stop()
    },
  }
}
