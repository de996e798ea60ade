import { expect, test } from 'vitest'
import { importRecords, newCorpus } from './support/corpus.ts'
import { prepared, words } from './support/records.ts'

const named = (corpus: ReturnType<typeof newCorpus>): string[] =>
  corpus.read('savedSearch.list', {}).map(({ name, query }) => `${name}: ${query}`)

test('saved searches are kept in their order, renamed, changed, moved and deleted, each as one step', () => {
  const corpus = newCorpus()
  const a = corpus.write('savedSearch.create', { name: ' Weirs ', query: ' weir OR lock ' })
  const b = corpus.write('savedSearch.create', { name: 'Wire', query: 'tag:wire' })
  const c = corpus.write('savedSearch.create', { name: 'New', query: 'is:untagged' })
  expect(a).toMatchObject({ name: 'Weirs', query: 'weir OR lock' })
  expect(named(corpus)).toEqual(['Weirs: weir OR lock', 'Wire: tag:wire', 'New: is:untagged'])

  corpus.write('savedSearch.update', { id: c.id, position: 0 })
  corpus.write('savedSearch.update', { id: b.id, name: 'Agencies', query: 'tag:agency' })
  expect(named(corpus)).toEqual(['New: is:untagged', 'Weirs: weir OR lock', 'Agencies: tag:agency'])
  corpus.write('savedSearch.delete', { id: a.id })
  expect(named(corpus)).toEqual(['New: is:untagged', 'Agencies: tag:agency'])
  expect(corpus.read('savedSearch.find', { name: 'AGENCIES' })).toMatchObject({ id: b.id })
  expect(corpus.read('savedSearch.find', { name: 'Weirs' })).toBeNull()
  expect(corpus.changes.at(-1)!.topics).toEqual(expect.arrayContaining(['searches', 'history']))
  expect(corpus.changes.at(-1)!.topics).not.toContain('articles')

  const steps = corpus.read('history.list', { limit: 10 }).map(({ name }) => name)
  expect(steps).toEqual([
    'Delete the saved search “Weirs”',
    'Change the saved search “Wire”',
    'Move the saved search “New”',
    'Save the search “New”',
    'Save the search “Wire”',
    'Save the search “Weirs”',
  ])
})

test('every step is undone and done again, also after a restart', () => {
  const corpus = newCorpus()
  const { id } = corpus.write('savedSearch.create', { name: 'A', query: 'a' })
  corpus.write('savedSearch.create', { name: 'B', query: 'b' })
  const states = [named(corpus)]
  corpus.write('savedSearch.update', { id, name: 'B2', query: 'c' })
  states.push(named(corpus))
  corpus.write('savedSearch.update', { id, position: 5 })
  states.push(named(corpus))
  corpus.write('savedSearch.delete', { id })
  states.push(named(corpus))
  corpus.reopen()
  for (const state of states.toReversed()) {
    expect(named(corpus)).toEqual(state)
    corpus.write('history.undo', {})
  }
  for (const state of states) {
    corpus.write('history.redo', {})
    expect(named(corpus)).toEqual(state)
  }
})

test('a name is taken whatever its case, and what changes nothing is no step', () => {
  const corpus = newCorpus()
  const { id } = corpus.write('savedSearch.create', { name: 'Weirs', query: 'weir' })
  expect(() => corpus.write('savedSearch.create', { name: 'WEIRS', query: 'x' })).toThrow(/already/)
  const other = corpus.write('savedSearch.create', { name: 'Locks', query: 'lock' })
  expect(() => corpus.write('savedSearch.update', { id: other.id, name: 'weirs' })).toThrow(/already/)
  corpus.write('savedSearch.update', { id, name: 'weirs' })
  const steps = corpus.read('history.list', { limit: 10 }).length
  corpus.write('savedSearch.update', { id, name: 'weirs', query: 'weir', position: 0 })
  expect(corpus.read('history.list', { limit: 10 })).toHaveLength(steps)
  expect(() => corpus.write('savedSearch.update', { id: 99, name: 'x' })).toThrow(/not there/)
  expect(() => corpus.write('savedSearch.delete', { id: 99 })).toThrow(/not there/)
})

test('undoing an import leaves saved searches alone', () => {
  const corpus = newCorpus()
  corpus.write('savedSearch.create', { name: 'A', query: 'a' })
  importRecords(corpus, [prepared({ title: 'T', body: words(1, 60), path: 'x' })])
  corpus.write('history.undo', {})
  expect(named(corpus)).toEqual(['A: a'])
})
