import { Worker } from 'node:worker_threads'
import { AppError } from '../main/contract/errors.ts'
import { receiveError } from './cross-errors.ts'
import type { CorpusChange, CrossingError, FromWorker, ToWorker, WorkerStart } from './messages.ts'

// By itself the writer's young generation grows to three times as much with the articles of an import, and is never given back.
const YOUNG_MEGABYTES = 8

/** What a worker tells besides its answers. */
export interface WorkerHooks {
  readonly notice: (name: string, ms: number) => void
  readonly onChange: (change: CorpusChange) => void
}

/** A call that waits for its answer. */
export interface Call {
  readonly name: string
  readonly input: unknown
  readonly cancel?: SharedArrayBuffer
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
}

/** One worker thread and the calls that it has not answered yet. */
export class DbWorker {
  readonly #thread: Worker
  readonly #hooks: WorkerHooks
  readonly #calls = new Map<number, Call>()
  #next = 0
  #gone: Error | undefined
  #closed: { resolve: () => void; reject: (error: Error) => void } | undefined
  /** Called when a call was answered, so that a waiting one can take its place. */
  onFree: () => void = () => undefined

  constructor(thread: Worker, hooks: WorkerHooks) {
    this.#thread = thread
    this.#hooks = hooks
  }

  static async start(start: WorkerStart, hooks: WorkerHooks): Promise<DbWorker> {
    // Sources run as they are; built, the worker lies beside the chunk that this module ended up in.
    const entry = import.meta.url.endsWith('.ts')
      ? new URL('./worker.ts', import.meta.url)
      : new URL('./db-worker.js', import.meta.url)
    const thread = new Worker(entry, {
      workerData: start,
      ...(start.role === 'writer' && { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } }),
    })
    const worker = new DbWorker(thread, hooks)
    await new Promise<void>((resolve, reject) => {
      thread.on('message', (message: FromWorker) => {
        if (message.type === 'ready') resolve()
        else if (message.type === 'refused') reject(receiveError(message.error))
        else worker.#receive(message)
      })
      thread.on('error', (error: Error) => {
        reject(error)
        worker.#lose(error)
      })
      thread.on('exit', () => {
        const error = new AppError('closed', 'The corpus is closed.')
        reject(error)
        worker.#lose(error)
      })
    })
    return worker
  }

  get busy(): boolean {
    return this.#calls.size > 0
  }

  send(call: Call): void {
    if (this.#gone) {
      call.reject(this.#gone)
      return
    }
    const id = this.#next++
    this.#calls.set(id, call)
    try {
      this.#post({
        type: 'call',
        id,
        name: call.name,
        input: call.input,
        ...(call.cancel && { cancel: call.cancel }),
      })
    } catch (error) {
      // What cannot be cloned is a fault of the caller.
      this.#calls.delete(id)
      call.reject(error as Error)
    }
  }

  /** Ends after the calls already sent. */
  close(): Promise<void> {
    if (this.#gone) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#closed = { resolve, reject }
      this.#post({ type: 'close' })
    })
  }

  #post(message: ToWorker): void {
    this.#thread.postMessage(message)
  }

  #receive(message: Exclude<FromWorker, { type: 'ready' | 'refused' }>): void {
    if (message.type === 'changed') {
      this.#hooks.onChange({ topics: message.topics, revision: message.revision })
      return
    }
    if (message.type === 'closed') {
      this.#finish(message.error)
      return
    }
    const call = this.#calls.get(message.id)
    this.#calls.delete(message.id)
    if (call && message.type === 'done') {
      this.#hooks.notice(call.name, message.ms)
      call.resolve(message.output)
    } else if (call && message.type === 'failed') call.reject(receiveError(message.error))
    this.onFree()
  }

  #finish(error: CrossingError | undefined): void {
    const closed = this.#closed
    this.#closed = undefined
    this.#gone = new AppError('closed', 'The corpus is closed.')
    if (error) closed?.reject(receiveError(error))
    else closed?.resolve()
  }

  #lose(error: Error): void {
    this.#gone ??= error
    for (const call of this.#calls.values()) call.reject(this.#gone)
    this.#calls.clear()
    this.#closed?.reject(this.#gone)
    this.#closed = undefined
    this.onFree()
  }
}
