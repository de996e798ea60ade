import { searchTokens } from '../../main/text/fold.ts'
import type { KeptCatalogue } from '../catalogue-operations.ts'
import type { Checkpoint } from '../checkpoint.ts'
import type { Connection } from '../connection.ts'
import { toArticleId } from '../ids.ts'
import type { Nothing, ReadInput, ReadOutput, WriteInput } from '../operations.ts'
import type { Writer } from '../writer.ts'
import { compileQuery } from './query-sql.ts'

/** `catalogue.kept`. */
export function keptCatalogue(
  connection: Connection,
  { part, version }: ReadInput<'catalogue.kept'>,
): KeptCatalogue | null {
  return (
    connection.row<KeptCatalogue>(
      'SELECT revision, data FROM catalogue WHERE part = ? AND version = ?',
      part,
      version,
    ) ?? null
  )
}

/** `catalogue.keep`. */
export function keepCatalogue(
  { connection }: Writer,
  { part, version, revision, data }: WriteInput<'catalogue.keep'>,
): Nothing {
  connection.run(
    'INSERT OR REPLACE INTO catalogue (part, version, revision, data) VALUES (?, ?, ?, ?)',
    part,
    version,
    revision,
    data,
  )
  return {}
}

/** `catalogue.changes`. */
export function catalogueChanges(
  connection: Connection,
  { after, most }: ReadInput<'catalogue.changes'>,
  checkpoint: Checkpoint,
): ReadOutput<'catalogue.changes'> {
  const revision = connection.value<number>('SELECT revision FROM corpus WHERE id = 1') ?? 0
  const changed = connection.values<number>('SELECT article FROM article_change WHERE revision > ?', after)
  if (changed.length > most) return { revision, articles: changed.length, words: null }
  const words = new Set<string>()
  for (const article of changed) {
    checkpoint()
    const [title, text] = connection.tuples<[string | null, string]>(
      'SELECT title, text FROM article JOIN article_text ON article_text.article = article.id WHERE id = ?',
      article,
    )[0] ?? [null, '']
    for (const part of [title ?? '', text]) for (const word of searchTokens(part).words) words.add(word)
  }
  return { revision, articles: changed.length, words: [...words] }
}

/** `catalogue.titles`. */
export function titlesWith(
  connection: Connection,
  { words, prefix, limit }: ReadInput<'catalogue.titles'>,
  checkpoint: Checkpoint,
): ReadOutput<'catalogue.titles'> {
  const nodes = words.map((word, at) => ({
    type: 'phrase' as const,
    words: [word],
    prefix: prefix && at === words.length - 1,
    columns: ['title'] as const,
  }))
  const { match } = compileQuery(connection, { type: 'and', nodes }, checkpoint)
  if (match === null) return []
  return connection
    .rows<{ id: number; title: string }>(
      `SELECT article.id, coalesce(article.title, article.opening) AS title FROM article_fts CROSS JOIN article ON article.id = article_fts.rowid
       WHERE article_fts MATCH ? AND article.state = 'present' ORDER BY article_fts.rowid DESC LIMIT ?`,
      match,
      limit,
    )
    .map(({ id, title }) => ({ id: toArticleId(id), title }))
}
