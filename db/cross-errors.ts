import { AppError, type ErrorCode } from '../main/contract/errors.ts'
import type { CrossingError } from './messages.ts'

/** What SQLite reports, by the beginning of its code, as errors that a researcher can act on. */
const SQLITE_ERRORS: readonly (readonly [prefix: string, code: ErrorCode, message: string])[] = [
  ['SQLITE_FULL', 'disk-full', 'The disk is full. Nothing of the last change was kept: free some space and try again.'],
  ['SQLITE_CORRUPT', 'corpus-damaged', 'The corpus file is damaged. Open a backup, or a copy of the file.'],
  ['SQLITE_NOTADB', 'not-a-corpus', 'The file is no Variorum corpus.'],
  ['SQLITE_BUSY', 'corpus-busy', 'Another program is using the corpus file. Close it there and try again.'],
  ['SQLITE_LOCKED', 'corpus-busy', 'Another program is using the corpus file. Close it there and try again.'],
  ['SQLITE_READONLY', 'file-unreadable', 'The corpus file may not be written to. Check its permissions, and those of its folder.'],
  ['SQLITE_CANTOPEN', 'file-unreadable', 'The corpus file cannot be opened. Check that it and its folder are there and may be written to.'],
  ['SQLITE_PERM', 'file-unreadable', 'The corpus file may not be opened. Check its permissions.'],
  ['SQLITE_AUTH', 'file-unreadable', 'The corpus file may not be opened. Check its permissions.'],
  ['SQLITE_IOERR', 'file-unreadable', 'The disk failed while reading or writing the corpus file.'],
  ['SQLITE_TOOBIG', 'too-large', 'A text or an original is larger than a corpus can hold (1 GB).'],
  ['SQLITE_NOMEM', 'too-large', 'There is not enough memory for this.'],
] // prettier-ignore

/** The error that a caller may see for what SQLite threw; other errors are returned as they are. */
export function asAppError(error: unknown): unknown {
  const code = (error as { code?: unknown }).code
  if (error instanceof AppError || typeof code !== 'string') return error
  const known = SQLITE_ERRORS.find(([prefix]) => code.startsWith(prefix))
  return known ? new AppError(known[1], known[2], { sqlite: code, reason: (error as Error).message }) : error
}

/** Makes an error ready to cross between threads. */
export function sendError(thrown: unknown): CrossingError {
  const error = asAppError(thrown)
  if (error instanceof AppError)
    return { code: error.code, message: error.message, ...(error.details && { details: error.details }) }
  if (error instanceof Error) return { message: error.message, ...(error.stack && { stack: error.stack }) }
  return { message: String(error) }
}

/** The error on the other side: an AppError again, or an Error with the worker's stack. */
export function receiveError(crossing: CrossingError): Error {
  if (crossing.code) return new AppError(crossing.code, crossing.message, crossing.details)
  const error = new Error(crossing.message)
  if (crossing.stack) error.stack = crossing.stack
  return error
}
