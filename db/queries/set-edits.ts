import type { ArticleId } from '../../main/contract/article.ts'
import type { ComparisonSet } from '../../main/contract/desk.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { existing, nameKey } from '../ids.ts'
import type { Nothing, WriteInput } from '../operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'
import { isFrozen, refuseFrozen, refuseTaken } from './set-refusals.ts'
import { setById, setByName } from './sets.ts'

/** The most articles that one comparison takes. */
export const LARGEST_SET = 50

/** `set.create`. */
export function createSet({ connection, history }: Writer, input: WriteInput<'set.create'>): ComparisonSet {
  refuseTaken(connection, input.name)
  const members = memberIds(connection, input.members)
  const id = history.step(`Create the set ${quoted(input.name)}`, () => {
    const set = insertSet(connection, input.name)
    replaceMembers(connection, set, members)
    return set
  })
  return setById(connection, { id })
}

/** `set.update`: what is given changes. The base is always a member: a base that leaves makes way for the first column. */
export function updateSet({ connection, history }: Writer, input: WriteInput<'set.update'>): ComparisonSet {
  const set = setById(connection, { id: input.id })
  refuseFrozen(connection, input.id)
  const name = input.name?.trim()
  if (name !== undefined) refuseTaken(connection, name, set.id)
  const members = input.members && memberIds(connection, input.members)
  const base = input.base === undefined ? undefined : existing(connection, input.base)
  history.step(nameOfUpdate(set, input), () => {
    const set = (column: string, value: string | number | null): boolean =>
      connection.run(`UPDATE comparison_set SET ${column} = ?1 WHERE id = ?2 AND ${column} IS NOT ?1`, value, input.id)
        .changes > 0
    const changes = [
      members !== undefined && replaceMembers(connection, input.id, members),
      name !== undefined && renamed(connection, input.id, name),
      input.notes !== undefined && set('notes', input.notes),
      input.minWords !== undefined && set('min_words', input.minWords),
      input.layers !== undefined && set('layers', JSON.stringify(input.layers)),
      base !== undefined && set('base', member(connection, input.id, base)),
    ]
    if (changes.includes(true)) set('updated_at', new Date().toISOString())
  })
  return setById(connection, { id: input.id })
}

/** `set.saveView`: how a set is shown. Kept at once, and no step of the history. */
export function saveView({ connection }: Writer, { id, view }: WriteInput<'set.saveView'>): Nothing {
  setById(connection, { id })
  connection.run(
    'INSERT INTO set_view ("set", view) VALUES (?1, ?2) ON CONFLICT ("set") DO UPDATE SET view = ?2',
    id,
    JSON.stringify(view),
  )
  return {}
}

/** `set.delete`: the set; its articles stay. */
export function deleteSet({ connection, history }: Writer, { id }: WriteInput<'set.delete'>): Nothing {
  const set = setById(connection, { id })
  history.step(`Delete the set ${quoted(set.name)}`, () => {
    for (const table of ['set_member', 'set_link', 'set_decision'])
      connection.run(`DELETE FROM ${table} WHERE "set" = ?`, id)
    connection.run('DELETE FROM comparison_set WHERE id = ?', id)
  })
  return {}
}

/** The articles that a set did not take, and why: it has no room for them, or is frozen. */
interface LeftOver {
  readonly articles: readonly number[]
  readonly why: 'full' | 'frozen'
}

