import type { ArticleId } from '../main/contract/article.ts'
import { AppError } from '../main/contract/errors.ts'
import type { Connection } from './connection.ts'

/** The article's number in the database; 0, which is no article's, for what is no id. */
export function toRowid(id: ArticleId): number {
  const number = Number(id)
  return Number.isSafeInteger(number) ? number : 0
}

/** The id that the contract knows an article by. */
export function toArticleId(rowid: number): ArticleId {
  return String(rowid)
}

/** Ids as the JSON array that `json_each` reads: one statement for any number of them. */
export function idArray(ids: readonly ArticleId[]): string {
  return JSON.stringify(ids.map(toRowid))
}

/** The article's number, when it is in the corpus or its bin; throws `not-found`. */
export function existing(connection: Connection, id: ArticleId): number {
  const rowid = connection.value<number>("SELECT id FROM article WHERE id = ? AND state <> 'absent'", toRowid(id))
  if (rowid === undefined) throw new AppError('not-found', `There is no article ${id} in this corpus.`, { id })
  return rowid
}

/** A run's number; throws `not-found`. */
export function existingRun(connection: Connection, run: string): number {
  const rowid = connection.value<number>('SELECT id FROM run WHERE id = ?', toRowid(run))
  if (rowid === undefined) throw new AppError('not-found', `There is no import run ${run} in this corpus.`, { run })
  return rowid
}

/** The form in which names of tags and sets are equal: whatever the case, in any script. */
export function nameKey(name: string): string {
  return name.trim().normalize('NFC').toUpperCase().toLowerCase()
}
