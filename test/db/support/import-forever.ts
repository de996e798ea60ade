// Run as a process of its own: imports made-up articles into the corpus named on the command line, and says so after each batch.
import { openCorpusDb } from '../../../db/client.ts'
import { crashRecords } from './crash-records.ts'

const db = await openCorpusDb(process.argv[2]!, { create: { name: 'Crash' }, readers: 1 })
const { run } = await db.write('run.start', { label: 'crash', options: { tag: 'met', set: 'first' } })
const records = crashRecords()
for (let from = 0; from < records.length; from += 40) {
  await db.write('run.store', { run, records: records.slice(from, from + 40) })
  process.stdout.write(`${from + 40}\n`)
}
