import { basename } from 'node:path'
import type { CorpusDb } from '../../db/client.ts'
import type { JobProgress } from '../contract/host.ts'
import type { ImportCounts, ImportItem, Outcome } from '../contract/import.ts'
import type { PreparedRecord } from '../contract/prepared.ts'
import type { FileResult } from './worker-messages.ts'

// A batch is stored when it has so many articles or bytes, or is so old: large enough for speed, small enough to be seen soon.
const BATCH_ARTICLES = 500
const BATCH_BYTES = 16e6
const BATCH_AGE_MS = 400
const PROGRESS_MS = 100

/** How far a run is. `done` and `total` count files; `total` is null until the folders are walked. */
export type ImportProgress = Pick<JobProgress, 'phase' | 'done' | 'total' | 'note'> & { readonly counts: ImportCounts }

const COUNTED: Readonly<Record<Outcome, keyof ImportCounts>> = {
  added: 'added',
  'already-here': 'alreadyHere',
  'needs-review': 'needsReview',
  failed: 'failed',
  skipped: 'skipped',
}

/** Collects what a run reads, stores it in batches, one at a time, and keeps the counts. */
export class RunRecorder {
  readonly #db: CorpusDb
  readonly #run: string
  readonly #onProgress: (progress: ImportProgress) => void
  readonly #counts: ImportCounts = { found: 0, added: 0, alreadyHere: 0, needsReview: 0, failed: 0, skipped: 0 }
  #records: PreparedRecord[] = []
  #bytes = 0
  #notes: ImportItem[] = []
  #ignored = 0
  #batchSince = performance.now()
  #toldAt = Number.NEGATIVE_INFINITY
  #storing: Promise<void> = Promise.resolve()
  #done = 0
  #total: number | null = null
  #last = ''
  #phase: ImportProgress['phase'] = 'scanning'

  constructor(db: CorpusDb, run: string, onProgress: (progress: ImportProgress) => void) {
    this.#db = db
    this.#run = run
    this.#onProgress = onProgress
  }

  setTotal(files: number): void {
    this.#total = files
    this.report(this.#phase === 'finishing' ? 'finishing' : 'reading')
  }

  /** A file of the system, which is counted and not listed. */
  ignore(): void {
    this.#ignored++
  }

  /** A row for a path that is not read. */
  note(item: ImportItem): void {
    this.#notes.push(item)
  }

  /** Takes what one file gave, all of it into one batch. Waits while the batch before is still being stored. */
  async add(path: string, { records, refusal }: FileResult): Promise<void> {
    this.#done++
    this.#last = basename(path)
    for (const record of records) {
      this.#records.push(record)
      this.#bytes += record.original.data.length + record.extracted.text.length * 2
    }
    if (refusal !== undefined) this.#notes.push({ path, ...refusal })
    const full = this.#records.length >= BATCH_ARTICLES || this.#bytes >= BATCH_BYTES
    if (full || performance.now() - this.#batchSince >= BATCH_AGE_MS) await this.#handOver()
    if (performance.now() - this.#toldAt >= PROGRESS_MS) this.report(this.#phase)
  }

  /** Stores what is left. */
  async flush(): Promise<void> {
    await this.#handOver()
    await this.#storing
  }

  report(phase: ImportProgress['phase']): void {
    this.#phase = phase
    this.#toldAt = performance.now()
    this.#onProgress({ phase, done: this.#done, total: this.#total, note: this.#last, counts: { ...this.#counts } })
  }

  /** Begins to store the batch, so that the workers go on reading meanwhile; one batch is stored at a time. */
  async #handOver(): Promise<void> {
    await this.#storing
    const [records, notes, ignored] = [this.#records, this.#notes, this.#ignored]
    this.#records = []
    this.#notes = []
    this.#ignored = 0
    this.#bytes = 0
    this.#batchSince = performance.now()
    this.#storing = this.#store(records, notes, ignored)
    // The error is thrown where it is next waited for; until then it is not unhandled.
    this.#storing.catch(() => undefined)
  }

  async #store(records: PreparedRecord[], notes: ImportItem[], ignored: number): Promise<void> {
    if (records.length > 0) this.#count(await this.#db.write('run.store', { run: this.#run, records }))
    if (notes.length > 0 || ignored > 0) {
      await this.#db.write('run.note', { run: this.#run, items: notes, ignored })
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
