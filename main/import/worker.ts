import { parentPort } from 'node:worker_threads'
import type { PreparedRecord } from '../contract/prepared.ts'
import { prepare } from './prepare.ts'
import { readArticles } from './read-articles.ts'
import { Refusal } from './refusal.ts'
import type { FromImportWorker, ReadRefusal, ReadRequest } from './worker-messages.ts'

// Reads, describes and prepares one file at a time, away from the main thread: a page that hangs a parser or eats memory costs
// this thread, which the pool replaces.
const port = parentPort
if (port === null) throw new Error('This module runs as a worker thread.')

port.on('message', (request: ReadRequest) => {
  void read(request)
})

async function read({ id, path, shown }: ReadRequest): Promise<void> {
  const records: PreparedRecord[] = []
  let refusal: ReadRefusal | undefined
  try {
    for await (const article of readArticles(path, (timeLimit) => post({ type: 'recognised', id, timeLimit })))
      records.push(prepare(article, shown))
    if (records.length === 0) refusal = { outcome: 'skipped', code: 'empty', reason: 'It holds no article.' }
  } catch (error) {
    refusal = refusalOf(error)
  }
  post({ type: 'done', id, records, ...(refusal === undefined ? {} : { refusal }) })
}

function refusalOf(error: unknown): ReadRefusal {
  if (error instanceof Refusal) return { outcome: error.outcome, code: error.code, reason: error.message }
  const what = error instanceof Error ? error.message : String(error)
  return {
    outcome: 'failed',
    code: 'damaged',
    reason: `It could not be understood (${what.slice(0, 200)}). Save it again from its program and import that.`,
  }
}

function post(message: FromImportWorker): void {
  port!.postMessage(message)
}
