import { Worker } from 'node:worker_threads'
import { AppError } from '../contract/errors.ts'
import type { TaskRequest, TaskResponse, TaskTypes } from './serve-tasks.ts'

/** A thread that performs tasks. It starts with the first one and keeps no process alive while it idles. */
export interface TaskThread<T extends TaskTypes<T>> {
  /** Tasks are done in the order in which they are given. Rejects with `closed` after close, or with what went wrong. */
  perform<N extends keyof T & string>(task: N, input: T[N]['input']): Promise<T[N]['output']>
  close(): Promise<void>
}

interface Pending {
  readonly resolve: (output: never) => void
  readonly reject: (error: Error) => void
}

/**
 * Makes a thread over a worker file that serves tasks. `name` is what errors call it; `onLost` is told when the thread ended by itself, and
 * what it had kept with it.
 */
export function createTaskThread<T extends TaskTypes<T>>(
  file: () => URL,
  name: string,
  onLost: () => void,
): TaskThread<T> {
  const pending = new Map<number, Pending>()
  let worker: Worker | null = null
  let lastId = 0
  let closed = false
  const closedError = (): AppError => new AppError('closed', `The ${name} is closed.`)
  const rejectAll = (error: Error): void => {
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
  }
  const start = (): Worker => {
    const started = new Worker(file())
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
      rejectAll(error)
      onLost()
    }
    started.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => fail(new Error(`The thread of the ${name} ended with code ${code}`)))
    started.unref()
    return started
  }
  return {
    perform(task, input) {
      if (closed) return Promise.reject(closedError())
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
      rejectAll(closedError())
      await ended?.terminate()
    },
  }
}
