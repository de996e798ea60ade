import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CorpusDb } from '../../../db/client.ts'
import { searchResultSchema } from '../../../main/contract/search.ts'
import { createSearcher, type Searcher } from '../../../main/search/searcher.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { corpusOf, type Invented } from './stored-articles.ts'

const ARTICLES: Invented[] = [
  {
    title: 'Dam breaks above Tolbach',
    outlet: 'The Harbour Post',
    byline: 'Ada Lund',
    date: '2020-02-06',
    blocks: [
      ['furniture', 'Sign up for our quokka newsletter'],
      ['body', 'The dam above Tolbach broke on Thursday. Minister Çavdar said the dam had been inspected.'],
      ['caption', 'A bridge swept away by the flood'],
    ],
  },
  {
    title: 'Minister denies warnings',
    outlet: 'Courier',
    date: '2020-03',
    blocks: [['body', 'The minister denied that anyone had warned him. The café in the square was flooded.']],
  },
  {
    outlet: 'Courier',
    language: 'de',
    blocks: [['body', 'Der Damm brach am Donnerstag, die Straße steht unter Wasser, im cafe sitzt niemand.']],
  },
  { title: 'Weather', blocks: [['body', 'Dry and cold. No flood is expected, says the weather office.']] },
]

let folder: string
let db: CorpusDb
let searcher: Searcher
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-test-'))
  db = await corpusOf(folder, ARTICLES)
  searcher = createSearcher(db)
})
afterAll(async () => {
  await searcher.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

const findIds = async (searcher: Searcher, query: string): Promise<string[]> =>
  (await searcher.result(query, { offset: 0, limit: 50 })).hits.map(({ id }) => id).toSorted()
const found = (query: string): Promise<string[]> => findIds(searcher, query)

const changed: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of changed.splice(0)) await close()
})

/** A corpus of its own for a test that changes it. */
async function changing() {
  const own = await corpusOf(tempDir(), ARTICLES)
  const ownSearcher = createSearcher(own)
  changed.push(async () => {
    await ownSearcher.close()
    await own.close()
  })
  return { db: own, searcher: ownSearcher, found: (query: string) => findIds(ownSearcher, query) }
}

describe('queries over a real corpus', () => {
  test.each([
    ['dam', ['1']],
    ['minister', ['1', '2']],
    ['minister -dam', ['2']],
    ['-minister', ['3', '4']],
    ['dam OR damm', ['1', '3']],
    ['strasse', ['3']],
    ['"the dam had been"', ['1']],
    ['“broke on\nThursday”', ['1']],
    ['quokka', []],
    ['in:furniture quokka', ['1']],
    ['in:caption flood', ['1']],
    ['title:minister', ['2']],
    ['flood*', ['1', '2', '4']],
    ['outlet:harbour', ['1']],
    ['outlet:"harbour post"', []],
    ['outlet:"the harbour post"', ['1']],
    ['outlet:unknown', ['4']],
    ['by:lund', ['1']],
    ['lang:de', ['3']],
    ['date:2020', ['1', '2']],
    ['date:2020-02', ['1']],
    ['date:>2020-02-06', ['2']],
    ['date:unknown', ['3', '4']],
    ['is:untitled', ['3']],
    ['is:untagged', ['1', '2', '3', '4']],
    ['source:inbox/3', ['3']],
    ['format:text words:<13', ['4']],
    ['(dam OR flood) -(minister OR lang:de)', ['4']],
    ['outlet:(courier OR harbour) minister', ['1', '2']],
    ['', ['1', '2', '3', '4']],
    ['tag:none', []],
    ['run:1', ['1', '2', '3', '4']],
  ])('%s', async (query, ids) => {
    expect(await found(query)).toEqual(ids)
  })

  test('tags and sets are found by name', async () => {
    const { db, found } = await changing()
    await db.write('tag.assign', { ids: ['1', '2'], add: ['water/dam "old"'], remove: [] })
    await db.write('set.create', { name: 'First look', members: ['2', '3'] })
    expect(await found('tag:water')).toEqual(['1', '2'])
    expect(await found('tag:"water/dam ""old"""')).toEqual(['1', '2'])
    expect(await found('set:"first look" -tag:water')).toEqual(['3'])
    expect(await found('is:tagged')).toEqual(['1', '2'])
  })
})

