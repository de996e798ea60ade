import type { Connection } from '../connection.ts'
import { pageKey, type Segment } from './index-segments.ts'
import { lastTermOf, type SoughtTerm } from './postings.ts'

/** A word of the corpus, or a beginning of words, and how many pages of the index its rows fill. */
export interface FrequentTerm extends SoughtTerm {
  readonly pages: number
}

/** What a page that FTS5 writes is filled up to, in bytes. */
export const PAGE_BYTES = 4050

/** What terms of a kind begin with in the index: whole words, and beginnings of words of one, two and three letters. */
export const termKinds = { words: 0x30, beginnings1: 0x31, beginnings2: 0x32, beginnings3: 0x33 } as const

/**
 * The terms of a kind that fill most pages, these first: at most `most`. Read from the index of terms, which marks those that fill four
 * pages or more of a segment; the vocabulary of a million articles would take half a minute. Stops now and then.
 */
export function* frequentTerms(
  connection: Connection,
  segments: readonly Segment[],
  kind: keyof typeof termKinds,
  most: number,
): Generator<undefined, FrequentTerm[]> {
  const mark = termKinds[kind]
  const pagesOf = new Map<string, number>()
  for (const segment of segments) {
    const marked = connection.tuples<[Uint8Array, number]>(
      `SELECT term, pgno >> 1 FROM article_fts_idx
       WHERE segid = ? AND (term >= ? OR term = x'') AND term < ? AND pgno & 1 = 1`,
      segment.id,
      Uint8Array.of(mark),
      Uint8Array.of(mark + 1),
    )
    yield
    for (const [beginning, page] of marked) {
      const block = connection.value<Uint8Array>(
        'SELECT block FROM article_fts_data WHERE id = ?',
        pageKey(segment.id, Math.max(page, segment.firstPage)),
      )
      const next = connection.value<number>(
        'SELECT pgno >> 1 FROM article_fts_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1',
        segment.id,
        beginning,
      )
      const end = next ?? segment.lastPage + 1
      if (block === undefined || end <= segment.firstPage) continue
      const term = lastTermOf(block)
      // A page may begin with terms of one kind and end with those of another.
      if (term[0] !== mark) continue
      const key = Buffer.from(term).toString('latin1')
      pagesOf.set(key, (pagesOf.get(key) ?? 0) + end - Math.max(page, segment.firstPage))
      yield
    }
  }
  return [...pagesOf]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([key, pages]) => ({ key: Uint8Array.from(Buffer.from(key, 'latin1')), beginning: false, pages }))
}
