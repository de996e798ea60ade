import { Worker } from 'node:worker_threads'
import { AppError } from '../contract/errors.ts'

/** What a worker answers to a question. */
export type WorkerAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }

/** A worker thread that answers questions, each once. */
export interface WorkerThread<Question extends object, Message extends object = never> {
  /** What needs no answer. */
  tell(message: Message): void
  /** Rejects when the thread fails, and with `closed` once it was closed. */
  ask(question: Question): Promise<unknown>
  close(): Promise<void>
}

/** A worker thread of this folder, started when it is first spoken to, and again after it failed. */
export function createWorkerThread<Question extends object, Message extends object = never>(
  name: 'catalogue-worker' | 'describe-worker',
): WorkerThread<Question, Message> {
  let worker: Worker | undefined
  let next = 0
  let closed = false
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()

  const fail = (error: Error): void => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const running = (): Worker => {
    if (closed) throw new AppError('closed', 'The corpus is closed.')
    if (worker !== undefined) return worker
    // Sources run as they are; built, the worker lies beside the chunk that this module ended up in.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    const started = new Worker(new URL(`./${name}.${extension}`, import.meta.url))
    started.on('message', (message: WorkerAnswer) => {
      const question = waiting.get(message.id)
      waiting.delete(message.id)
      if ('error' in message) question?.reject(new Error(message.error))
      else question?.resolve(message.result)
    })
    started.on('error', fail)
    started.on('exit', () => fail(new AppError('closed', 'The corpus is closed.')))
    worker = started
    return started
  }

  return {
    tell(message) {
      running().postMessage(message)
    },
    ask(question) {
      return new Promise((resolve, reject) => {
        const thread = running()
        const id = next++
        waiting.set(id, { resolve, reject })
        thread.postMessage({ ...question, id })
      })
    },
    async close() {
      closed = true
      await worker?.terminate()
    },
  }
}
