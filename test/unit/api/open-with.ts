import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openCorpusDb, type CorpusDb } from '../../../db/client.ts'
import { temporaryFolder } from '../../db/support/corpus.ts'
import { prepared } from '../../db/support/records.ts'

/** A new corpus with these bodies, each an article, numbered from 1. Closed when the test ends. */
export async function openWith(bodies: readonly string[]): Promise<CorpusDb> {
  const db = await openCorpusDb(join(temporaryFolder(), 'x.variorum'), { create: { name: 'x' } })
  onTestFinished(() => db.close())
  const { run } = await db.write('run.start', { label: 'x', options: {} })
  await db.write('run.store', { run, records: bodies.map((body, n) => prepared({ body, path: `${n}.txt` })) })
  await db.write('run.finish', { run, state: 'done' })
  return db
}
