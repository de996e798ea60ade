import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldNames, layers } from '../../main/contract/article.ts'
import { tagColours } from '../../main/contract/desk.ts'
import { AppError } from '../../main/contract/errors.ts'
import { History, trackedTables } from '../../db/history.ts'
import { openCorpus } from '../../db/open.ts'
import { importRecords, newCorpus, temporaryFolder, type TestCorpus } from './support/corpus.ts'
import { prepared, words, type RecordSketch } from './support/records.ts'
import { snapshot } from './support/snapshot.ts'

// Separate articles, copies with other furniture, and an abridged one.
const pool: readonly RecordSketch[] = [
  { title: 'First', body: words(1, 60), path: 'a/1.txt' },
  { title: 'First, again', body: words(1, 60), furniture: 'Sign up here', path: 'b/1.txt' },
  { body: words(2, 80), caption: 'A caption that nobody reads', path: 'a/2.txt' },
  { title: 'Abridged', body: words(2, 80).slice(0, 220), path: 'a/2b.txt' },
  { title: 'Short', body: 'A few words.', path: 'a/3.txt', date: '2020-02-06' },
  { title: 'Other', body: words(4, 50), outlet: 'The Paper', path: 'a/4.txt' },
]
const names = ['alpha', 'beta', 'Alpha/child', 'beta/child', 'gamma'] as const

type Act = (corpus: TestCorpus) => void

const id = fc.integer({ min: 1, max: 7 }).map(String)
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 4 })
const number = fc.integer({ min: 1, max: 4 })
const name = fc.constantFrom(...names)

/** What a researcher may do, with inputs of which some are refused. */
const act: fc.Arbitrary<Act> = fc.oneof(
  fc
    .record({
      which: fc.array(fc.nat(pool.length - 1), { minLength: 1, maxLength: 4 }),
      tag: fc.option(name, { nil: undefined }),
      set: fc.option(name, { nil: undefined }),
      outlet: fc.option(name, { nil: undefined }),
    })
    .map(({ which, ...options }): Act => (corpus) => {
      importRecords(
        corpus,
        which.map((n) => prepared(pool[n]!)),
        options,
      )
    }),
  fc
    .record({
      ids,
      field: fc.constantFrom(...fieldNames),
      value: fc.constantFrom('Some words', 'Ünïcode "x" \u0000 \\', null),
    })
    .map(
      ({ ids, field, value }): Act =>
        (corpus) =>
          corpus.write('article.edit', { ids, fields: { [field]: value } }),
    ),
  fc.record({ ids, state: fc.constantFrom('present' as const, 'bin' as const) }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('article.setState', input),
  ),
  fc
    .record({
      id,
      start: fc.nat(300),
      length: fc.integer({ min: 1, max: 200 }),
      layer: fc.constantFrom(...layers, null),
    })
    .map(({ id, start, length, layer }): Act => (corpus) => {
      corpus.write('article.setLayer', { id, start, end: start + length, layer })
    }),
  fc
    .record({ what: fc.constantFrom('create', 'terms', 'name', 'move', 'delete', 'reset'), id: number, name })
    .map(({ what, id, name }): Act => (corpus) => {
      const terms = [{ term: name, forms: [name] }]
      const seed = [
        { name: 'groups', terms },
        { name: 'power', terms },
      ]
      if (what === 'create') corpus.write('family.create', { name, terms, seed })
      else if (what === 'terms') corpus.write('family.update', { id, terms, seed })
      else if (what === 'name') corpus.write('family.update', { id, name, seed })
      else if (what === 'move') corpus.write('family.update', { id, position: 0, seed })
      else if (what === 'delete') corpus.write('family.delete', { id, seed })
      else corpus.write('family.reset', {})
    }),
  fc.record({ name, colour: fc.constantFrom(...tagColours) }).map(
    (input): Act =>
      (c) =>
        c.write('tag.create', input),
  ),
  fc.record({ id: number, name }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('tag.update', input),
  ),
  fc.record({ from: number, into: number }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('tag.merge', input),
  ),
  fc.record({ id: number }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('tag.delete', input),
  ),
  fc.record({ ids, add: fc.array(name, { maxLength: 2 }), remove: fc.array(name, { maxLength: 2 }) }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('tag.assign', input),
  ),
  fc.record({ name, members: ids }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('set.create', input),
  ),
  fc
    .record(
      { id: number, members: ids, base: id, name, notes: fc.string(), minWords: number },
      { requiredKeys: ['id'] },
    )
    .map(
      (input): Act =>
        (corpus) =>
          corpus.write('set.update', input),
    ),
  fc.record({ id: number }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('set.delete', input),
  ),
  fc.record({ article: id, other: id, answer: fc.constantFrom('same' as const, 'version' as const, null) }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('review.answer', input),
  ),
  fc.record({ name, query: fc.constantFrom('weir', 'tag:wire') }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('savedSearch.create', input),
  ),
  fc.record({ id: number, name, position: fc.nat(3) }, { requiredKeys: ['id'] }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('savedSearch.update', input),
  ),
  fc.record({ id: number }).map(
    (input): Act =>
      (corpus) =>
        corpus.write('savedSearch.delete', input),
  ),
)

