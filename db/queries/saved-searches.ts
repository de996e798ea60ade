import type { SavedSearch } from '../../main/contract/saved-search.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { nameKey } from '../ids.ts'
import type { Nothing, ReadInput, WriteInput } from '../operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'

const COLUMNS = 'id, name, query, created_at AS createdAt, updated_at AS updatedAt'

/** `savedSearch.list`: all of them in the order of the library. */
export function savedSearches(connection: Connection, _input: Nothing): SavedSearch[] {
  return connection.rows<SavedSearch>(`SELECT ${COLUMNS} FROM saved_search ORDER BY position, id`)
}

/** `savedSearch.find`: by name, whatever the case. */
export function findSavedSearch(connection: Connection, { name }: ReadInput<'savedSearch.find'>): SavedSearch | null {
  return connection.row<SavedSearch>(`SELECT ${COLUMNS} FROM saved_search WHERE key = ?`, nameKey(name)) ?? null
}

/** `savedSearch.create`: at the end of the list. */
export function createSavedSearch(
  { connection, history }: Writer,
  input: WriteInput<'savedSearch.create'>,
): SavedSearch {
  refuseTaken(connection, input.name)
  const name = input.name.trim()
  const now = new Date().toISOString()
  const id = history.step(
    `Save the search ${quoted(name)}`,
    () =>
      connection.run(
        `INSERT INTO saved_search (name, key, query, position, created_at, updated_at)
         VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), -1) + 1 FROM saved_search), ?4, ?4)`,
        name,
        nameKey(name),
        input.query.trim(),
        now,
      ).id,
  )
  return existing(connection, id)
}

/** `savedSearch.update`: what is given changes. */
export function updateSavedSearch(
  { connection, history }: Writer,
  input: WriteInput<'savedSearch.update'>,
): SavedSearch {
  const search = existing(connection, input.id)
  const name = input.name?.trim() ?? search.name
  const query = input.query?.trim() ?? search.query
  refuseTaken(connection, name, search.id)
  history.step(nameOfUpdate(search, name, query), () => {
    if (name !== search.name || query !== search.query)
      connection.run(
        'UPDATE saved_search SET name = ?, key = ?, query = ?, updated_at = ? WHERE id = ?',
        name,
        nameKey(name),
        query,
        new Date().toISOString(),
        search.id,
      )
    if (input.position !== undefined) move(connection, search.id, input.position)
  })
  return existing(connection, search.id)
}

/** `savedSearch.delete`. Queries that name it find nothing by it from then on. */
export function deleteSavedSearch({ connection, history }: Writer, { id }: WriteInput<'savedSearch.delete'>): Nothing {
  const search = existing(connection, id)
  history.step(`Delete the saved search ${quoted(search.name)}`, () =>
    connection.run('DELETE FROM saved_search WHERE id = ?', id),
  )
  return {}
}

/** Puts one at a place among all; only rows whose place changes are written. */
function move(connection: Connection, id: number, to: number): void {
  const order = connection.values<number>('SELECT id FROM saved_search WHERE id <> ? ORDER BY position, id', id)
  order.splice(to, 0, id)
  for (const [position, search] of order.entries())
    connection.run('UPDATE saved_search SET position = ?1 WHERE id = ?2 AND position <> ?1', position, search)
}

function existing(connection: Connection, id: number): SavedSearch {
  const search = connection.row<SavedSearch>(`SELECT ${COLUMNS} FROM saved_search WHERE id = ?`, id)
  if (!search) throw new AppError('not-found', 'That saved search is not there any more.', { search: id })
  return search
}

function refuseTaken(connection: Connection, name: string, except = 0): void {
  const there = connection.value<number>('SELECT id FROM saved_search WHERE key = ?', nameKey(name))
  if (there !== undefined && there !== except)
    throw new AppError('conflict', `There is a saved search ${quoted(name.trim())} already. Choose another name.`)
}

function nameOfUpdate(search: SavedSearch, name: string, query: string): string {
  const what = quoted(search.name)
  if (query !== search.query) return `Change the saved search ${what}`
  return name === search.name ? `Move the saved search ${what}` : `Rename the saved search ${what}`
}
