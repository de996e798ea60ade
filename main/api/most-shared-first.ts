import type { CorpusDb } from '../../db/client.ts'

const MOST_SIMILAR = 100

/**
 * Articles with the one in front that shares most text with the others, as measured when they were imported: the base against which
 * most is to be seen. The others stay in their order; all do where none shares anything.
 */
export async function mostSharedFirst(db: CorpusDb, ids: readonly string[]): Promise<string[]> {
  const others = new Set(ids)
  const shares = await Promise.all(
    ids.map(async (id) => {
      const similar = await db.read('article.similar', { id, limit: MOST_SIMILAR })
      return similar.reduce((sum, other) => sum + (others.has(other.id) ? other.containment : 0), 0)
    }),
  )
  const base = ids[shares.indexOf(Math.max(...shares))]
  return base === undefined ? [] : [base, ...ids.filter((id) => id !== base)]
}
