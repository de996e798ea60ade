import type { CorpusDb } from '../../db/client.ts'
import { articleIdSchema } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'
import { expandSearches } from '../search/expand-searches.ts'
import { UsageError } from './usage-error.ts'

const NAMED = /^(set|tag|search):(.+)$/s
const PAGE = 200

/**
 * The articles that words of a command line mean: ids, `set:NAME` (in the set's order), `tag:NAME` (with the tag's children) and
 * `search:NAME` (what a saved search finds now). Each article once. Throws a usage error for a word that is none of these, `not-found` for what is not in the corpus.
 */
export async function resolveArticles(db: CorpusDb, words: readonly string[]): Promise<string[]> {
  const ids = new Set<string>()
  const given: string[] = []
  for (const word of words) {
    const [, kind, name] = NAMED.exec(word) ?? []
    if (kind === undefined) {
      given.push(articleId(word))
      ids.add(word)
    } else for (const id of await articlesOf(db, kind as 'set' | 'tag' | 'search', name!)) ids.add(id)
  }
  await requireArticles(db, given)
  return [...ids]
}

/** One article id; throws a usage error for anything else, without looking whether it is there. */
export function articleId(word: string): string {
  if (articleIdSchema.safeParse(word).success) return word
  throw new UsageError(
    `"${word}" is no article id. Ids are the numbers that \`variorum list\` prints; or write set:NAME, tag:NAME or search:NAME.`,
  )
}

async function articlesOf(db: CorpusDb, kind: 'set' | 'tag' | 'search', name: string): Promise<readonly string[]> {
  if (kind === 'set') return (await findSet(db, name)).members
  const query =
    kind === 'tag'
      ? ({ type: 'tag', name: (await findTag(db, name)).name } as const)
      : await expandSearches(db, { type: 'search', name: (await findSearch(db, name)).name })
  return db.read('article.ids', { query, bin: false, sort: 'added', descending: false })
}

/** A tag by its name; throws `not-found`. */
export async function findTag(db: CorpusDb, name: string) {
  const tag = await db.read('tag.find', { name })
  if (tag === null) throw new AppError('not-found', `There is no tag "${name}". \`variorum tag list\` prints all tags.`)
  return tag
}

/** A comparison set by its name; throws `not-found`. */
export async function findSet(db: CorpusDb, name: string) {
  const set = await db.read('set.find', { name })
  if (set === null) throw new AppError('not-found', `There is no set "${name}". \`variorum set list\` prints all sets.`)
  return set
}

/** A saved search by its name; throws `not-found`. */
export async function findSearch(db: CorpusDb, name: string) {
  const search = await db.read('savedSearch.find', { name })
  if (search === null)
    throw new AppError('not-found', `There is no saved search "${name}". \`variorum searches\` prints all of them.`)
  return search
}

async function requireArticles(db: CorpusDb, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += PAGE) {
    const asked = ids.slice(from, from + PAGE)
    const there = new Set((await db.read('article.texts', { ids: asked })).map(({ id }) => id))
    const missing = asked.find((id) => !there.has(id))
    if (missing !== undefined) throw new AppError('not-found', `There is no article ${missing} in this corpus.`)
  }
}
