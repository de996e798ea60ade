import {
  fieldNames,
  type Article,
  type ArticleDetail,
  type ArticleId,
  type Field,
  type FieldName,
  type LayerSpan,
  type Source,
  type Status,
} from '../../main/contract/article.ts'
import { bodyText, overlayLayers } from '../../main/text/layers.ts'
import { markupSpans } from '../../main/text/markup.ts'
import type { Connection } from '../connection.ts'
import { existing, idArray, toArticleId, toRowid } from '../ids.ts'
import { handLayers, unpackLayers } from '../layers.ts'
import type { ArticleText, ReadInput, ReadOutput } from '../operations.ts'
import { tagNames } from './list.ts'
import { openReviewsOf } from './reviews.ts'

const FIELDS = fieldNames.map((field) => `${field}, ${field}_status, ${field}_evidence`).join(', ')
const WHOLE = `article.id, article.content_hash, article.words, article.format, article.state, ${FIELDS}, article_text.text, article_text.layers`

type FieldColumns = { [F in FieldName]: string | null } & { [F in FieldName as `${F}_status`]: Status } & {
  [F in FieldName as `${F}_evidence`]: string | null
}

interface WholeRow extends FieldColumns {
  id: number
  content_hash: string
  words: number
  format: string
  state: 'present' | 'bin'
  text: string
  layers: string
}

/** `article.get`: one article with all that the reader shows. */
export function articleDetail(connection: Connection, input: ReadInput<'article.get'>): ArticleDetail {
  const id = existing(connection, input.id)
  const [row] = wholeRows(connection, JSON.stringify([id]))
  const [article] = toArticles(connection, [row!])
  return {
    ...article!,
    inBin: row!.state === 'bin',
    handLayers: handLayers(connection, id),
    markup: markupSpans(article!.text),
    sets: connection.rows<{ id: number; name: string }>(
      `SELECT comparison_set.id, comparison_set.name FROM set_member
       JOIN comparison_set ON comparison_set.id = set_member."set" WHERE set_member.article = ? ORDER BY comparison_set.key`,
      id,
    ),
    openReviews: openReviewsOf(connection, id),
  }
}

/** `article.texts`: what comparison and snippets need, in the order asked for. */
export function articleTexts(
  connection: Connection,
  { ids }: ReadInput<'article.texts'>,
  checkpoint: () => void,
): ArticleText[] {
  const rows = wholeRows(connection, idArray(ids))
  checkpoint()
  const hand = handLayersOf(connection, rows)
  const texts = rows.map((row) => ({
    id: toArticleId(row.id),
    title: row.title,
    outlet: row.outlet,
    date: row.date,
    dateStatus: row.date_status,
    language: row.language,
    words: row.words,
    inBin: row.state === 'bin',
    text: row.text,
    layers: overlayLayers(unpackLayers(row.layers), hand.get(row.id) ?? []),
  }))
  return inOrder(texts, ids)
}

/** `article.whole`: articles as `show` prints them, in the order asked for. */
export function wholeArticles(connection: Connection, { ids }: ReadInput<'article.whole'>): Article[] {
  return inOrder(toArticles(connection, wholeRows(connection, idArray(ids))), ids)
}

/** `article.all`: whole articles by id, page by page. */
export function allArticles(
  connection: Connection,
  { after, limit }: ReadInput<'article.all'>,
): ReadOutput<'article.all'> {
  const ids = connection.values<number>(
    "SELECT id FROM article WHERE id > ? AND +state = 'present' ORDER BY id LIMIT ?",
    after === null ? 0 : toRowid(after),
    limit,
  )
  const articles = toArticles(connection, wholeRows(connection, JSON.stringify(ids)))
  return { articles, next: ids.length < limit ? null : toArticleId(ids.at(-1)!) }
}

/** Articles that are there or in the bin, by id; `ids` is a JSON array. */
function wholeRows(connection: Connection, ids: string): WholeRow[] {
  return connection.rows<WholeRow>(
    `SELECT ${WHOLE} FROM article JOIN article_text ON article_text.article = article.id
     WHERE article.id IN (SELECT value FROM json_each(?)) AND article.state <> 'absent' ORDER BY article.id`,
    ids,
  )
}

function toArticles(connection: Connection, rows: readonly WholeRow[]): Article[] {
  const ids = JSON.stringify(rows.map((row) => row.id))
  const tags = tagNames(connection, ids)
  const sources = sourcesOf(connection, ids)
  const hand = handLayersOf(connection, rows)
  return rows.map((row) => {
    const layers = overlayLayers(unpackLayers(row.layers), hand.get(row.id) ?? [])
    return {
      id: toArticleId(row.id),
      contentHash: row.content_hash,
      title: field(row, 'title'),
      outlet: field(row, 'outlet'),
      byline: field(row, 'byline'),
      date: field(row, 'date'),
      url: field(row, 'url'),
      language: field(row, 'language'),
      text: row.text,
      layers,
      body: bodyText(row.text, layers),
      format: row.format,
      words: row.words,
      tags: tags.get(row.id) ?? [],
      sources: sources.get(row.id) ?? [],
    }
  })
}

function field(row: WholeRow, name: FieldName): Field {
  const evidence = row[`${name}_evidence`]
  return { value: row[name], status: row[`${name}_status`], ...(evidence !== null && { evidence }) }
}

function sourcesOf(connection: Connection, ids: string): Map<number, Source[]> {
  const rows = connection.rows<{
    article: number
    path: string
    record: string | null
    sha256: string
    imported_at: string
  }>(
    `SELECT article, path, record, sha256, imported_at FROM source
     WHERE article IN (SELECT value FROM json_each(?)) ORDER BY id`,
    ids,
  )
  const sources = new Map<number, Source[]>()
  for (const { article, path, record, sha256, imported_at: importedAt } of rows) {
    const source = { path, ...(record !== null && { record }), sha256, importedAt }
    const list = sources.get(article)
    if (list) list.push(source)
    else sources.set(article, [source])
  }
  return sources
}

function handLayersOf(connection: Connection, articles: readonly { id: number }[]): Map<number, LayerSpan[]> {
  const rows = connection.rows<LayerSpan & { article: number }>(
    `SELECT article, layer, start, "end" FROM layer_edit
     WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, start`,
    JSON.stringify(articles.map(({ id }) => id)),
  )
  const hand = new Map<number, LayerSpan[]>()
  for (const { article, layer, start, end } of rows) {
    const list = hand.get(article)
    if (list) list.push({ layer, start, end })
    else hand.set(article, [{ layer, start, end }])
  }
  return hand
}

function inOrder<T extends { id: ArticleId }>(items: readonly T[], ids: readonly ArticleId[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
