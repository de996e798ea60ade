import { AppError } from '../main/contract/errors.ts'
import type { Connection } from './connection.ts'
import { migrations as released, type Migration } from './migrations.ts'

/** The number of the newest migration: what `user_version` is in a corpus that this program made. */
export const schemaVersion: number = released.at(-1)!.version

/**
 * Brings a corpus to the newest schema: all pending migrations in one transaction, so that the file is as it was or as it shall
 * be. Returns the version it had. Throws `newer-corpus` when a later Variorum made it.
 */
export function migrate(connection: Connection, migrations: readonly Migration[] = released): number {
  const from = Number(connection.pragma('user_version'))
  const newest = migrations.at(-1)?.version ?? 0
  if (from > newest) {
    throw new AppError(
      'newer-corpus',
      `This corpus was made by a newer version of Variorum (its schema is ${from}, this program knows ${newest}). Update Variorum to open it.`,
      { schema: from, known: newest },
    )
  }
  if (from === newest) return from
  connection.transaction(() => {
    for (const { version, sql } of migrations) {
      if (version > from) connection.exec(sql)
    }
    connection.pragma(`user_version = ${newest}`)
  })
  return from
}
