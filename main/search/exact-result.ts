import type { CorpusDb } from '../../db/client.ts'
import type { ArticleRow } from '../contract/article.ts'
import type { Facets, SearchResult } from '../contract/search.ts'
import { searchTokens } from '../text/fold.ts'
import type { Tokens } from '../text/tokens.ts'
import { asHit, describe, withTexts } from './describe-rows.ts'
import { answersWith } from './matches.ts'
import { parseQuery } from './parse-query.ts'

const EVERYTHING = { offset: 0, limit: 1_000_000_000 }

/** The words that search finds, as they are written: only case and the Unicode form of a letter are folded. */
export function exactTokens(text: string): Tokens {
  const { starts, ends } = searchTokens(text)
  return {
    words: starts.map((start, index) => text.slice(start, ends[index]).normalize('NFC').toLowerCase()),
    starts,
    ends,
  }
}

/**
 * The answer of `search --exact`. The index holds folded words only, so what it finds is looked through once more; the cost grows
 * with the number of folded hits. Excluded words are excluded in all their spellings.
 */
export async function exactResult(
  db: CorpusDb,
  query: string,
  window: { offset: number; limit: number },
  began: number,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const { node, ignored } = parseQuery(query)
  const exact = parseQuery(query, { tokens: exactTokens }).node
  const candidates = await db.read(
    'article.page',
    { query: node, bin: false, sort: 'relevance', descending: true, ...EVERYTHING },
    { signal },
  )
  const rows: ArticleRow[] = []
  for await (const { row, text } of withTexts(db, candidates.rows, signal)) {
    if (answersWith(text, exact, exactTokens)) rows.push(row)
  }
  const shown = rows.slice(window.offset, window.offset + window.limit)
  const described = await describe(db, shown, exact, signal, exactTokens)
  return {
    total: rows.length,
    tookMs: Math.round((performance.now() - began) * 10) / 10,
    ...(ignored.length > 0 && { ignored }),
    hits: described.map(asHit),
    facets: facetsOf(rows),
  }
}

function facetsOf(rows: readonly ArticleRow[]): Facets {
  const counted = (valuesOf: (row: ArticleRow) => readonly string[]): [string, number][] => {
    const counts = new Map<string, number>()
    for (const row of rows) for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  }
  return {
    outlet: counted(({ outlet }) => [outlet ?? '']),
    year: counted(({ date }) => [date?.slice(0, 4) ?? '']),
    language: counted(({ language }) => [language ?? '']),
    tag: counted(({ tags }) => (tags.length === 0 ? [''] : tags)),
  }
}
