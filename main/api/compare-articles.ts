import type { CorpusDb } from '../../db/client.ts'
import type { FrozenSet } from '../../db/set-work-operations.ts'
import type { CompareArticle } from '../compare/compare.ts'
import type { Comparer, OnProgress } from '../compare/comparer.ts'
import type { Layer } from '../contract/article.ts'
import type { Comparison } from '../contract/comparison.ts'
import { AppError } from '../contract/errors.ts'
import { readFamilies } from './term-families.ts'

/** What to compare with: the shortest shared run, the layers, and the set whose hand-made links hold. */
export interface CompareArticlesOptions {
  readonly minWords: number
  readonly layers: readonly Layer[]
  readonly set?: number | undefined
}

/**
 * Compares articles of a corpus, the first being the base. Throws `not-found` for an id or set that is not there, `invalid-input` for
 * fewer than two different articles, `cancelled`.
 */
export async function compareArticles(
  db: CorpusDb,
  comparer: Comparer,
  ids: readonly string[],
  { minWords, layers, set }: CompareArticlesOptions,
  signal?: AbortSignal,
  onProgress?: OnProgress,
): Promise<Comparison> {
  const { articles, frozen } = await comparedTexts(db, ids, set, signal)
  const families = frozen?.families ?? (await readFamilies(db, signal)).families
  if (set === undefined) return comparer.compare(articles, { minWords, layers, families }, signal, onProgress)
  const { links } = await db.read('set.work', { id: set }, { signal })
  return comparer.compare(articles, { minWords, layers, links, families }, signal, onProgress)
}

/**
 * The articles as they are compared, in a frozen set with the layers that it keeps; and what such a set keeps, else null. Throws
 * `not-found` for an id or set that is not there, `invalid-input` for fewer than two different articles, `cancelled`.
 */
export async function comparedTexts(
  db: CorpusDb,
  ids: readonly string[],
  set: number | undefined,
  signal?: AbortSignal,
): Promise<{ articles: CompareArticle[]; frozen: FrozenSet | null }> {
  const distinct = [...new Set(ids)]
  if (distinct.length < 2) throw new AppError('invalid-input', 'A comparison needs at least two different articles.')
  const texts = await db.read('article.texts', { ids: distinct }, { signal })
  const missing = distinct.find((id) => !texts.some((article) => article.id === id))
  if (missing !== undefined) throw new AppError('not-found', `There is no article ${missing} in this corpus.`)
  const frozen = set === undefined ? null : await db.read('set.frozen', { id: set }, { signal })
  return { articles: texts.map((text) => ({ ...text, layers: frozen?.layers[text.id] ?? text.layers })), frozen }
}
