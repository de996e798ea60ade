import { describe, expect, test } from 'vitest'
import type { ImportItem } from '../../main/contract/import.ts'
import type { ReportFilter } from '../../main/contract/import-report.ts'
import { columnsKey } from '../../main/contract/tables.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

const failed = (path: string, code: string, record?: string): ImportItem => ({
  path,
  ...(record === undefined ? {} : { record }),
  outcome: 'failed',
  code,
  reason: `It is ${code}.`,
})

/** A run of 300 articles, 20 of which come from one container between the others, with rows for what was not read. */
function longRun(corpus: TestCorpus): string {
  const { run } = corpus.write('run.start', { label: 'folder', options: { tag: 'met' } })
  const record = (n: number) =>
    n >= 100 && n < 120
      ? prepared({ body: words(n, 40), path: 'folder/Żółw.zip', record: `${n}.txt` })
      : prepared({ body: words(n, 40), path: `folder/${n}.txt` })
  const records = Array.from({ length: 300 }, (_, n) => record(n))
  corpus.write('run.store', {
    run,
    records: records.slice(0, 110),
    notes: [
      { ...failed('folder/broken.pdf', 'damaged'), after: 50 },
      { path: 'folder/empty.txt', outcome: 'skipped', code: 'empty', reason: 'It is empty (0 bytes).', after: 50 },
      { ...failed('folder/Żółw.zip', 'damaged', 'inner.pdf'), after: 105 },
    ],
  })
  corpus.write('run.store', { run, records: records.slice(110), notes: [failed('folder/last.doc', 'password')] })
  corpus.write('run.finish', { run, state: 'done' })
  return run
}

const page = (corpus: TestCorpus, run: string, filter: ReportFilter, offset = 0, limit = 500) =>
  corpus.read('run.items', { run, filter, offset, limit })

