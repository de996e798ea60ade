import { appendFileSync, chmodSync, chownSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { HEAD_BYTES, openFile, type OpenFile } from '../../../main/import/file-input.ts'
import { Refusal } from '../../../main/import/refusal.ts'
import { tempFolder } from './temp-folder.ts'

async function opened(path: string, onRead?: (bytes: number) => void): Promise<OpenFile> {
  const file = await openFile(path, onRead)
  onTestFinished(() => file.close())
  return file
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refusal) return error
  throw new Error('it was read')
}

describe('openFile', () => {
  it('gives the bytes of a file: its beginning, all, in pieces, from anywhere', async () => {
    const content = Array.from({ length: 100_000 }, (_, at) => String(at % 10)).join('')
    const path = join(tempFolder({ 'a.txt': content.repeat(6) }), 'a.txt')
    const file = await opened(path)
    expect([file.size, file.head.length]).toEqual([600_000, HEAD_BYTES])
    expect(Buffer.from(await file.bytes(600_000)).toString()).toBe(content.repeat(6))
    expect(Buffer.from(await file.slice(123_456, 123_460)).toString()).toBe('6789')
    expect(await file.slice(599_999, 700_000)).toHaveLength(1)
    const pieces: Uint8Array[] = []
    for await (const piece of file.chunks()) pieces.push(piece)
    expect(pieces.length).toBeGreaterThan(1)
    expect(Buffer.concat(pieces).toString()).toBe(content.repeat(6))
    await file.ensureUnchanged()
  })

  it('refuses a file above its limit, named, without reading it', async () => {
    const folder = tempFolder({ 'huge.txt': '' })
    truncateSync(join(folder, 'huge.txt'), 300_000_000)
    const refused = await refusal((await opened(join(folder, 'huge.txt'))).bytes(20_000_000))
    expect(refused).toMatchObject({ outcome: 'failed', code: 'too-large' })
    expect(refused.message).toContain('300 MB')
    expect(refused.message).toContain('20 MB')
  })

  it('says what is gone, and what is no file', async () => {
    expect(await refusal(openFile(join(tempFolder(), 'none.txt')))).toMatchObject({ outcome: 'failed', code: 'gone' })
    expect(await refusal(openFile(tempFolder()))).toMatchObject({ outcome: 'skipped', code: 'special' })
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
      expect(await refusal(openFile(path))).toMatchObject({ outcome: 'failed', code: 'unreadable' })
    } finally {
      if (isRoot) process.seteuid!(0)
    }
  })

  it('reads again what changed meanwhile, and gives up when it changes again', async () => {
    const folder = tempFolder({ 'once.txt': 'one', 'always.txt': 'one' })
    const once = await opened(join(folder, 'once.txt'))
    appendFileSync(join(folder, 'once.txt'), ' two')
    expect(Buffer.from(await once.bytes(100)).toString()).toBe('one two')
    const path = join(folder, 'always.txt')
    let content = 'one'
    const always = await opened(path, () => writeFileSync(path, (content += ' more')))
    expect(await refusal(always.bytes(1000))).toMatchObject({ outcome: 'failed', code: 'changed' })
  })

  it('tells a file that was read in pieces and changed', async () => {
    const path = join(tempFolder({ 'a.txt': 'one' }), 'a.txt')
    const file = await opened(path)
    await file.slice(0, 3)
    appendFileSync(path, ' two')
    expect(await refusal(file.ensureUnchanged())).toMatchObject({ outcome: 'failed', code: 'changed' })
  })
})
