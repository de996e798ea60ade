import type { CorpusDb } from '../../db/client.ts'
import type { Comparer } from '../compare/comparer.ts'
import { fieldNames } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'
import type { ArticleDiff } from '../contract/text-diff.ts'

/** Two articles of a corpus, old beside new. Throws `not-found`, `invalid-input` for one article twice, `cancelled`. */
export async function diffArticles(
  db: CorpusDb,
  comparer: Pick<Comparer, 'diff'>,
  old: string,
  young: string,
  signal?: AbortSignal,
): Promise<ArticleDiff> {
  if (old === young) throw new AppError('invalid-input', 'An article differs in nothing from itself.')
  const found = await db.read('article.whole', { ids: [old, young] }, { signal })
  const [first, second] = found
  if (first === undefined || second === undefined) {
    const missing = [old, young].find((id) => !found.some((article) => article.id === id))
    throw new AppError('not-found', `There is no article ${missing} in this corpus.`)
  }
  const diff = await comparer.diff(
    { text: first.text, layers: first.layers },
    { text: second.text, layers: second.layers },
    signal,
  )
  const fields = fieldNames.map((name) => ({
    name,
    old: first[name],
    new: second[name],
    differs: first[name].value !== second[name].value,
  }))
  return { old, new: young, fields, ...diff }
}
