import type { ListQuery } from '../../../main/contract/methods.ts'
import type { Client } from '../../../main/rpc/connect.ts'

const rowsPerCall = 500
/** How many rows a search by title looks through: beyond that, the search box is the way. */
const mostRows = 20_000

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * The place of the next article, from `start` on and around the end, whose title (or opening words) begins with `prefix`,
 * whatever its case and accents; -1 when there is none among the rows looked through.
 */
export async function findByTitle(
  client: Client,
  query: ListQuery,
  { prefix, start, total, signal }: { prefix: string; start: number; total: number; signal: AbortSignal },
): Promise<number> {
  const wanted = folded(prefix)
  const rows = Math.min(total, mostRows)
  for (let looked = 0; looked < rows;) {
    const offset = (start + looked) % total
    const limit = Math.min(rowsPerCall, total - offset, rows - looked)
    const answer = await client.call('article.list', { ...query, offset, limit }, { signal })
    if (answer.rows.length === 0) return -1
    const at = answer.rows.findIndex((row) => folded(row.title ?? row.opening).startsWith(wanted))
    if (at >= 0) return offset + at
    looked += answer.rows.length
  }
  return -1
}
