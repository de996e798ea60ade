import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, describe, expect, test } from 'vitest'
import { openCorpusDb, type CorpusDb, type OpenOptions } from '../../db/client.ts'
import { temporaryFolder } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

async function open(options: OpenOptions = {}): Promise<CorpusDb> {
  const db = await openCorpusDb(join(temporaryFolder(), 'x.variorum'), { create: { name: 'X' }, ...options })
  onTestFinished(() => db.close())
  return db
}

async function importSome(db: CorpusDb, count: number): Promise<void> {
  const { run } = await db.write('run.start', { label: 'some', options: {} })
  const records = Array.from({ length: count }, (_, n) => prepared({ body: words(n, 60), path: `${n}.txt` }))
  await db.write('run.store', { run, records })
  await db.write('run.finish', { run, state: 'done' })
}

const list = { query: { type: 'all' as const }, bin: false, sort: 'added' as const, descending: true }

describe('the client', () => {
  test('reads what was written before, from any reader', async () => {
    const db = await open({ readers: 3 })
    await importSome(db, 20)
    for (let round = 1; round <= 5; round++) {
      await db.write('tag.create', { name: `tag ${round}` })
      const lists = await Promise.all(Array.from({ length: 6 }, () => db.read('tag.list', {})))
      expect(lists.map((tags) => tags.length)).toEqual(Array.from({ length: 6 }, () => round))
    }
  })

  test('does writes in the order of the calls, each whole, also when one is refused', async () => {
    const db = await open()
    const results = await Promise.allSettled([
      db.write('tag.create', { name: 'a' }),
      db.write('tag.create', { name: 'A' }),
      db.write('tag.create', { name: 'b' }),
      db.write('history.undo', {}),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: { name: 'AppError', code: 'conflict' } })
    expect(results[3]).toMatchObject({ value: { name: 'Create the tag “b”' } })
    expect((await db.read('tag.list', {})).map(({ name }) => name)).toEqual(['a'])
  })

  test('reads while a long write is under way', async () => {
    const db = await open()
    await importSome(db, 10)
    const { run } = await db.write('run.start', { label: 'long', options: {} })
    const records = Array.from({ length: 400 }, (_, n) => prepared({ body: words(n + 100, 200), path: `${n}` }))
    let stored = false
    const storing = db.write('run.store', { run, records }).then(() => (stored = true))
    const { total } = await db.read('article.page', { ...list, offset: 0, limit: 5 })
    expect([total, stored]).toEqual([10, false])
    await storing
    expect((await db.read('article.page', { ...list, offset: 0, limit: 5 })).total).toBe(410)
  })

  test('passes bytes and errors across with all they carry', async () => {
    const db = await open()
    const record = prepared({ body: words(1, 60) })
    const { run } = await db.write('run.start', { label: 'x', options: {} })
    // A view into a larger buffer, as reading files gives them.
    const pool = Buffer.concat([Buffer.alloc(100, 1), record.original.data, Buffer.alloc(100, 2)])
    const data = pool.subarray(100, 100 + record.original.size)
    await db.write('run.store', { run, records: [{ ...record, original: { ...record.original, data } }] })
    const original = await db.read('original.get', { sha256: record.sha256 })
    expect(Buffer.from(original.data).equals(Buffer.from(record.original.data))).toBe(true)
    await expect(db.read('article.get', { id: '9' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'not-found',
      details: { id: '9' },
    })
    await expect(db.read('no.such' as 'tag.list', {})).rejects.toThrow(/not a function/)
    await expect(db.write('tag.create', { name: (() => 'x') as unknown as string })).rejects.toThrow(
      /could not be cloned/,
    )
    expect(await db.read('tag.list', {})).toEqual([])
  })

  test('tells listeners of changes, with the revision', async () => {
    const db = await open()
    const heard: number[] = []
    const stop = db.onChange(({ topics, revision }) => {
      expect(topics).toContain('tags')
      heard.push(revision)
    })
    await db.write('tag.create', { name: 'a' })
    await db.write('tag.create', { name: 'b' })
    stop()
    await db.write('tag.create', { name: 'c' })
    expect(heard).toEqual([1, 2])
  })

  test('drops reads that nobody waits for any more', async () => {
    const db = await open({ readers: 1 })
    await importSome(db, 50)
    const controller = new AbortController()
    const { signal } = controller
    const reads = Array.from({ length: 10 }, () => db.read('library.get', {}, { signal }))
    const other = db.read('corpus.info', {})
    controller.abort()
    const results = await Promise.allSettled(reads)
    expect(results.every((result) => result.status === 'rejected' && result.reason.code === 'cancelled')).toBe(true)
    expect((await other).articles).toBe(50)
    await expect(db.read('corpus.info', {}, { signal })).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('asks for the page that is looked at before other searches that wait', async () => {
    const db = await open()
    await importSome(db, 50)
    const answered: string[] = []
    const counts = [1, 2, 3].map(async (n) => {
      await db.read('search.count', { query: list.query, bin: false })
      answered.push(`count ${n}`)
    })
    const page = db.read('article.page', { ...list, offset: 0, limit: 1 }).then(() => answered.push('page'))
    await Promise.all([...counts, page])
    expect(answered).toEqual(['count 1', 'page', 'count 2', 'count 3'])
  })

  test('reports slow queries by name', async () => {
    const slow: string[] = []
    const db = await open({ slowMs: 0, onSlow: ({ name, ms }) => slow.push(`${name} ${ms >= 0}`) })
    await db.write('tag.create', { name: 'a' })
    await db.read('tag.list', {})
    expect(slow).toEqual(['tag.create true', 'tag.list true'])
  })

  test('closes after what was asked, once, and for good', async () => {
    const db = await open()
    const writing = db.write('tag.create', { name: 'last' })
    const reading = db.read('tag.list', {})
    await Promise.all([db.close(), db.close()])
    expect((await writing).name).toBe('last')
    await reading
    expect(readdirSync(join(db.file, '..'))).toEqual(['x.variorum'])
    await expect(db.read('tag.list', {})).rejects.toMatchObject({ code: 'closed' })
    await expect(db.write('tag.create', { name: 'later' })).rejects.toMatchObject({ code: 'closed' })
    const again = await openCorpusDb(db.file)
    expect((await again.read('tag.list', {})).map(({ name }) => name)).toEqual(['last'])
    await again.close()
  })
})
