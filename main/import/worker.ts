import { parentPort } from 'node:worker_threads'
import type { PreparedRecord } from '../contract/prepared.ts'
import type { RecordRefusal } from './formats/format.ts'
import { prepare } from './prepare.ts'
import { readArticles } from './read-articles.ts'
import { refusalOf } from './refusal.ts'
import type { FromImportWorker, ReadRequest, ToImportWorker } from './worker-messages.ts'

// Reads, describes and prepares one file at a time, away from the main thread: a page that hangs a parser or eats memory costs
// this thread, which the pool replaces. A file with many articles is handed over in parts, and the next is read only when the
// one before the last was taken, so that memory does not grow with the file.
const port = parentPort
if (port === null) throw new Error('This module runs as a worker thread.')

const PART_RECORDS = 64
const PART_BYTES = 4_000_000
const PARTS_AHEAD = 2
const SIGN_OF_LIFE_MS = 200

let ahead = 0
let wake: (() => void) | undefined

port.on('message', (message: ToImportWorker) => {
  if (message.type === 'read') void read(message)
  else {
    ahead--
    wake?.()
  }
})

async function read({ id, path, shown, hints, skip, timeLimit }: ReadRequest): Promise<void> {
  ahead = 0
  let records: PreparedRecord[] = []
  let refusals: RecordRefusal[] = []
  let size = 0
  let found = 0
  const handOver = async (last: boolean): Promise<void> => {
    post({ type: 'part', id, records, refusals, last })
    records = []
    refusals = []
    size = 0
    ahead++
    if (!last) await room()
  }
  try {
    for await (const article of readArticles(path, hints, signsOfLife(id, timeLimit))) {
      if (++found <= skip) continue
      if ('refusal' in article) refusals.push(article)
      else {
        const record = prepare(article, shown)
        records.push(record)
        size += record.original.data.length + record.extracted.text.length * 2
      }
      if (records.length + refusals.length >= PART_RECORDS || size >= PART_BYTES) await handOver(false)
    }
    if (found === 0) refusals.push({ refusal: { outcome: 'skipped', code: 'empty', reason: 'It holds no article.' } })
  } catch (error) {
    if (++found > skip) refusals.push({ refusal: refusalOf(error) })
  }
  await handOver(true)
}

/** Answers when the thread may be one part further ahead: what was handed over is taken. */
function room(): Promise<void> {
  if (ahead < PARTS_AHEAD) return Promise.resolve()
  return new Promise((resolve) => (wake = resolve))
}

function signsOfLife(id: number, given: number): NonNullable<Parameters<typeof readArticles>[2]> {
  let bytes = 0
  let toldAt = performance.now()
  return {
    onRecognised: (timeLimit) => {
      if (timeLimit !== given) post({ type: 'recognised', id, timeLimit })
    },
    onRead: (more) => {
      bytes += more
      const now = performance.now()
      if (now - toldAt < SIGN_OF_LIFE_MS) return
      toldAt = now
      post({ type: 'reading', id, bytes })
    },
  }
}

function post(message: FromImportWorker): void {
  port!.postMessage(message)
}
