import type { CorpusDb } from '../../db/client.ts'
import type { ReadOutput } from '../../db/operations.ts'
import type { LineOrder } from '../contract/concordance.ts'
import { AppError } from '../contract/errors.ts'
import type { QueryLimit, QueryNode } from '../contract/query.ts'
import type { ScanKind, ScannedText } from './tasks.ts'
import type { TaskWorker } from './task-worker.ts'

/** How far the reading of texts is: articles read, of all that answer the query, and the hits in them. */
export interface ScanProgress {
  readonly done: number
  readonly total: number
  readonly hits: number
}

/** How a call is made: it may be given up, and hears how far the reading is. */
export interface ScanOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined
}

/** What is to be read. */
export interface ScanRequest {
  readonly kind: ScanKind
  readonly node: QueryNode
  /** Hits that are kept for lines, those first in `order`. */
  readonly most: number
  readonly order: LineOrder
  /** Lines are not asked for: any scan of the query will do. */
  readonly countsOnly?: boolean
}

/** Texts of a corpus read for queries, the last few kept until the corpus changes. */
export interface Scans {
  /**
   * Reads what is not read yet, then calls `ask` with the number of the scan, which stays until `ask` has ended, and with the clauses
   * of the query that were not answered in full. Throws `cancelled`; reading stops once nobody waits for it any more.
   */
  withScan<T>(
    request: ScanRequest,
    options: ScanOptions,
    ask: (scan: number, limits: readonly QueryLimit[]) => Promise<T>,
  ): Promise<T>
  /** The corpus has changed: what is asked from now on is read again. */
  forget(): void
}

/** What was read for a query: its hits, and the clauses that were not answered in full. */
interface Read {
  readonly hits: number
  readonly limits: readonly QueryLimit[]
}

interface Running {
  readonly number: number
  readonly request: ScanRequest
  readonly result: Promise<Read>
  readonly stop: AbortController
  readonly listeners: Set<(progress: ScanProgress) => void>
  users: number
  ended: boolean
  stale: boolean
}

// A window looks at lines and collocates of one query; another window at those of another.
const KEPT = 4
// Characters of text that are on their way at once: pages grow and shrink with the articles.
const PAGE_CHARACTERS = 3_000_000
const FIRST_PAGE = 40
const LARGEST_PAGE = 1500

/** Scans over one corpus, done by one worker. */
export function createScans(db: CorpusDb, worker: TaskWorker): Scans {
  let scans: Running[] = []
  let last = 0

  const drop = (running: Running): void => {
    scans = scans.filter((other) => other !== running)
    running.stale = true
    if (running.users > 0) return
    running.stop.abort()
    worker.perform('drop', { scan: running.number }).catch(() => undefined)
  }
  const begin = (request: ScanRequest): Running => {
    const stop = new AbortController()
    const listeners = new Set<(progress: ScanProgress) => void>()
    const number = ++last
    const tell = (progress: ScanProgress): void => {
      for (const listener of listeners) listener(progress)
    }
    const result = readAll(db, worker, number, request, stop.signal, tell)
    const running: Running = { number, request, result, stop, listeners, users: 0, ended: false, stale: false }
    result.then(
      () => (running.ended = true),
      () => drop(running),
    )
    scans.push(running)
    // The one that was not asked for longest makes room.
    const idle = scans.find((one) => one !== running && one.users === 0)
    if (scans.length > KEPT && idle !== undefined) drop(idle)
    return running
  }

  const withScan: Scans['withScan'] = async (request, { signal, onProgress }, ask) => {
    throwIfAborted(signal)
    const running = scans.find((one) => sameQuery(one.request, request)) ?? begin(request)
    scans = [...scans.filter((one) => one !== running), running]
    running.users++
    if (onProgress) running.listeners.add(onProgress)
    const { promise: aborted, reject } = Promise.withResolvers<never>()
    const abort = (): void => reject(cancelled())
    signal?.addEventListener('abort', abort, { once: true })
    let fits: boolean
    try {
      const { hits, limits } = await Promise.race([running.result, aborted])
      fits = answers(running.request, request, hits)
      if (fits) return await Promise.race([ask(running.number, limits), aborted])
    } finally {
      signal?.removeEventListener('abort', abort)
      running.users--
      if (onProgress) running.listeners.delete(onProgress)
      if (running.users === 0 && (running.stale || !running.ended)) drop(running)
    }
    // It kept other lines than those asked for now.
    drop(running)
    return withScan(request, { signal, onProgress }, ask)
  }

  return {
    withScan,
    forget() {
      for (const running of scans) drop(running)
    },
  }
}

function sameQuery(a: ScanRequest, b: ScanRequest): boolean {
  return a.kind === b.kind && JSON.stringify(a.node) === JSON.stringify(b.node)
}

/** Whether a scan with so many hits has the lines that are asked for. */
function answers(scan: ScanRequest, asked: ScanRequest, hits: number): boolean {
  if (asked.kind === 'near' || asked.countsOnly === true || hits <= scan.most) return true
  const key = ({ order }: ScanRequest): string => JSON.stringify([order.sort, order.words, order.descending])
  return key(scan) === key(asked) && asked.most <= scan.most
}

/** Reads the texts of all articles that answer a query into a scan, the next page while the worker is at one. */
async function readAll(
  db: CorpusDb,
  worker: TaskWorker,
  scan: number,
  { kind, node, most, order }: ScanRequest,
  signal: AbortSignal,
  tell: (progress: ScanProgress) => void,
): Promise<Read> {
  await worker.perform('begin', { scan, kind, node, most, order })
  const listed = { query: node, bin: false, sort: 'added', descending: false } as const
  const ids = await db.read('article.ids', listed, { signal })
  // The answer to the same query, as it is remembered: it knows what was left out.
  const { limits = [] } = await db.read('article.page', { ...listed, offset: 0, limit: 1 }, { signal })
  let hits = 0
  let atOnce = FIRST_PAGE
  let reading: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < ids.length;) {
    const page = ids.slice(from, from + atOnce)
    const texts = await db.read('article.texts', { ids: page }, { signal })
    await reading
    throwIfAborted(signal)
    from += page.length
    const done = from
    reading = worker.perform('read', { scan, texts: texts.map(scanned) }).then(({ total }) => {
      hits = total
      tell({ done, total: ids.length, hits })
    })
    const characters = texts.reduce((sum, { text }) => sum + text.length, 1) / Math.max(1, texts.length)
    atOnce = Math.max(1, Math.min(LARGEST_PAGE, atOnce * 4, Math.floor(PAGE_CHARACTERS / characters)))
  }
  await reading
  throwIfAborted(signal)
  return { hits, limits }
}

/** What the worker needs of a text. */
export function scanned({
  id,
  title,
  outlet,
  date,
  dateStatus,
  text,
  layers,
}: ReadOutput<'article.texts'>[number]): ScannedText {
  return { id, title, outlet, date, inferred: dateStatus === 'inferred', text, layers }
}

/** Throws `cancelled` when the caller has given up. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled()
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The concordance was cancelled.')
}
