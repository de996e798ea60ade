import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeDropped } from '../../../main/electron/take-dropped.ts'
import { Grants } from '../../../main/files/grants.ts'
import { createStaging } from '../../../main/files/staging.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drop-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a drop becomes grants in its order: by path, also what cannot be read, and by content', async () => {
  await writeFile(join(folder, 'a.txt'), 'one')
  const grants = new Grants()
  const staging = createStaging(join(folder, 'staging'), grants)
  const dropped = [
    { path: join(folder, 'a.txt') },
    { path: join(folder, 'gone.txt') },
    { name: '../mail.txt', bytes: new TextEncoder().encode('two') },
    { path: folder },
  ]
  const sources = await takeDropped(dropped, grants, () => staging)
  expect(sources.map(({ name, kind, size }) => [name, kind, size])).toEqual([
    ['a.txt', 'file', 3],
    ['gone.txt', 'file', undefined],
    ['mail.txt', 'file', 3],
    [expect.any(String), 'folder', undefined],
  ])
  expect(grants.resolve(sources[1]!.id)).toBe(join(folder, 'gone.txt'))
  const staged = grants.resolve(sources[2]!.id)
  expect(staged.startsWith(join(folder, 'staging'))).toBe(true)
  expect(await readFile(staged, 'utf8')).toBe('two')
})

test('nothing is staged for files that have a path', async () => {
  const staging = vi.fn<() => never>()
  await takeDropped([{ path: folder }], new Grants(), staging)
  expect(staging).not.toHaveBeenCalled()
})
