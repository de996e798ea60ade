import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../main/contract/errors.ts'
import { TEXT_VERSION } from '../main/text/tokens.ts'
import { Connection } from './connection.ts'
import { asAppError } from './cross-errors.ts'
import { lockCorpus, type Lock } from './lock.ts'
import { migrate } from './migrate.ts'

/** 'VARI': says in bytes 68 to 71 of the file that it is a corpus. */
export const APPLICATION_ID = 0x56415249

const MAGIC = 'SQLite format 3\0'
const HEADER = 100
/** Files up to this size (bytes) are checked page by page when opened; larger ones would keep the researcher waiting. */
const CHECKED_WHOLE = 64 * 1024 * 1024
const BUSY_TIMEOUT = 5000
/**
 * Tables over the full-text index that readers have besides: how often a term stands in each column, and where. They belong to the
 * connection; the file does not hold them.
 */
const VOCABULARY_TABLES = `
  CREATE VIRTUAL TABLE temp.column_vocabulary USING fts5vocab (main, article_fts, 'col');
  CREATE VIRTUAL TABLE temp.place_vocabulary USING fts5vocab (main, article_fts, 'instance');
`

/** The writing connection to a corpus, and what ends it. */
export interface OpenedCorpus {
  readonly connection: Connection
  /** Folds the write-ahead log back, so that one file is left, and lets other processes in. */
  close(): void
}

/**
 * Opens a corpus for writing, with `create` (its name) a new one. All readers must be closed before it is. Throws
 * `not-a-corpus`, `newer-corpus`, `corpus-damaged`, `corpus-busy`, `file-unreadable`, `conflict` or `disk-full`.
 */
export function openCorpus(path: string, create?: string): OpenedCorpus {
  const file = realPath(path)
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats?.isDirectory()) throw new AppError('not-a-corpus', `${file} is a folder, not a corpus.`)
  if (create === undefined && !stats) throw new AppError('file-unreadable', `There is no file ${file}.`)
  // A creation that was cut off leaves an empty file behind: that one may be made again.
  if (create !== undefined && stats && stats.size > 0)
    throw new AppError('conflict', `There is a file ${file} already.`)

  const lock = lockCorpus(file)
  try {
    if (create === undefined) checkHeader(file)
    const connection = connect(file, create)
    return { connection, close: () => close(connection, lock) }
  } catch (error) {
    lock.release()
    throw namingFile(error, file)
  }
}

/** Opens a corpus for reading beside the writing connection, which must be there first. */
export function openReader(path: string): Connection {
  const file = realPath(path)
  const connection = new Connection(file, { readonly: true, mustExist: true, timeout: BUSY_TIMEOUT })
  harden(connection)
  connection.exec(VOCABULARY_TABLES)
  connection.pragma('query_only = ON')
  return connection
}

function connect(file: string, create: string | undefined): Connection {
  const connection = new Connection(file, { readonly: false, mustExist: create === undefined, timeout: BUSY_TIMEOUT })
  try {
    harden(connection)
    connection.pragma('foreign_keys = ON')
    // Replaced rows count as deleted, so that triggers see them.
    connection.pragma('recursive_triggers = ON')
    if (create !== undefined) createCorpus(connection, create)
    else checkDamage(connection, file)
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = NORMAL')
    connection.pragma('journal_size_limit = 67108864')
    // Imports write the same pages again and again: they go into the file once in 32 MB, not once in 4.
    connection.pragma('wal_autocheckpoint = 8000')
    migrate(connection)
    checkCorpus(connection, file)
    return connection
  } catch (error) {
    connection.close()
    if (create !== undefined)
      for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    throw error
  }
}

// Corpora are passed on between people, so nothing in the file may run more than plain SQL.
function harden(connection: Connection): void {
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
  connection.pragma('temp_store = MEMORY')
  connection.pragma('cache_size = -32000')
}

// Everything in one transaction with the mark that says it is a corpus: there is never half of one.
function createCorpus(connection: Connection, name: string): void {
  connection.transaction(() => {
    connection.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(connection)
    connection.run(
      'INSERT INTO corpus (id, uuid, name, created_at, text_version) VALUES (1, ?, ?, ?, ?)',
      randomUUID(),
      name,
      new Date().toISOString(),
      TEXT_VERSION,
    )
  })
}

/** Looks at the first bytes before SQLite does, which would change a foreign database merely by opening it. */
function checkHeader(file: string): void {
  const header = Buffer.alloc(HEADER)
  let descriptor
  try {
    descriptor = openSync(file, 'r')
  } catch (error) {
    throw new AppError('file-unreadable', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  let length
  try {
    length = readSync(descriptor, header, 0, HEADER, 0)
  } finally {
    closeSync(descriptor)
  }
  if (
    length < HEADER ||
    header.toString('latin1', 0, MAGIC.length) !== MAGIC ||
    header.readUInt32BE(68) !== APPLICATION_ID
  )
    throw new AppError('not-a-corpus', `${file} is no Variorum corpus.`)
}

function checkDamage(connection: Connection, file: string): void {
  // Folds a log that a crash left behind, so that the file's length can be compared with what its header says.
  connection.pragma('wal_checkpoint(TRUNCATE)')
  const { size } = statSync(file)
  const expected = Number(connection.pragma('page_count')) * Number(connection.pragma('page_size'))
  if (size < expected) throw damaged(file, `It is ${size} bytes long instead of ${expected}.`)
  if (size > CHECKED_WHOLE) return
  // Table by table, and not the full-text index as a whole, which takes four times as long as all the rest; its pages are checked.
  const tables = connection.values<string>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'virtual'",
  )
  for (const table of tables) {
    const found = connection.pragma(`quick_check("${table.replaceAll('"', '""')}")`)
    if (found !== 'ok') throw damaged(file, String(found))
  }
}

function checkCorpus(connection: Connection, file: string): void {
  let version
  try {
    version = connection.value<number>('SELECT text_version FROM corpus WHERE id = 1')
  } catch (error) {
    throw damaged(file, (error as Error).message)
  }
  if (version === undefined) throw damaged(file, 'Its description is missing.')
  if (version > TEXT_VERSION)
    throw new AppError('newer-corpus', `${file} was made by a newer version of Variorum. Update Variorum to open it.`)
}

function damaged(file: string, reason: string): AppError {
  return new AppError('corpus-damaged', `${file} is damaged. Open a backup, or a copy of the file. (${reason})`, {
    reason,
  })
}

function close(connection: Connection, lock: Lock): void {
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
    lock.release()
  }
}

/** One name for one file, however it is reached: the lock lies beside it. */
function realPath(path: string): string {
  const absolute = resolve(path)
  try {
    return realpathSync(absolute)
  } catch {
    // Not there yet: its folder is, or opening it will say that it is not.
  }
  try {
    return join(realpathSync(dirname(absolute)), basename(absolute))
  } catch {
    return absolute
  }
}

function namingFile(error: unknown, file: string): unknown {
  const known = asAppError(error)
  if (!(known instanceof AppError) || known.message.includes(file)) return known
  return new AppError(known.code, `${file}: ${known.message}`, known.details)
}
