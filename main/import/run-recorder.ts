import { basename } from 'node:path'
import type { CorpusDb } from '../../db/client.ts'
import type { FileProgress, RunNote } from '../../db/operations.ts'
import type { JobProgress } from '../contract/host.ts'
import type { ImportCounts, ImportItem, Outcome } from '../contract/import.ts'
import { FILE_COST } from '../contract/job-share.ts'
import type { PreparedRecord } from '../contract/prepared.ts'
import { Pace } from './pace.ts'
import type { FilePart } from './worker-messages.ts'

// A batch is stored when it has so many articles or bytes, or is so old: large enough for speed, small enough to be seen soon.
const BATCH_ARTICLES = 250
const BATCH_BYTES = 16e6
const BATCH_AGE_MS = 1000
const PROGRESS_MS = 100

/** How far a run is. `done` and `total` count files; totals are null until the folders are walked. */
export type ImportProgress = Omit<JobProgress, 'job' | 'kind' | 'paused'> & { readonly counts: ImportCounts }

/** A file as the recorder knows it: its shown path, its size in bytes, and what was stored of it before. */
export interface RecordedFile {
  readonly path: string
  readonly size: number
  readonly found: number
}

const COUNTED: Readonly<Record<Outcome, keyof ImportCounts>> = {
  added: 'added',
  'already-here': 'alreadyHere',
  'needs-review': 'needsReview',
  failed: 'failed',
  skipped: 'skipped',
}

/** What a run starts with: nothing, or what it had when it was cut off. */
export const NOTHING_YET: ImportCounts = { found: 0, added: 0, alreadyHere: 0, needsReview: 0, failed: 0, skipped: 0 }

/** Collects what a run reads, stores it in batches, one at a time, and keeps the counts. */
export class RunRecorder {
  readonly #db: CorpusDb
  readonly #run: string
  readonly #onProgress: (progress: ImportProgress) => void
  readonly #counts: ImportCounts
  readonly #pace = new Pace()
  #records: PreparedRecord[] = []
  #size = 0
  #notes: RunNote[] = []
  #files = new Map<string, FileProgress>()
  #ignored = 0
  #batchSince = performance.now()
  #toldAt = Number.NEGATIVE_INFINITY
  #storing: Promise<void> = Promise.resolve()
  #done = 0
  #bytes = 0
  #total: { readonly files: number; readonly bytes: number } | null = null
  #last = ''
  #phase: ImportProgress['phase'] = 'scanning'

  constructor(
    db: CorpusDb,
    run: string,
    onProgress: (progress: ImportProgress) => void,
    counts: ImportCounts = NOTHING_YET,
  ) {
    this.#db = db
    this.#run = run
    this.#onProgress = onProgress
    this.#counts = { ...counts }
  }

  setTotal(files: number, bytes: number): void {
    this.#total = { files, bytes }
    this.report(this.#phase === 'finishing' ? 'finishing' : 'reading')
  }

  /** A file of the system, which is counted and not listed. */
  ignore(): void {
    this.#ignored++
  }

  /** A row for a path that is not read. */
  refuse(item: ImportItem): void {
    this.#notes.push({ ...item, after: this.#records.length })
    this.#files.set(item.path, { path: item.path, found: 1, whole: true })
  }

  /** A file that a run before read to its end. */
  passOver(size: number): void {
    this.#done++
    this.#bytes += size
  }

  /** Takes some of what a file gave. `read`: bytes of it read so far. Waits while the batch before is still being stored. */
  async add(file: RecordedFile, { records, refusals, last }: FilePart, read: number): Promise<void> {
    this.#last = basename(file.path)
    for (const record of records) {
      this.#records.push(record)
      this.#size += record.original.data.length + record.extracted.text.length * 2
    }
    for (const { record, refusal } of refusals)
      this.#notes.push({
        path: file.path,
        ...(record === undefined ? {} : { record }),
        ...refusal,
        after: this.#records.length,
      })
    const before = this.#files.get(file.path)?.found ?? file.found
    this.#files.set(file.path, { path: file.path, found: before + records.length + refusals.length, whole: last })
    if (last) {
      this.#done++
      this.#bytes += file.size
    }
    const full = this.#records.length >= BATCH_ARTICLES || this.#size >= BATCH_BYTES
    if (full || performance.now() - this.#batchSince >= BATCH_AGE_MS) await this.#handOver(last ? undefined : file.path)
    if (performance.now() - this.#toldAt >= PROGRESS_MS) this.report(this.#phase, last ? 0 : read)
  }

  /** Stores what is left. */
  async flush(): Promise<void> {
    await this.#handOver(undefined)
    await this.#storing
  }

  /** After a pause: what was fast or slow before it says nothing. */
  restartPace(): void {
    this.#pace.restart()
  }

  /** Tells how far the run is. `reading`: bytes read of the file that is being read. */
  report(phase: ImportProgress['phase'], reading = 0): void {
    this.#phase = phase
    const now = performance.now()
    this.#toldAt = now
    const bytes = this.#bytes + reading
    // A file costs something beside its bytes, so that many small ones do not seem done with the first large one.
    const work = bytes + this.#done * FILE_COST
    this.#pace.mark(now, this.#counts.found, work)
    const left =
      this.#total === null
        ? null
        : this.#pace.secondsFor(Math.max(0, this.#total.bytes + this.#total.files * FILE_COST - work))
    this.#onProgress({
      phase,
      done: this.#done,
      total: this.#total?.files ?? null,
      note: this.#last,
      bytes,
      totalBytes: this.#total?.bytes ?? null,
      perSecond: this.#pace.articlesPerSecond(),
      secondsLeft: left,
      counts: { ...this.#counts },
    })
  }

  /**
   * Begins to store the batch, so that the workers go on reading meanwhile; one batch is stored at a time. `open`: the file of
   * which more will come, whose count goes on.
   */
  async #handOver(open: string | undefined): Promise<void> {
    await this.#storing
    const [records, notes, ignored, files] = [this.#records, this.#notes, this.#ignored, this.#files]
    this.#records = []
    this.#notes = []
    this.#ignored = 0
    this.#size = 0
    this.#files = new Map()
    const unfinished = open === undefined ? undefined : files.get(open)
    if (unfinished !== undefined) this.#files.set(unfinished.path, unfinished)
    this.#batchSince = performance.now()
    this.#storing = this.#store(records, notes, ignored, [...files.values()])
    // The error is thrown where it is next waited for; until then it is not unhandled.
    this.#storing.catch(() => undefined)
  }

  async #store(
    records: PreparedRecord[],
    notes: RunNote[],
    ignored: number,
    files: readonly FileProgress[],
  ): Promise<void> {
    if (records.length > 0 || notes.length > 0 || ignored > 0 || files.length > 0) {
      this.#count(await this.#db.write('run.store', { run: this.#run, records, notes, ignored, files }))
      this.#count(notes)
    }
    this.report(this.#phase)
  }

  #count(items: readonly ImportItem[]): void {
    for (const { outcome } of items) {
      this.#counts.found++
      this.#counts[COUNTED[outcome]]++
    }
  }
}
