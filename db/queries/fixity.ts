import type { OriginalFault, OriginalSource } from '../../main/contract/archive.ts'
import { AppError } from '../../main/contract/errors.ts'
import type { Connection } from '../connection.ts'
import { asAppError } from '../cross-errors.ts'
import { existing, toArticleId } from '../ids.ts'
import type { ReadInput, ReadOutput } from '../operations.ts'
import { original } from './originals.ts'

const LISTED_AT_ONCE = 2000

/** `original.sources`: every original of an article, in the order in which they were met. */
export function originalSources(connection: Connection, { id }: ReadInput<'original.sources'>): OriginalSource[] {
  const rows = connection.rows<{
    path: string
    record: string | null
    sha256: string
    imported_at: string
    run: number
    label: string
    size: number | null
    media: string | null
  }>(
    `SELECT source.path, source.record, source.sha256, source.imported_at, run.id AS run, run.label, original.size, original.media
     FROM source JOIN run ON run.id = source.run LEFT JOIN original ON original.sha256 = source.sha256
     WHERE source.article = ? ORDER BY source.id`,
    existing(connection, id),
  )
  return rows.map(({ path, record, sha256, imported_at: importedAt, run, label, size, media }) => ({
    path,
    ...(record !== null && { record }),
    sha256,
    importedAt,
    run: String(run),
    runLabel: label,
    size: size ?? 0,
    media: media ?? '',
  }))
}

/** `original.check`: hashes originals, in the order of their hashes, until `bytes` of them are done. No fault ends it. */
export function checkOriginals(
  connection: Connection,
  { after, bytes }: ReadInput<'original.check'>,
  checkpoint: () => void,
): ReadOutput<'original.check'> {
  // Also what a source names and is not there.
  const hashes = connection.values<string>(
    `SELECT sha256 FROM (SELECT sha256 FROM original WHERE sha256 > ?1
                         UNION SELECT sha256 FROM source WHERE sha256 > ?1) ORDER BY sha256 LIMIT ${LISTED_AT_ONCE}`,
    after ?? '',
  )
  const faults: OriginalFault[] = []
  let checked = 0
  let done = 0
  let last = after
  for (const sha256 of hashes) {
    if (done >= bytes) break
    checkpoint()
    try {
      done += original(connection, { sha256 }).size
    } catch (error) {
      faults.push(fault(connection, sha256, error))
    }
    checked++
    last = sha256
  }
  return {
    checked,
    bytes: done,
    faults,
    next: checked === hashes.length && hashes.length < LISTED_AT_ONCE ? null : last,
  }
}

/** `original.total`: how many there are to check, and their bytes as imported. */
export function originalTotal(connection: Connection): ReadOutput<'original.total'> {
  return connection.row<{ originals: number; bytes: number }>(
    'SELECT count(*) AS originals, coalesce(sum(size), 0) AS bytes FROM original',
  )!
}

/** `source.page`: sources by their number, page by page; without those of articles whose import was undone. */
export function sourcePage(
  connection: Connection,
  { after, limit }: ReadInput<'source.page'>,
): ReadOutput<'source.page'> {
  const rows = connection.rows<{ id: number; article: number; path: string; record: string | null; sha256: string }>(
    'SELECT id, article, path, record, sha256 FROM source WHERE id > ? ORDER BY id LIMIT ?',
    after ?? 0,
    limit,
  )
  return {
    sources: rows.map(({ article, path, record, sha256 }) => ({
      article: toArticleId(article),
      path,
      ...(record !== null && { record }),
      sha256,
    })),
    next: rows.length < limit ? null : rows.at(-1)!.id,
  }
}

function fault(connection: Connection, sha256: string, error: unknown): OriginalFault {
  const known = asAppError(error)
  const missing = known instanceof AppError && known.code === 'not-found'
  return {
    sha256,
    state: missing ? 'missing' : 'changed',
    reason: known instanceof Error ? known.message : String(known),
    sources: connection
      .rows<{ article: number; path: string; record: string | null }>(
        'SELECT article, path, record FROM source WHERE sha256 = ? ORDER BY id LIMIT 20',
        sha256,
      )
      .map(({ article, path, record }) => ({
        article: toArticleId(article),
        path,
        ...(record !== null && { record }),
      })),
  }
}
