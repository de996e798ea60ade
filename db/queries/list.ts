import type { ArticleId, ArticleRow, Status } from '../../main/contract/article.ts'
import type { QueryNode } from '../../main/contract/query.ts'
import type { Connection } from '../connection.ts'
import { idArray, toArticleId } from '../ids.ts'
import type { ListInput, ListPage, ListWindow, PageOrder } from '../operations.ts'
import { asCondition, compileQuery, inTitle, type CompiledQuery, type Condition } from './query-sql.ts'

/** A word in the title says most about an article, one in a caption least. */
const RANK = 'bm25(article_fts, 8.0, 1.0, 0.5, 0.2)'
/** A query that one article in five answers is not ranked: its words say nothing about any of them. Small results always are. */
const BROAD_SHARE = 5
const ALWAYS_RANKED = 2000

const SORTED = {
  title: 'title_key',
  outlet: 'outlet_key',
  date: 'date',
  words: 'words',
  added: 'added_at',
} as const

/** `article.page`: one window of a list, with the size of the whole. */
export function listPage(connection: Connection, input: ListWindow, checkpoint: () => void): ListPage {
  const query = compileQuery(input.query)
  const total = countArticles(connection, query, input.bin)
  checkpoint()
  const order = orderOf(connection, input, query, total)
  const ids = orderedIds(connection, input, query, order, input.offset, input.limit)
  checkpoint()
  return { total, rows: articleRows(connection, ids.map(toArticleId)), order }
}

/** `article.ids`: all ids of a list in its order. */
export function listIds(connection: Connection, input: ListInput, checkpoint: () => void): ArticleId[] {
  const query = compileQuery(input.query)
  const total = input.sort === 'relevance' ? countArticles(connection, query, input.bin) : 0
  checkpoint()
  const order = orderOf(connection, input, query, total)
  return orderedIds(connection, input, query, order, 0, -1).map(toArticleId)
}

/** How many articles answer a query. */
export function countArticles(connection: Connection, query: CompiledQuery, bin: boolean): number {
  if (query.match !== null && query.condition === null) return countHits(connection, query.match, shownHits(bin, null))
  const where = shownArticles(bin, asCondition(query))
  return connection.value<number>(`SELECT count(*) FROM article WHERE ${where.sql}`, ...where.values)!
}

/** The condition on `article` that the articles of a query satisfy, in the bin or out of it. */
export function answering(query: QueryNode, bin: boolean): Condition {
  return shownArticles(bin, asCondition(compileQuery(query)))
}