describe('the rows of a report', () => {
  test('come in the order in which things were met, page by page', () => {
    const corpus = newCorpus()
    const run = longRun(corpus)
    const whole = page(corpus, run, {})
    expect(whole.total).toBe(304)
    expect(whole.rows.slice(49, 54).map(({ path }) => path)).toEqual([
      'folder/49.txt',
      'folder/broken.pdf',
      'folder/empty.txt',
      'folder/50.txt',
      'folder/51.txt',
    ])
    const paged = [0, 100, 200, 300].flatMap((offset) => page(corpus, run, {}, offset, 100).rows)
    expect(paged).toEqual(whole.rows)
    expect(page(corpus, run, {}, 400).rows).toEqual([])
  })

  test('keep the records of a file together, also over batches and pages', () => {
    const corpus = newCorpus()
    const run = longRun(corpus)
    const { rows } = page(corpus, run, {})
    const inside = rows.filter(({ record }) => record !== undefined)
    expect(inside).toHaveLength(21)
    expect(inside.map(({ continues }) => continues)).toEqual([false, ...Array.from({ length: 20 }, () => true)])
    expect(inside.map(({ records }) => records)).toEqual([21, ...Array.from({ length: 20 }, () => undefined)])
    expect(inside[5]).toMatchObject({ record: 'inner.pdf', outcome: 'failed' })
    const first = rows.indexOf(inside[0]!)
    expect(page(corpus, run, {}, first + 7, 1).rows[0]).toMatchObject({ continues: true })
    expect(page(corpus, run, { outcome: 'failed' }).rows[1]).toMatchObject({ record: 'inner.pdf', records: 21 })
  })

  test('are filtered by outcome, reason and words, in any case and script', () => {
    const corpus = newCorpus()
    const run = longRun(corpus)
    const paths = (filter: ReportFilter): string[] => page(corpus, run, filter).rows.map(({ path }) => path)
    expect(paths({ outcome: 'failed' })).toEqual(['folder/broken.pdf', 'folder/Żółw.zip', 'folder/last.doc'])
    expect(paths({ why: 'damaged' })).toHaveLength(2)
    expect(paths({ outcome: 'skipped', why: 'damaged' })).toEqual([])
    expect(page(corpus, run, { outcome: 'added' }).total).toBe(300)
    expect(page(corpus, run, { search: 'ŻÓŁW.ZIP' }).total).toBe(21)
    expect(page(corpus, run, { search: 'żółw'.normalize('NFD') }).total).toBe(21)
    expect(paths({ search: '(0 BYTES)' })).toEqual(['folder/empty.txt'])
    expect(paths({ search: '100%' })).toEqual([])
    expect(paths({ search: 'INNER.pdf', outcome: 'failed', why: 'damaged' })).toEqual(['folder/Żółw.zip'])
    expect(page(corpus, run, { search: '   ' }).total).toBe(304)
  })

  test('give their files, each once', () => {
    const corpus = newCorpus()
    const run = longRun(corpus)
    expect(corpus.read('run.paths', { run, filter: { outcome: 'failed' } })).toEqual([
      { path: 'folder/broken.pdf', container: false },
      { path: 'folder/Żółw.zip', container: true },
      { path: 'folder/last.doc', container: false },
    ])
    const items = page(corpus, run, { search: '.zip' }).rows.map(({ item }) => item)
    expect(corpus.read('run.paths', { run, items })).toEqual([{ path: 'folder/Żółw.zip', container: true }])
    expect(corpus.read('run.paths', { run, items: [1_000_000] })).toEqual([])
    expect(() => corpus.read('run.paths', { run: '99' })).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  test('are summed up by reason', () => {
    const corpus = newCorpus()
    const run = longRun(corpus)
    importRecords(corpus, [prepared({ body: words(1, 40), path: 'again.txt' })])
    expect(corpus.read('run.summary', { run })).toMatchObject({
      run,
      found: 304,
      added: 300,
      failed: 3,
      skipped: 1,
      undone: false,
      options: { tag: 'met' },
      reasons: [
        { outcome: 'failed', why: 'damaged', rows: 2 },
        { outcome: 'skipped', why: 'empty', rows: 1 },
        { outcome: 'failed', why: 'password', rows: 1 },
      ],
    })
    expect(corpus.read('run.summary', { run: '2' }).reasons).toEqual([
      { outcome: 'already-here', why: 'bytes', rows: 1 },
    ])
  })
})

describe('taking an import back', () => {
  test('undoes it when it was the last thing done, with all its steps', () => {
    const corpus = newCorpus()
    importRecords(corpus, [prepared({ body: words(1, 40), path: 'a.txt' })])
    const { run } = corpus.write('run.start', { label: 'b', options: {} })
    corpus.write('run.store', { run, records: [prepared({ body: words(2, 40) }), prepared({ body: words(1, 40) })] })
    corpus.write('run.store', { run, records: [prepared({ body: words(3, 40) })] })
    expect(() => corpus.write('run.undo', { run })).toThrow(expect.objectContaining({ code: 'conflict' }))
    corpus.write('run.finish', { run, state: 'done' })
    const plan = { how: 'undo', articles: 2, kept: 1, later: 0 }
    expect(corpus.read('run.undoPlan', { run })).toEqual(plan)
    expect(corpus.write('run.undo', { run })).toEqual(plan)
    expect(corpus.read('corpus.info', {})).toMatchObject({ articles: 1, sources: 1 })
    expect(corpus.read('run.get', { run })).toMatchObject({ undone: true, found: 3 })
    expect(corpus.read('run.undoPlan', { run })).toMatchObject({ how: 'nothing' })
    while (corpus.write('history.redo', {}).name !== null);
    expect(corpus.read('corpus.info', {})).toMatchObject({ articles: 3 })
  })

  test('moves what only it brought into the bin when other steps came after it', () => {
    const corpus = newCorpus()
    importRecords(corpus, [prepared({ body: words(1, 40), path: 'a.txt' })])
    importRecords(
      corpus,
      [1, 2, 3].map((n) => prepared({ body: words(n, 40), path: `${n}.txt` })),
      {},
      'second',
    )
    corpus.write('tag.create', { name: 'x' })
    importRecords(corpus, [prepared({ body: words(3, 40), path: 'other/3.txt' })], {}, 'third')
    const plan = { how: 'bin', articles: 1, kept: 2, later: 2 }
    expect(corpus.read('run.undoPlan', { run: '2' })).toEqual(plan)
    expect(corpus.write('run.undo', { run: '2' })).toEqual(plan)
    expect(corpus.read('corpus.info', {})).toMatchObject({ articles: 2, inBin: 1 })
    expect(corpus.read('run.get', { run: '2' })).toMatchObject({ undone: false })
    expect(corpus.read('history.state', {}).undo).toContain('second')
    corpus.write('history.undo', {})
    expect(corpus.read('corpus.info', {})).toMatchObject({ articles: 3, inBin: 0 })
  })

  test('says that there is nothing when there is nothing', () => {
    const corpus = newCorpus()
    const { run } = corpus.write('run.start', { label: 'x', options: {} })
    corpus.write('run.store', { run, records: [], notes: [failed('a', 'damaged')] })
    corpus.write('run.finish', { run, state: 'done' })
    const plan = { how: 'nothing', articles: 0, kept: 0, later: 0 }
    expect(corpus.write('run.undo', { run })).toEqual(plan)
  })
})

describe('mappings of tables', () => {
  test('are found by the same columns in any order, replaced and forgotten', () => {
    const corpus = newCorpus()
    corpus.write('mapping.remember', { columns: ['Überschrift', ' Text '], mapping: { title: 'Überschrift' } })
    const key = columnsKey(['text', 'ÜBERSCHRIFT'.normalize('NFD')])
    expect(corpus.read('mapping.find', { key })).toEqual({ title: 'Überschrift' })
    corpus.write('mapping.remember', {
      columns: ['Überschrift', 'Text'],
      mapping: { title: 'Überschrift', text: 'Text' },
    })
    expect(corpus.read('mapping.hints', {})).toMatchObject({
      [key]: { title: 'Überschrift', text: 'Text', outlet: '-' },
    })
    corpus.reopen()
    corpus.write('mapping.remember', { columns: ['Text', 'Überschrift'], mapping: null })
    expect(corpus.read('mapping.find', { key })).toBeNull()
  })
})
