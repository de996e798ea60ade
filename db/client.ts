import { resolve } from 'node:path'
import { AppError } from '../main/contract/errors.ts'
import { DbWorker, type Call } from './worker-client.ts'
import { Lane, startReaders } from './lane.ts'
import type { CorpusChange } from './messages.ts'
import type { ReadInput, ReadName, ReadOutput, WriteInput, WriteName, WriteOutput } from './operations.ts'

/** A query that took longer than wished, for the log. */
export interface SlowQuery {
  readonly name: ReadName | WriteName
  /** Milliseconds inside the worker, without waiting. */
  readonly ms: number
}

export interface OpenOptions {
  /** Creates the file; `conflict` when there is one already. Without it the file must be there. */
  readonly create?: { readonly name: string }
  /** Number of reader workers, 2 unless told. Where there are several, searches have one more of their own. */
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
  const hooks = { notice, onChange }
  const count = options.readers ?? 2
  const roles = Array.from({ length: count }, () => 'reader' as const)
  let readers: DbWorker[]
  try {
    readers = await startReaders(path, count < 2 ? roles : [...roles, 'searcher'], hooks)
  } catch (error) {
    await writer.close().catch(() => undefined)
    throw error
  }
  const general = new Lane(readers.slice(0, count))
  const search = readers.length === count ? general : new Lane(readers.slice(count))
  return new OpenCorpus(path, writer, { general, search }, listeners)
}

/** What a search asks: of the worker that remembers the answers before, so that no other read holds it up. */
const SEARCHES: ReadonlySet<ReadName> = new Set([
  'article.page',
  'article.ids',
  'article.alike',
  'search.count',
  'search.facets',
])

/** A corpus with its workers. */
class OpenCorpus implements CorpusDb {
  readonly file: string
  readonly #writer: DbWorker
  readonly #lanes: { readonly general: Lane; readonly search: Lane }
  readonly #listeners: Set<(change: CorpusChange) => void>
  #closing: Promise<void> | undefined

  constructor(
    file: string,
    writer: DbWorker,
    lanes: { readonly general: Lane; readonly search: Lane },
    listeners: Set<(change: CorpusChange) => void>,
  ) {
    this.file = file
    this.#writer = writer
    this.#lanes = lanes
    this.#listeners = listeners
  }

  read<N extends ReadName>(
    name: N,
    input: ReadInput<N>,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<ReadOutput<N>> {
    const { signal } = options
    const lane = this.#lanes[SEARCHES.has(name) ? 'search' : 'general']
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
        lane.drop(call)
        reject(cancelled())
      }
      signal?.addEventListener('abort', abort, { once: true })
      lane.add(call)
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
    const readers = await Promise.allSettled([this.#lanes.general.close(), this.#lanes.search.close()])
    await this.#writer.close()
    const failed = readers.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The query was cancelled.')
}
