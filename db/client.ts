import { Worker } from 'node:worker_threads'
import { resolve } from 'node:path'
import { AppError } from '../main/contract/errors.ts'
import { receiveError } from './cross-errors.ts'
import type { CorpusChange, CrossingError, FromWorker, ToWorker, WorkerStart } from './messages.ts'
import type { ReadInput, ReadName, ReadOutput, WriteInput, WriteName, WriteOutput } from './operations.ts'

// By itself the young generation of a thread grows to three times as much with what passes through, and is never given back.
const YOUNG_MEGABYTES = 16

/** A query that took longer than wished, for the log. */
export interface SlowQuery {
  readonly name: ReadName | WriteName
  /** Milliseconds inside the worker, without waiting. */
  readonly ms: number
}

export interface OpenOptions {
  /** Creates the file; `conflict` when there is one already. Without it the file must be there. */
  readonly create?: { readonly name: string }
  /** Number of reader workers, 2 unless told. */
  readonly readers?: number
  /** Told of operations that take `slowMs` (250 unless told) or longer. */
  readonly onSlow?: (query: SlowQuery) => void
  readonly slowMs?: number
}

/** An open corpus: one writer worker, some reader workers, and nothing of SQLite on this thread. */
export interface CorpusDb {
  /** Absolute path of the corpus file. */
  readonly file: string
  /** Asks. Reads see every write that was answered before. An aborted read rejects with `cancelled` at once. */
  read<N extends ReadName>(
    name: N,
    input: ReadInput<N>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<ReadOutput<N>>
  /** Changes: one transaction, in the order of the calls. */
  write<N extends WriteName>(name: N, input: WriteInput<N>): Promise<WriteOutput<N>>
  onChange(listener: (change: CorpusChange) => void): () => void
  /** Ends what runs, then leaves a single clean file. Calls after it reject with `closed`. */
  close(): Promise<void>
}

/**
 * Opens a corpus file, or creates it. Throws `not-a-corpus`, `newer-corpus`, `corpus-damaged`, `corpus-busy` (another process, or
 * this one, has it open), `file-unreadable`, `conflict` (to be created, but there already) or `disk-full`.
 */
export async function openCorpusDb(file: string, options: OpenOptions = {}): Promise<CorpusDb> {
  const path = resolve(file)
  const notice = (name: string, ms: number): void => {
    if (ms >= (options.slowMs ?? 250)) options.onSlow?.({ name: name as ReadName | WriteName, ms })
  }
  const listeners = new Set<(change: CorpusChange) => void>()
  const onChange = (change: CorpusChange): void => {
    for (const listener of listeners) listener(change)
  }
  const start = { file: path, ...(options.create && { create: options.create.name }) }
  const writer = await DbWorker.start({ role: 'writer', ...start }, { notice, onChange })
  let readers: DbWorker[]
  try {
    readers = await startReaders(path, options.readers ?? 2, { notice, onChange })
  } catch (error) {
    await writer.close().catch(() => undefined)
    throw error
  }
  return new OpenCorpus(path, writer, readers, listeners)
}

async function startReaders(file: string, count: number, hooks: WorkerHooks): Promise<DbWorker[]> {
  const started = await Promise.allSettled(
    Array.from({ length: count }, () => DbWorker.start({ role: 'reader', file }, hooks)),
  )
  const workers = started.filter((result) => result.status === 'fulfilled').map((result) => result.value)
  const failed = started.find((result) => result.status === 'rejected')
  if (failed === undefined) return workers
  await Promise.allSettled(workers.map((worker) => worker.close()))
  throw failed.reason
}

interface WorkerHooks {
  readonly notice: (name: string, ms: number) => void
  readonly onChange: (change: CorpusChange) => void
}

interface Call {
  readonly name: string
  readonly input: unknown
  readonly cancel?: SharedArrayBuffer
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
}

/** One worker thread and the calls that it has not answered yet. */
class DbWorker {
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
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
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

/** Reads wait in one queue, and each goes to whichever reader is free first: one slow query holds up nobody else's. */
class OpenCorpus implements CorpusDb {
  readonly file: string
  readonly #writer: DbWorker
  readonly #readers: readonly DbWorker[]
  readonly #listeners: Set<(change: CorpusChange) => void>
  readonly #waiting = new Set<Call>()
  #closing: Promise<void> | undefined

  constructor(
    file: string,
    writer: DbWorker,
    readers: readonly DbWorker[],
    listeners: Set<(change: CorpusChange) => void>,
  ) {
    this.file = file
    this.#writer = writer
    this.#readers = readers
    this.#listeners = listeners
    for (const reader of readers) reader.onFree = () => this.#dispatch()
  }

  read<N extends ReadName>(
    name: N,
    input: ReadInput<N>,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<ReadOutput<N>> {
    const { signal } = options
    return new Promise((resolve, reject) => {
      if (this.#closing) throw new AppError('closed', 'The corpus is closed.')
      if (signal?.aborted) throw cancelled()
      const cancel = signal && new SharedArrayBuffer(4)
      const call: Call = {
        name,
        input,
        ...(cancel && { cancel }),
        resolve: (output) => {
          signal?.removeEventListener('abort', abort)
          resolve(output as ReadOutput<N>)
        },
        reject: (error) => {
          signal?.removeEventListener('abort', abort)
          reject(error)
        },
      }
      const abort = (): void => {
        if (cancel) Atomics.store(new Int32Array(cancel), 0, 1)
        this.#waiting.delete(call)
        reject(cancelled())
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.#waiting.add(call)
      this.#dispatch()
    })
  }

  write<N extends WriteName>(name: N, input: WriteInput<N>): Promise<WriteOutput<N>> {
    return new Promise((resolve, reject) => {
      if (this.#closing) throw new AppError('closed', 'The corpus is closed.')
      this.#writer.send({ name, input, resolve: (output) => resolve(output as WriteOutput<N>), reject })
    })
  }

  onChange(listener: (change: CorpusChange) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  // The readers first: only the last connection can fold the write-ahead log back into the file.
  async #close(): Promise<void> {
    for (const call of this.#waiting) call.reject(new AppError('closed', 'The corpus is closed.'))
    this.#waiting.clear()
    const readers = await Promise.allSettled(this.#readers.map((reader) => reader.close()))
    await this.#writer.close()
    const failed = readers.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }

  #dispatch(): void {
    for (const call of this.#waiting) {
      const reader = this.#readers.find((candidate) => !candidate.busy)
      if (!reader) return
      this.#waiting.delete(call)
      reader.send(call)
    }
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The query was cancelled.')
}
