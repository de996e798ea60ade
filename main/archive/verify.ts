import { isAbsolute } from 'node:path'
import type { CorpusDb } from '../../db/client.ts'
import type { SourcePage } from '../../db/operations.ts'
import type { FileFault, OriginalFault, Verification } from '../contract/archive.ts'
import { AppError } from '../contract/errors.ts'
import type { Archivist } from './archivist.ts'

/** How far a verification is. `done` and `total` count originals, or in the second phase sources. */
export interface VerifyProgress {
  readonly phase: 'reading' | 'finishing'
  readonly done: number
  readonly total: number
  readonly note: string
}

export interface VerifyOptions {
  /** Also whether the files at the sources' paths are still there and the same. */
  readonly files: boolean
  readonly archivist: Pick<Archivist, 'check'>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: VerifyProgress) => void
}

/** Faults that are listed one by one; more are only counted. */
const MOST_LISTED = 10_000
const BYTES_AT_ONCE = 16_000_000
const SOURCES_AT_ONCE = 1000

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Hashes every original of a corpus again and compares it with what was imported; with `files` the files that they came from, too.
 * No fault ends it. When it is cancelled it answers what was found until then.
 */
export async function verifyCorpus(db: CorpusDb, options: VerifyOptions): Promise<Verification> {
  const { name } = await db.read('corpus.info', {})
  const startedAt = new Date().toISOString()
  const originals: Mutable<Verification['originals']> = {
    checked: 0,
    bytes: 0,
    unchanged: 0,
    changed: 0,
    missing: 0,
    faults: [],
  }
  const files = { checked: 0, same: 0, changed: 0, gone: 0, unreadable: 0, noPath: 0, faults: [] as FileFault[] }
  let complete = true
  try {
    await checkOriginals(db, options, originals)
    if (options.files) await checkFiles(db, options, files)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'cancelled')) throw error
    complete = false
  }
  return {
    corpus: name,
    startedAt,
    endedAt: new Date().toISOString(),
    complete,
    originals,
    ...(options.files && { files }),
  }
}

async function checkOriginals(
  db: CorpusDb,
  { signal, onProgress }: VerifyOptions,
  sum: Mutable<Verification['originals']>,
): Promise<void> {
  const { originals: total } = await db.read('original.total', {})
  const call = signal === undefined ? {} : { signal }
  let after: string | null = null
  do {
    onProgress?.({ phase: 'reading', done: sum.checked, total: Math.max(total, sum.checked), note: '' })
    const part: { checked: number; bytes: number; faults: OriginalFault[]; next: string | null } = await db.read(
      'original.check',
      { after, bytes: BYTES_AT_ONCE },
      call,
    )
    sum.checked += part.checked
    sum.bytes += part.bytes
    sum.unchanged += part.checked - part.faults.length
    for (const fault of part.faults) {
      if (fault.state === 'missing') sum.missing++
      else sum.changed++
      if (sum.faults.length < MOST_LISTED) sum.faults.push(fault)
    }
    after = part.next
  } while (after !== null)
  onProgress?.({ phase: 'reading', done: sum.checked, total: sum.checked, note: '' })
}

type Source = SourcePage['sources'][number]
type FileSum = Mutable<NonNullable<Verification['files']>>

async function checkFiles(db: CorpusDb, options: VerifyOptions, sum: FileSum): Promise<void> {
  const { sources: total } = await db.read('corpus.info', {})
  let after: number | null = null
  // Sources of one file come one after another, as its records were imported together.
  let group: Source[] = []
  const flush = async (): Promise<void> => {
    if (group.length > 0) await checkGroup(group, options, sum)
    group = []
  }
  do {
    const page: SourcePage = await db.read('source.page', { after, limit: SOURCES_AT_ONCE })
    for (const source of page.sources) {
      if (group.length > 0 && group[0]!.path !== source.path) {
        await flush()
        options.onProgress?.({ phase: 'finishing', done: sum.checked, total, note: source.path })
      }
      group.push(source)
    }
    after = page.next
  } while (after !== null)
  await flush()
}

async function checkGroup(group: readonly Source[], { archivist, signal }: VerifyOptions, sum: FileSum): Promise<void> {
  if (signal?.aborted === true) throw new AppError('cancelled', 'The verification was cancelled.')
  const { path } = group[0]!
  sum.checked += group.length
  if (!isAbsolute(path)) {
    sum.noPath += group.length
    return
  }
  const expected = group.map(({ record, sha256 }) => ({ ...(record !== undefined && { record }), sha256 }))
  let verdicts
  try {
    verdicts = await archivist.check({ path, expected }, signal)
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') throw error
    verdicts = group.map(() => ({ state: 'unreadable' as const, reason: (error as Error).message }))
  }
  for (const [index, { state, reason }] of verdicts.entries()) {
    sum[state]++
    const { article, record } = group[index]!
    if (state !== 'same' && sum.faults.length < MOST_LISTED)
      sum.faults.push({ article, path, ...(record !== undefined && { record }), state, reason })
  }
}