describe('the answer of search', () => {
  test('has hits with counts and snippets, best first, and facets', async () => {
    const result = searchResultSchema.parse(
      await searcher.result('minister colour:red OR dam', { offset: 0, limit: 10 }),
    )
    expect(result.ignored).toEqual(['colour:red'])
    const dam = searchResultSchema.parse(await searcher.result('dam', { offset: 0, limit: 10 }))
    expect(dam).toMatchObject({
      total: 1,
      hits: [{ id: '1', title: 'Dam breaks above Tolbach', outlet: 'The Harbour Post', date: '2020-02-06', count: 2 }],
      order: 'relevance',
      facets: {
        outlet: [['The Harbour Post', 1]],
        year: [['2020', 1]],
        language: [['en', 1]],
        format: [['text', 1]],
        tag: [],
        month: [['2020-02', 1]],
      },
    })
    expect(dam.hits[0]!.snippets[0]).toEqual({
      before: 'The ',
      match: 'dam',
      after: ' above Tolbach broke on Thursday. Minister Çavdar said the',
    })
    const both = await searcher.result('minister', { offset: 0, limit: 10 })
    expect(both.hits.map(({ id }) => id)).toEqual(['2', '1'])
    expect((await searcher.result('minister', { offset: 1, limit: 10 })).hits.map(({ id }) => id)).toEqual(['1'])
  })

  test('is corrected when no article has a word, and says so', async () => {
    const corrected = await searcher.result('tolbahc dam', { offset: 0, limit: 10 }, { correct: true })
    expect(corrected).toMatchObject({ total: 1, correctedTo: 'tolbach dam' })
    expect(await searcher.result('tolbahc', { offset: 0, limit: 10 })).not.toHaveProperty('correctedTo')
    const hopeless = await searcher.result('xyzzyx', { offset: 0, limit: 10 }, { correct: true })
    expect(hopeless).toMatchObject({ total: 0 })
    expect(hopeless).not.toHaveProperty('correctedTo')
    const exclusive = await searcher.result('dam damm', { offset: 0, limit: 10 }, { correct: true })
    expect(exclusive).toMatchObject({ total: 0 })
  })

  test('corrects names, too', async () => {
    const own = await corpusOf(mkdtempSync(join(folder, 'names-')), ARTICLES)
    const names = createSearcher(own)
    changed.push(async () => {
      await names.close()
      await own.close()
    })
    await own.write('tag.assign', { ids: ['1'], add: ['Agency'], remove: [] })
    await own.write('set.create', { name: 'Idlib', members: ['2'] })
    const answers: [string, string, number][] = [
      ['outlet:harbuor', 'outlet:harbour', 1],
      ['outlet:"The Harbuor Post"', 'outlet:"The Harbour Post"', 1],
      ['outlet:coureir minister', 'outlet:courier minister', 1],
      ['only:minsiter', 'only:minister', 2],
      ['tag:agnecy', 'tag:"Agency"', 1],
      ['set:Idilb', 'set:"Idlib"', 1],
      ['set:Idl* ministre', 'set:"Idl"* minister', 1],
      ['by:"Ada Ludn"', 'by:"Ada Lund"', 1],
    ]
    for (const [query, correctedTo, total] of answers) {
      const result = await names.result(query, { offset: 0, limit: 10 }, { correct: true })
      expect([query, result.correctedTo, result.total]).toEqual([query, correctedTo, total])
    }
  })

  test('says which names there are not', async () => {
    const result = async (query: string) => searcher.result(query, { offset: 0, limit: 10 }, { correct: true })
    expect(await result('set:Nope OR dam')).toMatchObject({
      total: 1,
      unknown: [{ clause: 'set:"Nope"', reason: 'absent' }],
    })
    expect((await result('search:"nope"')).unknown).toEqual([{ clause: 'search:"nope"', reason: 'absent' }])
    expect((await result('-tag:zzz')).unknown).toEqual([{ clause: 'tag:"zzz"', reason: 'absent' }])
    expect(await result('outlet:courier lang:german')).toMatchObject({ total: 1 })
    expect(await result('outlet:courier')).not.toHaveProperty('unknown')
  })

  test('corrects what was typed of a word, but not what may still become one', async () => {
    const list = { query: 'minis*', bin: false, sort: 'relevance', descending: true } as const
    const options = { hurried: true, correct: true }
    const going = await searcher.page(list, { offset: 0, limit: 10 }, options)
    expect(going.total).toBe(2)
    expect(going).not.toHaveProperty('correctedTo')
    expect(await searcher.page({ ...list, query: 'minsiter*' }, { offset: 0, limit: 10 }, options)).toMatchObject({
      total: 2,
      correctedTo: 'minister',
    })
  })

  test('with exact takes accents as written', async () => {
    const exact = async (query: string) => {
      const { total, hits, facets } = await searcher.result(query, { offset: 0, limit: 10 }, { exact: true })
      expect(hits).toHaveLength(total)
      return {
        ids: hits.map(({ id }) => id),
        matches: hits.map(({ snippets }) => snippets[0]?.match),
        languages: facets.language,
      }
    }
    expect(await found('cafe')).toEqual(['2', '3'])
    expect(await exact('cafe')).toEqual({ ids: ['3'], matches: ['cafe'], languages: [['de', 1]] })
    expect(await exact('CAFÉ lang:en')).toEqual({ ids: ['2'], matches: ['café'], languages: [['en', 1]] })
    expect(await exact('strasse OR café')).toMatchObject({ ids: ['2'] })
  })
})

