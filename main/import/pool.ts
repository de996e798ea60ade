import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FileResult, FromImportWorker, ReadRequest } from './worker-messages.ts'

/** Reads files in worker threads. */
export interface ReadPool {
  /** How many files are worth asking for at once. */
  readonly window: number
  /** Never rejects: what goes wrong with a file, the death of its thread included, is a result. */
  read(path: string, shown: string): Promise<FileResult>
  /** Ends the threads at once; what they were reading is given up. */
  close(): Promise<void>
}

export interface PoolOptions {
  readonly threads?: number
  /** For a file whose format is not known yet, in milliseconds. */
  readonly readLimit?: number
  readonly heapMegabytes?: number
}

interface Task extends Omit<ReadRequest, 'id'> {
  readonly resolve: (result: FileResult) => void
}

const READ_LIMIT = 60_000
const HEAP_MEGABYTES = 512

/** Creates the pool; threads start with the first files. A thread that dies or takes too long is replaced. */
export function createReadPool(options: PoolOptions = {}): ReadPool {
  const threads = options.threads ?? Math.min(3, Math.max(1, availableParallelism() - 1))
  const waiting: Task[] = []
  const slots = Array.from({ length: threads }, () => new Slot(options, () => waiting.shift()))
  let closed = false
  return {
    window: threads * 4,
    read(path, shown) {
      if (closed) return Promise.resolve(failed('cancelled', 'The import was stopped before it was read.'))
      return new Promise((resolve) => {
        waiting.push({ path, shown, resolve })
        slots.find((slot) => slot.idle)?.next()
      })
    },
    async close() {
      closed = true
      for (const task of waiting.splice(0))
        task.resolve(failed('cancelled', 'The import was stopped before it was read.'))
      await Promise.all(slots.map((slot) => slot.close()))
    },
  }
}

/** One thread and the file that it reads. */
class Slot {
  readonly #options: PoolOptions
  readonly #take: () => Task | undefined
  #thread: Worker | undefined
  #task: Task | undefined
  #timer: NodeJS.Timeout | undefined
  #id = 0

  constructor(options: PoolOptions, take: () => Task | undefined) {
    this.#options = options
    this.#take = take
  }

  get idle(): boolean {
    return this.#task === undefined
  }

  next(): void {
    const task = this.#take()
    if (task === undefined) return
    this.#task = task
    this.#thread ??= this.#start()
    this.#limit(this.#options.readLimit ?? READ_LIMIT)
    const request: ReadRequest = { id: ++this.#id, path: task.path, shown: task.shown }
    this.#thread.postMessage(request)
  }

  async close(): Promise<void> {
    this.#finish(failed('cancelled', 'The import was stopped while it was read.'))
    await this.#drop()
  }

  #start(): Worker {
    // Sources run as they are; built, the worker lies beside the chunk that this module ended up in.
    const entry = import.meta.url.endsWith('.ts')
      ? new URL('./worker.ts', import.meta.url)
      : new URL('./import-worker.js', import.meta.url)
    const thread = new Worker(entry, {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.heapMegabytes ?? HEAP_MEGABYTES },
    })
    thread.on('message', (message: FromImportWorker) => this.#receive(thread, message))
    thread.on('error', (error: NodeJS.ErrnoException) => this.#lose(thread, deathOf(error)))
    thread.on('exit', () =>
      this.#lose(thread, failed('crashed', 'The program that reads files ended on it. Report it, please.')),
    )
    thread.unref()
    return thread
  }

  #receive(thread: Worker, message: FromImportWorker): void {
    if (thread !== this.#thread || message.id !== this.#id) return
    if (message.type === 'recognised') this.#limit(message.timeLimit)
    else {
      this.#finish({ records: message.records, ...(message.refusal === undefined ? {} : { refusal: message.refusal }) })
      this.next()
    }
  }

  #limit(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const thread = this.#thread
      if (thread === undefined) return
      const seconds = Math.round(milliseconds / 1000)
      this.#lose(
        thread,
        failed('timed-out', `Reading it took over ${seconds} seconds and was given up. Simplify or split it.`),
      )
    }, milliseconds)
  }

  #lose(thread: Worker, result: FileResult): void {
    if (thread !== this.#thread) return
    void this.#drop()
    this.#finish(result)
    this.next()
  }

  #finish(result: FileResult): void {
    clearTimeout(this.#timer)
    const task = this.#task
    this.#task = undefined
    task?.resolve(result)
  }

  async #drop(): Promise<void> {
    const thread = this.#thread
    this.#thread = undefined
    await thread?.terminate()
  }
}

function failed(code: string, reason: string): FileResult {
  return { records: [], refusal: { outcome: 'failed', code, reason } }
}

function deathOf(error: NodeJS.ErrnoException): FileResult {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? failed('out-of-memory', 'Reading it needed too much memory and was given up. Simplify or split it.')
    : failed(
        'crashed',
        `The program that reads files failed on it (${error.message.slice(0, 200)}). Report it, please.`,
      )
}
