import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueryNode } from '../../main/contract/query.ts'
import { foldForSearch } from '../../main/text/fold.ts'
import type { ListInput } from '../../db/operations.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words, type RecordSketch } from './support/records.ts'

const sketches: readonly RecordSketch[] = [
  { title: 'Élan in the north', body: 'the red fox runs over the hill', outlet: 'Le Monde', date: '2020-02-06', path: 'a/1.txt' },
  { title: 'A quiet day', body: 'the fox sleeps', outlet: 'Haaretz', byline: 'Ann Lee', date: '2020-02', path: 'a/2.txt' },
  { body: 'no title here but a red hen', outlet: 'haaretz', date: '2019', language: 'fr', path: 'b/3.txt' },
  { title: 'Zebra', body: 'hill and red hill again', caption: 'a fox in the snow', language: 'en-GB', path: 'b/4.txt' },
  { title: 'fox news', body: 'nothing else', furniture: 'subscribe to the red list', date: '2020-03-01', path: 'c/5.txt' },
  { title: 'Émile', body: 'سـوريا الأحداث Straße de-escalation', outlet: 'Süddeutsche', path: 'c/6.txt' },
] // prettier-ignore

const all: QueryNode = { type: 'all' }
const phrase = (text: string, more: Partial<Extract<QueryNode, { type: 'phrase' }>> = {}): QueryNode => ({
  type: 'phrase',
  words: foldForSearch(text).split(' '),
  prefix: false,
  ...more,
})

let corpus: TestCorpus
const list = (query: QueryNode, options: Partial<ListInput> = {}): string =>
  corpus.read('article.ids', { query, bin: false, sort: 'added', descending: false, ...options }).join(' ')

beforeAll(() => {
  corpus = newCorpus(afterAll)
  importRecords(corpus, sketches.map(prepared))
  importRecords(corpus, [prepared({ body: 'the red fox in the bin', path: 'd/7.txt' })])
  corpus.write('article.setState', { ids: ['7'], state: 'bin' })
  corpus.write('tag.assign', { ids: ['1', '2'], add: ['Ort/Norden'], remove: [] })
  corpus.write('tag.assign', { ids: ['4'], add: ['ort'], remove: [] })
  corpus.write('tag.assign', { ids: ['5'], add: ['ortlos'], remove: [] })
  corpus.write('set.create', { name: 'Pair', members: ['3', '2'] })
})

describe('the order of a list', () => {
  test.each([
    ['added', '1 2 3 4 5 6', '6 5 4 3 2 1'],
    // Whatever the case and the accents; what has no value comes last, both ways.
    ['title', '2 1 6 5 4 3', '4 5 6 1 2 3'],
    ['outlet', '2 3 1 6 4 5', '6 1 3 2 5 4'],
    ['date', '3 2 1 5 4 6', '5 1 2 3 6 4'],
    ['words', '6 2 3 5 1 4', '4 1 5 3 2 6'],
  ] as const)('by %s', (sort, ascending, descending) => {
    expect(list(all, { sort })).toBe(ascending)
    expect(list(all, { sort, descending: true })).toBe(descending)
  })

  test('windows of it join up, and the total is that of the whole', () => {
    for (const sort of ['added', 'title', 'date', 'relevance'] as const) {
      const input = { query: phrase('the'), bin: false, sort, descending: true }
      const whole = corpus.read('article.ids', input)
      const pages = [0, 1, 2, 3].map((offset) => corpus.read('article.page', { ...input, offset, limit: 1 }))
      expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(whole)
      expect(pages.map(({ total }) => total)).toEqual([3, 3, 3, 3])
    }
  })

  test('rows have what the list shows', () => {
    const { rows } = corpus.read('article.page', {
      query: all,
      bin: false,
      sort: 'added',
      descending: false,
      offset: 1,
      limit: 2,
    })
    expect(rows[0]).toMatchObject({
      id: '2',
      title: 'A quiet day',
      opening: 'the fox sleeps',
      outlet: 'Haaretz',
      date: '2020-02',
      titleStatus: 'inferred',
      dateStatus: 'inferred',
      language: 'en',
      tags: ['Ort/Norden'],
      inBin: false,
    })
    expect(rows[1]).toMatchObject({ id: '3', title: null, titleStatus: 'unknown', tags: [] })
  })
})

