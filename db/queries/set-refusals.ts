import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { quoted } from '../step-names.ts'
import { setByName } from './sets.ts'

/** Throws `conflict` when another set has the name, whatever the case. */
export function refuseTaken(connection: Connection, name: string, except = 0): void {
  const there = setByName(connection, name)
  if (there !== undefined && there !== except)
    throw new AppError('conflict', `There is a comparison set ${quoted(name)} already. Choose another name.`)
}

/** Whether a set was frozen. */
export function isFrozen(connection: Connection, set: number): boolean {
  return connection.value('SELECT 1 FROM comparison_set WHERE id = ? AND frozen IS NOT NULL', set) !== undefined
}

/** Throws `conflict` for a set that was frozen. */
export function refuseFrozen(connection: Connection, set: number): void {
  if (!isFrozen(connection, set)) return
  const name = connection.value<string>('SELECT name FROM comparison_set WHERE id = ?', set) ?? ''
  throw new AppError('conflict', `The set ${quoted(name)} is frozen and stays as it is. Duplicate it to go on working.`)
}
