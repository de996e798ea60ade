import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

/** A corpus of ten articles, with what `sql` does to its file behind Variorum's back. */
function damagedCorpus(sql: (database: Database.Database) => void): TestCorpus {
  const corpus = newCorpus()
  importRecords(
    corpus,
    Array.from({ length: 10 }, (_, n) => prepared({ title: `T${n}`, body: words(n, 40), path: `/n/${n}.txt` })),
  )
  corpus.close()
  const database = new Database(corpus.file)
  database.pragma('foreign_keys = OFF')
  sql(database)
  database.close()
  corpus.reopen()
  return corpus
}

const checkAll = (corpus: TestCorpus, bytes = 1e9) => {
  const faults = []
  let checked = 0
  let after: string | null = null
  do {
    const part: ReturnType<typeof corpus.read<'original.check'>> = corpus.read('original.check', { after, bytes })
    checked += part.checked
    faults.push(...part.faults)
    after = part.next
  } while (after !== null)
  return { checked, faults }
}

test('originals that are as imported have no fault, in portions of any size', () => {
  const corpus = damagedCorpus(() => undefined)
  expect(checkAll(corpus)).toEqual({ checked: 10, faults: [] })
  expect(checkAll(corpus, 1)).toEqual({ checked: 10, faults: [] })
  expect(corpus.read('original.total', {}).originals).toBe(10)
})

test('each fault is told with the articles that it concerns, and none ends the check', () => {
  const corpus = damagedCorpus((database) => {
    const hashes = database.prepare('SELECT sha256 FROM source ORDER BY id').pluck().all() as string[]
    database.prepare('UPDATE original SET data = ? WHERE sha256 = ?').run(Buffer.from('other bytes'), hashes[1])
    database.prepare("UPDATE original SET codec = 'zstd' WHERE sha256 = ?").run(hashes[3])
    database.prepare('DELETE FROM original WHERE sha256 = ?').run(hashes[5])
  })
  const { checked, faults } = checkAll(corpus)
  expect(checked).toBe(10)
  const told = new Map(faults.map(({ state, sources }) => [`${sources[0]!.article} ${sources[0]!.path}`, state]))
  expect(told).toEqual(
    new Map([
      ['2 /n/1.txt', 'changed'],
      ['4 /n/3.txt', 'changed'],
      ['6 /n/5.txt', 'missing'],
    ]),
  )
})

test('the originals of an article are listed with run, size and kind', () => {
  const corpus = newCorpus()
  const record = prepared({ body: words(1, 40), path: '/n/a.txt' })
  importRecords(corpus, [record], {}, 'first')
  importRecords(corpus, [{ ...record, path: '/n/copy.txt' }], {}, 'second')
  expect(corpus.read('original.sources', { id: '1' })).toMatchObject([
    { path: '/n/a.txt', run: '1', runLabel: 'first', sha256: record.sha256, size: record.original.size },
    { path: '/n/copy.txt', run: '2', runLabel: 'second', sha256: record.sha256 },
  ])
  expect(() => corpus.read('original.sources', { id: '9' })).toThrow('There is no article 9')
})

test('sources are listed page by page', () => {
  const corpus = damagedCorpus(() => undefined)
  const first = corpus.read('source.page', { after: null, limit: 6 })
  expect(first.sources).toHaveLength(6)
  const rest = corpus.read('source.page', { after: first.next, limit: 6 })
  expect(rest.sources.map(({ article }) => article)).toEqual(['7', '8', '9', '10'])
  expect(rest.next).toBeNull()
})
