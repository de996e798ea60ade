import type { CorpusDb } from '../../db/client.ts'
import type { Comparer } from '../compare/comparer.ts'
import type { Layer } from '../contract/article.ts'
import type { Comparison } from '../contract/comparison.ts'
import { AppError } from '../contract/errors.ts'

/**
 * Compares articles of a corpus, the first being the base. Throws `not-found` for an id that is not there, `invalid-input` for
 * fewer than two different articles, `cancelled`.
 */
export async function compareArticles(
  db: CorpusDb,
  comparer: Comparer,
  ids: readonly string[],
  options: { minWords: number; layers: readonly Layer[] },
  signal?: AbortSignal,
): Promise<Comparison> {
  const distinct = [...new Set(ids)]
  if (distinct.length < 2) throw new AppError('invalid-input', 'A comparison needs at least two different articles.')
  const articles = await db.read('article.texts', { ids: distinct }, { signal })
  const missing = distinct.find((id) => !articles.some((article) => article.id === id))
  if (missing !== undefined) throw new AppError('not-found', `There is no article ${missing} in this corpus.`)
  return comparer.compare(articles, options, signal)
}
