import { statSync, unlinkSync, writeFileSync } from 'node:fs'
import { AppError } from '../main/contract/errors.ts'
import { Connection } from './connection.ts'

/** A corpus that this process holds. */
export interface Lock {
  release(): void
}

/**
 * Takes a corpus for this process, or throws `corpus-busy`. The lock is SQLite's own exclusive lock on an empty file beside the
 * corpus (`<file>-lock`), not the file's mere existence: the system drops it when the process ends, however it ends, so no stale
 * lock ever has to be guessed at. It cannot be taken on the corpus itself, where it would shut out our own readers. A second
 * opener in the same process is refused too, as SQLite keeps count of locks per process. On network drives it is as good as the
 * drive's locks.
 */
export function lockCorpus(file: string): Lock {
  const path = `${file}-lock`
  for (;;) {
    const connection = tryLock(path, file)
    if (connection) return { release: () => release(connection, path) }
  }
}

function tryLock(path: string, file: string): Connection | undefined {
  // Created with `wx`, and never opened by anything but SQLite: closing any other descriptor of it would drop the lock (POSIX).
  try {
    writeFileSync(path, '', { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(file, error)
  }
  const before = identityOf(path)
  if (before === undefined) return undefined
  const connection = new Connection(path, { readonly: false, mustExist: true, timeout: 0 })
  try {
    // Nothing is ever written, so no journal has to lie beside it.
    connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
      throw new AppError('corpus-busy', `${file} is open in another window or program. Close it there and try again.`)
    throw error
  }
  // Whoever held it before removes the file when done. Then what is locked here is a file that no one else will ever find.
  if (identityOf(path) === before) return connection
  connection.close()
  return undefined
}

function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats && `${stats.dev} ${stats.ino} ${stats.birthtimeNs}`
}

function release(connection: Connection, path: string): void {
  // While it is held no one else can hold it, so no one else's lock is taken away. Windows refuses to remove an open file, so there
  // it is removed afterwards, which fails when someone else has opened it since.
  const removed = tryRemove(path)
  connection.close()
  if (!removed && process.platform === 'win32') tryRemove(path)
}

function tryRemove(path: string): boolean {
  try {
    unlinkSync(path)
    return true
  } catch {
    return false
  }
}

function unwritable(file: string, error: unknown): AppError {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk-full', `The disk is full: ${file} cannot be opened.`)
  return new AppError(
    'file-unreadable',
    `${file} cannot be opened (${code}). Check that its folder is there and may be written to.`,
  )
}
