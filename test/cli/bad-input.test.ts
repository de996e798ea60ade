import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { articleSchema } from '../../main/contract/article.ts'
import { importReportSchema, type ImportItem } from '../../main/contract/import.ts'
import { tempDir } from '../support/temp-dir.ts'
import { inventedText, writeInvented } from './articles.ts'
import { json, start, variorum } from './cli.ts'
import { walGrown } from './wal-grown.ts'

const posix = process.platform !== 'win32'
const NOBODY = 65_534

/** Imports a folder with one good article and whatever `spoil` puts beside it; returns the row of the bad one. */
async function importBeside(spoil: (folder: string) => string): Promise<{ item: ImportItem; corpus: string }> {
  const folder = join(tempDir(), 'in')
  mkdirSync(folder)
  writeFileSync(join(folder, 'good.txt'), inventedText(1))
  const bad = spoil(folder)
  const corpus = join(folder, '..', 'x.variorum')
  const report = importReportSchema.parse(await json(corpus, ['import', folder], 3))
  expect(report.added).toBe(1)
  expect(report.found).toBe(report.added + report.failed + report.skipped)
  const item = report.items.find(({ path }) => path === join(folder, bad))
  expect(item?.reason).toMatch(/\S/)
  expect(await json(corpus, ['list'])).toMatchObject({ total: 1 })
  return { item: item!, corpus }
}

describe('a bad file has its row, exit code 3, and takes nothing else with it', () => {
  test('empty', async () => {
    const { item } = await importBeside((folder) => {
      writeFileSync(join(folder, 'empty.txt'), '')
      return 'empty.txt'
    })
    expect(item).toMatchObject({ outcome: 'skipped' })
  })

  test('binary with a name that ends in .txt', async () => {
    const { item } = await importBeside((folder) => {
      writeFileSync(join(folder, 'image.txt'), Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108', 'hex'))
      return 'image.txt'
    })
    expect(item).toMatchObject({ outcome: 'skipped', code: 'not-text' })
  })

  test('larger than the limit, which the message names', async () => {
    const { item } = await importBeside((folder) => {
      const file = join(folder, 'large.txt')
      writeFileSync(file, inventedText(2, 20_000))
      truncateSync(file, 300 * 1024 * 1024)
      return 'large.txt'
    })
    expect(item).toMatchObject({ outcome: 'failed', code: 'too-large' })
    expect(item.reason).toMatch(/\d+ MB.*at most \d+ MB/)
  })

  test.runIf(posix)('links that lead nowhere, or back to themselves', async () => {
    const loop = await importBeside((folder) => {
      symlinkSync(join(folder, 'loop.txt'), join(folder, 'loop.txt'))
      return 'loop.txt'
    })
    expect(loop.item).toMatchObject({ outcome: 'skipped', code: 'link-loop' })
    const parent = await importBeside((folder) => {
      mkdirSync(join(folder, 'sub'))
      symlinkSync(folder, join(folder, 'sub', 'up'))
      return join('sub', 'up')
    })
    expect(parent.item).toMatchObject({ outcome: 'skipped' })
    const dangling = await importBeside((folder) => {
      symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.txt'))
      return 'dangling.txt'
    })
    expect(dangling.item).toMatchObject({ outcome: 'failed', code: 'broken-link' })
  })

  test.runIf(posix)('a named pipe', async () => {
    const { item } = await importBeside((folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe.txt')])
      return 'pipe.txt'
    })
    expect(item).toMatchObject({ outcome: 'skipped', code: 'special' })
  })

  test.runIf(posix)('unreadable', async () => {
    const folder = tempDir()
    chmodSync(folder, 0o777)
    const input = join(folder, 'in')
    mkdirSync(input)
    writeFileSync(join(input, 'good.txt'), inventedText(1))
    writeFileSync(join(input, 'locked.txt'), inventedText(2))
    chmodSync(join(input, 'locked.txt'), 0o000)
    // Nothing is unreadable to root.
    const user = process.getuid?.() === 0 ? { user: NOBODY } : {}
    const args = ['import', input, '--corpus', join(folder, 'x.variorum'), '--json']
    const ended = await variorum(args, { ...user, env: { HOME: folder } })
    expect(ended.code).toBe(3)
    const report = importReportSchema.parse(JSON.parse(ended.stdout))
    expect(report).toMatchObject({ found: 2, added: 1, failed: 1 })
    expect(report.items.find(({ outcome }) => outcome === 'failed')).toMatchObject({
      path: join(input, 'locked.txt'),
      code: 'unreadable',
    })
  })

  test('not there', async () => {
    const folder = tempDir()
    const good = join(folder, 'good.txt')
    writeFileSync(good, inventedText(1))
    const report = await json(join(folder, 'x.variorum'), ['import', good, join(folder, 'nowhere')], 3)
    expect(importReportSchema.parse(report)).toMatchObject({ found: 2, added: 1, failed: 1 })
  })

  test('gone between the scan and the reading', async () => {
    const folder = tempDir()
    const input = writeInvented(folder, 1_500)
    const last = Array.from({ length: 20 }, (_, index) => join(input, `0${1_480 + index}.txt`))
    const corpus = join(folder, 'x.variorum')
    const { ended } = start(['import', input, '--corpus', corpus, '--json'])
    await walGrown(corpus, 100_000)
    for (const file of last) unlinkSync(file)
    const { code, stdout } = await ended
    const report = importReportSchema.parse(JSON.parse(stdout))
    expect(code).toBe(3)
    expect(report.found).toBe(1_500)
    expect(report.added + report.failed).toBe(1_500)
    const gone = report.items.filter(({ outcome }) => outcome === 'failed')
    expect(gone.length).toBeGreaterThan(0)
    for (const item of gone) expect(item).toMatchObject({ code: 'gone' })
    expect(gone.every(({ path }) => last.includes(path))).toBe(true)
  })
})

test('broken UTF-8 is read in the character set that fits', async () => {
  const folder = tempDir()
  const file = join(folder, 'latin.txt')
  const text = 'Le maire du village a déclaré que la crue avait emporté le vieux pont près de la forêt. '.repeat(4)
  writeFileSync(file, Buffer.from(text, 'latin1'))
  const corpus = join(folder, 'x.variorum')
  const report = importReportSchema.parse(await json(corpus, ['import', file]))
  expect(report).toMatchObject({ added: 1 })
  expect(articleSchema.parse(await json(corpus, ['show', '1'])).text).toContain('déclaré que la crue avait emporté')
  expect(await json(corpus, ['search', '"forêt le maire"'])).toMatchObject({ total: 1 })
})
