import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openCorpusDb, type CorpusDb } from '../../../db/client.ts'
import type { ImportReport } from '../../../main/contract/import.ts'
import { runImport, type ImportIo, type ImportTask } from '../../../main/import/pipeline.ts'
import { tempFolder } from './temp-folder.ts'

async function corpus(folder = tempFolder()): Promise<CorpusDb> {
  const db = await openCorpusDb(join(folder, 'c.variorum'), { create: { name: 'c' } })
  onTestFinished(() => db.close())
  return db
}

function run(db: CorpusDb, task: ImportTask, io: Partial<ImportIo> = {}): Promise<ImportReport> {
  return runImport(db, task, { signal: new AbortController().signal, onProgress: () => undefined, ...io })
}

/** Words that no compression makes small. */
function noise(words: number): string {
  return Array.from({ length: words }, () => Math.random().toString(36).slice(2)).join(' ')
}

const TMPFS = canMount()

/** Whether a small file system can be mounted here, as it can by root on Linux. */
function canMount(): boolean {
  if (process.platform !== 'linux' || process.geteuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'variorum-mount-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (mounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return mounted
}

describe('an import of what was made to break it', () => {
  it('gives a file of 2 GB a row, and reads none of it', async () => {
    const folder = tempFolder({
      'a.txt': 'The wells ran dry in the upper valley.',
      'huge.txt': 'The wells ran dry. '.repeat(2000),
    })
    truncateSync(join(folder, 'huge.txt'), 2_100_000_000)
    const db = await corpus()
    const report = await run(db, { paths: [folder], options: {}, keepRoots: true })
    expect(report).toMatchObject({ found: 2, added: 1, failed: 1 })
    const huge = report.items.find(({ outcome }) => outcome === 'failed')
    expect(huge?.reason).toMatch(/2,100 MB|NUL/)
  })

  it('does not go round in circles of links', async () => {
    const folder = tempFolder({ 'a.txt': 'The wells ran dry in the upper valley.' })
    symlinkSync('.', join(folder, 'self'))
    symlinkSync('loop-b', join(folder, 'loop-a'))
    symlinkSync('loop-a', join(folder, 'loop-b'))
    const report = await run(await corpus(), { paths: [folder], options: {}, keepRoots: true })
    expect(report.items.map(({ code, outcome }) => code ?? outcome).toSorted()).toEqual([
      'added',
      'link',
      'link-loop',
      'link-loop',
    ])
  })

  it.runIf(TMPFS)(
    'keeps what is stored when the disk is full, says so, and goes on when there is room',
    { timeout: 60_000 },
    async () => {
      const small = tempFolder()
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', small]).status).toBe(0)
      onTestFinished(() => void spawnSync('umount', ['-l', small]))
      const material = tempFolder(
        Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`${String(at).padStart(4, '0')}.txt`, noise(300)])),
      )
      let id = ''
      const db = await openCorpusDb(join(small, 'c.variorum'), { create: { name: 'c' } })
      await expect(
        run(db, { paths: [material], options: {}, keepRoots: true }, { onRun: (given) => (id = given) }),
      ).rejects.toMatchObject({ code: 'disk-full' })
      await db.close().catch(() => undefined)
      expect(spawnSync('mount', ['-o', 'remount,size=200m', small]).status).toBe(0)
      const again = await openCorpusDb(join(small, 'c.variorum'))
      onTestFinished(() => again.close())
      const { articles } = await again.read('corpus.info', {})
      const report = await run(again, { resume: id })
      expect(report).toMatchObject({ found: 1500, added: 1500, failed: 0 })
      expect(articles).toBeLessThan(1500)
      expect((await again.read('corpus.info', {})).articles).toBe(1500)
    },
  )
})

const HOSTILE = join(import.meta.dirname, '../../../../shared/corpus/hostile')

describe.runIf(existsSync(HOSTILE))('the collection of hostile files', () => {
  it('gives each a clear row, the bombs stop at their limits, and nothing is lost', { timeout: 900_000 }, async () => {
    const db = await corpus()
    const report = await run(db, { paths: [HOSTILE], options: {}, keepRoots: true })
    const { found, added, alreadyHere, needsReview, failed, skipped } = report
    expect(found).toBe(added + alreadyHere + needsReview + failed + skipped)
    for (const name of readdirSync(HOSTILE)) {
      const rows = report.items.filter(({ path }) => path === join(HOSTILE, name))
      expect([name, rows.length > 0]).toEqual([name, true])
      for (const { outcome, reason } of rows)
        if (outcome === 'failed' || outcome === 'skipped')
          expect([name, reason]).toEqual([name, expect.stringMatching(/\.$/)])
    }
    const codes = (name: string): (string | undefined)[] =>
      report.items.filter(({ path }) => path.endsWith(name)).map(({ code }) => code)
    expect(codes('bomb-100MB.zip')).toContain('limit')
    expect(codes('bomb-nested-1GB.zip')).toContain('limit')
    expect(report.items.some(({ code }) => code === 'crashed' || code === 'out-of-memory')).toBe(false)
  })
})
