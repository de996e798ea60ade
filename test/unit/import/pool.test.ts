import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createReadPool, type PoolOptions, type ReadPool } from '../../../main/import/pool.ts'
import type { PreparedRecord } from '../../../main/contract/prepared.ts'
import { tempFolder } from './temp-folder.ts'

const BODY = 'The wells of the upper valley have run dry, the river authority said on Thursday, and nobody knows why.'

function pool(options: PoolOptions): ReadPool {
  const created = createReadPool(options)
  onTestFinished(() => created.close())
  return created
}

/** A file's articles and rows, all parts together. */
async function all(
  { read }: ReadPool,
  path: string,
  shown: string,
  skip = 0,
): Promise<{ readonly records: PreparedRecord[]; readonly codes: string[] }> {
  const records: PreparedRecord[] = []
  const codes: string[] = []
  for await (const part of read({ path, shown, hints: {}, skip }).parts()) {
    records.push(...part.records)
    codes.push(...part.refusals.map(({ refusal }) => refusal.code))
  }
  return { records, codes }
}

describe('createReadPool', () => {
  it('reads files in threads, and gives each what became of it', async () => {
    const folder = tempFolder({ 'a.txt': BODY, 'empty.txt': '', 'b.png': '\u0089PNG\0\0' })
    const reading = pool({ threads: 2 })
    const results = await Promise.all(
      ['a.txt', 'empty.txt', 'b.png', 'none.txt'].map((name) => all(reading, join(folder, name), `shown/${name}`)),
    )
    expect(results.map(({ records, codes }) => records[0]?.path ?? codes[0])).toEqual([
      'shown/a.txt',
      'empty',
      'not-text',
      'gone',
    ])
    const record = results[0]!.records[0]!
    expect(record.extracted.text).toBe(BODY)
    expect(record.original.size).toBe(BODY.length)
    expect(record.fingerprints).toBeInstanceOf(Int32Array)
  })

  it('gives up what takes too long, replaces the thread, and goes on', async () => {
    const folder = tempFolder({ 'a.txt': BODY })
    // No thread has started, and so none has read anything, after a millisecond.
    const reading = pool({ threads: 1, readLimit: 1 })
    const path = join(folder, 'a.txt')
    const [first, second] = await Promise.all([all(reading, path, 'a'), all(reading, path, 'b')])
    expect([...first.codes, ...second.codes]).toEqual(['timed-out', 'timed-out'])
  })

  it('survives a file that eats the memory, and reads the next', { timeout: 60_000 }, async () => {
    const folder = tempFolder({
      'big.txt': `${BODY}\n\n`.repeat(180_000),
      'a.txt': BODY,
    })
    const reading = pool({ threads: 1, heapMegabytes: 180 })
    const [big, small] = await Promise.all([
      all(reading, join(folder, 'big.txt'), 'big'),
      all(reading, join(folder, 'a.txt'), 'a'),
    ])
    expect(big.codes).toEqual(['out-of-memory'])
    expect(small.records).toHaveLength(1)
  })

  it('answers what it was still reading when it is closed', async () => {
    const folder = tempFolder({ 'a.txt': BODY })
    const closing = createReadPool({ threads: 1 })
    const path = join(folder, 'a.txt')
    const reading = [all(closing, path, 'a'), all(closing, path, 'b')]
    await closing.close()
    expect((await Promise.all(reading)).map(({ codes }) => codes[0])).toEqual(['cancelled', 'cancelled'])
    expect((await all(closing, path, 'c')).codes).toEqual(['cancelled'])
  })
})
