import { Worker } from 'node:worker_threads'
import type { FilePath } from '../files/file-path.ts'
import type { TableHead } from './read-table-head.ts'
import type { FromTableWorker } from './table-worker.ts'

/** A table's head, or why there is none. */
export type HeadOrReason = TableHead | { readonly reason: string }

// From one file to the next.
const TIME_LIMIT = 20_000
const HEAP_MEGABYTES = 256

/**
 * Tells the columns of tables (or the keys of JSON) from their beginnings, in a thread of its own, in the order of `paths`. When
 * the thread dies or takes too long over a file, that one and those after it have a reason instead. Throws the signal's reason.
 */
export async function tableHeads(paths: readonly FilePath[], signal: AbortSignal): Promise<HeadOrReason[]> {
  signal.throwIfAborted()
  // Sources run as they are; built, the worker lies beside the chunk that this module ended up in.
  const entry = import.meta.url.endsWith('.ts')
    ? new URL('./table-worker.ts', import.meta.url)
    : new URL('./table-worker.js', import.meta.url)
  const thread = new Worker(entry, {
    workerData: { paths },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  })
  const heads: HeadOrReason[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let reason = 'Its columns could not be told.'
  const giveUp = (): void => reject(signal.reason as Error)
  const late = (): void => {
    reason = 'It takes too long to tell its columns.'
    resolve()
  }
  let timer = setTimeout(late, TIME_LIMIT)
  signal.addEventListener('abort', giveUp)
  thread.on('message', (answer: FromTableWorker) => {
    heads.push(answer)
    clearTimeout(timer)
    if (heads.length === paths.length) resolve()
    else timer = setTimeout(late, TIME_LIMIT)
  })
  thread.on('error', (error) => {
    reason = error.message
    resolve()
  })
  thread.on('exit', () => resolve())
  try {
    await promise
    return paths.map((_, at) => heads[at] ?? { reason })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    await thread.terminate()
  }
}
