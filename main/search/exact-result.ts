import type { CorpusDb } from '../../db/client.ts'
import type { ListPage } from '../../db/operations.ts'
import type { SearchResult } from '../contract/search.ts'
import { asHit, withTexts, type Describer } from './describe-rows.ts'
import { exactTokens } from './exact-tokens.ts'
import { expandSearches } from './expand-searches.ts'
import { answersWith } from './matches.ts'
import { parseQuery } from './parse-query.ts'

const EVERYTHING = { offset: 0, limit: 1_000_000_000 }

/**
 * The answer of `search --exact`. The index holds folded words only, so what it finds is looked through once more; the cost grows
 * with the number of folded hits. Excluded words are excluded in all their spellings.
 */
export async function exactResult(
  db: CorpusDb,
  describer: Describer,
  query: string,
  window: { offset: number; limit: number },
  began: number,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const { node: folded, ignored } = parseQuery(query)
  const node = await expandSearches(db, folded, { signal })
  const exact = await expandSearches(db, parseQuery(query, { tokens: exactTokens }).node, {
    signal,
    tokens: exactTokens,
  })
  const candidates = await db.read(
    'article.page',
    { query: node, bin: false, sort: 'relevance', descending: true, ...EVERYTHING },
    { signal },
  )
  const rows: ListPage['rows'] = []
  for await (const part of withTexts(db, candidates.rows, signal)) {
    for (const { row, text } of part) if (answersWith(text, exact, exactTokens)) rows.push(row)
  }
  const shown = rows.slice(window.offset, window.offset + window.limit)
  const described = await describer.describe(shown, exact, { exact: true, signal })
  return {
    total: rows.length,
    tookMs: Math.round((performance.now() - began) * 10) / 10,
    ...(ignored.length > 0 && { ignored }),
    ...(candidates.limits !== undefined && { limits: [...candidates.limits] }),
    order: candidates.order,
    hits: described.map(asHit),
    facets: await db.read('search.facets', { query: node, bin: false, among: rows.map(({ id }) => id) }, { signal }),
  }
}
