import { Worker } from 'node:worker_threads'
import { AppError } from '../contract/errors.ts'
import type { FileCheck, FileVerdict } from './check-file.ts'
import type { OriginalPage } from './original-page.ts'
import type { OriginalRequest } from './render-original.ts'
import type { ArchiveAnswer, ArchiveCall, ArchiveTask } from './worker.ts'

/** Works on originals in a thread of its own, with limits of time and memory: what is in them is not to be trusted. */
export interface Archivist {
  /** Makes an original ready to be looked at. Throws `unsupported` when it takes too long or too much memory. */
  render(request: OriginalRequest, signal?: AbortSignal): Promise<OriginalPage>
  /** Compares a file with what was imported of it. */
  check(request: FileCheck, signal?: AbortSignal): Promise<readonly FileVerdict[]>
  close(): Promise<void>
}

interface Job {
  readonly call: ArchiveCall
  readonly limit: number
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

const RENDER_LIMIT = 30_000
const CHECK_LIMIT = 600_000
const HEAP_MEGABYTES = 768

const workerFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./worker.ts', import.meta.url)
    : new URL('./archive-worker.js', import.meta.url)

/** An archivist over one thread, which starts with the first task and keeps no process alive while it idles. */
export function createArchivist(): Archivist {
  const waiting: Job[] = []
  let running: Job | null = null
  let worker: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  let lastId = 0
  let closed = false

  const finish = (): Job | null => {
    const job = running
    running = null
    clearTimeout(timer)
    return job
  }
  const start = (): Worker => {
    const started = new Worker(workerFile(), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } })
    started.on('message', (answer: ArchiveAnswer) => {
      if (started !== worker || running?.call.id !== answer.id) return
      const job = finish()!
      started.unref()
      if ('result' in answer) job.resolve(answer.result as never)
      else
        job.reject(
          new AppError('unsupported', `This original cannot be shown (${answer.error}). Save it to look at it.`),
        )
      next()
    })
    const fail = (reason: string): void => {
      if (started !== worker) return
      worker = null
      finish()?.reject(new AppError('unsupported', `This original cannot be shown: ${reason}. Save it to look at it.`))
      next()
    }
    started.on('error', (error: unknown) =>
      fail(
        (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it takes too much memory' : String(error),
      ),
    )
    started.on('exit', () => fail('its reader ended'))
    started.unref()
    return started
  }
  const stop = async (): Promise<void> => {
    const ended = worker
    worker = null
    await ended?.terminate()
  }
  const next = (): void => {
    if (running !== null) return
    const job = waiting.shift()
    if (job === undefined) return
    running = job
    worker ??= start()
    worker.ref()
    timer = setTimeout(() => {
      if (running !== job) return
      finish()
      void stop()
      job.reject(new AppError('unsupported', 'This original takes too long to be shown. Save it to look at it.'))
      next()
    }, job.limit)
    timer.unref()
    worker.postMessage(job.call)
  }
  const ask = <T>(task: ArchiveTask, limit: number, signal: AbortSignal | undefined): Promise<T> => {
    if (closed) return Promise.reject(new AppError('closed', 'The archivist is closed.'))
    if (signal?.aborted === true) return Promise.reject(cancelled())
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const job: Job = { call: { id: ++lastId, task }, limit, resolve, reject }
    const abort = (): void => {
      reject(cancelled())
      const place = waiting.indexOf(job)
      if (place >= 0) waiting.splice(place, 1)
      if (running !== job) return
      finish()
      void stop()
      next()
    }
    signal?.addEventListener('abort', abort, { once: true })
    waiting.push(job)
    next()
    return promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  return {
    render: (request, signal) => ask({ kind: 'render', request }, RENDER_LIMIT, signal),
    check: (request, signal) => ask({ kind: 'check', request }, CHECK_LIMIT, signal),
    async close() {
      closed = true
      const running = finish()
      for (const job of [...(running === null ? [] : [running]), ...waiting.splice(0)])
        job.reject(new AppError('closed', 'The archivist is closed.'))
      await stop()
    },
  }
}

const cancelled = (): AppError => new AppError('cancelled', 'It was cancelled.')
