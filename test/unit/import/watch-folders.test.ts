import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { watchFolders, type SeenFile, type WatchMemory } from '../../../main/import/watch-folders.ts'
import { tempFolder } from './temp-folder.ts'

interface Watching {
  readonly taken: string[]
  readonly troubles: string[]
  stop(): Promise<void>
}

function watching(folder: string, memory?: WatchMemory): Watching {
  const stop = new AbortController()
  const taken: string[] = []
  const troubles: string[] = []
  const ended = watchFolders([folder], {
    signal: stop.signal,
    onNew: (paths) => {
      taken.push(...paths)
      return Promise.resolve()
    },
    onTrouble: (message) => troubles.push(message),
    ...(memory === undefined ? {} : { memory }),
  })
  const end = async (): Promise<void> => {
    stop.abort()
    await ended
  }
  onTestFinished(end)
  return { taken, troubles, stop: end }
}

function remembering(): WatchMemory & { readonly known: Map<string, SeenFile> } {
  const known = new Map<string, SeenFile>()
  return {
    known,
    unknown: (files) =>
      Promise.resolve(
        files.filter(({ path, size, modified }) => {
          const seen = known.get(path)
          return seen?.size !== size || seen.modified !== modified
        }),
      ),
    remember(files) {
      for (const file of files) known.set(file.path, file)
      return Promise.resolve()
    },
  }
}

describe('watchFolders', () => {
  it(
    'offers what comes in, is changed or is renamed, each once, and not what lay there',
    { timeout: 40_000 },
    async () => {
      const folder = tempFolder({ 'old.txt': 'old', 'b/old.txt': 'old' })
      const { taken } = watching(folder)
      // The first look counts what lies there as taken.
      await new Promise((done) => setTimeout(done, 800))
      mkdirSync(join(folder, 'c'))
      writeFileSync(join(folder, 'c', 'new.txt'), 'new')
      writeFileSync(join(folder, '.hidden'), 'new')
      await expect.poll(() => taken, { timeout: 10_000 }).toEqual([join(folder, 'c', 'new.txt')])
      renameSync(join(folder, 'c', 'new.txt'), join(folder, 'c', 'renamed.txt'))
      writeFileSync(join(folder, 'old.txt'), 'changed')
      await expect
        .poll(() => taken.slice(1).toSorted(), { timeout: 10_000 })
        .toEqual([join(folder, 'c', 'renamed.txt'), join(folder, 'old.txt')])
    },
  )

  it('waits until a file is written whole', { timeout: 40_000 }, async () => {
    const folder = tempFolder()
    const { taken } = watching(folder, remembering())
    const path = join(folder, 'slow.txt')
    for (let part = 0; part < 8; part++) {
      appendFileSync(path, `part ${part}\n`)
      await new Promise((done) => setTimeout(done, 400))
      expect(taken).toEqual([])
    }
    await expect.poll(() => taken, { timeout: 10_000 }).toEqual([path])
  })

  it('takes what came in while nobody watched, and says once that a folder is gone', { timeout: 40_000 }, async () => {
    const folder = tempFolder({ 'a.txt': 'a' })
    const memory = remembering()
    const first = watching(folder, memory)
    await expect.poll(() => memory.known.size, { timeout: 10_000 }).toBe(1)
    await first.stop()
    writeFileSync(join(folder, 'b.txt'), 'b')
    const second = watching(folder, memory)
    await expect.poll(() => second.taken, { timeout: 10_000 }).toEqual([join(folder, 'b.txt')])
    await second.stop()
    rmSync(folder, { recursive: true })
    const third = watching(folder, memory)
    await expect.poll(() => third.troubles, { timeout: 10_000 }).toHaveLength(1)
    expect(third.troubles[0]).toContain(folder)
  })
})
