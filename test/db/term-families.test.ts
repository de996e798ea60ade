import { expect, test } from 'vitest'
import { newCorpus } from './support/corpus.ts'

const term = (...forms: string[]) => ({ term: forms[0]!, forms })
const seed = [
  { name: 'groups', terms: [term('rebel', 'rebels'), term('militant', 'militants')] },
  { name: 'power', terms: [term('regime'), term('government')] },
]
const named = (corpus: ReturnType<typeof newCorpus>): string[] =>
  corpus.read('family.own', {}).map(({ id, name, terms }) => `${id} ${name}: ${terms.map((one) => one.term).join()}`)

test('the first change makes the families of the program the corpus’s own; each change is one step, undone and done again', () => {
  const corpus = newCorpus()
  expect(named(corpus)).toEqual([])
  const states: string[][] = [named(corpus)]
  const after = (): void => void states.push(named(corpus))

  // What is changed has the number under which it was listed before there were any of its own.
  corpus.write('family.update', { id: 2, terms: [term('regime', 'regimes')], seed })
  expect(named(corpus)).toEqual(['1 groups: rebel,militant', '2 power: regime'])
  after()
  const { id } = corpus.write('family.create', {
    name: ' Operation ',
    terms: [term('special military operation')],
    seed,
  })
  after()
  corpus.write('family.update', { id, name: 'The war', seed })
  after()
  corpus.write('family.update', { id, position: 0, seed })
  expect(named(corpus)).toEqual([
    '3 The war: special military operation',
    '1 groups: rebel,militant',
    '2 power: regime',
  ])
  after()
  corpus.write('family.delete', { id: 1, seed })
  after()
  corpus.write('family.reset', {})
  after()
  expect(corpus.changes.at(-1)!.topics).toEqual(expect.arrayContaining(['terms', 'history']))
  expect(corpus.changes.at(-1)!.topics).not.toContain('articles')
  expect(corpus.read('history.list', { limit: 10 }).map(({ name }) => name)).toEqual([
    'Go back to the term families of the program',
    'Delete the term family “groups”',
    'Move the term family “The war”',
    'Rename the term family “Operation”',
    'Add the term family “Operation”',
    'Change the term family “power”',
  ])

  corpus.reopen()
  for (const state of states.toReversed()) {
    expect(named(corpus)).toEqual(state)
    corpus.write('history.undo', {})
  }
  for (const state of states.slice(1)) {
    corpus.write('history.redo', {})
    expect(named(corpus)).toEqual(state)
  }
})

test('names and forms that cannot be told apart are refused, and nothing is changed then', () => {
  const corpus = newCorpus()
  const refused = (code: string, call: () => unknown): void => {
    expect(call).toThrow(expect.objectContaining({ code }))
    expect(named(corpus)).toEqual([])
    expect(corpus.read('history.list', { limit: 10 })).toEqual([])
  }
  refused('conflict', () => corpus.write('family.create', { name: 'GROUPS', terms: [term('x')], seed }))
  refused('conflict', () => corpus.write('family.update', { id: 1, name: 'Power', seed }))
  refused('not-found', () => corpus.write('family.update', { id: 3, name: 'x', seed }))
  refused('not-found', () => corpus.write('family.delete', { id: 3, seed }))
  refused('invalid-input', () => corpus.write('family.create', { name: 'x', terms: [term('a', '…')], seed }))
  refused('invalid-input', () => corpus.write('family.update', { id: 1, terms: [term('a', 'b'), term('B')], seed }))
  refused('conflict', () => corpus.write('family.delete', { id: 1, seed: seed.slice(0, 1) }))
  corpus.write('family.update', { id: 1, name: 'groups', seed })
  expect(corpus.read('history.list', { limit: 10 })).toEqual([])
})
