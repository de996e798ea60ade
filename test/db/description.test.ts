import { describe, expect, test } from 'vitest'
import { hostOfUrl } from '../../db/host-of-url.ts'
import { Connection } from '../../db/connection.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words, type RecordSketch } from './support/records.ts'
import { snapshot } from './support/snapshot.ts'

const page = (corpus: TestCorpus, filter = {}, answered = false) =>
  corpus.read('review.page', { answered, filter, offset: 0, limit: 500 })

/** A record with an address. */
function at(url: string, sketch: RecordSketch) {
  const record = prepared(sketch)
  return {
    ...record,
    extracted: { ...record.extracted, url: { value: url, status: 'stated' as const, evidence: 'x' } },
  }
}

// Three copies of one body in two outlets, an abridged one of another.
const copies: readonly RecordSketch[] = [
  { title: 'One', body: words(1, 60), outlet: 'Echo', date: '2020-02-06', path: 'a/1.txt' },
  { title: 'Two', body: words(1, 60), outlet: 'Mirror', date: '2020-02-04', path: 'a/2.txt' },
  { title: 'Three', body: words(1, 60), outlet: 'Echo', path: 'a/3.txt' },
  { title: 'Long', body: words(2, 80), outlet: 'Mirror', path: 'a/4.txt' },
  { title: 'Short', body: words(2, 80).slice(0, 260), path: 'a/5.txt' },
]

function withCopies(): TestCorpus {
  const corpus = newCorpus()
  importRecords(corpus, copies.slice(0, 3).map(prepared))
  importRecords(corpus, copies.slice(3).map(prepared))
  return corpus
}

describe('the review queue', () => {
  test('is filtered by kind, outlets and run, and says what there is', () => {
    const corpus = withCopies()
    expect(page(corpus).total).toBe(4)
    expect(page(corpus, { kind: 'body' }).total).toBe(3)
    expect(page(corpus, { kind: 'overlap' }).pairs).toMatchObject([
      { articleTitle: 'Short', otherTitle: 'Long', articleOutlet: null, otherOutlet: 'Mirror' },
    ])
    expect(page(corpus, { outlet: 'mirror', otherOutlet: 'Echo' }).total).toBe(2)
    expect(page(corpus, { outlet: 'Echo', otherOutlet: 'Echo' }).total).toBe(1)
    expect(page(corpus, { outlet: '' }).total).toBe(1)
    expect(page(corpus, { run: '2' }).total).toBe(1)
    expect(page(corpus, { atLeast: 1.1 }).total).toBe(0)
    const facets = corpus.read('review.facets', { answered: false, filter: { kind: 'body' } })
    expect(facets).toMatchObject({
      total: 3,
      body: 3,
      overlap: 1,
      outlets: [
        { value: 'Echo', pairs: 3 },
        { value: 'Mirror', pairs: 2 },
      ],
      outletPairs: [
        { outlet: expect.any(String), other: expect.any(String), pairs: 2 },
        { outlet: 'Echo', other: 'Echo', pairs: 1 },
      ],
      runs: [{ run: '1', pairs: 3 }],
    })
  })

  test('takes one answer for many pairs as one step, and remembers it over undo, redo and import again', () => {
    const corpus = withCopies()
    const before = snapshot(corpus.file)
    expect(corpus.write('review.answerMany', { filter: { kind: 'body' }, answered: false, answer: 'version' })).toEqual(
      { changed: 3 },
    )
    expect(corpus.read('history.list', { limit: 1 })[0]!.name).toBe('Answer 3 reviews: version')
    expect(page(corpus).total).toBe(1)
    expect(page(corpus, {}, true).total).toBe(3)
    const after = snapshot(corpus.file)
    corpus.write('history.undo', {})
    expect(snapshot(corpus.file)).toBe(before)
    corpus.write('history.redo', {})
    expect(snapshot(corpus.file)).toBe(after)
    // The same files again, under other names: the answers stand.
    importRecords(
      corpus,
      copies.map((sketch) => prepared({ ...sketch, path: `b/${sketch.path}` })),
    )
    expect(page(corpus).total).toBe(1)
    // Open pairs only, unless asked otherwise; pairs that share nothing are passed over.
    const pairs = [
      { article: '2', other: '1' },
      { article: '1', other: '4' },
      { article: '1', other: '99' },
    ]
    expect(corpus.write('review.answerMany', { pairs, answered: false, answer: 'same' })).toEqual({ changed: 1 })
    expect(corpus.write('review.answerMany', { pairs, answered: false, answer: 'same' })).toEqual({ changed: 0 })
    expect(corpus.read('review.pair', { article: '1', other: '2' })).toMatchObject({ answer: 'same' })
    expect(corpus.read('review.pair', { article: '1', other: '4' })).toBe(null)
    expect(corpus.write('review.answerMany', { filter: {}, answered: true, answer: null })).toEqual({ changed: 3 })
    expect(page(corpus).total).toBe(4)
  })

  test('answers 10,000 pairs at once', { timeout: 120_000 }, () => {
    const corpus = newCorpus()
    // 145 articles of one body make 145 × 144 / 2 pairs, of which each new article keeps its 50 nearest.
    const same = words(1, 60)
    for (let from = 0; from < 240; from += 60) {
      importRecords(
        corpus,
        Array.from({ length: 60 }, (_, n) =>
          prepared({ title: `T${from + n} x${from + n}`, body: same, path: `${from + n}` }),
        ),
      )
    }
    const { total } = page(corpus)
    expect(total).toBeGreaterThan(9000)
    const far = corpus.read('review.page', { answered: false, offset: total - 10, limit: 100 })
    expect(far.pairs).toHaveLength(10)
    expect(corpus.write('review.answerMany', { filter: {}, answered: false, answer: 'same' })).toEqual({
      changed: total,
    })
    expect(page(corpus).total).toBe(0)
    corpus.write('history.undo', {})
    expect(page(corpus).total).toBe(total)
  })
})

