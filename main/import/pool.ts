import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FilePart, FromImportWorker, ReadRequest, ToImportWorker } from './worker-messages.ts'

/** What is asked of the pool: a file, and how it is to be read. */
export type ReadTask = Omit<ReadRequest, 'id' | 'timeLimit'>

/** A file that is being read. Its parts come in order and the last one says so; taking one lets the next be read. */
export interface Reading {
  /** Bytes of the file read so far. */
  readonly bytes: number
  parts(): AsyncIterable<FilePart>
}

/** Reads files in worker threads. */
export interface ReadPool {
  /** How many files are worth asking for at once. */
  readonly window: number
  /** Never fails: what goes wrong with a file, the death of its thread included, is a row of its last part. */
  read(task: ReadTask): Reading
  /** Ends the threads at once; what they were reading is given up. */
  close(): Promise<void>
}

export interface PoolOptions {
  readonly threads?: number
  /** For a file whose format is not known yet, in milliseconds. */
  readonly readLimit?: number
  readonly heapMegabytes?: number
}

const READ_LIMIT = 60_000
const HEAP_MEGABYTES = 1024
// By itself the young generation grows with the garbage of the files to three times as much, and is never given back.
const YOUNG_MEGABYTES = 8
const MOST_THREADS = 4
/** So many parts may be untaken before the thread waits, as in worker.ts. */
const PARTS_AHEAD = 2
const MEASURE_EVERY_MS = 500
const MOST_WAITS = 6

/** Creates the pool; threads start with the first files. A thread that dies or takes too long is replaced. */
export function createReadPool(options: PoolOptions = {}): ReadPool {
  const threads = options.threads ?? Math.min(MOST_THREADS, availableParallelism())
  const waiting: FileReading[] = []
  const slots = Array.from({ length: threads }, () => new Slot(options, () => waiting.shift()))
  let closed = false
  return {
    window: threads * 4,
    read(task) {
      const reading = new FileReading(task)
      if (closed) reading.fail('cancelled', 'The import was stopped before it was read.')
      else {
        waiting.push(reading)
        slots.find((slot) => slot.idle)?.next()
      }
      return reading
    },
    async close() {
      closed = true
      for (const reading of waiting.splice(0)) reading.fail('cancelled', 'The import was stopped before it was read.')
      await Promise.all(slots.map((slot) => slot.close()))
    },
  }
}

/** One file's way through the pool: parts that came and were not taken yet. */
class FileReading implements Reading {
  readonly task: ReadTask
  bytes = 0
  onTaken: () => void = () => undefined
  readonly #parts: FilePart[] = []
  #wake: (() => void) | undefined

  constructor(task: ReadTask) {
    this.task = task
  }

  add(part: FilePart): void {
    this.#parts.push(part)
    this.#wake?.()
  }

  fail(code: string, reason: string): void {
    this.add({ records: [], refusals: [{ refusal: { outcome: 'failed', code, reason } }], last: true })
  }

