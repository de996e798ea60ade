import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CorpusDb } from '../../../db/client.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { createSearcher, type Searcher } from '../../../main/search/searcher.ts'
import { insertCompletion } from '../../../renderer/features/search/insert-completion.ts'
import { corpusOf, type Invented } from './stored-articles.ts'

const article = (at: number, rest: Omit<Invented, 'blocks'>): Invented => ({
  ...rest,
  blocks: [['body', `The ferry number ${at} left the pier with ${at} passengers and a cargo of flour.`]],
})

let folder: string
let db: CorpusDb
let searcher: Searcher
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  db = await corpusOf(folder, [
    article(1, { date: '2019-11-30', url: 'https://www.gull.example/ferry', path: '/news/2019/ferry 1.html' }),
    article(2, { date: '2020-02-06', url: 'https://gull.example/pier', path: '/news/2020/feb/ferry 2.html' }),
    article(3, { date: '2020-02-06', url: 'https://tern.example/a?from=gull.example', path: '/news/2020/feb/3.html' }),
    article(4, { date: '2020-02', path: '/news/2020/feb/4.html' }),
    article(5, { date: '2020-04-01T10:00:00Z', path: '/news/2020/apr/5.html' }),
    article(6, { date: '2020', path: '/other/feb/6.html' }),
    article(7, { path: 'loose.txt' }),
    article(8, { date: '1987-10-19', path: '/other/8.html' }),
  ])
  await db.write('article.setState', { ids: ['8'], state: 'bin' })
  await db.write('run.start', { label: 'second run', options: {} })
  const { id } = await db.write('set.create', { name: 'Pier', members: ['1'] })
  await db.write('set.update', { id, notes: 'Casualties are counted twice; the casualty list is late.' })
  searcher = createSearcher(db)
})
afterAll(async () => {
  await searcher.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

const values = async (typed: string, limit = 6): Promise<string[]> =>
  (await searcher.suggest(typed.replace('|', ''), limit, typed.includes('|') ? typed.indexOf('|') : undefined)).map(
    ({ value }) => value,
  )

test.each([
  ['date:', ['date:2020', 'date:2019', 'date:2019..2020', 'date:>=2020', 'date:unknown']],
  ['weir -date:| lock', ['date:2020', 'date:2019', 'date:2019..2020', 'date:>=2020', 'date:unknown']],
  ['date:1', []],
  ['date:2020', ['date:2020', 'date:2020-02', 'date:2020-04']],
  ['date:20|19', ['date:2020', 'date:2019']],
  ['date:2020-0', ['date:2020-02', 'date:2020-04']],
  ['date:2020-02', ['date:2020-02', 'date:2020-02-06']],
  ['date:2019..', ['date:2019..2020', 'date:2019..2019']],
  ['date:>=2020-', ['date:>=2020-02', 'date:>=2020-04']],
  ['date:un', ['date:unknown']],
  ['date:soon', []],
  ['words:', ['words:>500', 'words:<=100', 'words:100..300']],
  ['words:>', ['words:>500']],
  ['words:40', ['words:>40', 'words:<=40', 'words:40..120']],
  ['run:', ['run:1']],
  ['run:te', ['run:1']],
  ['run:9', []],
  ['folder:', ['folder:"/"', 'folder:"/news"', 'folder:"/other"']],
  ['folder:feb', ['folder:"/other/feb"', 'folder:"/news/2020/feb"']],
  ['folder:2020/f', ['folder:"/news/2020/feb"']],
  ['folder:"news/2020/', ['folder:"/news/2020/apr"', 'folder:"/news/2020/feb"']],
  ['folder:/ot', ['folder:"/other"', 'folder:"/other/feb"']],
  ['url:', ['url:gull.example', 'url:tern.example']],
  ['url:https://www.te', ['url:tern.example']],
  ['url:example', ['url:gull.example', 'url:tern.example']],
  ['source:f', ['source:feb', 'source:"ferry 2.html"', 'source:"ferry 1.html"']],
  ['note:', ['note:casualties', 'note:casualty', 'note:counted', 'note:late', 'note:list', 'note:twice']],
  ['note:casua', ['note:casualties', 'note:casualty']],
  ['note:"casualty l', ['note:"casualty late"', 'note:"casualty list"']],
])('%s', async (typed, expected) => {
  expect(await values(typed)).toEqual(expected)
})

const TYPED = ['date:', 'date:2', 'date:2020', 'date:2020-02', 'date:2020-02-', 'date:un', 'words:', 'words:7', 'run:', 'folder:', 'folder:f', 'folder:/', 'url:', 'source:', 'source:fe', 'note:'] // prettier-ignore

test('each value is a clause where it is put, and its count is what it finds', async () => {
  for (const typed of TYPED) {
    for (const offer of await searcher.suggest(typed, 20)) {
      const { text } = insertCompletion({ text: `pier ${typed} late`, caret: 5 + typed.length }, offer)
      expect(text).toBe(`pier ${offer.value} late`)
      expect(parseQuery(offer.value).ignored, offer.value).toEqual([])
      if (offer.articles === undefined) continue
      const { total } = await searcher.result(offer.value, { offset: 0, limit: 1 })
      expect(total, offer.value).toBe(offer.articles)
    }
  }
})
