import { basename } from 'node:path'
import type { CorpusDb } from '../../db/client.ts'
import type { ImportOptions, ImportReport } from '../contract/import.ts'
import { walk } from '../files/walk.ts'
import { BoundedQueue } from './bounded-queue.ts'
import { createReadPool, type ReadPool } from './pool.ts'
import { refusedItem } from './refused-item.ts'
import { RunRecorder, type ImportProgress } from './run-recorder.ts'
import type { FileResult } from './worker-messages.ts'

export interface ImportIo {
  /** Stops the import between batches: what was stored stays. */
  readonly signal: AbortSignal
  onProgress(progress: ImportProgress): void
  /** Told the number of the run as soon as it has one. */
  onRun?(run: string): void
  /** The path that reports and sources show for a path on disk, where they differ (uploads). */
  display?(path: string): string
  /** Called for each file that the walk found, before it is queued to be read; the walk waits for it. */
  onFound?(path: string): Promise<void> | void
}

// The walk may be so far ahead of reading; only paths are held.
const PATHS_AHEAD = 10_000

/**
 * Imports files and folders into a corpus: walk, read in worker threads, store in batches, each one transaction. Files come in
 * the order of the walk, a file's articles always in one transaction, and memory does not grow with their number. When the
 * signal aborts, what was read is stored, the run is `cancelled`, and the report so far is returned. Throws what the corpus
 * throws (`disk-full`, `closed`, …) after closing the run as `failed`.
 */
export async function runImport(
  db: CorpusDb,
  paths: readonly string[],
  options: ImportOptions & { readonly label?: string },
  io: ImportIo,
): Promise<ImportReport> {
  const { label = paths.map((path) => basename(path)).join(', '), ...wishes } = options
  const { run } = await db.write('run.start', { label, options: wishes })
  io.onRun?.(run)
  const recorder = new RunRecorder(db, run, (progress) => io.onProgress(progress))
  const pool = createReadPool()
  try {
    recorder.report('scanning')
    await new Run(pool, recorder, io).readAll(paths)
    recorder.report('finishing')
    await recorder.flush()
    await db.write('run.finish', { run, state: io.signal.aborted ? 'cancelled' : 'done' })
  } catch (error) {
    await db.write('run.finish', { run, state: 'failed' }).catch(() => undefined)
    throw error
  } finally {
    await pool.close()
  }
  return db.read('run.report', { run })
}

/** Walking and reading of one run. */
class Run {
  readonly #pool: ReadPool
  readonly #recorder: RunRecorder
  readonly #io: ImportIo
  readonly #queue = new BoundedQueue<string>(PATHS_AHEAD)
  readonly #reading: { readonly shown: string; readonly result: Promise<FileResult> }[] = []

  constructor(pool: ReadPool, recorder: RunRecorder, io: ImportIo) {
    this.#pool = pool
    this.#recorder = recorder
    this.#io = io
  }

  async readAll(paths: readonly string[]): Promise<void> {
    const { signal } = this.#io
    const stop = (): void => {
      this.#queue.end()
      void this.#pool.close()
    }
    signal.addEventListener('abort', stop)
    const walked = this.#walk(paths)
    try {
      for await (const path of this.#queue) {
        if (signal.aborted) break
        const shown = this.#show(path)
        this.#reading.push({ shown, result: this.#pool.read(path, shown) })
        if (this.#reading.length >= this.#pool.window) await this.#takeFirst()
      }
      while (this.#reading.length > 0) await this.#takeFirst()
    } finally {
      signal.removeEventListener('abort', stop)
      this.#queue.end()
      await walked
    }
  }

  /** Results are taken in the order of the walk, so that the same folder always gives the same numbers. */
  async #takeFirst(): Promise<void> {
    const { shown, result } = this.#reading.shift()!
    const read = await result
    // Files given up by a cancelled run were not found to be anything: they leave no row.
    if (read.refusal?.code !== 'cancelled') await this.#recorder.add(shown, read)
  }

  async #walk(paths: readonly string[]): Promise<void> {
    let files = 0
    try {
      for await (const met of walk(paths, this.#io.signal)) {
        if (met.kind === 'ignored') this.#recorder.ignore()
        else if (met.kind === 'refused') this.#recorder.note(refusedItem(met, this.#show(met.path)))
        else {
          files++
          await this.#io.onFound?.(met.path)
          await this.#queue.push(met.path)
        }
      }
      this.#recorder.setTotal(files)
    } finally {
      this.#queue.end()
    }
  }

  #show(path: string): string {
    return this.#io.display?.(path) ?? path
  }
}
