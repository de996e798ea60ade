import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Connection } from '../../db/connection.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

const shared = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus', 'idlib-2020')

function pairs(corpus: TestCorpus): { a: number; b: number; identity: string; review: number }[] {
  const connection = new Connection(corpus.file, { readonly: true, mustExist: true, timeout: 1000 })
  const rows = connection.rows<{ a: number; b: number; identity: string; review: number }>(
    'SELECT a, b, identity, review FROM pair ORDER BY a, b',
  )
  connection.close()
  return rows
}

describe('identity at import', () => {
  test('bytes: the same file is another source, and the same path no new one', () => {
    const corpus = newCorpus()
    const first = prepared({ body: words(1, 50), path: 'a.txt' })
    expect(importRecords(corpus, [first])).toEqual([{ path: 'a.txt', outcome: 'added', articleId: '1' }])
    const [again, renamed] = importRecords(corpus, [first, { ...first, path: 'b.txt' }])
    expect(again).toEqual({
      path: 'a.txt',
      outcome: 'already-here',
      articleId: '1',
      duplicateOf: '1',
      identity: 'bytes',
    })
    expect(renamed).toMatchObject({ path: 'b.txt', identity: 'bytes' })
    const { sources } = corpus.read('article.get', { id: '1' })
    expect(sources.map(({ path }) => path)).toEqual(['a.txt', 'b.txt'])
    expect(corpus.read('corpus.info', {})).toMatchObject({ articles: 1, originals: 1, sources: 2 })
  })

  test('records of one container have its bytes, and are told apart by their place in it', () => {
    const corpus = newCorpus()
    const container = (n: number) => prepared({ body: words(n, 50), path: 'all.jsonl', record: `${n}`, bytes: 'whole' })
    const items = importRecords(corpus, [container(1), container(2)])
    expect(items.map(({ outcome }) => outcome)).toEqual(['added', 'added'])
    expect(importRecords(corpus, [container(2)])).toMatchObject([
      { outcome: 'already-here', articleId: '2', identity: 'bytes' },
    ])
    expect(corpus.read('article.get', { id: '2' }).sources).toMatchObject([{ path: 'all.jsonl', record: '2' }])
  })

  test('bytes: the same file in several places of a container, whatever its locator', () => {
    const corpus = newCorpus()
    const entry = (record: string) => prepared({ body: words(1, 50), path: 'all.zip', record })
    const items = importRecords(corpus, [entry('a.txt'), entry('b/a.txt')])
    expect(items.map(({ outcome, identity }) => [outcome, identity])).toEqual([
      ['added', undefined],
      ['already-here', 'bytes'],
    ])
    expect(corpus.read('duplicate.counts', {})).toMatchObject({ bytes: { groups: 1 }, text: { groups: 0 } })
  })

  test('text: other bytes with the same words', () => {
    const corpus = newCorpus()
    const body = words(1, 50)
    importRecords(corpus, [prepared({ body, path: 'a.txt' })])
    const [item] = importRecords(corpus, [
      prepared({ body: body.toUpperCase().replaceAll(' ', '\r\n'), path: 'b.txt' }),
    ])
    expect(item).toMatchObject({ outcome: 'already-here', articleId: '1', duplicateOf: '1', identity: 'text' })
    expect(corpus.read('corpus.info', {})).toMatchObject({ articles: 1, originals: 2, sources: 2 })
    expect(corpus.read('article.get', { id: '1' }).text).toBe(body)
  })

  test('body: imported, and to be reviewed', () => {
    const corpus = newCorpus()
    const body = words(1, 100)
    importRecords(corpus, [prepared({ title: 'One headline', body })])
    const [item] = importRecords(corpus, [prepared({ title: 'Another one', body, furniture: 'Subscribe now' })])
    expect(item).toMatchObject({
      outcome: 'needs-review',
      articleId: '2',
      duplicateOf: '1',
      identity: 'body',
      code: 'same-body',
    })
    expect(item!.reason).toContain('article 1, “One headline”')
    expect(corpus.read('library.get', {}).openReviews).toBe(1)
  })

  test('overlap: an abridged copy is to be reviewed, a shared passage is only remembered', () => {
    const corpus = newCorpus()
    const long = words(1, 400)
    const part = long.split(' ').slice(50, 170).join(' ')
    importRecords(corpus, [prepared({ title: 'Long', body: long })])
    const [abridged, sharing, own] = importRecords(corpus, [
      prepared({ body: part }),
      prepared({ body: `${words(2, 150)} ${part.split(' ').slice(0, 60).join(' ')} ${words(3, 150)}` }),
      prepared({ body: words(5, 400) }),
    ])
    expect(abridged).toMatchObject({
      outcome: 'needs-review',
      identity: 'overlap',
      duplicateOf: '1',
      code: 'shared-text',
    })
    expect(abridged!.reason).toContain('100%')
    expect(sharing).toMatchObject({ outcome: 'added', articleId: '3' })
    expect(sharing!.identity).toBeUndefined()
    expect(own!.outcome).toBe('added')
    expect(pairs(corpus)).toEqual([
      { a: 1, b: 2, identity: 'overlap', review: 1 },
      { a: 1, b: 3, identity: 'overlap', review: 0 },
      { a: 2, b: 3, identity: 'overlap', review: 0 },
    ])
    const similar = corpus.read('article.similar', { id: '1', limit: 10 })
    expect(similar.map(({ id }) => id)).toEqual(['2', '3'])
    expect(similar[0]!.containment).toBe(1)
    expect(similar[1]!.containment).toBeGreaterThan(0.1)
    expect(similar[1]!.containment).toBeLessThan(0.5)
  })

  test('within one batch records see each other, in their order', () => {
    const corpus = newCorpus()
    const body = words(1, 100)
    const items = importRecords(corpus, [
      prepared({ title: 'One', body, path: '1.txt' }),
      prepared({ title: 'One', body, path: '2.txt' }),
      prepared({ title: 'One', body: body.toUpperCase(), path: '3.txt' }),
      prepared({ title: 'Two', body, path: '4.txt' }),
      prepared({ body: body.split(' ').slice(0, 60).join(' '), path: '5.txt' }),
    ])
    expect(items.map(({ outcome, identity }) => [outcome, identity])).toEqual([
      ['added', undefined],
      ['already-here', 'bytes'],
      ['already-here', 'text'],
      ['needs-review', 'body'],
      ['needs-review', 'overlap'],
    ])
  })

  test('short texts and texts of the same standing words are no copies', () => {
    const corpus = newCorpus()
    const items = importRecords(corpus, [
      prepared({ body: 'Sign up for our newsletter and never miss a story again. XS SM MD LG', path: '1.txt' }),
      prepared({ body: 'SIGN UP for our newsletter and never miss a story again. XS SM MD LG', path: '2.txt' }),
    ])
    expect(items.map(({ outcome }) => outcome)).toEqual(['added', 'added'])
    expect(pairs(corpus)).toEqual([])
  })

  test('what stands in more than 200 articles says nothing about any of them', () => {
    const corpus = newCorpus()
    const standing = words(99, 40)
    const records = Array.from({ length: 230 }, (_, n) =>
      prepared({ body: `${words(1000 + n, 40)} ${standing}`, path: `${n}.txt` }),
    )
    importRecords(corpus, records.slice(0, 120))
    importRecords(corpus, records.slice(120))
    const [last] = importRecords(corpus, [prepared({ body: `${words(5000, 30)} ${standing}`, path: 'last.txt' })])
    expect(last!.outcome).toBe('added')
    expect(corpus.read('article.similar', { id: last!.articleId!, limit: 10 })).toEqual([])
    expect(corpus.read('article.similar', { id: '1', limit: 10 }).length).toBeGreaterThan(0)
  })

  test('an article in the bin is here already, and the report says where', () => {
    const corpus = newCorpus()
    const record = prepared({ body: words(1, 50) })
    importRecords(corpus, [record])
    corpus.write('article.setState', { ids: ['1'], state: 'bin' })
    const [item] = importRecords(corpus, [{ ...record, path: 'again.txt' }], { tag: 'new', set: 'mine' })
    expect(item).toMatchObject({ outcome: 'already-here', articleId: '1', code: 'in-bin' })
    expect(item!.reason).toContain('bin')
    expect(corpus.read('tag.list', {})).toEqual([])
    const copy = prepared({ title: 'Copy', body: words(1, 50), path: 'copy.txt' })
    expect(importRecords(corpus, [copy])).toMatchObject([{ outcome: 'added' }])
    expect(corpus.read('library.get', {}).openReviews).toBe(0)
    corpus.write('article.setState', { ids: ['1'], state: 'present' })
    expect(corpus.read('library.get', {}).openReviews).toBe(1)
  })

  test.runIf(existsSync(shared))('five separately written articles on one event are all added', () => {
    const corpus = newCorpus()
    const files = readdirSync(shared).filter((file) => file.endsWith('.txt'))
    const items = importRecords(
      corpus,
      files.map((path) => prepared({ body: readFileSync(join(shared, path), 'utf8'), path })),
    )
    expect(items.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added', 'added', 'added'])
    expect(corpus.read('library.get', {}).openReviews).toBe(0)
    expect(corpus.read('article.similar', { id: '1', limit: 10 }).map(({ id }) => id)).toEqual(['2', '3'])
    expect(corpus.read('article.similar', { id: '5', limit: 10 })).toEqual([])
  })
})

describe('a run', () => {
  test('keeps a report whose sums add up', () => {
    const corpus = newCorpus()
    const { run } = corpus.write('run.start', { label: 'Desktop', options: {} })
    const record = {
      ...prepared({ body: words(1, 50), path: 'a.txt' }),
      code: 'charset-guessed',
      reason: 'Read as Latin-1.',
    }
    const stored = corpus.write('run.store', { run, records: [record, { ...record, path: 'b.txt' }] })
    const notes = [
      { path: 'c.bin', outcome: 'skipped' as const, code: 'binary', reason: 'It is no text.' },
      { path: 'd.zip', record: '3', outcome: 'failed' as const, code: 'cut', reason: 'It is cut off.' },
    ]
    corpus.write('run.store', { run, records: [], notes, ignored: 2 })
    expect(corpus.read('run.list', {})).toMatchObject([
      { run, state: 'running', label: 'Desktop', found: 4, endedAt: null },
    ])
    corpus.write('run.finish', { run, state: 'cancelled' })
    const report = corpus.read('run.report', { run })
    expect(report).toEqual({
      run,
      found: 4,
      added: 1,
      alreadyHere: 1,
      needsReview: 0,
      failed: 1,
      skipped: 1,
      ignored: 2,
      items: [...stored, ...notes],
    })
    expect(report.items[0]).toMatchObject({ outcome: 'added', code: 'charset-guessed', reason: 'Read as Latin-1.' })
    const ended = corpus.read('run.get', { run })
    expect(ended.state).toBe('cancelled')
    expect(ended.endedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect(() => corpus.write('run.finish', { run, state: 'done' })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
    expect(() => corpus.read('run.report', { run: '77' })).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  test('does what was asked to all that it imports', () => {
    const corpus = newCorpus()
    const here = prepared({ body: words(1, 50), outlet: 'Its own', path: 'a.txt' })
    importRecords(corpus, [here])
    importRecords(corpus, [here, prepared({ body: words(2, 50), outlet: 'Guessed', path: 'b.txt' })], {
      outlet: 'The Paper',
      tag: 'event/first',
      set: 'Mine',
    })
    expect(corpus.read('article.get', { id: '1' }).outlet.value).toBe('Its own')
    expect(corpus.read('article.get', { id: '2' }).outlet).toEqual({ value: 'The Paper', status: 'entered' })
    expect(corpus.read('tag.list', {})).toMatchObject([{ name: 'event/first', articles: 2 }])
    expect(corpus.read('set.find', { name: 'mine' })).toMatchObject({ name: 'Mine', members: ['1', '2'], base: '1' })
    expect(corpus.read('history.list', { limit: 9 })).toHaveLength(2)
  })

  test('says what a full set had no room for', () => {
    const corpus = newCorpus()
    const records = Array.from({ length: 52 }, (_, n) => prepared({ body: words(n, 40), path: `${n}.txt` }))
    const items = importRecords(corpus, records, { set: 'Many' })
    expect(items.filter(({ code }) => code === 'set-full').map(({ path }) => path)).toEqual(['50.txt', '51.txt'])
    expect(corpus.read('set.list', {})).toMatchObject([{ name: 'Many', articles: 50 }])
  })

  test('originals come back as they went in, and a changed one is found out', async () => {
    const { zstdCompressSync } = await import('node:zlib')
    const corpus = newCorpus()
    const bytes = Buffer.from('Ünï\r\n'.repeat(500))
    const record = prepared({ body: words(1, 50), bytes: bytes.toString() })
    const packed = { size: bytes.length, codec: 'zstd' as const, data: zstdCompressSync(bytes), media: 'text/plain' }
    importRecords(corpus, [{ ...record, original: packed }])
    const { size, data } = corpus.read('original.get', { sha256: record.sha256 })
    expect(size).toBe(bytes.length)
    expect(Buffer.from(data).equals(bytes)).toBe(true)
    corpus.close()
    const plain = new Connection(corpus.file, { readonly: false, mustExist: true, timeout: 0 })
    plain.run('UPDATE original SET data = ?', zstdCompressSync(Buffer.from('something else')))
    plain.close()
    corpus.reopen()
    expect(() => corpus.read('original.get', { sha256: record.sha256 })).toThrow(
      expect.objectContaining({ code: 'corpus-damaged' }),
    )
    expect(() => corpus.read('original.get', { sha256: '00' })).toThrow(expect.objectContaining({ code: 'not-found' }))
  })
})
