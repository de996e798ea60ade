import { appendFileSync, chmodSync, chownSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWhole } from '../../../main/import/read.ts'
import { Refusal } from '../../../main/import/refusal.ts'
import { tempFolder } from './temp-folder.ts'

async function refusal(
  path: string,
  limitOf: (head: Uint8Array, size: number) => number = () => 1e9,
): Promise<Refusal> {
  const error: unknown = await readWhole(path, limitOf).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refusal) return error
  throw new Error('it was read')
}

describe('readWhole', () => {
  it('gives the bytes of a file', async () => {
    const folder = tempFolder({ 'a.txt': 'x'.repeat(100_000) })
    const bytes = await readWhole(join(folder, 'a.txt'), (head, size) => {
      expect([head.length, size]).toEqual([4096, 100_000])
      return size
    })
    expect(Buffer.from(bytes).toString()).toBe('x'.repeat(100_000))
  })

  it('refuses a file above its limit, named, without reading it', async () => {
    const folder = tempFolder({ 'huge.txt': '' })
    truncateSync(join(folder, 'huge.txt'), 300_000_000)
    const refused = await refusal(join(folder, 'huge.txt'), () => 20_000_000)
    expect(refused).toMatchObject({ outcome: 'failed', code: 'too-large' })
    expect(refused.message).toContain('300 MB')
    expect(refused.message).toContain('20 MB')
  })

  it('says what is gone', async () => {
    expect(await refusal(join(tempFolder(), 'none.txt'))).toMatchObject({ outcome: 'failed', code: 'gone' })
  })

  it.runIf(process.platform !== 'win32')('says what may not be read', async () => {
    const folder = tempFolder({ 'closed.txt': 'x' })
    const path = join(folder, 'closed.txt')
    chmodSync(folder, 0o755)
    chmodSync(path, 0)
    // Permissions do not bind root.
    const isRoot = process.geteuid?.() === 0
    if (isRoot) {
      chownSync(path, 0, 0)
      process.seteuid!(65534)
    }
    try {
      expect(await refusal(path)).toMatchObject({ outcome: 'failed', code: 'unreadable' })
    } finally {
      if (isRoot) process.seteuid!(0)
    }
  })

  it('reads again what changed meanwhile, and gives up when it changes again', async () => {
    const folder = tempFolder({ 'once.txt': 'one', 'always.txt': 'one' })
    let times = 0
    const bytes = await readWhole(join(folder, 'once.txt'), (_, size) => {
      if (times++ === 0) appendFileSync(join(folder, 'once.txt'), ' two')
      return size + 100
    })
    expect(Buffer.from(bytes).toString()).toBe('one two')
    const path = join(folder, 'always.txt')
    let content = 'one'
    const refused = await refusal(path, (_, size) => {
      content += ' more'
      writeFileSync(path, content)
      return size + 100
    })
    expect(refused).toMatchObject({ outcome: 'failed', code: 'changed' })
  })
})
