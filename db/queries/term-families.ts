import { AppError } from '../../main/contract/errors.ts'
import type { Term, TermFamily } from '../../main/contract/term-families.ts'
import { tokenise } from '../../main/text/tokens.ts'
import type { Connection } from '../connection.ts'
import { nameKey } from '../ids.ts'
import type { Nothing, WriteInput } from '../operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'

/** `family.own`: the families of this corpus in their order. */
export function ownFamilies(connection: Connection, _input: Nothing): TermFamily[] {
  return connection
    .rows<{ id: number; name: string; terms: string }>('SELECT id, name, terms FROM term_family ORDER BY position, id')
    .map(({ terms, ...family }) => ({ ...family, terms: JSON.parse(terms) as Term[] }))
}

/** `family.create`: at the end. */
export function createFamily({ connection, history }: Writer, input: WriteInput<'family.create'>): TermFamily {
  const name = input.name.trim()
  const terms = checkedTerms(input.terms)
  const id = history.step(`Add the term family ${quoted(name)}`, () => {
    own(connection, input.seed)
    refuseTaken(connection, name)
    return insert(connection, { name, terms })
  })
  return existing(connection, id)
}

/** `family.update`: what is given changes. */
export function updateFamily({ connection, history }: Writer, input: WriteInput<'family.update'>): TermFamily {
  const before = familyIn(effective(connection, input.seed), input.id)
  const name = input.name?.trim() ?? before.name
  const terms = input.terms === undefined ? before.terms : checkedTerms(input.terms)
  const changed = name !== before.name || JSON.stringify(terms) !== JSON.stringify(before.terms)
  if (!changed && input.position === undefined) return before
  const what = changed ? (name === before.name ? 'Change' : 'Rename') : 'Move'
  history.step(`${what} the term family ${quoted(before.name)}`, () => {
    own(connection, input.seed)
    refuseTaken(connection, name, before.id)
    if (changed)
      connection.run(
        'UPDATE term_family SET name = ?, key = ?, terms = ? WHERE id = ?',
        name,
        nameKey(name),
        JSON.stringify(terms),
        before.id,
      )
    if (input.position !== undefined) move(connection, before.id, input.position)
  })
  return existing(connection, before.id)
}

/** `family.delete`. One has to stay: without any the families of the program would be back. */
export function deleteFamily({ connection, history }: Writer, input: WriteInput<'family.delete'>): Nothing {
  const families = effective(connection, input.seed)
  const family = familyIn(families, input.id)
  if (families.length === 1)
    throw new AppError('conflict', 'The last term family stays: change it, or go back to those of the program.')
  history.step(`Delete the term family ${quoted(family.name)}`, () => {
    own(connection, input.seed)
    connection.run('DELETE FROM term_family WHERE id = ?', family.id)
  })
  return {}
}

/** `family.reset`: the families of the program hold again. */
export function resetFamilies({ connection, history }: Writer, _input: Nothing): Nothing {
  history.step('Go back to the term families of the program', () => connection.run('DELETE FROM term_family'))
  return {}
}

type Content = Pick<TermFamily, 'name' | 'terms'>

/** The families in force. */
function effective(connection: Connection, seed: readonly Content[]): TermFamily[] {
  const there = ownFamilies(connection, {})
  return there.length > 0 ? there : seed.map(({ name, terms }, index) => ({ id: index + 1, name, terms }))
}

/** Makes the families of the program the corpus's own, under the numbers that they have, where it has none. */
function own(connection: Connection, seed: readonly Content[]): void {
  if (connection.value('SELECT 1 FROM term_family') !== undefined) return
  for (const [index, family] of seed.entries()) insert(connection, family, index + 1)
}

function insert(connection: Connection, { name, terms }: Content, id: number | null = null): number {
  return connection.run(
    `INSERT INTO term_family (id, name, key, terms, position)
     VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM term_family))`,
    id,
    name,
    nameKey(name),
    JSON.stringify(terms),
  ).id
}

/** Puts one at a place among all; only rows whose place changes are written. */
function move(connection: Connection, id: number, to: number): void {
  const order = connection.values<number>('SELECT id FROM term_family WHERE id <> ? ORDER BY position, id', id)
  order.splice(to, 0, id)
  for (const [position, family] of order.entries())
    connection.run('UPDATE term_family SET position = ?1 WHERE id = ?2 AND position <> ?1', position, family)
}

function familyIn(families: readonly TermFamily[], id: number): TermFamily {
  const family = families.find((one) => one.id === id)
  if (family === undefined) throw new AppError('not-found', 'That term family is not there any more.', { family: id })
  return family
}

function existing(connection: Connection, id: number): TermFamily {
  return familyIn(ownFamilies(connection, {}), id)
}

function refuseTaken(connection: Connection, name: string, except = 0): void {
  const there = connection.value<number>('SELECT id FROM term_family WHERE key = ?', nameKey(name))
  if (there !== undefined && there !== except)
    throw new AppError('conflict', `There is a term family ${quoted(name)} already. Choose another name.`)
}

/** Terms whose every form has a word and stands under one of them only: else it could not be said as which it counts. */
function checkedTerms(terms: readonly Term[]): Term[] {
  const known = new Map<string, string>()
  return terms.map(({ term, forms }) => {
    const kept = forms.filter((form) => {
      const key = `${tokenise(form).words.join(' ')}${form.endsWith('*') ? '*' : ''}`
      if (key === '' || key === '*') throw new AppError('invalid-input', `${quoted(form)} has no word to count.`)
      const other = known.get(key)
      if (other !== undefined && other !== term)
        throw new AppError('invalid-input', `${quoted(form)} stands under both ${quoted(other)} and ${quoted(term)}.`)
      known.set(key, term)
      return other === undefined
    })
    if (kept.length === 0) throw new AppError('invalid-input', `${quoted(term)} stands there twice.`)
    return { term, forms: kept }
  })
}
