import { AppError } from '../../main/contract/errors.ts'
import type { ImportOptions } from '../../main/contract/import.ts'
import type { Connection } from '../connection.ts'
import type { Nothing, ReadInput, ReadOutput, WatchedFolderRow, WriteInput } from '../operations.ts'
import { quoted } from '../step-names.ts'
import type { Writer } from '../writer.ts'

interface Row {
  id: number
  path: string
  options: string
  paused: 0 | 1
}

/** `watch.list`: the folders in the order in which they were added. */
export function watchedFolders(connection: Connection, _input: Nothing): WatchedFolderRow[] {
  return connection.rows<Row>('SELECT id, path, options, paused FROM watched_folder ORDER BY id').map(toFolder)
}

/** `watch.unknown`: of these files, those that were not taken as they are now. */
export function unknownFiles(
  connection: Connection,
  { folder, files }: ReadInput<'watch.unknown'>,
): ReadOutput<'watch.unknown'> {
  return files.filter(
    ({ path, size, modified }) =>
      connection.value(
        'SELECT 1 FROM watched_file WHERE folder = ? AND path = ? AND size = ? AND modified = ?',
        folder,
        path,
        size,
        modified,
      ) === undefined,
  )
}

/** `watch.add`: throws `conflict` for a folder that is watched already. */
export function addWatchedFolder(
  { connection, history }: Writer,
  { path, options }: WriteInput<'watch.add'>,
): WatchedFolderRow {
  if (connection.value('SELECT 1 FROM watched_folder WHERE path = ?', path) !== undefined)
    throw new AppError('conflict', `The folder ${quoted(path)} is watched already.`)
  const { id } = connection.run(
    'INSERT INTO watched_folder (path, options, added_at) VALUES (?, ?, ?)',
    path,
    JSON.stringify(options),
    new Date().toISOString(),
  )
  history.touch('watched')
  return { id, path, options, paused: false }
}

/** `watch.pause`: throws `not-found`. */
export function pauseWatchedFolder(
  { connection, history }: Writer,
  { id, paused }: WriteInput<'watch.pause'>,
): Nothing {
  if (connection.run('UPDATE watched_folder SET paused = ? WHERE id = ?', Number(paused), id).changes === 0)
    throw new AppError('not-found', 'That folder is not watched any more.')
  history.touch('watched')
  return {}
}

/** `watch.remove`: what came in stays. */
export function removeWatchedFolder({ connection, history }: Writer, { id }: WriteInput<'watch.remove'>): Nothing {
  connection.run('DELETE FROM watched_file WHERE folder = ?', id)
  connection.run('DELETE FROM watched_folder WHERE id = ?', id)
  history.touch('watched')
  return {}
}

/** `watch.remember`: these files were taken as they are; nothing when the folder is not watched any more. */
export function rememberFiles({ connection }: Writer, { folder, files }: WriteInput<'watch.remember'>): Nothing {
  if (connection.value('SELECT 1 FROM watched_folder WHERE id = ?', folder) === undefined) return {}
  for (const { path, size, modified } of files) {
    connection.run(
      'INSERT OR REPLACE INTO watched_file (folder, path, size, modified) VALUES (?, ?, ?, ?)',
      folder,
      path,
      size,
      modified,
    )
  }
  return {}
}

function toFolder({ id, path, options, paused }: Row): WatchedFolderRow {
  return { id, path, options: JSON.parse(options) as ImportOptions, paused: paused === 1 }
}
