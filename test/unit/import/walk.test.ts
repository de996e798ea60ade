import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, symlinkSync, chmodSync, chownSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shownPath } from '../../../main/files/file-path.ts'
import { walk, type Walked } from '../../../main/files/walk.ts'
import { tempFolder } from './temp-folder.ts'

async function walked(folder: string, paths: readonly string[] = [folder]): Promise<string[]> {
  const found: string[] = []
  for await (const met of walk(paths)) found.push(worded(met, folder))
  return found
}

function worded(met: Walked, folder: string): string {
  const path = relative(folder, shownPath(met.path))
  return met.kind === 'refused' ? `${met.why} ${path}` : `${met.kind} ${path}`
}

describe('walk', () => {
  it('meets files in the order of their names, and leaves out what systems leave behind', async () => {
    const folder = tempFolder({
      'b/two.txt': '2',
      'b/.DS_Store': '',
      'b/~$two.docx': '',
      'a.txt': '1',
      'c.variorum': '',
      'c.variorum-wal': '',
      '.git/config': '',
      '__MACOSX/._a.txt': '',
      'Thumbs.db': '',
    })
    const found = await walked(folder)
    expect(found.filter((line) => line.startsWith('file'))).toEqual(['file a.txt', 'file b/two.txt'])
    expect(found.filter((line) => line.startsWith('ignored'))).toHaveLength(7)
  })

  it('reads a file that is named itself, whatever its name, and says what is not there', async () => {
    const folder = tempFolder({ '.hidden.txt': 'x' })
    expect(await walked(folder, [join(folder, '.hidden.txt'), join(folder, 'none.txt')])).toEqual([
      'file .hidden.txt',
      'absent none.txt',
    ])
  })

  it('follows no link to a folder, and ends on loops', async () => {
    const folder = tempFolder({ 'a/x.txt': 'x' })
    symlinkSync('..', join(folder, 'a/up'))
    symlinkSync('loop', join(folder, 'loop'))
    symlinkSync('nowhere.txt', join(folder, 'broken.txt'))
    expect(await walked(folder)).toEqual(['link a/up', 'file a/x.txt', 'broken-link broken.txt', 'link-loop loop'])
  })

  it('reads a linked file once', async () => {
    const outside = tempFolder({ 'o.txt': 'o' })
    const folder = tempFolder({ 'x.txt': 'x' })
    symlinkSync(join(folder, 'x.txt'), join(folder, 'a-link.txt'))
    symlinkSync(join(outside, 'o.txt'), join(folder, 'b-link.txt'))
    symlinkSync(join(outside, 'o.txt'), join(folder, 'c-link.txt'))
    expect(await walked(folder)).toEqual([
      'repeated a-link.txt',
      'file b-link.txt',
      'repeated c-link.txt',
      'file x.txt',
    ])
  })

  it('walks a folder that is dropped twice, or together with one that holds it, once', async () => {
    const folder = tempFolder({ 'in/x.txt': 'x' })
    expect(await walked(folder, [folder, folder, join(folder, 'in')])).toEqual(['file in/x.txt', 'repeated in'])
  })

  it('meets both names of a hard link: they are two names of one text', async () => {
    const folder = tempFolder({ 'x.txt': 'x' })
    linkSync(join(folder, 'x.txt'), join(folder, 'y.txt'))
    expect(await walked(folder)).toEqual(['file x.txt', 'file y.txt'])
  })

  it.runIf(process.platform !== 'win32')('opens no pipe', async () => {
    const folder = tempFolder({ 'x.txt': 'x' })
    execFileSync('mkfifo', [join(folder, 'pipe.txt')])
    expect(await walked(folder)).toEqual(['special pipe.txt', 'file x.txt'])
  })

  it.runIf(process.platform !== 'win32')('names a folder that may not be read, and goes on', async () => {
    const folder = tempFolder({ 'z.txt': 'x' })
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'closed'))
    chmodSync(join(folder, 'closed'), 0)
    // Permissions do not bind root.
    const isRoot = process.geteuid?.() === 0
    if (isRoot) {
      chownSync(join(folder, 'closed'), 0, 0)
      process.seteuid!(65534)
    }
    try {
      expect(await walked(folder)).toEqual(['unreadable closed', 'file z.txt'])
    } finally {
      if (isRoot) process.seteuid!(0)
    }
  })

  it('stops when told', async () => {
    const folder = tempFolder(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.txt`, 'x'])))
    const controller = new AbortController()
    let found = 0
    for await (const met of walk([folder], controller.signal)) {
      if (met.kind === 'file') found++
      if (found === 3) controller.abort()
    }
    expect(found).toBe(3)
  })
})