describe('a query', () => {
  test.each([
    ['a word, not looked for in furniture', phrase('red'), '1 3 4'],
    ['nor in the bin', phrase('fox'), '1 2 4 5'],
    ['a part', phrase('fox', { columns: ['caption'] }), '4'],
    ['the title', phrase('fox', { columns: ['title'] }), '5'],
    ['furniture, asked for', phrase('red', { columns: ['furniture'] }), '5'],
    ['words that follow one another', phrase('the red fox'), '1'],
    ['a prefix', phrase('sle', { prefix: true }), '2'],
    ['a phrase whose last word goes on', phrase('red hi', { prefix: true }), '4'],
    ['accents and case', phrase('ELAN'), '1'],
    ['ß', phrase('strasse'), '6'],
    ['Arabic stretching and hamza', phrase('سوريا الاحداث'), '6'],
    ['words with hyphens', phrase('de-escalation'), '6'],
    ['nothing', phrase(''), '1 2 3 4 5 6'],
    ['quotation marks', { type: 'phrase', words: ['"fox" OR'], prefix: false }, ''],
    ['operators as words', { type: 'phrase', words: ['fox', 'NOT', '*', ')', '\0'], prefix: true }, ''],
    ['and', { type: 'and', nodes: [phrase('red'), phrase('hill')] }, '1 4'],
    ['or', { type: 'or', nodes: [phrase('hen'), phrase('sleeps')] }, '2 3'],
    ['not', { type: 'not', node: phrase('fox') }, '3 6'],
    ['and not', { type: 'and', nodes: [phrase('fox'), { type: 'not', node: phrase('red') }] }, '2 5'],
    ['not twice', { type: 'not', node: { type: 'not', node: phrase('fox') } }, '1 2 4 5'],
    ['only nots', { type: 'and', nodes: [{ type: 'not', node: phrase('fox') }, { type: 'not', node: phrase('hen') }] }, '6'],
    ['outlet', { type: 'field', field: 'outlet', value: 'HAARETZ', exact: true }, '2 3'],
    ['a part of an outlet', { type: 'field', field: 'outlet', value: 'mond', exact: false }, '1'],
    ['an outlet with accents', { type: 'field', field: 'outlet', value: 'suddeutsche', exact: true }, '6'],
    ['a value of no words', { type: 'field', field: 'outlet', value: '—', exact: false }, ''],
    ['byline', { type: 'field', field: 'byline', value: 'lee', exact: false }, '2'],
    ['language with its kinds', { type: 'field', field: 'language', value: 'EN', exact: false }, '1 2 4 5 6'],
    ['language exactly', { type: 'field', field: 'language', value: 'en', exact: true }, '1 2 5 6'],
    ['format', { type: 'field', field: 'format', value: 'text', exact: true }, '1 2 3 4 5 6'],
    ['a tag with its children', { type: 'tag', name: 'ORT' }, '1 2 4'],
    ['a child', { type: 'tag', name: 'ort/norden' }, '1 2'],
    ['a set', { type: 'set', name: 'pair' }, '2 3'],
    ['a run', { type: 'run', run: 1 }, '1 2 3 4 5 6'],
    ['a source', { type: 'source', value: 'A/' }, '1 2'],
    ['dates', { type: 'date', from: '2020-02', before: '2020-03' }, '1 2'],
    ['any date', { type: 'date', from: null, before: null }, '1 2 3 5'],
    ['number of words', { type: 'words', min: 8, max: 9 }, '5'],
    ['untagged', { type: 'is', what: 'untagged' }, '3 6'],
    ['tagged', { type: 'is', what: 'tagged' }, '1 2 4 5'],
    ['undated', { type: 'is', what: 'undated' }, '4 6'],
    ['dated', { type: 'is', what: 'dated' }, '1 2 3 5'],
    ['untitled', { type: 'is', what: 'untitled' }, '3'],
    ['no outlet', { type: 'is', what: 'no-outlet' }, '4 5'],
    ['no language', { type: 'is', what: 'no-language' }, ''],
    ['no outlet like this, the unknown too', { type: 'not', node: { type: 'field', field: 'outlet', value: 'haaretz', exact: true } }, '1 4 5 6'],
    ['words and metadata', { type: 'and', nodes: [phrase('fox'), { type: 'is', what: 'tagged' }, { type: 'not', node: phrase('snow') }] }, '1 2 5'],
    ['words or metadata', { type: 'or', nodes: [phrase('hen'), { type: 'is', what: 'no-outlet' }] }, '3 4 5'],
    ['no choice', { type: 'or', nodes: [] }, ''],
  ] as const satisfies readonly (readonly [string, QueryNode, string])[])('%s', (_, query, expected) => {
    const node: QueryNode = query
    expect(list(node)).toBe(expected)
    expect(corpus.read('search.count', { query: node, bin: false }).total).toBe(expected === '' ? 0 : expected.split(' ').length)
    expect(list(node, { sort: 'relevance' }).split(' ').toSorted().join(' ')).toBe(expected)
  }) // prettier-ignore

  test('the bin alone', () => {
    expect(list(all, { bin: true })).toBe('7')
    expect(list(phrase('fox'), { bin: true })).toBe('7')
    expect(list(phrase('fox'), { bin: true, sort: 'relevance' })).toBe('7')
    expect(corpus.read('search.count', { query: phrase('hen'), bin: true }).total).toBe(0)
  })

  test('nested out of measure is refused, long is not', () => {
    let deep = phrase('fox')
    for (let level = 0; level < 200; level++) deep = { type: level % 2 ? 'and' : 'or', nodes: [deep, phrase('hill')] }
    expect(() => list(deep)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    const many = Array.from({ length: 3000 }, (_, n) => phrase(`w${n}`))
    expect(list({ type: 'or', nodes: [...many, phrase('hen')] })).toBe('3')
    const fields = Array.from({ length: 3000 }, (): QueryNode => ({ type: 'words', min: 1, max: null }))
    expect(list({ type: 'and', nodes: fields })).toBe('1 2 3 4 5 6')
  })

  test('answers as logic does, whatever its form', () => {
    const leaf: fc.Arbitrary<QueryNode> = fc.constantFrom<QueryNode>(
      phrase('red'),
      phrase('fox'),
      phrase('hill', { columns: ['body'] }),
      { type: 'is', what: 'dated' },
      { type: 'tag', name: 'ort' },
      { type: 'field', field: 'outlet', value: 'haaretz', exact: false },
      all,
    )
    const { query } = fc.letrec<{ query: QueryNode }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        fc.record({ type: fc.constant('not' as const), node: tie('query') }),
        fc.record({
          type: fc.constantFrom('and' as const, 'or' as const),
          nodes: fc.array(tie('query'), { maxLength: 3 }),
        }),
      ),
    }))
    const ids = ['1', '2', '3', '4', '5', '6']
    const answers = (node: QueryNode): Set<string> => {
      if (node.type === 'not') {
        const inner = answers(node.node)
        return new Set(ids.filter((id) => !inner.has(id)))
      }
      if (node.type === 'and' || node.type === 'or') {
        const parts = node.nodes.map(answers)
        return new Set(ids.filter((id) => parts[node.type === 'and' ? 'every' : 'some']((part) => part.has(id))))
      }
      return new Set(list(node).split(' '))
    }
    fc.assert(
      fc.property(query, (node) => {
        const expected = [...answers(node)].filter((id) => id !== '').join(' ')
        expect(list(node)).toBe(expected)
        expect(list(node, { sort: 'relevance' }).split(' ').toSorted().join(' ')).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })
})

