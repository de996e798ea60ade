import type { CorpusDb } from '../../db/client.ts'
import type { ArticleId } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'
import type { QueryNode } from '../contract/query.ts'
import type { VocabularyTarget } from '../contract/vocabulary.ts'
import { expandSearches } from '../search/expand-searches.ts'

/** The articles that a target means. Throws `not-found` for one that is not there, or whose articles are all in the bin. */
export async function vocabularyTarget(
  db: CorpusDb,
  { kind, value }: VocabularyTarget,
  signal?: AbortSignal,
): Promise<readonly ArticleId[] | QueryNode> {
  const missing = (what: string): AppError => new AppError('not-found', `There is no ${what} ${value} in this corpus.`)
  if (kind === 'article') {
    const [article] = await db.read('article.texts', { ids: [value] }, { signal })
    if (article === undefined || article.inBin) throw missing('article')
    return [article.id]
  }
  if (kind === 'outlet') {
    const node: QueryNode = { type: 'field', field: 'outlet', value, exact: true }
    const { total } = await db.read('search.count', { query: node, bin: false }, { signal })
    if (total === 0) throw missing('article of the outlet')
    return node
  }
  if (kind === 'tag') {
    const tag = await db.read('tag.find', { name: value }, { signal })
    if (tag === null) throw missing('tag')
    return { type: 'tag', name: tag.name }
  }
  const search = await db.read('savedSearch.find', { name: value }, { signal })
  if (search === null) throw missing('saved search')
  return expandSearches(db, { type: 'search', name: search.name }, { signal })
}
