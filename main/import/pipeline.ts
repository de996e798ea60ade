import { basename } from 'node:path'
import type { CorpusDb } from '../../db/client.ts'
import type { ResumedRun } from '../../db/operations.ts'
import type { ImportItem, ImportOptions, ImportReport } from '../contract/import.ts'
import { shownPath, type FilePath } from '../files/file-path.ts'
import { walk } from '../files/walk.ts'
import { BoundedQueue } from './bounded-queue.ts'
import type { Hints } from './formats/format.ts'
import { hintsOf } from './hints-of.ts'
import { createReadPool, type Reading, type ReadPool } from './pool.ts'
import { refusedItem } from './refused-item.ts'
import { NOTHING_YET, RunRecorder, type ImportProgress, type RecordedFile } from './run-recorder.ts'

export interface ImportIo {
  /**
   * Stops the import between batches: what was stored stays, and the run can be taken up again. With the reason `interrupted` it
   * ends as that, otherwise as `cancelled`.
   */
  readonly signal: AbortSignal
  onProgress(progress: ImportProgress): void
  /** Told the number of the run as soon as it has one. */
  onRun?(run: string): void
  /** The path that reports and sources show for a path on disk, where they differ (uploads). */
  display?(path: string): string
  /** Called for each file that the walk found, before it is queued to be read; the walk waits for it. */
  onFound?(path: string): Promise<void> | void
  /** Answers when the run may go on; while it does not, the run is paused. */
  whenGoing?(): Promise<void> | undefined
}

/**
 * What to import: paths, or a run that was cut off. `keepRoots`: the paths last longer than this process, unlike uploads.
 * `refused`: rows for what was handed over and could not be taken.
 */
export type ImportTask =
  | {
      readonly paths: readonly string[]
      readonly options: ImportOptions
      readonly label?: string
      readonly keepRoots: boolean
      readonly refused?: readonly ImportItem[]
    }
  | { readonly resume: string }

// The walk may be so far ahead of reading; only paths and sizes are held.
const FILES_AHEAD = 100_000

/**
 * Imports files and folders into a corpus: walk, read in worker threads, store in batches, each one transaction. Files come in
 * the order of the walk, and memory does not grow with their number or size. When the signal aborts, what was read is stored,
 * the run is `cancelled` (or `interrupted`), and the report so far is returned; a run taken up again passes over what it has.
 * Throws what the corpus throws (`disk-full`, `closed`, …) after closing the run as `failed`.
 */
export async function runImport(db: CorpusDb, task: ImportTask, io: ImportIo): Promise<ImportReport> {
  const { run, roots, options, counts, resumed } = await begin(db, task)
  io.onRun?.(run)
  const recorder = new RunRecorder(db, run, (progress) => io.onProgress(progress), counts)
  const pool = createReadPool()
  try {
    recorder.report('scanning')
    if ('refused' in task) for (const item of task.refused ?? []) recorder.refuse(item)
    const hints = await hintsOf(db, options)
    await new Run({ db, run, pool, recorder, io, hints, resumed }).readAll(roots)
    recorder.report('finishing')
    await recorder.flush()
    await db.write('run.finish', { run, state: endState(io.signal) })
  } catch (error) {
    await db.write('run.finish', { run, state: 'failed' }).catch(() => undefined)
    throw error
  } finally {
    await pool.close()
  }
  return db.read('run.report', { run })
}

async function begin(db: CorpusDb, task: ImportTask): Promise<ResumedRun & { readonly resumed: boolean }> {
  if ('resume' in task) return { ...(await db.write('run.resume', { run: task.resume })), resumed: true }
  const { paths, options, label = paths.map((path) => basename(path)).join(', '), keepRoots } = task
  const { run } = await db.write('run.start', { label, options, ...(keepRoots ? { roots: paths } : {}) })
  return { run, label, options, roots: paths, counts: NOTHING_YET, resumed: false }
}

function endState(signal: AbortSignal): 'done' | 'cancelled' | 'interrupted' {
  if (!signal.aborted) return 'done'
  return signal.reason === 'interrupted' ? 'interrupted' : 'cancelled'
}

interface RunParts {
  readonly db: CorpusDb
  readonly run: string
  readonly pool: ReadPool
  readonly recorder: RunRecorder
  readonly io: ImportIo
  readonly hints: Hints
  readonly resumed: boolean
}

interface FoundFile {
  readonly path: FilePath
  readonly size: number
}

/** Walking and reading of one run. */
class Run {
  readonly #parts: RunParts
  readonly #queue = new BoundedQueue<FoundFile>(FILES_AHEAD)
  readonly #reading: { readonly file: RecordedFile; readonly reading: Reading }[] = []

  constructor(parts: RunParts) {
    this.#parts = parts
  }

  async readAll(paths: readonly string[]): Promise<void> {
    const { io, pool } = this.#parts
    const stop = (): void => {
      this.#queue.end()
      void pool.close()
    }
    io.signal.addEventListener('abort', stop)
    if (io.signal.aborted) stop()
    const walked = this.#walk(paths)
    try {
      for await (const found of this.#queue) {
        if (io.signal.aborted) break
        await this.#begin(found)
        if (this.#reading.length >= pool.window) await this.#takeFirst()
      }
      while (this.#reading.length > 0) await this.#takeFirst()
    } finally {
      io.signal.removeEventListener('abort', stop)
      this.#queue.end()
      await walked
    }
  }

  async #begin({ path, size }: FoundFile): Promise<void> {
    const { pool, recorder, hints } = this.#parts
    const shown = this.#show(path)
    const before = await this.#before(shown)
    if (before?.whole === true) {
      recorder.passOver(size)
      return
    }
    const found = before?.found ?? 0
    this.#reading.push({
      file: { path: shown, size, found },
      reading: pool.read({ path, shown, hints, skip: found }),
    })
  }

  async #before(path: string): Promise<{ readonly found: number; readonly whole: boolean } | null | undefined> {
    const { db, run, resumed } = this.#parts
    return resumed ? (await db.read('run.files', { run, paths: [path] }))[0] : undefined
  }

  /** Results are taken in the order of the walk, so that the same folder always gives the same numbers. */
  async #takeFirst(): Promise<void> {
    const { io, recorder } = this.#parts
    const { file, reading } = this.#reading.shift()!
    for await (const part of reading.parts()) {
      const going = io.signal.aborted ? undefined : io.whenGoing?.()
      if (going !== undefined) {
        await recorder.flush()
        await going
        recorder.restartPace()
      }
      // Files given up by a cancelled run were not found to be anything: they leave no row.
      if (part.refusals.some(({ refusal }) => refusal.code === 'cancelled')) return
      await recorder.add(file, part, reading.bytes)
    }
  }

  async #walk(paths: readonly string[]): Promise<void> {
    const { io, recorder, resumed } = this.#parts
    let files = 0
    let bytes = 0
    try {
      for await (const met of walk(paths, io.signal)) {
        if (met.kind === 'ignored') {
          if (!resumed) recorder.ignore()
        } else if (met.kind === 'refused') {
          const shown = this.#show(met.path)
          // A run that is taken up again may have its row already.
          if (!resumed || (await this.#before(shown)) === null) recorder.refuse(refusedItem(met, shown))
        } else {
          files++
          bytes += met.size
          await io.onFound?.(shownPath(met.path))
          await this.#queue.push({ path: met.path, size: met.size })
        }
      }
      recorder.setTotal(files, bytes)
    } finally {
      this.#queue.end()
    }
  }

  #show(path: FilePath): string {
    return this.#parts.io.display?.(shownPath(path)) ?? shownPath(path)
  }
}
