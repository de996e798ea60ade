import { Worker } from 'node:worker_threads'
import { AppError } from '../contract/errors.ts'
import type { TaskName, Tasks } from './tasks.ts'
import type { TaskRequest, TaskResponse } from './worker.ts'

/** The thread that reads texts for concordances. It starts with the first task and keeps no process alive while it idles. */
export interface TaskWorker {
  /** Tasks are done in the order in which they are given. Rejects with `closed` after close, or with what went wrong. */
  perform<N extends TaskName>(task: N, input: Tasks[N]['input']): Promise<Tasks[N]['output']>
  close(): Promise<void>
}

interface Pending {
  readonly resolve: (output: never) => void
  readonly reject: (error: Error) => void
}

const workerFile = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./worker.ts', import.meta.url)
    : new URL('./concordance-worker.js', import.meta.url)

/** Makes the worker. `onLost` is told when the thread ended by itself, and its scans with it. */
export function createTaskWorker(onLost: () => void): TaskWorker {
  const pending = new Map<number, Pending>()
  let worker: Worker | null = null
  let lastId = 0
  let closed = false

  const start = (): Worker => {
    const started = new Worker(workerFile())
    started.on('message', (response: TaskResponse) => {
      const call = pending.get(response.id)
      pending.delete(response.id)
      if (pending.size === 0) started.unref()
      if ('output' in response) call?.resolve(response.output as never)
      else call?.reject(new Error(response.error))
    })
    const fail = (error: Error): void => {
      if (started !== worker) return
      worker = null
      for (const { reject } of pending.values()) reject(error)
      pending.clear()
      onLost()
    }
    started.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => fail(new Error(`The concordance worker ended with code ${code}`)))
    started.unref()
    return started
  }

  return {
    perform(task, input) {
      if (closed) return Promise.reject(new AppError('closed', 'The concordance is closed.'))
      worker ??= start()
      worker.ref()
      const request: TaskRequest = { id: ++lastId, task, input }
      const { promise, resolve, reject } = Promise.withResolvers<never>()
      pending.set(request.id, { resolve, reject })
      worker.postMessage(request)
      return promise
    },
    async close() {
      closed = true
      const ended = worker
      worker = null
      for (const { reject } of pending.values()) reject(new AppError('closed', 'The concordance is closed.'))
      pending.clear()
      await ended?.terminate()
    },
  }
}
