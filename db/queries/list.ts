import type { ArticleId, ArticleRow, Status } from '../../main/contract/article.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { idArray, toArticleId, toRowid } from '../ids.ts'
import type { ListInput, ListPage, ListWindow, ReadInput } from '../operations.ts'
import { alikeAmong, alikeGroups, fold } from '../search/alike.ts'
import { hitsOf } from '../search/hits.ts'
import { memoryOf } from '../search/memory.ts'
import { orderedRows, orderOf, SORTED_BY, type SortedColumn } from '../search/order.ts'

/** `article.page`: one window of a list, with the size of the whole. */
export function listPage(connection: Connection, input: ListWindow, checkpoint: Checkpoint): ListPage {
  if (input.query.type === 'all' && input.group !== true) return pageOfAll(connection, input)
  const { hits, order, rows, others } = listed(connection, input, checkpoint)
  const { limits } = hits.query
  checkpoint()
  const shown = rows.subarray(input.offset, input.offset + input.limit)
  const alike = new Map(Array.from(shown, (row, at) => [toArticleId(row), others?.[input.offset + at] ?? 0]))
  return {
    total: hits.total,
    ...(limits.length > 0 && { limits }),
    ...(others !== undefined && { groups: rows.length }),
    rows: articleRows(connection, [...alike.keys()]).map((row) => ({ ...row, alike: alike.get(row.id) ?? 0 })),
    order,
  }
}

/** A window of everything comes out of an index: the first page is there before anything is remembered. */
function pageOfAll(connection: Connection, { bin, sort, descending, offset, limit }: ListWindow): ListPage {
  const state = bin ? 'bin' : 'present'
  const order = sort === 'relevance' || sort === 'hits' ? 'newest' : 'column'
  const column = SORTED_BY[order === 'newest' ? 'added' : (sort as SortedColumn)]
  const direction = order === 'newest' || descending ? 'DESC' : 'ASC'
  const ids = connection.values<number>(
    `SELECT id FROM article WHERE state = '${state}'
     ORDER BY ${column} ${direction} NULLS LAST, id ${direction} LIMIT ? OFFSET ?`,
    limit,
    offset,
  )
  const rows = articleRows(connection, ids.map(toArticleId)).map((row) => ({ ...row, alike: 0 }))
  return { total: connection.value<number>('SELECT count(*) FROM article WHERE state = ?', state)!, rows, order }
}

/** `article.ids`: all ids of a list in its order. */
export function listIds(connection: Connection, input: ListInput, checkpoint: Checkpoint): ArticleId[] {
  return Array.from(listed(connection, input, checkpoint).rows, toArticleId)
}

/** `article.alike`: what is folded under an article in a list, the first published first. */
export function alikeRows(
  connection: Connection,
  { id, query, bin, limit }: ReadInput<'article.alike'>,
  checkpoint: Checkpoint,
): { total: number; rows: ArticleRow[] } {
  const memory = memoryOf(connection, checkpoint)
  const hits = hitsOf(connection, memory, query, bin, checkpoint)
  const alike = alikeAmong(alikeGroups(connection, memory), toRowid(id), hits.rows)
  const ids = connection.values<number>(
    'SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY date NULLS LAST, id LIMIT ?',
    JSON.stringify(alike),
    limit,
  )
  return { total: alike.length, rows: articleRows(connection, ids.map(toArticleId)) }
}

/** The rows of a list in its order; with `group` the heads of its groups, and of each how many `others` are folded under it. */
function listed(connection: Connection, input: ListInput, checkpoint: Checkpoint) {
  const memory = memoryOf(connection, checkpoint)
  const hits = hitsOf(connection, memory, input.query, input.bin, checkpoint)
  checkpoint()
  const rows = orderedRows(connection, memory, input, hits, checkpoint)
  const order = orderOf(connection, memory, input, hits, checkpoint)
  if (input.group !== true) return { hits, order, rows, others: undefined }
  const { heads, others } = fold(alikeGroups(connection, memory), rows)
  return { hits, order, rows: heads, others }
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