type Move = 'undo' | 'redo' | 'reopen' | Act
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: act },
    { weight: 2, arbitrary: fc.constantFrom<Move>('undo', 'redo') },
    { weight: 1, arbitrary: fc.constant<Move>('reopen') },
  ),
  { minLength: 4, maxLength: 25 },
)

function doneSteps(corpus: TestCorpus): number {
  return corpus.read('history.list', { limit: 1000 }).filter(({ undone }) => !undone).length
}

/** Refusals are part of the game: they must change nothing. */
function attempt(corpus: TestCorpus, act: Act): void {
  try {
    act(corpus)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

describe('undo and redo', () => {
  test(
    'restore every state exactly, whatever was done, also across closing and reopening',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(moves, (list) => {
          const corpus = newCorpus()
          // states[n] is what undoing down to n steps has to give.
          let states = [snapshot(corpus.file)]
          let at = 0
          for (const move of list) {
            if (move === 'reopen') corpus.reopen()
            else if (move === 'undo') {
              const { name } = corpus.write('history.undo', {})
              expect(name === null).toBe(at === 0)
              at = Math.max(0, at - 1)
            } else if (move === 'redo') {
              const { name } = corpus.write('history.redo', {})
              expect(name === null).toBe(at === states.length - 1)
              at = Math.min(states.length - 1, at + 1)
            } else {
              attempt(corpus, move)
              if (doneSteps(corpus) > at) {
                at++
                states = [...states.slice(0, at), snapshot(corpus.file)]
              }
            }
            expect(snapshot(corpus.file)).toBe(states[at])
            expect(doneSteps(corpus)).toBe(at)
          }
          corpus.reopen()
          while (at > 0) {
            corpus.write('history.undo', {})
            expect(snapshot(corpus.file)).toBe(states[--at])
          }
          corpus.reopen()
          while (at < states.length - 1) {
            corpus.write('history.redo', {})
            expect(snapshot(corpus.file)).toBe(states[++at])
          }
          corpus.close()
        }),
        { numRuns: 40 },
      )
    },
  )

  test('an import is one step; undone it hides its articles, redone they are as they were', () => {
    const corpus = newCorpus()
    importRecords(
      corpus,
      pool.map((sketch) => prepared(sketch)),
      { tag: 'new', set: 'mine' },
      'folder',
    )
    expect(corpus.read('history.state', {})).toEqual({ undo: 'Import “folder”', redo: null })
    const after = snapshot(corpus.file)
    expect(corpus.write('history.undo', {})).toEqual({ name: 'Import “folder”' })
    const library = corpus.read('library.get', {})
    expect(library).toMatchObject({ articles: 0, inBin: 0, openReviews: 0, tags: [], sets: [], runs: [] })
    expect(() => corpus.read('article.get', { id: '1' })).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(corpus.read('run.list', {})).toHaveLength(1)
    expect(corpus.read('history.state', {})).toEqual({ undo: null, redo: 'Import “folder”' })
    corpus.write('history.redo', {})
    expect(snapshot(corpus.file)).toBe(after)
    expect(corpus.read('library.get', {}).runs).toHaveLength(1)
  })

  test('an import that adds nothing is no step', () => {
    const corpus = newCorpus()
    importRecords(corpus, [prepared(pool[0]!)])
    importRecords(corpus, [prepared(pool[0]!)])
    const { run } = corpus.write('run.start', { label: 'none', options: {} })
    corpus.write('run.store', {
      run,
      records: [],
      notes: [{ path: 'x', outcome: 'failed', code: 'empty', reason: 'Nothing in it.' }],
    })
    corpus.write('run.finish', { run, state: 'done' })
    expect(corpus.read('history.list', { limit: 10 })).toHaveLength(1)
  })

  test('an article of an undone import is imported anew, as it is read now', () => {
    const corpus = newCorpus()
    importRecords(corpus, [prepared(pool[2]!)])
    corpus.write('history.undo', {})
    const again = { ...prepared(pool[2]!), path: 'other/place.txt' }
    const renamed = {
      ...again,
      extracted: { ...again.extracted, title: { value: 'Now with a title', status: 'stated' as const } },
    }
    expect(importRecords(corpus, [renamed])).toMatchObject([{ outcome: 'added', articleId: '1' }])
    const article = corpus.read('article.get', { id: '1' })
    expect(article.title).toEqual({ value: 'Now with a title', status: 'stated' })
    expect(article.sources.map(({ path }) => path)).toEqual(['other/place.txt'])
    expect(corpus.read('history.state', {}).redo).toBeNull()
  })

  test('what the researcher does during an import keeps its place between the parts of it', () => {
    const corpus = newCorpus()
    const states = [snapshot(corpus.file)]
    const note = (): void => {
      states.push(snapshot(corpus.file))
    }
    const { run } = corpus.write('run.start', { label: 'slow', options: { tag: 'new' } })
    corpus.write('run.store', { run, records: [prepared(pool[0]!)] })
    note()
    corpus.write('tag.update', { id: 1, name: 'renamed' })
    corpus.write('article.setState', { ids: ['1'], state: 'bin' })
    expect(() => corpus.write('history.undo', {})).toThrow(expect.objectContaining({ code: 'conflict' }))
    expect(corpus.read('history.state', {})).toEqual({ undo: null, redo: null })
    corpus.write('run.store', { run, records: [prepared(pool[2]!)] })
    corpus.write('run.store', { run, records: [prepared(pool[4]!)] })
    corpus.write('run.finish', { run, state: 'done' })
    expect(corpus.read('history.list', { limit: 9 }).map(({ name }) => name)).toEqual([
      'Import “slow”',
      'Delete 1 article',
      'Rename the tag “new”',
      'Import “slow”',
    ])
    const end = snapshot(corpus.file)
    for (let step = 0; step < 3; step++) corpus.write('history.undo', {})
    expect(snapshot(corpus.file)).toBe(states[1])
    corpus.write('history.undo', {})
    expect(snapshot(corpus.file)).toBe(states[0])
    for (let step = 0; step < 4; step++) corpus.write('history.redo', {})
    expect(snapshot(corpus.file)).toBe(end)
  })

  test('two imports at once can be undone, though they share a tag', () => {
    const corpus = newCorpus()
    const start = snapshot(corpus.file)
    const runs = ['one', 'two'].map((label) =>
      corpus.write('run.start', { label, options: { tag: 'both', set: 'both' } }),
    )
    for (const [at, n] of [0, 2, 4, 5].entries())
      corpus.write('run.store', { run: runs[at % 2]!.run, records: [prepared(pool[n]!)] })
    for (const { run } of runs) corpus.write('run.finish', { run, state: 'done' })
    const end = snapshot(corpus.file)
    while (corpus.write('history.undo', {}).name !== null);
    expect(snapshot(corpus.file)).toBe(start)
    while (corpus.write('history.redo', {}).name !== null);
    expect(snapshot(corpus.file)).toBe(end)
  })

  test('a run cut off by a crash is marked, and can be undone', () => {
    const corpus = newCorpus()
    const { run } = corpus.write('run.start', { label: 'cut', options: {} })
    corpus.write('run.store', { run, records: [prepared(pool[0]!)] })
    corpus.reopen()
    expect(corpus.read('run.get', { run })).toMatchObject({ state: 'interrupted', added: 1, endedAt: null })
    expect(() => corpus.write('run.store', { run, records: [] })).toThrow(expect.objectContaining({ code: 'conflict' }))
    expect(corpus.write('history.undo', {})).toEqual({ name: 'Import “cut”' })
    expect(corpus.read('corpus.info', {}).articles).toBe(0)
  })

  test('a view that was saved comes back with a set that was deleted', () => {
    const corpus = newCorpus()
    importRecords(corpus, [prepared(pool[0]!)])
    const set = corpus.write('set.create', { name: 'one', members: ['1'] })
    const view = { ...set.view, mode: 'aligned' as const, scroll: { '1': 12.5 } }
    const revision = corpus.read('corpus.info', {}).revision
    corpus.write('set.saveView', { id: set.id, view })
    expect(corpus.read('corpus.info', {}).revision).toBe(revision)
    corpus.write('set.delete', { id: set.id })
    corpus.write('history.undo', {})
    expect(corpus.read('set.get', { id: set.id }).view).toEqual(view)
    corpus.write('set.delete', { id: set.id })
    expect(corpus.write('set.create', { name: 'two', members: ['1'] }).id).not.toBe(set.id)
  })
})