describe('relevance', () => {
  test('a hit in the title weighs more, and more hits more', () => {
    const input = {
      query: phrase('fox'),
      bin: false,
      sort: 'relevance' as const,
      descending: true,
      offset: 0,
      limit: 9,
    }
    const { rows, order } = corpus.read('article.page', input)
    expect(order).toBe('relevance')
    expect(rows[0]!.id).toBe('5')
  })

  test('of a union those that have the words come first, ranked', () => {
    const query: QueryNode = {
      type: 'or',
      nodes: [phrase('hill'), { type: 'field', field: 'outlet', value: 'haaretz', exact: true }],
    }
    const options = { query, bin: false, sort: 'relevance', descending: true, offset: 0, limit: 9 } as const
    const { order, rows } = corpus.read('article.page', options)
    expect([order, rows.map(({ id }) => id)]).toEqual(['relevance', ['4', '1', '3', '2']])
  })

  test('without words the newest come first', () => {
    const input = { query: all, bin: false, sort: 'relevance' as const, descending: true, offset: 0, limit: 2 }
    const { rows, order } = corpus.read('article.page', input)
    expect([order, rows.map(({ id }) => id)]).toEqual(['newest', ['6', '5']])
  })

  test('of words that most articles have, titles come first and then the newest, and pages join up', () => {
    const broad = newCorpus()
    const records = Array.from({ length: 2100 }, (_, n) =>
      prepared({ body: `common ${words(n, 8)}`, path: `${n}`, ...(n % 700 === 5 && { title: 'A common title' }) }),
    )
    for (let from = 0; from < records.length; from += 500) importRecords(broad, records.slice(from, from + 500))
    const input = { query: phrase('common'), bin: false, sort: 'relevance' as const, descending: true }
    const page = (offset: number, limit: number) => broad.read('article.page', { ...input, offset, limit })
    expect(page(0, 5)).toMatchObject({ total: 2100, order: 'newest' })
    expect(page(0, 5).rows.map(({ id }) => id)).toEqual(['1406', '706', '6', '2100', '2099'])
    expect(page(2, 2).rows.map(({ id }) => id)).toEqual(['6', '2100'])
    expect(page(2098, 5).rows.map(({ id }) => id)).toEqual(['2', '1'])
    const ids = broad.read('article.ids', input)
    expect(new Set(ids).size).toBe(2100)
    expect(ids.slice(0, 4)).toEqual(['1406', '706', '6', '2100'])
  })
})

