import { expect, test } from 'vitest'
import type { QueryNode } from '../../main/contract/query.ts'
import { folderChain } from '../../db/folder-chain.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

const paths = (path: string, record: string | null = null): string[] =>
  folderChain(path, record).map((step) => (step.container ? `[${step.path}]` : step.path))

/** A corpus with an article for each place: `path`, or `path!/record`. */
function corpusOf(...places: readonly (readonly [path: string, record?: string])[]): TestCorpus {
  const corpus = newCorpus()
  importRecords(
    corpus,
    places.map(([path, record], n) =>
      prepared({ title: `T${n}`, body: words(n, 40), path, ...(record && { record }) }),
    ),
  )
  return corpus
}

const found = (corpus: TestCorpus, query: QueryNode): number => corpus.read('search.count', { query, bin: false }).total
const folder = (value: string, exact = true): QueryNode => ({ type: 'folder', value, exact })

test('the folders of a source go from the root to the innermost container', () => {
  expect(paths('/home/ann/news/a.txt')).toEqual(['/', '/home', '/home/ann', '/home/ann/news'])
  expect(paths('news/a.txt')).toEqual(['news'])
  expect(paths('a.txt')).toEqual(['.'])
  expect(paths('C:\\News\\a.txt')).toEqual(['C:', 'C:/News'])
  expect(paths('\\\\server\\share\\a.txt')).toEqual(['//', '//server', '//server/share'])
  expect(paths('/n/nexis.txt', '3')).toEqual(['/', '/n', '[/n/nexis.txt]'])
  expect(paths('/n/all.zip', '2020/feb/a.txt')).toEqual([
    '/',
    '/n',
    '[/n/all.zip]',
    '/n/all.zip/2020',
    '/n/all.zip/2020/feb',
  ])
  expect(paths('/n/all.zip', 'in/inner.zip!/b/c.mbox!/7')).toEqual([
    '/',
    '/n',
    '[/n/all.zip]',
    '/n/all.zip/in',
    '[/n/all.zip/in/inner.zip]',
    '/n/all.zip/in/inner.zip/b',
    '[/n/all.zip/in/inner.zip/b/c.mbox]',
  ])
  expect(paths('/n/web.warc', 'https://x.org/a/b')).toEqual(['/', '/n', '[/n/web.warc]'])
  expect(paths('/n/deep.zip', 'd/'.repeat(10_000))).toHaveLength(64)
})

test('folders are listed with all articles in them and below, those with one folder inside joined', () => {
  const corpus = corpusOf(
    ['/home/ann/news/10/a.txt'],
    ['/home/ann/news/2/b.txt'],
    ['/home/ann/news/2/c.txt'],
    ['/home/ann/news/all.zip', 'x/d.txt'],
    ['/home/ann/news/all.zip', 'x/e.txt'],
    ['loose.txt'],
  )
  const roots = corpus.read('library.folders', { within: null })
  expect(roots).toEqual([
    { path: '.', label: '.', container: false, articles: 1, inner: false },
    { path: '/home/ann/news', label: '/home/ann/news', container: false, articles: 5, inner: true },
  ])
  expect(corpus.read('library.folders', { within: '/home/ann/news' })).toEqual([
    { path: '/home/ann/news/2', label: '2', container: false, articles: 2, inner: false },
    { path: '/home/ann/news/10', label: '10', container: false, articles: 1, inner: false },
    { path: '/home/ann/news/all.zip', label: 'all.zip', container: true, articles: 2, inner: true },
  ])
  expect(corpus.read('library.folders', { within: '/nowhere' })).toEqual([])
})

test('undoing an import empties its folders, and redoing fills them again', () => {
  const corpus = corpusOf(['/n/a.txt'], ['/n/b.txt'])
  const count = () => corpus.read('library.folders', { within: null }).map(({ articles }) => articles)
  expect(count()).toEqual([2])
  corpus.write('article.setState', { ids: ['1'], state: 'bin' })
  expect(count()).toEqual([1])
  corpus.write('history.undo', {})
  corpus.write('history.undo', {})
  expect(count()).toEqual([])
  corpus.write('history.redo', {})
  expect(count()).toEqual([2])
  expect(found(corpus, folder('/n'))).toBe(2)
})

test('a query for a folder finds what lies in it and below, and nothing beside it', () => {
  const corpus = corpusOf(
    ['/n/2020/a.txt'],
    ['/n/2020/feb/b.txt'],
    ['/n/2020-old/c.txt'],
    ['/m/2020.zip', 'feb/d.txt'],
    ['x.txt'],
  )
  expect(found(corpus, folder('/n/2020'))).toBe(2)
  expect(found(corpus, folder('/n/2020/'))).toBe(2)
  expect(found(corpus, folder('/'))).toBe(4)
  expect(found(corpus, folder('.'))).toBe(1)
  expect(found(corpus, folder('2020'))).toBe(0)
  expect(found(corpus, folder('2020', false))).toBe(2)
  expect(found(corpus, folder('FEB', false))).toBe(2)
  expect(found(corpus, folder('2020/feb', false))).toBe(1)
  expect(found(corpus, { type: 'not', node: folder('feb', false) })).toBe(3)
})

test('months and days count what is as precise', () => {
  const corpus = newCorpus()
  const dates = ['2020', '2020-02', '2020-02-06', '2020-02-06T10:00:00Z', '2020-03-01', '2019-12-31']
  importRecords(
    corpus,
    dates.map((date, n) => prepared({ body: words(n, 40), date, path: `${n}` })),
  )
  expect(corpus.read('library.days', { within: '2020' })).toEqual({
    days: [
      { value: '2020-02', articles: 3 },
      { value: '2020-03', articles: 1 },
    ],
    vague: 1,
  })
  expect(corpus.read('library.days', { within: '2020-02' })).toEqual({
    days: [{ value: '2020-02-06', articles: 2 }],
    vague: 1,
  })
  expect(corpus.read('library.days', { within: '2031' })).toEqual({ days: [], vague: 0 })
})
