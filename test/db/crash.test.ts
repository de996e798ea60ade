import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { openCorpusDb, type CorpusDb } from '../../db/client.ts'
import { Connection } from '../../db/connection.ts'
import { openCorpus } from '../../db/open.ts'
import { openReaderService, writerService, type WriterService } from '../../db/service.ts'
import { temporaryFolder } from './support/corpus.ts'
import { crashRecords } from './support/crash-records.ts'
import { prepared, words } from './support/records.ts'
import { snapshot } from './support/snapshot.ts'

const helper = join(import.meta.dirname, 'support', 'import-forever.ts')

async function importAll(db: CorpusDb): Promise<void> {
  const { run } = await db.write('run.start', { label: 'again', options: { tag: 'met' } })
  const records = crashRecords()
  for (let from = 0; from < records.length; from += 500)
    await db.write('run.store', { run, records: records.slice(from, from + 500) })
  await db.write('run.finish', { run, state: 'done' })
}

/** What is wrong with the articles of a closed corpus, when anything is. */
function flaws(file: string): Record<string, unknown> {
  const connection = new Connection(file, { readonly: true, mustExist: true, timeout: 0 })
  try {
    return {
      integrity: connection.pragma('integrity_check'),
      foreign: connection.rows('PRAGMA foreign_key_check'),
      withoutText: connection.value('SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM article_text)'),
      withoutSource: connection.value('SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM source)'),
      withoutIndex: connection.value('SELECT count(*) FROM article WHERE id NOT IN (SELECT rowid FROM article_fts)'),
      withoutOriginal: connection.value(
        'SELECT count(*) FROM source WHERE sha256 NOT IN (SELECT sha256 FROM original)',
      ),
      untagged: connection.value('SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM article_tag)'),
      half: connection.value("SELECT count(*) FROM article WHERE state = 'absent'"),
      open: connection.value('SELECT count(*) FROM step WHERE place IS NULL'),
    }
  } finally {
    connection.close()
  }
}

const flawless = {
  integrity: 'ok',
  foreign: [],
  withoutText: 0,
  withoutSource: 0,
  withoutIndex: 0,
  withoutOriginal: 0,
  untagged: 0,
  half: 0,
  open: 0,
}

describe('a process killed while it imports', () => {
  test.each([200, 720])(
    'after some %i of 2,000 articles leaves whole ones, and the rest follows',
    { timeout: 120_000 },
    async (kill) => {
      const file = join(temporaryFolder(), 'crash.variorum')
      const child = spawn(process.execPath, [helper, file], { stdio: ['ignore', 'pipe', 'inherit'] })
      let stored = 0
      for await (const line of createInterface({ input: child.stdout })) {
        stored = Number(line)
        if (stored >= kill) break
      }
      child.kill('SIGKILL')
      await once(child, 'exit')

      const db = await openCorpusDb(file, { readers: 1 })
      const { articles } = await db.read('corpus.info', {})
      // All that was answered is there; the batch that was under way is there whole or not at all.
      expect(articles).toBeGreaterThanOrEqual(stored)
      expect(articles % 40).toBe(0)
      expect(articles).toBeLessThan(2000)
      expect(await db.read('run.list', {})).toMatchObject([{ state: 'interrupted', found: articles, added: articles }])
      await db.close()
      expect(readdirSync(join(file, '..'))).toEqual(['crash.variorum'])
      expect(flaws(file)).toEqual(flawless)

      const again = await openCorpusDb(file, { readers: 1 })
      await importAll(again)
      expect(await again.read('corpus.info', {})).toMatchObject({ articles: 2000, sources: 2000, originals: 2000 })
      expect((await again.read('run.list', {}))[0]).toMatchObject({ added: 2000 - articles, alreadyHere: articles })
      expect(await again.write('history.undo', {})).toEqual({ name: 'Import “again”' })
      expect(await again.write('history.undo', {})).toEqual({ name: 'Import “crash”' })
      expect((await again.read('corpus.info', {})).articles).toBe(0)
      for (let step = 0; step < 2; step++) await again.write('history.redo', {})
      await again.close()
      expect(flaws(file)).toEqual(flawless)
    },
  )
})

describe('a full disk', () => {
  /** A corpus that cannot grow beyond its size and so many pages. */
  function crampedCorpus(pages: number): { file: string; writer: WriterService; grow: () => void } {
    const file = join(temporaryFolder(), 'full.variorum')
    const opened = openCorpus(file, 'Full')
    const writer = writerService(opened, () => undefined)
    const { run } = writer.write('run.start', { label: 'first', options: {} })
    writer.write('run.store', { run, records: [prepared({ title: 'First', body: words(1, 200), path: '1.txt' })] })
    writer.write('run.finish', { run, state: 'done' })
    opened.connection.pragma(`max_page_count = ${Number(opened.connection.pragma('page_count')) + pages}`)
    return { file, writer, grow: () => opened.connection.pragma('max_page_count = 1000000') }
  }

  test.each([0, 3, 12, 30])(
    'with %i pages left is told, loses nothing, and import goes on when there is room',
    (pages) => {
      const { file, writer, grow } = crampedCorpus(pages)
      const { run } = writer.write('run.start', { label: 'second', options: { tag: 'new' } })
      const before = snapshot(file)
      const records = Array.from({ length: 60 }, (_, n) => prepared({ body: words(n + 10, 400), path: `${n}.txt` }))
      expect(() => writer.write('run.store', { run, records })).toThrow(
        expect.objectContaining({ name: 'AppError', code: 'disk-full' }),
      )
      expect(snapshot(file)).toBe(before)
      grow()
      expect(writer.write('run.store', { run, records }).filter(({ outcome }) => outcome === 'added')).toHaveLength(60)
      writer.write('run.finish', { run, state: 'done' })
      const reader = openReaderService(file)
      expect(reader.read('corpus.info', {}).articles).toBe(61)
      reader.close()
      expect(writer.write('history.undo', {})).toEqual({ name: 'Import “second”' })
      expect(snapshot(file)).toBe(before)
      writer.close()
      expect(flaws(file)).toMatchObject({ integrity: 'ok', foreign: [], open: 0 })
    },
  )
})
