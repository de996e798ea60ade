import { setImmediate } from 'node:timers/promises'
import type { CorpusDb } from '../../db/client.ts'
import type { ArticleText } from '../../db/operations.ts'
import type { ArticleRow } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'
import type { QueryNode } from '../contract/query.ts'
import type { SearchHit, Snippet } from '../contract/search.ts'
import { describeMatches, soughtPhrases, type Tokeniser } from './matches.ts'

/** A row of the list with how often the query's words stand in it, and where first. */
export type DescribedRow = ArticleRow & { hits: number; snippets: Snippet[] }

// Texts are long: between so many, other work of the process gets its turn.
const TEXTS_AT_ONCE = 20

/** Adds hits and snippets to rows; where the query seeks no words there are none. Throws `cancelled`. */
export async function describe(
  db: CorpusDb,
  rows: readonly ArticleRow[],
  node: QueryNode,
  signal?: AbortSignal,
  tokens?: Tokeniser,
): Promise<DescribedRow[]> {
  if (rows.length === 0 || soughtPhrases(node).length === 0) {
    return rows.map((row) => ({ ...row, hits: 0, snippets: [] }))
  }
  const described: DescribedRow[] = []
  for await (const { row, text } of withTexts(db, rows, signal)) {
    const { count, snippets } = describeMatches(text, node, tokens && { tokens })
    described.push({ ...row, hits: count, snippets })
  }
  return described
}

/** Rows with their texts, read a few at a time. Rows whose article is gone meanwhile are left out. Throws `cancelled`. */
export async function* withTexts<Row extends { readonly id: string }>(
  db: CorpusDb,
  rows: readonly Row[],
  signal?: AbortSignal,
): AsyncGenerator<{ row: Row; text: ArticleText }> {
  for (let from = 0; from < rows.length; from += TEXTS_AT_ONCE) {
    if (from > 0) await setImmediate()
    if (signal?.aborted) throw new AppError('cancelled', 'The search was cancelled.')
    const part = rows.slice(from, from + TEXTS_AT_ONCE)
    const texts = await db.read('article.texts', { ids: part.map(({ id }) => id) }, { signal })
    const byId = new Map(texts.map((text) => [text.id, text]))
    for (const row of part) {
      const text = byId.get(row.id)
      if (text !== undefined) yield { row, text }
    }
  }
}

/** A described row as cli.md prints a hit. */
export function asHit({ id, title, outlet, date, hits, snippets }: DescribedRow): SearchHit {
  return { id, title, outlet, date, count: hits, snippets }
}