describe('the triggers', () => {
  test('refuse a change outside a step, of every tracked table', () => {
    const { connection, close } = openCorpus(join(temporaryFolder(), 'x.variorum'), 'x')
    const history = new History(connection)
    connection.exec("INSERT INTO run (id, state, label, started_at) VALUES (1, 'done', '', '')")
    connection.exec(`INSERT INTO original (sha256, size, codec, data) VALUES ('00', 0, 'none', x'')`)
    const rows: Record<string, string> = {
      article: "UPDATE article SET title = 'x' WHERE id = 1",
      source: "INSERT INTO source (article, run, path, sha256, imported_at) VALUES (1, 1, '', '00', '')",
      layer_edit: `INSERT INTO layer_edit (article, start, "end", layer) VALUES (1, 0, 1, 'body')`,
      tag: "INSERT INTO tag (id, name, key, colour, created_at) VALUES (1, 't', 't', 'red', '')",
      article_tag: 'INSERT INTO article_tag (article, tag) VALUES (1, 1)',
      comparison_set: "INSERT INTO comparison_set (id, name, key, created_at, updated_at) VALUES (1, 's', 's', '', '')",
      set_member: 'INSERT INTO set_member ("set", article, position) VALUES (1, 1, 0)',
      set_link: `INSERT INTO set_link ("set", kind, places, created_at) VALUES (1, 'link', '[]', '')`,
      set_decision: `INSERT INTO set_decision ("set", kind, key, value, decided_at) VALUES (1, 'figure', 'k', '1', '')`,
      term_family: "INSERT INTO term_family (name, key, terms, position) VALUES ('f', 'f', '[]', 0)",
      pair_answer: "INSERT INTO pair_answer (a, b, answer, answered_at) VALUES (1, 2, 'same', '')",
      outlet_host: "INSERT INTO outlet_host (host, name, added_at) VALUES ('a.b', 'x', '')",
      furniture_line: `INSERT INTO furniture_line (scope, place, key, sample, decision, decided_at)
                       VALUES ('outlet', 'x', 'y', 'y', 'accepted', '')`,
      saved_search: `INSERT INTO saved_search (name, key, query, position, created_at, updated_at)
                     VALUES ('s', 's', 'weir', 0, '', '')`,
    }
    expect(Object.keys(rows)).toEqual(trackedTables)
    for (const n of [1, 2])
      connection.exec(
        `INSERT INTO article (content_hash, words, format, added_at, opening) VALUES ('${n}', 0, '', '', '')`,
      )
    for (const sql of Object.values(rows)) expect(() => connection.exec(sql)).toThrow(/outside a step/)
    connection.transaction(() =>
      history.step('all', () => {
        for (const sql of Object.values(rows)) connection.exec(sql)
      }),
    )
    for (const table of trackedTables) {
      if (table === 'article') continue
      expect(() => connection.exec(`DELETE FROM "${table}"`)).toThrow(/outside a step|FOREIGN KEY/)
    }
    expect(() => connection.exec('UPDATE article SET words = 2 WHERE id = 1')).not.toThrow()
    expect(() => connection.exec('DELETE FROM article WHERE id = 2')).toThrow(/never removed/)
    expect(() =>
      connection.exec(
        "INSERT INTO article (content_hash, words, format, added_at, opening, state) VALUES ('x', 0, '', '', '', 'present')",
      ),
    ).toThrow(/begin absent/)
    close()
  })
})
