import type { Facets } from '../../main/contract/search.ts'
import type { Connection } from '../connection.ts'
import { toArticleId, toRowid } from '../ids.ts'
import type { CatalogueEntry, ReadInput, ReadOutput } from '../operations.ts'
import { answering, countArticles } from './list.ts'
import { compileQuery } from './query-sql.ts'

/** `search.count`. */
export function countHits(connection: Connection, { query, bin }: ReadInput<'search.count'>): { total: number } {
  return { total: countArticles(connection, compileQuery(query), bin) }
}

/** `search.facets`: the articles of a query counted by value. */
export function facets(
  connection: Connection,
  { query, bin }: ReadInput<'search.facets'>,
  checkpoint: () => void,
): Facets {
  const where = answering(query, bin)
  const outlets = new Map<string, { article: number; count: number }>()
  const years = new Map<string, number>()
  const languages = new Map<string, number>()
  // One pass over an index that holds all of it; the outlet as written is then looked up once for each.
  const groups = connection.rows<{ key: string; year: string; language: string; count: number; article: number }>(
    `SELECT coalesce(outlet_key, '') AS key, coalesce(substr(date, 1, 4), '') AS year, coalesce(language, '') AS language,
       count(*) AS count, min(id) AS article
     FROM article WHERE ${where.sql} GROUP BY outlet_key, language, year`,
    ...where.values,
  )
  for (const { key, article, year, language, count } of groups) {
    const there = outlets.get(key)
    if (there) there.count += count
    else outlets.set(key, { article, count })
    years.set(year, (years.get(year) ?? 0) + count)
    languages.set(language, (languages.get(language) ?? 0) + count)
  }
  const outletName = (article: number): string =>
    connection.value<string>("SELECT coalesce(outlet, '') FROM article WHERE id = ?", article)!
  checkpoint()
  const tag = connection.tuples<[string, number]>(
    `SELECT tag.name, count(*) AS count FROM article_tag JOIN tag ON tag.id = article_tag.tag
     WHERE article_tag.article IN (SELECT article.id FROM article WHERE ${where.sql})
     GROUP BY tag.id ORDER BY count DESC, tag.key`,
    ...where.values,
  )
  return {
    outlet: mostFirst([...outlets.values()].map(({ article, count }) => [outletName(article), count])),
    year: mostFirst([...years]),
    language: mostFirst([...languages]),
    tag,
  }
}

/** `search.frequencies`: in how many articles each folded word stands. */
export function frequencies(connection: Connection, { terms }: ReadInput<'search.frequencies'>): number[] {
  return terms.map((term) => connection.value<number>('SELECT doc FROM vocabulary WHERE term = ?', term) ?? 0)
}

/** `search.vocabulary`: the terms of the index in order, page by page. */
export function vocabulary(
  connection: Connection,
  { after, limit, atLeast }: ReadInput<'search.vocabulary'>,
): ReadOutput<'search.vocabulary'> {
  const terms = connection.tuples<[string, number]>(
    'SELECT term, doc FROM vocabulary WHERE term > ? AND doc >= ? ORDER BY term LIMIT ?',
    after ?? '',
    atLeast,
    limit,
  )
  return { terms, next: terms.length < limit ? null : terms.at(-1)![0] }
}

/** `search.catalogue`: the names by which articles are found, page by page. */
export function catalogue(
  connection: Connection,
  { after, limit }: ReadInput<'search.catalogue'>,
): ReadOutput<'search.catalogue'> {
  const rows = connection.rows<Omit<CatalogueEntry, 'id'> & { id: number }>(
    `SELECT id, title, outlet, byline FROM article WHERE id > ? AND +state = 'present' ORDER BY id LIMIT ?`,
    after === null ? 0 : toRowid(after),
    limit,
  )
  const articles = rows.map((row) => ({ ...row, id: toArticleId(row.id) }))
  return { articles, next: rows.length < limit ? null : articles.at(-1)!.id }
}

/** `search.values`: the values of a field with the number of articles. */
export function fieldValues(connection: Connection, { field }: ReadInput<'search.values'>): [string, number][] {
  const key = field === 'language' ? 'language' : `${field}_key`
  return connection.tuples<[string, number]>(
    `SELECT min(${field}), count(*) AS count FROM article WHERE state = 'present' AND ${field} IS NOT NULL
     GROUP BY ${key} ORDER BY count DESC, ${key}`,
  )
}

function mostFirst(counts: [string, number][]): [string, number][] {
  return counts.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