describe('suggestions', () => {
  test('name articles, outlets, bylines, tags, sets and searches, and follow changes', async () => {
    const { db, searcher } = await changing()
    await db.write('tag.assign', { ids: ['1'], add: ['dam/old'], remove: [] })
    expect(await searcher.suggest('minister da', 10)).toEqual([
      { kind: 'tag', label: 'dam/old', value: 'tag:"dam/old"', articles: 1 },
      { kind: 'field', label: 'date', value: 'date:' },
      { kind: 'word', label: 'dam', value: 'dam', articles: 1 },
      { kind: 'word', label: 'damm', value: 'damm', articles: 1 },
      { kind: 'article', label: 'Dam breaks above Tolbach', value: '1' },
    ])
    await db.write('article.edit', { ids: ['4'], fields: { outlet: 'Courage Daily' } })
    await db.write('set.create', { name: 'Courts', members: [] })
    await db.write('savedSearch.create', { name: 'Courtyards', query: 'dam' })
    expect((await searcher.suggest('cour', 10)).map(({ label }) => label).toSorted()).toEqual([
      'Courage Daily',
      'Courier',
      'Courts',
      'Courtyards',
    ])
    await db.write('article.setState', { ids: ['4'], state: 'bin' })
    expect((await searcher.suggest('weather', 10)).filter(({ kind }) => kind === 'article')).toEqual([])
  })

  test.each([
    ['outlet:cour', ['outlet:"Courier"']],
    ['-outlet:"the har', ['outlet:"The Harbour Post"']],
    ['lang:', ['lang:"en"', 'lang:"de"']],
    ['format:t', ['format:"text"']],
    ['by:lu', ['by:"Ada Lund"']],
    ['is:un', ['is:untagged', 'is:undated', 'is:untitled']],
    ['in:c', ['in:caption']],
    ['title:tolb', ['1']],
    ['dam is:du', ['is:duplicate']],
    ['date:20', ['date:2020']],
    ['only:tolb', ['only:tolbach']],
    ['only:"above tolb', ['only:"above tolbach"']],
    ['', []],
    ['dam ', ['1']],
    ['tolbahc', ['tolbach', '1']],
    ['xyzzyx', []],
  ])('%s', async (typed, values) => {
    expect((await searcher.suggest(typed, 10)).map(({ value }) => value)).toEqual(values)
  })

  test('are of what stands before the caret', async () => {
    expect(await searcher.suggest('outlet:cour dam', 10, 11)).toMatchObject([{ value: 'outlet:"Courier"' }])
  })

  test('say what was taken for a typing error', async () => {
    expect(await searcher.suggest('tolbahc', 10)).toMatchObject([
      { kind: 'word', label: 'tolbach', corrected: true },
      {},
    ])
  })
})

describe('a list', () => {
  const list = { query: 'dam OR minister', bin: false, sort: 'hits', descending: true } as const

  test('is sorted by number of hits as each row counts them', async () => {
    const { rows, order } = await searcher.page(list, { offset: 0, limit: 10 })
    expect(order).toBe('column')
    expect(rows.map(({ id, hits }) => [id, hits])).toEqual([
      ['1', 3],
      ['2', 1],
    ])
  })

  test('gives up what nobody waits for', async () => {
    const controller = new AbortController()
    const asked = searcher.page(list, { offset: 0, limit: 10 }, { signal: controller.signal })
    controller.abort()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  })
})

test('highlights of one article are those of its snippets', async () => {
  const spans = await searcher.matches('1', 'dam minister')
  const [article] = await db.read('article.texts', { ids: ['1'] })
  expect(spans.map(([start, end]) => article!.text.slice(start, end))).toEqual(['dam', 'Minister', 'dam'])
  await expect(searcher.matches('99', 'dam')).rejects.toMatchObject({ code: 'not-found' })
})
