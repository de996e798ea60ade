import type { CorpusDb } from '../../db/client.ts'
import { readFamilies } from './term-families.ts'

/**
 * Freezes a set: from now on it is compared with the layers that its articles have today, and with today's term families. Throws `not-found`, and `conflict` when it
 * is frozen already.
 */
export async function freezeSet(db: CorpusDb, id: number): Promise<Record<string, never>> {
  const set = await db.read('set.get', { id })
  const articles = await db.read('article.texts', { ids: set.members })
  const layers = Object.fromEntries(articles.map((article) => [article.id, article.layers]))
  const { families } = await readFamilies(db)
  return db.write('set.freeze', { id, frozen: { at: new Date().toISOString(), layers, families } })
}
