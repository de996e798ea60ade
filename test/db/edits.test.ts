import { beforeEach, describe, expect, test } from 'vitest'
import type { Layer } from '../../main/contract/article.ts'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

let corpus: TestCorpus

beforeEach(() => {
  corpus = newCorpus()
  importRecords(
    corpus,
    [1, 2, 3, 4].map((n) =>
      prepared({ title: `Title ${n}`, body: words(n, 60), furniture: `promo${n} menu`, path: `${n}.txt` }),
    ),
  )
})

function refusing(code: string): unknown {
  return expect.objectContaining({ code })
}

function found(word: string): string[] {
  const query = { type: 'phrase' as const, words: [word], prefix: false }
  return corpus.read('article.ids', { query, bin: false, sort: 'added', descending: false })
}

describe('metadata', () => {
  test('is entered, confirmed and cleared', () => {
    const fields = { title: ' A new one ', outlet: 'The Paper', date: null }
    expect(corpus.write('article.edit', { ids: ['1', '2'], fields })).toEqual({ changed: 2 })
    const article = corpus.read('article.get', { id: '1' })
    expect(article.title).toEqual({ value: 'A new one', status: 'entered' })
    expect(article.outlet).toEqual({ value: 'The Paper', status: 'entered' })
    expect(article.date).toEqual({ value: null, status: 'unknown' })
    // The value that was inferred, now confirmed.
    expect(corpus.read('article.get', { id: '3' }).title).toEqual({
      value: 'Title 3',
      status: 'inferred',
      evidence: 'first line',
    })
    expect(corpus.write('article.edit', { ids: ['3'], fields: { title: 'Title 3' } })).toEqual({ changed: 1 })
    expect(corpus.read('article.get', { id: '3' }).title).toEqual({ value: 'Title 3', status: 'entered' })
    expect(corpus.write('article.edit', { ids: ['3'], fields: { title: 'Title 3' } })).toEqual({ changed: 0 })
    expect(corpus.write('article.edit', { ids: ['1'], fields: { outlet: '  ' } })).toEqual({ changed: 1 })
    expect(corpus.read('article.get', { id: '1' }).outlet).toEqual({ value: null, status: 'unknown' })
    expect(corpus.read('history.list', { limit: 9 }).map(({ name }) => name)).toEqual([
      'Edit outlet of 1 article',
      'Edit title of 1 article',
      'Edit title, outlet, date of 2 articles',
      'Import “test”',
    ])
  })

  test('a title is found as it is now', () => {
    corpus.write('article.edit', { ids: ['1'], fields: { title: 'Unheard' } })
    expect(found('unheard')).toEqual(['1'])
    corpus.write('history.undo', {})
    expect(found('unheard')).toEqual([])
    expect(found('title')).toEqual(['1', '2', '3', '4'])
  })

  test('of articles that are not there changes nothing', () => {
    expect(corpus.write('article.edit', { ids: ['99', 'x', '-1'], fields: { title: 'x' } })).toEqual({ changed: 0 })
    expect(corpus.write('article.edit', { ids: ['1'], fields: {} })).toEqual({ changed: 0 })
    expect(corpus.read('history.list', { limit: 9 })).toHaveLength(1)
  })
})