describe('versions', () => {
  test('are what answers link, in the order of their dates', () => {
    const corpus = withCopies()
    expect(corpus.read('article.versions', { id: '1' })).toEqual({ versions: [], truncated: false })
    corpus.write('review.answer', { article: '1', other: '2', answer: 'version' })
    corpus.write('review.answer', { article: '3', other: '1', answer: 'same' })
    const { versions } = corpus.read('article.versions', { id: '3' })
    expect(versions.map(({ id }) => id)).toEqual(['2', '1', '3'])
    expect(versions.map(({ sameAsPrevious }) => sameAsPrevious)).toEqual([false, false, true])
    corpus.write('article.setState', { ids: ['1'], state: 'bin' })
    expect(corpus.read('article.versions', { id: '3' }).versions).toEqual([])
  })
})

describe('duplicates', () => {
  test('are found on every level', () => {
    const corpus = withCopies()
    const again = { ...prepared(copies[0]!), path: 'z/other name.txt' }
    const bytes = prepared({ ...copies[1]!, path: 'z/crlf.txt', bytes: 'other bytes' })
    importRecords(corpus, [again, bytes])
    const groups = (kind: 'bytes' | 'text' | 'body' | 'version' | 'overlap', sort = 'size' as const) =>
      corpus.read('duplicate.groups', { kind, sort, offset: 0, limit: 10 })
    expect(groups('bytes')).toMatchObject({ total: 1, groups: [{ size: 2, members: [{ id: '1' }] }] })
    expect(groups('bytes').groups[0]!.members[0]!.sources.map(({ path }) => path)).toEqual([
      'a/1.txt',
      'z/other name.txt',
    ])
    expect(groups('text')).toMatchObject({ total: 1, groups: [{ size: 2, members: [{ id: '2' }] }] })
    expect(groups('body')).toMatchObject({
      total: 1,
      groups: [{ size: 3, members: [{ id: '1' }, { id: '2' }, { id: '3' }] }],
    })
    expect(groups('overlap')).toMatchObject({ total: 1, groups: [{ members: [{ id: '4' }, { id: '5' }] }] })
    expect(groups('version').total).toBe(0)
    expect(corpus.read('duplicate.counts', {})).toMatchObject({
      body: { groups: 1, articles: 3 },
      overlap: { groups: 1 },
    })
    corpus.write('review.answerMany', { filter: { kind: 'overlap' }, answered: false, answer: 'shares' })
    expect(groups('overlap').total).toBe(0)
    corpus.write('review.answer', { article: '1', other: '2', answer: 'same' })
    expect(groups('version')).toMatchObject({ total: 1, groups: [{ size: 2 }] })
    for (const sort of ['words', 'newest'] as const) {
      expect(corpus.read('duplicate.groups', { kind: 'body', sort, offset: 0, limit: 10 }).total).toBe(1)
    }
  })
})

