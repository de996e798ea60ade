import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../main/contract/errors.ts'
import { openCorpusDb } from '../../db/client.ts'
import { schemaVersion } from '../../db/migrate.ts'
import { openCorpus } from '../../db/open.ts'
import { openReaderService, openWriterService } from '../../db/service.ts'
import { importRecords, newCorpus, temporaryFolder } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

const helper = join(import.meta.dirname, 'support', 'hold-corpus.ts')

function refusal(file: string, create?: string): { code: ErrorCode; message: string } {
  try {
    openWriterService(file, create, () => undefined).close()
  } catch (error) {
    return error as { code: ErrorCode; message: string }
  }
  throw new Error(`${file} was opened`)
}

/** A closed corpus of some articles. */
function corpusFile(articles = 3): string {
  const corpus = newCorpus()
  importRecords(
    corpus,
    Array.from({ length: articles }, (_, n) =>
      prepared({ title: `Title ${n}`, body: words(n, 300), path: `${n}.txt` }),
    ),
  )
  corpus.close()
  return corpus.file
}

describe('a corpus file', () => {
  test('is one clean SQLite file once closed, with the marks of a corpus', () => {
    const file = corpusFile()
    expect(readdirSync(join(file, '..'))).toEqual(['test.variorum'])
    const header = readFileSync(file)
    expect(header.toString('latin1', 68, 72)).toBe('VARI')
    // 1 says rollback journal: the file can be opened from a read-only medium.
    expect([header[18], header[19]]).toEqual([1, 1])
    const plain = new Database(file, { readonly: true })
    expect(plain.pragma('user_version', { simple: true })).toBe(schemaVersion)
    expect(plain.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(plain.prepare("SELECT count(*) FROM article WHERE state = 'present'").pluck().get()).toBe(3)
    expect(plain.prepare('SELECT count(*) FROM article_fts').pluck().get()).toBe(3)
    plain.close()
  })

  test('is in WAL mode while open, with a lock beside it', () => {
    const corpus = newCorpus()
    expect(readdirSync(join(corpus.file, '..')).toSorted()).toEqual([
      'test.variorum',
      'test.variorum-lock',
      'test.variorum-shm',
      'test.variorum-wal',
    ])
  })

  test('may have any name but one with spaces at the end', async () => {
    const folder = temporaryFolder()
    const db = await openCorpusDb(join(folder, "a?b#c%20 'ü'.variorum"), { create: { name: 'Ü' } })
    expect((await db.read('corpus.info', {})).name).toBe('Ü')
    await db.close()
    expect(readdirSync(folder)).toEqual(["a?b#c%20 'ü'.variorum"])
    expect(refusal(join(folder, 'x.variorum '), 'x').code).toBe('invalid-input')
    expect(readdirSync(folder)).toEqual(["a?b#c%20 'ü'.variorum"])
  })

  test('is not made where there is a file already, unless that is empty', () => {
    const file = corpusFile()
    const before = readFileSync(file)
    expect(refusal(file, 'again').code).toBe('conflict')
    expect(readFileSync(file).equals(before)).toBe(true)
    const empty = join(temporaryFolder(), 'empty.variorum')
    writeFileSync(empty, '')
    openWriterService(empty, 'now', () => undefined).close()
    expect(statSync(empty).size).toBeGreaterThan(0)
  })

  test('that cannot be made leaves nothing behind', () => {
    const folder = temporaryFolder()
    expect(refusal(join(folder, 'no', 'such', 'x.variorum'), 'x').code).toBe('file-unreadable')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('what is no corpus is refused and left as it is', () => {
  test.each([
    [
      'text',
      (file: string) => writeFileSync(file, 'Some text that is longer than a header. '.repeat(10)),
      'not-a-corpus',
    ],
    ['an empty file', (file: string) => writeFileSync(file, ''), 'not-a-corpus'],
    ['a folder', (file: string) => mkdirSync(file), 'not-a-corpus'],
    [
      'another SQLite database',
      (file: string) => new Database(file).exec('CREATE TABLE t (a); PRAGMA user_version = 1').close(),
      'not-a-corpus',
    ],
    ['nothing', () => undefined, 'file-unreadable'],
  ] as const)('%s', (_, make, code) => {
    const folder = temporaryFolder()
    const file = join(folder, 'x.variorum')
    make(file)
    const before = readdirSync(folder)
    const bytes = existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined
    const error = refusal(file)
    expect(error).toMatchObject({ name: 'AppError', code })
    expect(error.message).toContain(file)
    expect(readdirSync(folder)).toEqual(before)
    if (bytes) expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  test('a corpus of a newer version, by schema or by text normalisation', () => {
    const file = corpusFile()
    const plain = new Database(file)
    plain.pragma('user_version = 99')
    plain.close()
    expect(refusal(file)).toMatchObject({ code: 'newer-corpus', details: { schema: 99, known: schemaVersion } })
    const other = new Database(file)
    other.pragma(`user_version = ${schemaVersion}`)
    other.exec('UPDATE corpus SET text_version = 99')
    other.close()
    expect(refusal(file).code).toBe('newer-corpus')
  })

  test.each([
    ['cut off', (file: string) => truncateSync(file, statSync(file).size - 5000)],
    [
      'overwritten in the middle',
      (file: string) => {
        const descriptor = openSync(file, 'r+')
        writeSync(descriptor, Buffer.alloc(3 * 4096, 0xab), 0, 3 * 4096, 8 * 4096)
        closeSync(descriptor)
      },
    ],
    [
      'without its tables',
      (file: string) => new Database(file).exec('PRAGMA foreign_keys = OFF; DROP TABLE corpus').close(),
    ],
    ['without its description', (file: string) => new Database(file).exec('DELETE FROM corpus').close()],
  ] as const)('a damaged corpus: %s', (_, damage) => {
    const file = corpusFile(20)
    damage(file)
    expect(refusal(file).code).toBe('corpus-damaged')
    expect(readdirSync(join(file, '..'))).toEqual(['test.variorum'])
  })
})

describe('one process at a time', () => {
  test('in this process, by whatever path', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'x.variorum')
    const db = await openCorpusDb(file, { create: { name: 'x' } })
    expect(refusal(file)).toMatchObject({ code: 'corpus-busy' })
    symlinkSync(file, join(folder, 'link.variorum'))
    expect(refusal(join(folder, 'link.variorum')).code).toBe('corpus-busy')
    expect((await db.read('corpus.info', {})).name).toBe('x')
    await db.close()
    openWriterService(file, undefined, () => undefined).close()
    expect(readdirSync(folder).toSorted()).toEqual(['link.variorum', 'x.variorum'])
  })

  test('in another process, until that is gone, however it goes', async () => {
    const file = corpusFile()
    const holder = spawn(process.execPath, [helper, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    expect(refusal(file).code).toBe('corpus-busy')
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(existsSync(`${file}-lock`)).toBe(true)
    const writer = openWriterService(file, undefined, () => undefined)
    const reader = openReaderService(file)
    expect(reader.read('corpus.info', {}).articles).toBe(3)
    reader.close()
    writer.close()
    expect(readdirSync(join(file, '..'))).toEqual(['test.variorum'])
  })

  test('a refused opener does not take the lock from the one that holds it', async () => {
    const file = corpusFile()
    const opened = openCorpus(file)
    for (let attempt = 0; attempt < 3; attempt++) expect(() => openCorpus(file)).toThrow(/open in another/)
    const other = spawn(process.execPath, [helper, file], { stdio: ['ignore', 'pipe', 'pipe'] })
    const [message] = (await once(other.stderr, 'data')) as [Buffer]
    expect(message.toString()).toContain('corpus-busy')
    await once(other, 'exit')
    opened.close()
  })
})