describe('layers', () => {
  const shown = (): [Layer, string][] => {
    const { layers, text } = corpus.read('article.get', { id: '1' })
    return layers.map(({ layer, start, end }) => [layer, text.slice(start, end)])
  }

  test('set by hand win, are cut and taken back', () => {
    const { text, layers } = corpus.read('article.get', { id: '1' })
    const furniture = layers.find(({ layer }) => layer === 'furniture')!
    expect(found('promo1')).toEqual([])
    const after = corpus.write('article.setLayer', {
      id: '1',
      start: furniture.start,
      end: furniture.end,
      layer: 'caption',
    })
    expect(after.handLayers).toEqual([{ ...furniture, layer: 'caption' }])
    expect(shown().at(-1)).toEqual(['caption', 'promo1 menu'])
    expect(found('promo1')).toEqual(['1'])
    const menu = text.indexOf('menu')
    corpus.write('article.setLayer', { id: '1', start: menu, end: menu + 4, layer: 'credit' })
    expect(shown().slice(-2)).toEqual([
      ['caption', 'promo1 '],
      ['credit', 'menu'],
    ])
    corpus.write('article.setLayer', { id: '1', start: furniture.start, end: menu, layer: null })
    expect(shown().slice(-2)).toEqual([
      ['furniture', 'promo1 '],
      ['credit', 'menu'],
    ])
    expect(found('promo1')).toEqual([])
    expect(found('menu')).toEqual(['1'])
    for (let step = 0; step < 3; step++) corpus.write('history.undo', {})
    expect(shown().at(-1)).toEqual(['furniture', 'promo1 menu'])
    expect(found('menu')).toEqual([])
  })

  test('the same again is no step, and a span outside the text is refused', () => {
    corpus.write('article.setLayer', { id: '1', start: 0, end: 5, layer: 'body' })
    corpus.write('article.setLayer', { id: '1', start: 0, end: 5, layer: 'body' })
    expect(corpus.read('history.list', { limit: 9 })).toHaveLength(2)
    for (const [start, end] of [
      [-1, 4],
      [4, 4],
      [5, 4],
      [0, 1e6],
      [0.5, 3],
    ] as const)
      expect(() => corpus.write('article.setLayer', { id: '1', start, end, layer: 'body' })).toThrow(
        refusing('invalid-input'),
      )
    expect(() => corpus.write('article.setLayer', { id: '9', start: 0, end: 1, layer: 'body' })).toThrow(
      refusing('not-found'),
    )
  })

  test('identity goes by the layers in force', () => {
    const { layers } = corpus.read('article.get', { id: '1' })
    const body = layers.find(({ layer }) => layer === 'body')!
    corpus.write('article.setLayer', { id: '1', start: body.start, end: body.end, layer: 'furniture' })
    const copy = prepared({ title: 'Copy', body: words(1, 60), path: 'copy.txt' })
    expect(importRecords(corpus, [copy])).toMatchObject([{ outcome: 'added' }])
    corpus.write('history.undo', {})
    corpus.write('history.undo', {})
    expect(importRecords(corpus, [copy])).toMatchObject([
      { outcome: 'needs-review', identity: 'body', duplicateOf: '1' },
    ])
  })
})

describe('the bin', () => {
  test('takes articles out of everything, and gives them back', () => {
    corpus.write('tag.assign', { ids: ['1', '2'], add: ['t'], remove: [] })
    const set = corpus.write('set.create', { name: 's', members: ['1', '2'] })
    expect(corpus.write('article.setState', { ids: ['1', '1', '77'], state: 'bin' })).toEqual({ changed: 1 })
    expect(corpus.read('library.get', {})).toMatchObject({
      articles: 3,
      inBin: 1,
      tags: [{ articles: 1 }],
      sets: [{ articles: 1 }],
    })
    expect(corpus.read('set.get', { id: set.id })).toMatchObject({ members: ['2'], base: '2' })
    expect(corpus.read('article.get', { id: '1' }).inBin).toBe(true)
    // A change of the shown members keeps the place of the hidden one.
    corpus.write('set.update', { id: set.id, members: ['3', '2'] })
    expect(corpus.write('article.setState', { ids: ['1', '2'], state: 'present' })).toEqual({ changed: 1 })
    expect(corpus.read('set.get', { id: set.id })).toMatchObject({ members: ['3', '2', '1'], base: '1' })
  })
})