describe('the table of outlets', () => {
  const corpusWithHosts = (): TestCorpus => {
    const corpus = newCorpus()
    importRecords(corpus, [
      at('https://www.echo.example/a', { body: words(1, 40), path: '1' }),
      at('http://news.echo.example:8080/b?c', { body: words(2, 40), path: '2' }),
      at('https://echo.example/d', { body: words(3, 40), outlet: 'Printed Name', path: '3' }),
      at('https://arabic.echo.example', { body: words(4, 40), path: '4' }),
      prepared({ body: words(5, 40), path: '5' }),
    ])
    return corpus
  }
  const outlets = (corpus: TestCorpus) =>
    corpus.read('article.whole', { ids: ['1', '2', '3', '4', '5'] }).map(({ outlet }) => outlet.value)

  test('names the articles of a host whose outlet is not known, subdomains too, and says how', () => {
    const corpus = corpusWithHosts()
    expect(corpus.read('outlet.counts', {})).toEqual([
      { host: 'echo.example', articles: 2, unknown: 1 },
      { host: 'arabic.echo.example', articles: 1, unknown: 1 },
      { host: 'news.echo.example', articles: 1, unknown: 1 },
    ])
    corpus.write('outlet.set', { host: 'arabic.echo.example', name: 'Sada', fill: false })
    expect(outlets(corpus)).toEqual([null, null, 'Printed Name', null, null])
    const before = snapshot(corpus.file)
    expect(corpus.write('outlet.set', { host: 'echo.example', name: 'The Echo', fill: true })).toEqual({ changed: 2 })
    expect(outlets(corpus)).toEqual(['The Echo', 'The Echo', 'Printed Name', null, null])
    expect(corpus.read('article.get', { id: '1' }).outlet).toEqual({
      value: 'The Echo',
      status: 'stated',
      evidence: 'the host of the address, by your table of outlets',
    })
    expect(corpus.read('outlet.hosts', {})).toEqual({ 'arabic.echo.example': 'Sada', 'echo.example': 'The Echo' })
    const after = snapshot(corpus.file)
    corpus.write('history.undo', {})
    expect(snapshot(corpus.file)).toBe(before)
    corpus.write('history.redo', {})
    expect(snapshot(corpus.file)).toBe(after)
    // Another name for the host: what the table named follows, what is printed or entered does not.
    corpus.write('article.edit', { ids: ['2'], fields: { outlet: 'Entered' } })
    expect(corpus.write('outlet.set', { host: 'echo.example', name: 'Echo', fill: true })).toEqual({ changed: 1 })
    expect(outlets(corpus)).toEqual(['Echo', 'Entered', 'Printed Name', null, null])
    expect(corpus.write('outlet.remove', { host: 'echo.example' })).toEqual({ changed: 1 })
    expect(() => corpus.write('outlet.remove', { host: 'echo.example' })).toThrow(/has no/)
    expect(outlets(corpus)[0]).toBe('Echo')
  })

  test('the host of an address is the same in the database and in the program', () => {
    const corpus = newCorpus()
    const urls = [
      'https://www.A.example/x',
      'http://b.example:80',
      'https://c.example?x=1',
      'https://d.example#y',
      'no address',
      'https://',
      'https://www.www.example',
      'HTTPS://WWW.E.EXAMPLE/',
      'ftp://f.example/www.x',
      'https://ÄÖ.example/',
    ]
    importRecords(
      corpus,
      urls.map((url, n) => at(url, { body: words(n, 30), path: `${n}` })),
    )
    const connection = new Connection(corpus.file, { readonly: true, mustExist: true, timeout: 1000 })
    const rows = connection.rows<{ url: string; host: string | null }>('SELECT url, host FROM article ORDER BY id')
    connection.close()
    expect(rows.map(({ url, host }) => [url, host])).toEqual(urls.map((url) => [url, hostOfUrl(url)]))
  })
})
