import { beforeEach, describe, expect, test } from 'vitest'
import { importRecords, newCorpus, type TestCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

let corpus: TestCorpus
let set: number

const place = (article: string, text: string) => ({ article, start: 0, end: text.length, text })
const refusing = (code: string): unknown => expect.objectContaining({ code })

beforeEach(() => {
  corpus = newCorpus()
  const shared = words(99, 40)
  importRecords(
    corpus,
    [1, 2, 3, 4].map((n) =>
      prepared({ title: `Title ${n}`, body: `${words(n, 60)} ${n < 4 ? shared : ''}`, path: `${n}` }),
    ),
  )
  set = corpus.write('set.create', { name: 'Weir', members: ['1', '2'] }).id
})

describe('the work on a set', () => {
  test('links and decisions are kept, undone one by one, and go and come back with the set', () => {
    const link = corpus.write('set.link', { id: set, kind: 'link', places: [place('1', 'one'), place('2', 'two')] })
    const decided = {
      id: set,
      step: 'Accept a claim',
      decisions: [{ kind: 'figure' as const, key: 'k', value: { ok: true } }],
    }
    corpus.write('set.decide', decided)
    const whole = corpus.read('set.work', { id: set })
    expect(whole).toEqual({ links: [link], decisions: [{ kind: 'figure', key: 'k', value: { ok: true } }] })
    expect(corpus.write('history.undo', {})).toEqual({ name: 'Accept a claim' })
    expect(corpus.read('set.work', { id: set }).decisions).toEqual([])
    corpus.write('history.redo', {})
    corpus.write('set.delete', { id: set })
    corpus.write('history.undo', {})
    expect(corpus.read('set.work', { id: set })).toEqual(whole)
    corpus.write('set.removeLink', { id: set, link: link.id })
    expect(corpus.read('set.work', { id: set }).links).toEqual([])
    expect(() => corpus.write('set.removeLink', { id: set, link: link.id })).toThrow(refusing('not-found'))
  })

  test('the same decision again is no step, and null takes it back', () => {
    const decide = (value: number | null) =>
      corpus.write('set.decide', { id: set, step: 'Decide', decisions: [{ kind: 'finding', key: 'k', value }] })
    decide(1)
    const steps = corpus.read('history.list', { limit: 99 }).length
    decide(1)
    expect(corpus.read('history.list', { limit: 99 })).toHaveLength(steps)
    decide(null)
    expect(corpus.read('set.work', { id: set }).decisions).toEqual([])
  })

  test('a copy has all of it, and changes by itself', () => {
    corpus.write('set.update', { id: set, base: '2', minWords: 12, notes: 'Look again.' })
    corpus.write('set.link', { id: set, kind: 'lock', places: [place('1', 'one')] })
    const { view } = corpus.read('set.get', { id: set })
    corpus.write('set.saveView', { id: set, view: { ...view, mode: 'aligned' } })
    const copy = corpus.write('set.duplicate', { id: set, name: 'Weir, second' }).id
    expect(corpus.read('set.get', { id: copy })).toMatchObject({
      name: 'Weir, second',
      members: ['1', '2'],
      base: '2',
      minWords: 12,
      notes: 'Look again.',
      view: { mode: 'aligned' },
    })
    const [link] = corpus.read('set.work', { id: copy }).links
    corpus.write('set.removeLink', { id: copy, link: link!.id })
    expect(corpus.read('set.work', { id: set }).links).toHaveLength(1)
    expect(() => corpus.write('set.duplicate', { id: set, name: 'weir' })).toThrow(refusing('conflict'))
    expect(() => corpus.write('set.duplicate', { id: 99, name: 'x' })).toThrow(refusing('not-found'))
  })
})

describe('a frozen set', () => {
  test('refuses every change but its view, its end and a copy; undo thaws it', () => {
    corpus.write('set.link', { id: set, kind: 'link', places: [place('1', 'one'), place('2', 'two')] })
    const [link] = corpus.read('set.work', { id: set }).links
    const frozen = { at: '2020-02-06T12:00:00.000Z', layers: { '1': [] }, families: [] }
    corpus.write('set.freeze', { id: set, frozen })
    expect(corpus.read('set.get', { id: set }).frozenAt).toBe(frozen.at)
    expect(corpus.read('set.list', {})).toMatchObject([{ frozenAt: frozen.at }])
    expect(corpus.read('set.frozen', { id: set })).toEqual(frozen)
    const changes = [
      () => corpus.write('set.update', { id: set, notes: 'x' }),
      () => corpus.write('set.update', { id: set, members: ['1'] }),
      () => corpus.write('set.link', { id: set, kind: 'link', places: [place('1', 'one')] }),
      () => corpus.write('set.removeLink', { id: set, link: link!.id }),
      () => corpus.write('set.decide', { id: set, step: 'x', decisions: [{ kind: 'figure', key: 'k', value: 1 }] }),
      () => corpus.write('set.freeze', { id: set, frozen }),
    ]
    for (const change of changes) expect(change).toThrow(refusing('conflict'))
    const { view } = corpus.read('set.get', { id: set })
    corpus.write('set.saveView', { id: set, view: { ...view, page: 'figures' } })
    const copy = corpus.write('set.duplicate', { id: set, name: 'Copy' }).id
    expect(corpus.read('set.get', { id: copy }).frozenAt).toBeNull()
    corpus.write('set.update', { id: copy, notes: 'x' })
    corpus.write('history.undo', {})
    corpus.write('history.undo', {})
    expect(corpus.write('history.undo', {})).toEqual({ name: 'Freeze the set “Weir”' })
    corpus.write('set.update', { id: set, notes: 'x' })
    expect(corpus.read('set.get', { id: set })).toMatchObject({ frozenAt: null, notes: 'x' })
  })
})

describe('a frozen set and its articles', () => {
  const freeze = () =>
    corpus.write('set.freeze', { id: set, frozen: { at: '2020-02-06T12:00:00.000Z', layers: {}, families: [] } })
  const members = (): string[] => corpus.read('set.get', { id: set }).members

  test('an import into it is stored, and says that the set did not take it', () => {
    freeze()
    const here = prepared({ title: 'Title 1', body: `${words(1, 60)} ${words(99, 40)}`, path: '1' })
    const items = importRecords(corpus, [here, prepared({ body: words(7, 60), path: 'new.txt' })], {
      set: 'weir',
      tag: 'x',
    })
    expect(items.map(({ code }) => code === 'set-frozen')).toEqual([false, true])
    expect(items[1]!.reason).toContain('It is not in the set “weir”, which is frozen and stays as it is.')
    expect(corpus.read('article.get', { id: '5' })).toMatchObject({ inBin: false, sets: [], tags: ['x'] })
    expect(members()).toEqual(['1', '2'])
  })

  test('members stay when they go to the bin; what was in the bin before is not frozen', () => {
    corpus.write('set.update', { id: set, members: ['1', '2', '3'] })
    corpus.write('article.setState', { ids: ['3'], state: 'bin' })
    freeze()
    corpus.write('article.setState', { ids: ['1'], state: 'bin' })
    corpus.write('article.setState', { ids: ['3'], state: 'present' })
    expect(corpus.read('set.get', { id: set })).toMatchObject({ members: ['1', '2'], base: '1' })
    expect(corpus.read('set.list', {})).toMatchObject([{ articles: 2 }])
    for (let step = 0; step < 3; step++) corpus.write('history.undo', {})
    expect(members()).toEqual(['1', '2'])
    corpus.write('history.undo', {})
    expect(members()).toEqual(['1', '2', '3'])
  })
})

describe('what windows are told', () => {
  const last = (): string[] => corpus.changes.at(-1)!.topics

  test('work in a set changes no texts; freezing and thawing change what is compared', () => {
    const from = corpus.changes.length
    const { id: link } = corpus.write('set.link', { id: set, kind: 'link', places: [place('1', 'one')] })
    corpus.write('set.removeLink', { id: set, link })
    corpus.write('set.update', { id: set, notes: 'x', members: ['2', '3'] })
    corpus.write('tag.assign', { ids: ['1'], add: ['x'], remove: [] })
    corpus.write('review.answer', { article: '1', other: '3', answer: 'unrelated' })
    for (const { topics } of corpus.changes.slice(from)) expect(topics).not.toContain('texts')
    corpus.write('set.update', { id: set, notes: 'y' })
    expect(last()).not.toContain('work')
    corpus.write('set.freeze', { id: set, frozen: { at: '2020-02-06T12:00:00.000Z', layers: {}, families: [] } })
    expect(last()).toEqual(expect.arrayContaining(['work', 'sets']))
    corpus.write('history.undo', {})
    expect(last()).toContain('work')
    corpus.write('history.redo', {})
    expect(last()).toContain('work')
    expect(last()).not.toContain('texts')
  })

  test('articles that come, go, or are marked or described otherwise change texts, and so does undoing it', () => {
    const changed = (change: () => unknown): void => {
      change()
      expect(last()).toContain('texts')
    }
    const undone = (): void => changed(() => corpus.write('history.undo', {}))
    changed(() => corpus.write('article.setState', { ids: ['1'], state: 'bin' }))
    undone()
    changed(() => corpus.write('article.setLayer', { id: '1', start: 0, end: 4, layer: 'furniture' }))
    undone()
    changed(() => corpus.write('article.edit', { ids: ['1'], fields: { date: '2020-02-01' } }))
    undone()
    const { run } = corpus.write('run.start', { label: 'more', options: {} })
    changed(() => corpus.write('run.store', { run, records: [prepared({ body: words(8, 60), path: '8' })] }))
    corpus.write('run.finish', { run, state: 'done' })
    undone()
  })
})

describe('proposals', () => {
  test('are articles that share text with members, the unrelated left out', () => {
    expect(corpus.read('set.proposals', { id: set })).toMatchObject({
      newer: [],
      similar: [{ id: '3', to: ['1', '2'] }],
    })
    corpus.write('review.answer', { article: '1', other: '3', answer: 'unrelated' })
    expect(corpus.read('set.proposals', { id: set }).similar).toMatchObject([{ id: '3', to: ['2'] }])
    corpus.write('review.answer', { article: '2', other: '3', answer: 'unrelated' })
    expect(corpus.read('set.proposals', { id: set }).similar).toEqual([])
  })

  test('name the newest version of a member, but no print of the same article', () => {
    corpus.write('article.edit', { ids: ['1'], fields: { date: '2020-02-01' } })
    corpus.write('article.edit', { ids: ['3'], fields: { date: '2020-02-03' } })
    corpus.write('review.answer', { article: '1', other: '3', answer: 'same' })
    expect(corpus.read('set.proposals', { id: set }).newer).toEqual([])
    corpus.write('review.answer', { article: '1', other: '3', answer: 'version' })
    expect(corpus.read('set.proposals', { id: set }).newer).toMatchObject([{ member: '1', article: { id: '3' } }])
    corpus.write('set.update', { id: set, members: ['1', '3'] })
    expect(corpus.read('set.proposals', { id: set }).newer).toEqual([])
  })
})
