import { parentPort, workerData } from 'node:worker_threads'
import type { FilePath } from '../files/file-path.ts'
import { readTableHead, type TableHead } from './read-table-head.ts'
import { refusalOf } from './refusal.ts'

// Tells the columns of tables, away from the main thread: a file that hangs a parser costs this thread.

/** What the thread answers, once for each path. */
export type FromTableWorker = TableHead | { readonly reason: string }

const port = parentPort
if (port === null) throw new Error('This module runs as a worker thread.')

for (const path of (workerData as { readonly paths: readonly FilePath[] }).paths) {
  const answer: FromTableWorker = await readTableHead(path).catch((error: unknown) => ({
    reason: refusalOf(error).reason,
  }))
  port.postMessage(answer)
}