/** Adds articles that are not in it yet to the end of a set, which is created when new; a frozen one stays as it is. */
export function addToSet(connection: Connection, name: string, articles: readonly number[]): LeftOver {
  const set = setByName(connection, name) ?? insertSet(connection, name)
  const members = new Set(connection.values<number>('SELECT article FROM set_member WHERE "set" = ?', set))
  if (isFrozen(connection, set)) return { articles: articles.filter((article) => !members.has(article)), why: 'frozen' }
  const before = connection.value<number>(
    'SELECT coalesce(max(position), -1) + 1 FROM set_member WHERE "set" = ?',
    set,
  )!
  let position = before
  const left: number[] = []
  for (const article of articles) {
    if (members.has(article)) continue
    if (members.size >= LARGEST_SET) left.push(article)
    else {
      members.add(article)
      connection.run('INSERT INTO set_member ("set", article, position) VALUES (?, ?, ?)', set, article, position++)
    }
  }
  const now = new Date().toISOString()
  if (position > before)
    connection.run(
      'UPDATE comparison_set SET base = coalesce(base, ?), updated_at = ? WHERE id = ?',
      articles[0]!,
      now,
      set,
    )
  return { articles: left, why: 'full' }
}

function insertSet(connection: Connection, name: string): number {
  const now = new Date().toISOString()
  return connection.run(
    'INSERT INTO comparison_set (name, key, created_at, updated_at) VALUES (?, ?, ?, ?)',
    name.trim(),
    nameKey(name),
    now,
    now,
  ).id
}

/** Makes these, in this order, the shown members; members in the bin stay, behind them. True when that changed anything. */
function replaceMembers(connection: Connection, set: number, members: readonly number[]): boolean {
  const there = new Map(
    connection
      .rows<{ article: number; id: number; position: number; state: string }>(
        `SELECT set_member.article, set_member.id, set_member.position, article.state FROM set_member
         JOIN article ON article.id = set_member.article WHERE set_member."set" = ? ORDER BY set_member.position`,
        set,
      )
      .map((row) => [row.article, row]),
  )
  const hidden = [...there.values()].filter((row) => row.state !== 'present').map((row) => row.article)
  const wanted = [...new Set([...members, ...hidden])]
  let changed = false
  for (const [article, row] of there) {
    if (wanted.includes(article)) continue
    connection.run('DELETE FROM set_member WHERE id = ?', row.id)
    changed = true
  }
  for (const [position, article] of wanted.entries()) {
    const row = there.get(article)
    if (row?.position === position) continue
    if (row) connection.run('UPDATE set_member SET position = ? WHERE id = ?', position, row.id)
    else connection.run('INSERT INTO set_member ("set", article, position) VALUES (?, ?, ?)', set, article, position)
    changed = true
  }
  const base = connection.value<number | null>('SELECT base FROM comparison_set WHERE id = ?', set) ?? null
  if (base === null || !wanted.includes(base))
    connection.run('UPDATE comparison_set SET base = ?1 WHERE id = ?2 AND base IS NOT ?1', wanted[0] ?? null, set)
  return changed
}

function renamed(connection: Connection, set: number, name: string): boolean {
  return (
    connection.run(
      'UPDATE comparison_set SET name = ?1, key = ?2 WHERE id = ?3 AND name <> ?1',
      name,
      nameKey(name),
      set,
    ).changes > 0
  )
}

function member(connection: Connection, set: number, article: number): number {
  if (connection.value('SELECT 1 FROM set_member WHERE "set" = ? AND article = ?', set, article) === undefined)
    throw new AppError('invalid-input', `Article ${article} is not in this set: only a member can be its base.`)
  return article
}

function memberIds(connection: Connection, ids: readonly ArticleId[]): number[] {
  const members = [...new Set(ids.map((id) => existing(connection, id)))]
  if (members.length > LARGEST_SET)
    throw new AppError('invalid-input', `A set holds at most ${LARGEST_SET} articles, not ${members.length}.`)
  return members
}

function nameOfUpdate(set: ComparisonSet, input: WriteInput<'set.update'>): string {
  const what = quoted(set.name)
  if (input.name !== undefined && input.name.trim() !== set.name) return `Rename the set ${what}`
  if (input.members) return `Change the articles of the set ${what}`
  if (input.base !== undefined) return `Change the base of the set ${what}`
  if (input.notes !== undefined) return `Change the notes of the set ${what}`
  return `Change the set ${what}`
}