/** Rows of the list for these ids, in their order; ids without an article are left out. */
export function articleRows(connection: Connection, ids: readonly ArticleId[]): ArticleRow[] {
  const wanted = idArray(ids)
  const rows = connection.rows<StoredRow>(
    `SELECT id, title, opening, outlet, date, title_status, outlet_status, date_status, language, words, added_at, state
     FROM article WHERE id IN (SELECT value FROM json_each(?)) AND state <> 'absent'`,
    wanted,
  )
  const tags = tagNames(connection, wanted)
  const byId = new Map(rows.map((row) => [toArticleId(row.id), row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [toRow(row, tags.get(row.id) ?? [])]
  })
}

/** The names of the tags of each of these articles (a JSON array of ids), in order. */
export function tagNames(connection: Connection, ids: string): Map<number, string[]> {
  const names = new Map<number, string[]>()
  const rows = connection.rows<{ article: number; name: string }>(
    `SELECT article_tag.article, tag.name FROM json_each(?) AS wanted
     CROSS JOIN article_tag ON article_tag.article = wanted.value JOIN tag ON tag.id = article_tag.tag ORDER BY tag.key`,
    ids,
  )
  for (const { article, name } of rows) {
    const list = names.get(article)
    if (list) list.push(name)
    else names.set(article, [name])
  }
  return names
}

interface StoredRow {
  id: number
  title: string | null
  opening: string
  outlet: string | null
  date: string | null
  title_status: Status
  outlet_status: Status
  date_status: Status
  language: string | null
  words: number
  added_at: string
  state: 'present' | 'bin'
}

function toRow(row: StoredRow, tags: string[]): ArticleRow {
  return {
    id: toArticleId(row.id),
    title: row.title,
    opening: row.opening,
    outlet: row.outlet,
    date: row.date,
    titleStatus: row.title_status,
    outletStatus: row.outlet_status,
    dateStatus: row.date_status,
    language: row.language,
    words: row.words,
    tags,
    addedAt: row.added_at,
    inBin: row.state === 'bin',
  }
}

function orderOf(connection: Connection, input: ListInput, query: CompiledQuery, total: number): PageOrder {
  if (input.sort !== 'relevance') return 'column'
  if (query.match === null) return 'newest'
  if (total <= ALWAYS_RANKED) return 'relevance'
  const all = connection.value<number>("SELECT count(*) FROM article WHERE state = 'present'")!
  return total > all / BROAD_SHARE ? 'newest' : 'relevance'
}

/** Ids of rows [offset, offset + limit) of a list; a limit of -1 means all. */
function orderedIds(
  connection: Connection,
  input: ListInput,
  query: CompiledQuery,
  order: PageOrder,
  offset: number,
  limit: number,
): number[] {
  if (order !== 'column' && query.match !== null) {
    const shown = shownHits(input.bin, query.condition)
    const pick = order === 'relevance' ? rankedIds : newestIds
    return pick(connection, query.match, shown, offset, limit)
  }
  const where = shownArticles(input.bin, asCondition(query))
  const column = SORTED[input.sort === 'relevance' ? 'added' : input.sort]
  const direction = order === 'newest' || input.descending ? 'DESC' : 'ASC'
  return connection.values<number>(
    `SELECT id FROM article WHERE ${where.sql} ORDER BY ${column} ${direction} NULLS LAST, id ${direction} LIMIT ? OFFSET ?`,
    ...where.values,
    limit,
    offset,
  )
}

// Not FTS5's `rank`, which is computed of every hit before the condition is looked at.
function rankedIds(connection: Connection, match: string, shown: Condition, offset: number, limit: number): number[] {
  return connection.values<number>(
    `SELECT rowid FROM article_fts WHERE article_fts MATCH ? AND ${shown.sql}
     ORDER BY ${RANK}, rowid DESC LIMIT ? OFFSET ?`,
    match,
    ...shown.values,
    limit,
    offset,
  )
}

/** Hits in the title first, and of each kind the newest: both come out of the index in this order, whatever their number. */
function newestIds(connection: Connection, match: string, shown: Condition, offset: number, limit: number): number[] {
  const page = (hits: string, from: number, count: number): number[] =>
    connection.values<number>(
      `SELECT rowid FROM article_fts WHERE article_fts MATCH ? AND ${shown.sql} ORDER BY rowid DESC LIMIT ? OFFSET ?`,
      hits,
      ...shown.values,
      count,
      from,
    )
  const titles = inTitle(match)
  const inTitles = countHits(connection, titles, shown)
  const first = offset < inTitles ? page(titles, offset, limit) : []
  if (limit >= 0 && first.length === limit) return first
  const rest = page(`(${match}) NOT (${titles})`, Math.max(0, offset - inTitles), limit < 0 ? -1 : limit - first.length)
  return [...first, ...rest]
}

function countHits(connection: Connection, match: string, shown: Condition): number {
  return connection.value<number>(
    `SELECT count(*) FROM article_fts WHERE article_fts MATCH ? AND ${shown.sql}`,
    match,
    ...shown.values,
  )!
}

function shownArticles(bin: boolean, condition: Condition | null): Condition {
  const state = `article.state = '${bin ? 'bin' : 'present'}'`
  return condition ? { sql: `${state} AND ${condition.sql}`, values: condition.values } : { sql: state, values: [] }
}

/**
 * The same for rows of the index. It holds every article, so those not to be shown, which are few, are taken out. The plus keeps
 * SQLite from asking the index once for each article of the condition.
 */
function shownHits(bin: boolean, condition: Condition | null): Condition {
  if (condition || bin) {
    const where = shownArticles(bin, condition)
    return { sql: `+rowid IN (SELECT article.id FROM article WHERE ${where.sql})`, values: where.values }
  }
  return { sql: "rowid NOT IN (SELECT id FROM article WHERE state IN ('absent', 'bin'))", values: [] }
}