describe('what else search asks', () => {
  test('facets count by value, most frequent first', () => {
    expect(corpus.read('search.facets', { query: all, bin: false })).toEqual({
      outlet: [
        ['', 2],
        ['Haaretz', 2],
        ['Le Monde', 1],
        ['Süddeutsche', 1],
      ],
      year: [
        ['2020', 3],
        ['', 2],
        ['2019', 1],
      ],
      language: [
        ['en', 4],
        ['en-GB', 1],
        ['fr', 1],
      ],
      format: [['text', 6]],
      month: [
        ['', 2],
        ['2019', 1],
        ['2020-02', 2],
        ['2020-03', 1],
      ],
      tag: [
        ['ort', 3],
        ['Ort/Norden', 2],
        ['ortlos', 1],
      ],
    })
    expect(corpus.read('search.facets', { query: phrase('hen'), bin: false })).toEqual({
      outlet: [['haaretz', 1]],
      year: [['2019', 1]],
      language: [['fr', 1]],
      format: [['text', 1]],
      month: [['2019', 1]],
      tag: [],
    })
  })

  test('the vocabulary, page by page and word by word', () => {
    const terms: [string, number][] = []
    let after: string | null = null
    do {
      const page: { terms: [string, number][]; next: string | null } = corpus.read('search.vocabulary', {
        after,
        limit: 4,
        atLeast: 2,
      })
      terms.push(...page.terms)
      after = page.next
    } while (after !== null)
    expect(terms).toEqual(corpus.read('search.vocabulary', { after: null, limit: 1000, atLeast: 2 }).terms)
    expect(terms).toContainEqual(['fox', 5])
    expect(corpus.read('search.frequencies', { terms: ['hen', 'unheard', 'fox'] })).toEqual([1, 0, 5])
  })

  test('the values', () => {
    expect(corpus.read('search.values', { field: 'outlet' })).toEqual([
      ['Haaretz', 2],
      ['Le Monde', 1],
      ['Süddeutsche', 1],
    ])
    expect(corpus.read('search.values', { field: 'language' })[0]).toEqual(['en', 4])
    expect(corpus.read('search.values', { field: 'byline' })).toEqual([['Ann Lee', 1]])
  })

  test('the library counts what is not in the bin', () => {
    expect(corpus.read('library.get', {})).toMatchObject({
      articles: 6,
      untagged: 2,
      inBin: 1,
      openReviews: 0,
      outlets: [
        { value: '', articles: 2 },
        { value: 'Haaretz', articles: 2 },
        { value: 'Le Monde', articles: 1 },
        { value: 'Süddeutsche', articles: 1 },
      ],
      languages: [
        { value: 'en', articles: 4 },
        { value: 'en-GB', articles: 1 },
        { value: 'fr', articles: 1 },
      ],
      years: [
        { value: '2020', articles: 3 },
        { value: '2019', articles: 1 },
        { value: '', articles: 2 },
      ],
      tags: [
        { name: 'ort', articles: 3, own: 1 },
        { name: 'Ort/Norden', articles: 2 },
        { name: 'ortlos', articles: 1 },
      ],
      sets: [{ name: 'Pair', articles: 2 }],
      runs: [{ found: 1 }, { found: 6 }],
    })
  })

  test('whole articles one after another', () => {
    const first = corpus.read('article.all', { after: null, limit: 5 })
    const second = corpus.read('article.all', { after: first.next, limit: 5 })
    expect([...first.articles, ...second.articles].map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(first.articles).toEqual(corpus.read('article.whole', { ids: ['1', '2', '3', '4', '5'] }))
    expect(corpus.read('article.whole', { ids: ['3', '99', '7', 'x', '1'] }).map(({ id }) => id)).toEqual([
      '3',
      '7',
      '1',
    ])
    expect(corpus.read('article.texts', { ids: ['7', '2'] }).map(({ id, inBin }) => [id, inBin])).toEqual([
      ['7', true],
      ['2', false],
    ])
  })
})
