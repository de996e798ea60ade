import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { importReportSchema } from '../../main/contract/import.ts'
import { tempDir } from '../support/temp-dir.ts'
import { writeInvented } from './articles.ts'
import { json, start } from './cli.ts'
import { walGrown } from './wal-grown.ts'

const FILES = 2_000

/** What a sound corpus file holds: whole articles, each with its text, its index row, and an original for every source. */
function inspect(corpus: string): { integrity: unknown; articles: number; broken: number } {
  const database = new Database(corpus, { readonly: true })
  try {
    const count = (sql: string): number => database.prepare(sql).pluck().get() as number
    return {
      integrity: database.pragma('integrity_check', { simple: true }),
      articles: count("SELECT count(*) FROM article WHERE state = 'present'"),
      broken:
        count("SELECT count(*) FROM article WHERE state = 'present' AND id NOT IN (SELECT article FROM article_text)") +
        count("SELECT count(*) FROM article WHERE state = 'present' AND id NOT IN (SELECT rowid FROM article_fts)") +
        count("SELECT count(*) FROM article WHERE state = 'present' AND id NOT IN (SELECT article FROM source)") +
        count('SELECT count(*) FROM source WHERE sha256 NOT IN (SELECT sha256 FROM original)'),
    }
  } finally {
    database.close()
  }
}

test('killed in the middle of an import, a corpus holds whole articles only, and importing again completes it', async () => {
  const folder = tempDir()
  const input = writeInvented(folder, FILES)
  const corpus = join(folder, 'x.variorum')
  const { child, ended } = start(['import', input, '--corpus', corpus, '--json'])
  await walGrown(corpus, 300_000)
  child.kill('SIGKILL')
  expect((await ended).signal).toBe('SIGKILL')

  const info = (await json(corpus, ['info'])) as { articles: number }
  expect(info.articles).toBeLessThan(FILES)
  expect(inspect(corpus)).toEqual({ integrity: 'ok', articles: info.articles, broken: 0 })

  const report = importReportSchema.parse(await json(corpus, ['import', input]))
  expect(report).toMatchObject({ found: FILES, added: FILES - info.articles, alreadyHere: info.articles })
  expect(inspect(corpus)).toEqual({ integrity: 'ok', articles: FILES, broken: 0 })
})

test('interrupted, an import stores what it has, prints its report, and the rest can follow', async () => {
  const folder = tempDir()
  const input = writeInvented(folder, FILES)
  const corpus = join(folder, 'x.variorum')
  const { child, ended } = start(['import', input, '--corpus', corpus, '--json'])
  await walGrown(corpus, 100_000)
  child.kill('SIGINT')
  const { code, stdout, stderr } = await ended
  expect(code).toBe(1)
  expect(stderr).toMatch(/^variorum: cancelled[^\n]*\n$/)
  const report = importReportSchema.parse(JSON.parse(stdout))
  expect(report.added).toBeLessThan(FILES)
  expect(await json(corpus, ['list', '--limit', '1'])).toMatchObject({ total: report.added })
  expect(inspect(corpus)).toEqual({ integrity: 'ok', articles: report.added, broken: 0 })
  // The run was one step, as far as it got.
  await json(corpus, ['undo'])
  expect(await json(corpus, ['list'])).toMatchObject({ total: 0 })
  expect(importReportSchema.parse(await json(corpus, ['import', input]))).toMatchObject({ added: FILES })
})