  async *parts(): AsyncIterable<FilePart> {
    for (;;) {
      const part = this.#parts.shift()
      if (part === undefined) await new Promise<void>((resolve) => (this.#wake = resolve))
      else {
        if (!part.last) this.onTaken()
        yield part
        if (part.last) return
      }
    }
  }
}

/** One thread and the file that it reads. */
class Slot {
  readonly #options: PoolOptions
  readonly #take: () => FileReading | undefined
  #thread: Worker | undefined
  #reading: FileReading | undefined
  #timer: NodeJS.Timeout | undefined
  #timeLimit = READ_LIMIT
  /** Parts that were not taken: while there are as many as the thread may be ahead, it waits and its time stands still. */
  #untaken = 0
  /** What the thread had worked when the time was last looked at, in milliseconds, and when that was. */
  #processorTime = 0
  #measuredAt = Number.NEGATIVE_INFINITY
  /** How often the time was up and the thread had been kept from working. */
  #waits = 0
  #id = 0

  constructor(options: PoolOptions, take: () => FileReading | undefined) {
    this.#options = options
    this.#take = take
  }

  get idle(): boolean {
    return this.#reading === undefined
  }

  next(): void {
    const reading = this.#take()
    if (reading === undefined) return
    const id = ++this.#id
    this.#reading = reading
    this.#untaken = 0
    reading.onTaken = () => this.#taken(id)
    this.#thread ??= this.#start()
    const timeLimit = this.#options.readLimit ?? READ_LIMIT
    this.#timeLimit = timeLimit
    this.#restartTimer()
    this.#post({ type: 'read', id, timeLimit, ...reading.task })
  }

  async close(): Promise<void> {
    this.#fail('cancelled', 'The import was stopped while it was read.')
    await this.#drop()
  }

  #start(): Worker {
    // Sources run as they are; built, the worker lies beside the chunk that this module ended up in.
    const entry = import.meta.url.endsWith('.ts')
      ? new URL('./worker.ts', import.meta.url)
      : new URL('./import-worker.js', import.meta.url)
    const thread = new Worker(entry, {
      resourceLimits: {
        maxOldGenerationSizeMb: this.#options.heapMegabytes ?? HEAP_MEGABYTES,
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      },
    })
    thread.on('message', (message: FromImportWorker) => this.#receive(thread, message))
    thread.on('error', (error: NodeJS.ErrnoException) => this.#lose(thread, ...deathOf(error)))
    thread.on('exit', () =>
      this.#lose(thread, 'crashed', 'The program that reads files ended on it. Report it, please.'),
    )
    thread.unref()
    return thread
  }

  #receive(thread: Worker, message: FromImportWorker): void {
    const reading = this.#reading
    if (thread !== this.#thread || message.id !== this.#id || reading === undefined) return
    switch (message.type) {
      case 'recognised':
        this.#timeLimit = message.timeLimit
        this.#restartTimer()
        break
      case 'reading':
        reading.bytes = message.bytes
        this.#restartTimer()
        break
      case 'part':
        this.#untaken++
        this.#restartTimer()
        if (message.last) this.#end()
        reading.add(message)
        if (message.last) this.next()
    }
  }

  #taken(id: number): void {
    if (id !== this.#id || this.#reading === undefined) return
    this.#untaken--
    this.#restartTimer()
    this.#post({ type: 'taken', id })
  }

  #restartTimer(): void {
    clearTimeout(this.#timer)
    const thread = this.#thread
    if (this.#untaken >= PARTS_AHEAD || thread === undefined) return
    const limit = this.#timeLimit
    const id = this.#id
    this.#waits = 0
    if (performance.now() - this.#measuredAt >= MEASURE_EVERY_MS) {
      this.#measuredAt = performance.now()
      void processorTime(thread).then((time) => {
        if (id === this.#id) this.#processorTime = time
      })
    }
    this.#timer = setTimeout(() => void this.#consider(thread, limit), limit)
  }

  /** Gives a file up whose thread worked so long, or not at all; one that other programs kept from working gets more time. */
  async #consider(thread: Worker, limit: number): Promise<void> {
    const id = this.#id
    const worked = (await processorTime(thread)) - this.#processorTime
    if (thread !== this.#thread || id !== this.#id || this.#reading === undefined) return
    if (worked < limit && worked > limit / 100 && ++this.#waits < MOST_WAITS)
      this.#timer = setTimeout(() => void this.#consider(thread, limit), limit)
    else
      this.#lose(
        thread,
        'timed-out',
        `Reading it took over ${Math.round(limit / 1000)} seconds and was given up. Simplify or split it.`,
      )
  }

  #lose(thread: Worker, code: string, reason: string): void {
    if (thread !== this.#thread) return
    void this.#drop()
    this.#fail(code, reason)
    this.next()
  }

  #fail(code: string, reason: string): void {
    this.#end()?.fail(code, reason)
  }

  #end(): FileReading | undefined {
    clearTimeout(this.#timer)
    const reading = this.#reading
    this.#reading = undefined
    return reading
  }

  async #drop(): Promise<void> {
    const thread = this.#thread
    this.#thread = undefined
    this.#processorTime = 0
    this.#measuredAt = Number.NEGATIVE_INFINITY
    await thread?.terminate()
  }

  #post(message: ToImportWorker): void {
    this.#thread?.postMessage(message)
  }
}

/** What a thread has worked since it began, in milliseconds; 0 when it has ended. */
async function processorTime(thread: Worker): Promise<number> {
  try {
    const { user, system } = await thread.cpuUsage()
    return (user + system) / 1000
  } catch {
    return 0
  }
}

function deathOf(error: NodeJS.ErrnoException): [code: string, reason: string] {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? ['out-of-memory', 'Reading it needed too much memory and was given up. Simplify or split it.']
    : ['crashed', `The program that reads files failed on it (${error.message.slice(0, 200)}). Report it, please.`]
}
