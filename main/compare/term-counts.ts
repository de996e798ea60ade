/** How often each of a table of words stands somewhere, and in how many articles. */
export interface TermCounts {
  /** Words and articles counted, grammar included. */
  readonly words: number
  readonly articles: number
  /** Words met a few times were let go, more than once where a corpus is very large: by so many counts a word may be too low. */
  readonly rounded: number
  /** Counts one article: its counted words, and of these the terms. */
  add(words: number, terms: Iterable<string>): void
  /** Count and articles of a term; zeros for one that was not met. */
  of(term: string): { readonly count: number; readonly articles: number }
  terms(): Iterable<string>
}

interface Entry {
  count: number
  articles: number
  /** The last article that it was met in, by its number. */
  last: number
}

/** Distinct words that are kept; then those met once (and later twice …) are let go, after Manku and Motwani's lossy counting (2002). */
const MOST_TERMS = 1_500_000

/** An empty table. `most`: distinct words that are kept. */
export function createTermCounts(most = MOST_TERMS): TermCounts {
  let table = new Map<string, Entry>()
  let words = 0
  let articles = 0
  let rounded = 0
  return {
    get words() {
      return words
    },
    get articles() {
      return articles
    },
    get rounded() {
      return rounded
    },
    add(size, terms) {
      words += size
      articles++
      for (const term of terms) {
        const known = table.get(term)
        if (known === undefined) table.set(term, { count: 1, articles: 1, last: articles })
        else {
          known.count++
          if (known.last !== articles) {
            known.articles++
            known.last = articles
          }
        }
      }
      while (table.size > most) {
        rounded++
        table = new Map([...table].filter(([, { count }]) => count > rounded))
      }
    },
    of(term) {
      const entry = table.get(term)
      return { count: entry?.count ?? 0, articles: entry?.articles ?? 0 }
    },
    terms: () => table.keys(),
  }
}