describe('tags', () => {
  test('are created, coloured, renamed with their children, and refused twice', () => {
    const tag = corpus.write('tag.create', { name: 'Région', colour: 'teal' })
    expect(tag).toEqual({ id: tag.id, name: 'Région', colour: 'teal', articles: 0, own: 0 })
    corpus.write('tag.create', { name: 'région/Nord' })
    expect(() => corpus.write('tag.create', { name: 'RÉGION' })).toThrow(refusing('conflict'))
    expect(corpus.write('tag.update', { id: tag.id, name: 'Area', colour: 'pink' })).toMatchObject({
      name: 'Area',
      colour: 'pink',
    })
    expect(corpus.read('tag.list', {}).map(({ name }) => name)).toEqual(['Area', 'Area/Nord'])
    expect(corpus.write('tag.update', { id: tag.id, name: 'AREA' }).name).toBe('AREA')
    expect(corpus.write('tag.update', { id: tag.id, name: 'Area/Sub' }).name).toBe('Area/Sub')
    expect(corpus.read('tag.list', {}).map(({ name }) => name)).toEqual(['Area/Sub', 'Area/Sub/Nord'])
    corpus.write('tag.create', { name: 'b' })
    expect(() => corpus.write('tag.update', { id: tag.id, name: 'B' })).toThrow(refusing('conflict'))
    expect(() => corpus.write('tag.update', { id: 99, name: 'x' })).toThrow(refusing('not-found'))
    expect(corpus.read('tag.find', { name: 'area/SUB' })?.id).toBe(tag.id)
    expect(corpus.read('tag.find', { name: 'nothing' })).toBeNull()
  })

  test('are put on and taken off in bulk, as one step', () => {
    expect(corpus.write('tag.assign', { ids: ['1', '2', '2', '99'], add: ['x', 'y'], remove: [] })).toEqual({
      changed: 2,
    })
    expect(corpus.write('tag.assign', { ids: ['2', '3'], add: ['X'], remove: ['y', 'z'] })).toEqual({ changed: 2 })
    expect(corpus.write('tag.assign', { ids: ['2'], add: ['x'], remove: [] })).toEqual({ changed: 0 })
    const tags = ['1', '2', '3'].map((id) => corpus.read('article.get', { id }).tags)
    expect(tags).toEqual([['x', 'y'], ['x'], ['x']])
    expect(corpus.write('history.undo', {}).name).toBe('Add the tag “X”, Remove 2 tags: 2 articles')
    expect(corpus.read('article.get', { id: '2' }).tags).toEqual(['x', 'y'])
  })

  test('count the articles of those below them, each once, as a query for them finds', () => {
    corpus.write('tag.assign', { ids: ['1', '2'], add: ['wire/ap'], remove: [] })
    corpus.write('tag.assign', { ids: ['2', '3'], add: ['Wire', 'wire-copy', 'wire/ap/live'], remove: [] })
    const counts = [
      ['Wire', 3, 2],
      ['wire-copy', 2, 2],
      ['wire/ap', 3, 2],
      ['wire/ap/live', 2, 2],
    ] as const
    const listed = corpus.read('tag.list', {}).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    expect(listed.map(({ name, articles, own }) => [name, articles, own])).toEqual(counts)
    const { tag } = corpus.read('search.facets', { query: { type: 'all' }, bin: false })
    expect(new Map(tag)).toEqual(new Map(counts.map(([name, articles]) => [name, articles])))
    for (const [name, articles] of counts)
      expect(corpus.read('search.count', { query: { type: 'tag', name }, bin: false }).total).toBe(articles)
    corpus.write('article.setState', { ids: ['1'], state: 'bin' })
    expect(corpus.read('tag.find', { name: 'wire' })).toMatchObject({ articles: 2, own: 2 })
  })

  test('are merged with their children, and deleted without', () => {
    corpus.write('tag.assign', { ids: ['1', '2'], add: ['a', 'a/c'], remove: [] })
    corpus.write('tag.assign', { ids: ['2', '3'], add: ['b', 'b/C', 'b/d'], remove: [] })
    const id = (name: string): number => corpus.read('tag.find', { name })!.id
    expect(corpus.write('tag.merge', { from: id('b'), into: id('a') })).toMatchObject({ name: 'a', articles: 3 })
    expect(corpus.read('tag.list', {}).map(({ name, articles }) => [name, articles])).toEqual([
      ['a', 3],
      ['a/c', 3],
      ['a/d', 2],
    ])
    expect(() => corpus.write('tag.merge', { from: id('a'), into: id('a/c') })).toThrow(refusing('invalid-input'))
    expect(() => corpus.write('tag.merge', { from: id('a'), into: id('a') })).toThrow(refusing('invalid-input'))
    corpus.write('tag.delete', { id: id('a') })
    expect(corpus.read('tag.list', {}).map(({ name }) => name)).toEqual(['a/c', 'a/d'])
  })
})

