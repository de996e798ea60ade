import type { Version } from '../../main/contract/versions.ts'
import type { Connection } from '../connection.ts'
import { existing, toArticleId } from '../ids.ts'
import type { ReadInput, ReadOutput } from '../operations.ts'

const MOST_VERSIONS = 500

interface VersionRow extends Omit<Version, 'id' | 'dateStatus' | 'addedAt' | 'sameAsPrevious'> {
  id: number
  date_status: Version['dateStatus']
  added_at: string
}

/** `article.versions`: everything that answers of "same" and "version" link to an article, also through others. */
export function versionsOf(
  connection: Connection,
  input: ReadInput<'article.versions'>,
): ReadOutput<'article.versions'> {
  const article = existing(connection, input.id)
  const { ids, same, truncated } = linkedTo(connection, article)
  if (ids.length < 2) return { versions: [], truncated: false }
  // A date that is not known says nothing about the order: then the time of the import does.
  const rows = connection.rows<VersionRow>(
    `SELECT id, title, opening, outlet, date, date_status, added_at, words FROM article
     WHERE id IN (SELECT value FROM json_each(?)) ORDER BY date NULLS LAST, added_at, id`,
    JSON.stringify(ids),
  )
  const versions = rows.map(({ date_status: dateStatus, added_at: addedAt, ...row }, at): Version => {
    const before = rows[at - 1]
    return {
      ...row,
      id: toArticleId(row.id),
      dateStatus,
      addedAt,
      sameAsPrevious: before !== undefined && same.has(pairKey(before.id, row.id)),
    }
  })
  return { versions, truncated }
}

/** Articles that are there and linked, and which of their pairs were answered to be the same article. */
function linkedTo(
  connection: Connection,
  article: number,
): { ids: number[]; same: ReadonlySet<string>; truncated: boolean } {
  const met = new Set([article])
  const same = new Set<string>()
  const waiting = [article]
  for (let at = waiting.pop(); at !== undefined && met.size <= MOST_VERSIONS; at = waiting.pop()) {
    const links = connection.tuples<[number, string]>(
      `SELECT b, answer FROM pair_answer WHERE a = ?1 AND answer IN ('same', 'version')
         AND (SELECT state FROM article WHERE id = b) = 'present'
       UNION ALL SELECT a, answer FROM pair_answer WHERE b = ?1 AND answer IN ('same', 'version')
         AND (SELECT state FROM article WHERE id = a) = 'present'`,
      at,
    )
    for (const [other, answer] of links) {
      if (answer === 'same') same.add(pairKey(at, other))
      if (met.has(other)) continue
      met.add(other)
      waiting.push(other)
    }
  }
  return { ids: [...met].slice(0, MOST_VERSIONS), same, truncated: met.size > MOST_VERSIONS }
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`
}
