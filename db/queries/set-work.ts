import { setDecisionSchema, setLinkSchema, type SetLink, type SetWork } from '../../main/contract/set-work.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { nameKey } from '../ids.ts'
import type { Nothing, ReadInput, WriteInput } from '../operations.ts'
import type { FrozenSet } from '../set-work-operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'
import { refuseFrozen, refuseTaken } from './set-refusals.ts'

interface LinkRow {
  readonly id: number
  readonly kind: string
  readonly places: string
}

/** `set.work`: hand-made links in the order in which they were made, and decisions. */
export function setWork(connection: Connection, { id }: ReadInput<'set.work'>): SetWork {
  nameOf(connection, id)
  const links = connection.rows<LinkRow>('SELECT id, kind, places FROM set_link WHERE "set" = ? ORDER BY id', id)
  const decisions = connection.rows<{ kind: string; key: string; value: string }>(
    'SELECT kind, key, value FROM set_decision WHERE "set" = ? ORDER BY kind, key',
    id,
  )
  return {
    links: links.map(linkOf),
    // What a newer version decided about means nothing here, and stays.
    decisions: decisions.flatMap(({ kind, key, value }) => {
      const parsed = setDecisionSchema.safeParse({ kind, key, value: JSON.parse(value) })
      return parsed.success ? [parsed.data] : []
    }),
  }
}

/** `set.frozen`. */
export function frozenSet(connection: Connection, { id }: ReadInput<'set.frozen'>): FrozenSet | null {
  nameOf(connection, id)
  const frozen = connection.value<string | null>('SELECT frozen FROM comparison_set WHERE id = ?', id)
  return frozen === null || frozen === undefined ? null : (JSON.parse(frozen) as FrozenSet)
}

const LINK_STEPS = { link: 'Link passages of', unlink: 'Unlink passages of', lock: 'Lock a row of' } as const

/** `set.link`. */
export function linkPassages({ connection, history }: Writer, input: WriteInput<'set.link'>): SetLink {
  const name = nameOf(connection, input.id)
  refuseFrozen(connection, input.id)
  const id = history.step(`${LINK_STEPS[input.kind]} the set ${quoted(name)}`, () => {
    touch(connection, input.id)
    return connection.run(
      'INSERT INTO set_link ("set", kind, places, created_at) VALUES (?, ?, ?, ?)',
      input.id,
      input.kind,
      JSON.stringify(input.places),
      new Date().toISOString(),
    ).id
  })
  return linkOf(connection.row<LinkRow>('SELECT id, kind, places FROM set_link WHERE id = ?', id)!)
}

/** `set.removeLink`. */
export function removeLink({ connection, history }: Writer, { id, link }: WriteInput<'set.removeLink'>): Nothing {
  const name = nameOf(connection, id)
  refuseFrozen(connection, id)
  const kind = connection.value<string>('SELECT kind FROM set_link WHERE id = ? AND "set" = ?', link, id)
  if (kind === undefined) throw new AppError('not-found', 'That link is not there any more.', { set: id, link })
  const what = kind === 'lock' ? 'a locked row' : kind === 'link' ? 'a link' : 'an unlinking'
  history.step(`Take back ${what} of the set ${quoted(name)}`, () => {
    touch(connection, id)
    connection.run('DELETE FROM set_link WHERE id = ?', link)
  })
  return {}
}

/** `set.decide`. */
export function decideInSet({ connection, history }: Writer, input: WriteInput<'set.decide'>): Nothing {
  nameOf(connection, input.id)
  refuseFrozen(connection, input.id)
  const now = new Date().toISOString()
  history.step(input.step, () => {
    for (const { kind, key, value } of input.decisions) {
      if (value === null) {
        connection.run('DELETE FROM set_decision WHERE "set" = ? AND kind = ? AND key = ?', input.id, kind, key)
        continue
      }
      connection.run(
        `INSERT INTO set_decision ("set", kind, key, value, decided_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT ("set", kind, key) DO UPDATE SET value = ?4, decided_at = ?5 WHERE value <> ?4`,
        input.id,
        kind,
        key,
        JSON.stringify(value),
        now,
      )
    }
  })
  return {}
}

/** `set.freeze`. */
export function freezeSet({ connection, history }: Writer, { id, frozen }: WriteInput<'set.freeze'>): Nothing {
  const name = nameOf(connection, id)
  refuseFrozen(connection, id)
  history.step(`Freeze the set ${quoted(name)}`, () => {
    // Members in the bin are not among what is frozen: restored later, they would change the set.
    connection.run(
      `DELETE FROM set_member WHERE "set" = ? AND article IN (SELECT id FROM article WHERE state <> 'present')`,
      id,
    )
    connection.run('UPDATE comparison_set SET frozen = ? WHERE id = ?', JSON.stringify(frozen), id)
  })
  return {}
}

/** `set.duplicate`: all but that it is frozen. */
export function duplicateSet({ connection, history }: Writer, input: WriteInput<'set.duplicate'>): { id: number } {
  const name = nameOf(connection, input.id)
  refuseTaken(connection, input.name)
  const now = new Date().toISOString()
  const id = history.step(`Duplicate the set ${quoted(name)}`, () => {
    const copy = connection.run(
      `INSERT INTO comparison_set (name, key, base, notes, min_words, layers, created_at, updated_at)
       SELECT ?2, ?3, base, notes, min_words, layers, ?4, ?4 FROM comparison_set WHERE id = ?1`,
      input.id,
      input.name.trim(),
      nameKey(input.name),
      now,
    ).id
    for (const [table, columns] of COPIED)
      connection.run(
        `INSERT INTO ${table} ("set", ${columns}) SELECT ?2, ${columns} FROM ${table} WHERE "set" = ?1 ORDER BY id`,
        input.id,
        copy,
      )
    return copy
  })
  connection.run('INSERT INTO set_view ("set", view) SELECT ?2, view FROM set_view WHERE "set" = ?1', input.id, id)
  return { id }
}

const COPIED = [
  ['set_member', 'article, position'],
  ['set_link', 'kind, places, created_at'],
  ['set_decision', 'kind, key, value, decided_at'],
] as const

const linkOf = ({ id, kind, places }: LinkRow): SetLink => setLinkSchema.parse({ id, kind, places: JSON.parse(places) })

function touch(connection: Connection, id: number): void {
  connection.run('UPDATE comparison_set SET updated_at = ? WHERE id = ?', new Date().toISOString(), id)
}

function nameOf(connection: Connection, id: number): string {
  const name = connection.value<string>('SELECT name FROM comparison_set WHERE id = ?', id)
  if (name === undefined) throw new AppError('not-found', 'That comparison set is not there any more.', { set: id })
  return name
}
