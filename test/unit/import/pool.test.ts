import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createReadPool, type PoolOptions, type ReadPool } from '../../../main/import/pool.ts'
import { tempFolder } from './temp-folder.ts'

const BODY = 'The wells of the upper valley have run dry, the river authority said on Thursday, and nobody knows why.'

function pool(options: PoolOptions): ReadPool {
  const created = createReadPool(options)
  onTestFinished(() => created.close())
  return created
}

describe('createReadPool', () => {
  it('reads files in threads, and gives each what became of it', async () => {
    const folder = tempFolder({ 'a.txt': BODY, 'empty.txt': '', 'b.png': '\u0089PNG\0\0' })
    const { read } = pool({ threads: 2 })
    const results = await Promise.all(
      ['a.txt', 'empty.txt', 'b.png', 'none.txt'].map((name) => read(join(folder, name), `shown/${name}`)),
    )
    expect(results.map(({ records, refusal }) => records[0]?.path ?? refusal?.code)).toEqual([
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
    const { read } = pool({ threads: 1, readLimit: 1 })
    const [first, second] = await Promise.all([read(join(folder, 'a.txt'), 'a'), read(join(folder, 'a.txt'), 'b')])
    expect([first.refusal?.code, second.refusal?.code]).toEqual(['timed-out', 'timed-out'])
  })

  it('survives a file that eats the memory, and reads the next', async () => {
    const folder = tempFolder({
      'big.html': `<html><body>${`<p class="x y z"><i>${BODY}</i></p>`.repeat(49_000)}`,
      'a.txt': BODY,
    })
    const { read } = pool({ threads: 1, heapMegabytes: 150 })
    const [big, small] = await Promise.all([read(join(folder, 'big.html'), 'big'), read(join(folder, 'a.txt'), 'a')])
    expect(big.refusal).toMatchObject({ outcome: 'failed', code: 'out-of-memory' })
    expect(small.records).toHaveLength(1)
  })

  it('answers what it was still reading when it is closed', async () => {
    const folder = tempFolder({ 'a.txt': BODY })
    const { read, close } = createReadPool({ threads: 1 })
    const reading = [read(join(folder, 'a.txt'), 'a'), read(join(folder, 'a.txt'), 'b')]
    await close()
    expect((await Promise.all(reading)).map(({ refusal }) => refusal?.code)).toEqual(['cancelled', 'cancelled'])
    expect((await read(join(folder, 'a.txt'), 'c')).refusal?.code).toBe('cancelled')
  })
})