describe('sets', () => {
  test('keep their order, their base and their notes', () => {
    const set = corpus.write('set.create', { name: ' First ', members: ['3', '1', '3'] })
    expect(set).toMatchObject({ name: 'First', members: ['3', '1'], base: '3', notes: '', minWords: 8 })
    expect(set.view.mode).toBe('reading')
    const changed = corpus.write('set.update', {
      id: set.id,
      members: ['1', '2', '3'],
      base: '2',
      notes: 'Look here',
      minWords: 12,
      name: 'first',
    })
    expect(changed).toMatchObject({
      name: 'first',
      members: ['1', '2', '3'],
      base: '2',
      notes: 'Look here',
      minWords: 12,
    })
    expect(corpus.write('set.update', { id: set.id, members: ['3', '1'] })).toMatchObject({
      members: ['3', '1'],
      base: '3',
    })
    expect(corpus.write('set.update', { id: set.id, members: [] })).toMatchObject({ members: [], base: null })
    expect(corpus.read('article.get', { id: '1' }).sets).toEqual([])
    corpus.write('history.undo', {})
    expect(corpus.read('article.get', { id: '1' }).sets).toEqual([{ id: set.id, name: 'first' }])
    const { updatedAt } = corpus.read('set.get', { id: set.id })
    corpus.write('set.update', { id: set.id, base: '3', minWords: 12 })
    expect(corpus.read('set.get', { id: set.id }).updatedAt).toBe(updatedAt)
    corpus.write('set.delete', { id: set.id })
    expect(corpus.read('set.list', {})).toEqual([])
  })

  test('refuse what cannot be', () => {
    const set = corpus.write('set.create', { name: 'First', members: ['1'] })
    const other = corpus.write('set.create', { name: 'Other', members: [] })
    expect(() => corpus.write('set.create', { name: 'FIRST', members: [] })).toThrow(refusing('conflict'))
    expect(() => corpus.write('set.update', { id: other.id, name: 'first' })).toThrow(refusing('conflict'))
    expect(() => corpus.write('set.create', { name: 'x', members: ['99'] })).toThrow(refusing('not-found'))
    expect(() => corpus.write('set.update', { id: set.id, base: '2' })).toThrow(refusing('invalid-input'))
    expect(() => corpus.write('set.update', { id: 99, name: 'x' })).toThrow(refusing('not-found'))
    expect(() => corpus.read('set.get', { id: 99 })).toThrow(refusing('not-found'))
    expect(corpus.read('set.find', { name: 'none' })).toBeNull()
    expect(corpus.read('set.get', { id: set.id }).members).toEqual(['1'])
  })
})

describe('the review queue', () => {
  test('asks, remembers and asks again', () => {
    importRecords(corpus, [
      prepared({ title: 'Copy', body: words(1, 60), path: 'copy.txt' }),
      prepared({ body: words(2, 60).split(' ').slice(0, 40).join(' '), path: 'part.txt' }),
    ])
    const open = corpus.read('review.page', { answered: false, offset: 0, limit: 10 })
    expect(open.total).toBe(2)
    expect(open.pairs).toMatchObject([
      { article: '6', other: '2', identity: 'overlap', containment: 1, answer: null, otherTitle: 'Title 2' },
      { article: '5', other: '1', identity: 'body', articleTitle: 'Copy', otherTitle: 'Title 1' },
    ])
    expect(open.pairs[0]!.articleTitle.length).toBeGreaterThan(10)
    expect(corpus.read('article.get', { id: '5' }).openReviews).toBe(1)
    corpus.write('review.answer', { article: '1', other: '5', answer: 'same' })
    corpus.write('review.answer', { article: '5', other: '1', answer: 'unrelated' })
    expect(corpus.read('article.get', { id: '5' }).openReviews).toBe(0)
    const duplicate = { query: { type: 'is' as const, what: 'duplicate' as const }, bin: false }
    expect(corpus.read('search.count', duplicate).total).toBe(2)
    expect(corpus.read('search.count', { ...duplicate, query: { type: 'is', what: 'reviewed' } }).total).toBe(2)
    expect(corpus.read('review.page', { answered: true, offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      pairs: [{ article: '5', answer: 'unrelated' }],
    })
    corpus.write('review.answer', { article: '5', other: '1', answer: null })
    expect(corpus.read('library.get', {}).openReviews).toBe(2)
    expect(() => corpus.write('review.answer', { article: '5', other: '3', answer: 'same' })).toThrow(
      refusing('not-found'),
    )
    expect(() => corpus.write('review.answer', { article: '5', other: '5', answer: 'same' })).toThrow(
      refusing('not-found'),
    )
  })
})

describe('what windows are told', () => {
  test('is what changed, with a revision that grows, and nothing when nothing did', () => {
    const { changes } = corpus
    const last = (): string[] => changes.at(-1)!.topics.toSorted()
    corpus.write('tag.create', { name: 'x' })
    expect(last()).toEqual(['articles', 'history', 'tags'])
    corpus.write('set.create', { name: 'x', members: ['1'] })
    expect(last()).toEqual(['articles', 'history', 'sets'])
    const told = changes.length
    corpus.write('tag.assign', { ids: ['1'], add: [], remove: ['unknown'] })
    expect(() => corpus.write('tag.create', { name: 'x' })).toThrow(refusing('conflict'))
    expect(changes).toHaveLength(told)
    corpus.write('history.undo', {})
    // With the set goes what held in it.
    expect(last()).toEqual(['articles', 'history', 'sets', 'work'])
    const revisions = changes.map(({ revision }) => revision)
    expect(revisions).toEqual(revisions.map((_, n) => n + 1))
    expect(corpus.read('corpus.info', {}).revision).toBe(revisions.at(-1))
  })
})
