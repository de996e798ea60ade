import type { PreviewArticle } from '../contract/tables.ts'
import type { FilePath } from '../files/file-path.ts'
import type { Hints } from './formats/format.ts'
import { createReadPool } from './pool.ts'

/** The first articles of a file, and why there is none or not more. */
export interface Preview {
  readonly articles: PreviewArticle[]
  /** What became of the first record that gave no article; null when all of them did. */
  readonly problem: string | null
}

/**
 * Reads the first articles of a file as import would, in a thread of its own that is ended as soon as they are there. Throws
 * the signal's reason.
 */
export async function previewArticles(
  path: FilePath,
  hints: Hints,
  count: number,
  signal: AbortSignal,
): Promise<Preview> {
  const pool = createReadPool({ threads: 1 })
  const stop = (): void => void pool.close()
  signal.addEventListener('abort', stop)
  try {
    const articles: PreviewArticle[] = []
    let problem: string | null = null
    for await (const { records, refusals } of pool.read({ path, shown: '', hints, skip: 0 }).parts()) {
      signal.throwIfAborted()
      for (const { extracted, opening, words } of records.slice(0, count - articles.length)) {
        const { title, outlet, byline, date, url, language } = extracted
        articles.push({ title, outlet, byline, date, url, language, opening, words })
      }
      problem ??= refusals[0]?.refusal.reason ?? null
      if (articles.length >= count || refusals.length > 0) break
    }
    return { articles, problem }
  } finally {
    signal.removeEventListener('abort', stop)
    await pool.close()
  }
}
