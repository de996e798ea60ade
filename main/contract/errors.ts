import { z } from 'zod'

/**
 * The codes of errors that cross the contract. The window words them from its message files; the command line prints the
 * message as it stands.
 */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'not-a-corpus',
  'newer-corpus',
  'corpus-damaged',
  'corpus-busy',
  'no-corpus',
  'file-unreadable',
  'disk-full',
  'too-large',
  'cancelled',
  'unsupported',
  'closed',
  'internal',
] as const
export const errorCodeSchema = z.enum(errorCodes)
export type ErrorCode = z.infer<typeof errorCodeSchema>

/** An error that a caller may see: what is wrong, where, and what to do, in one line. Anything else becomes `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
