import SearchableMap from 'minisearch/SearchableMap'
import { changedAbout, errorsIn } from './typing-errors.ts'

/** Two errors, one of which is two letters changed about. */
const MOST_EDITS = 3

/** A word of the corpus, folded, with the number of articles that it stands in. */
export type Term = readonly [term: string, articles: number]

/** The words of the corpus's texts, in memory, for completion and for typing errors. Words are folded. */
export interface Vocabulary {
  readonly size: number
  add(terms: readonly Term[]): void
  has(word: string): boolean
  /** Whether some word begins so. */
  hasPrefix(word: string): boolean
  /** The words that begin so, those in most articles first, and then by letter. */
  complete(prefix: string, limit: number): Term[]
  /** The likeliest word meant by one that stands in no text; null when none is near enough. */
  correct(word: string): string | null
  terms(): Iterable<Term>
}

/** An empty vocabulary (the radix tree of MiniSearch, which knows what is near a word). */
export function createVocabulary(): Vocabulary {
  const map = new SearchableMap<number>()
  return {
    get size() {
      return map.size
    },
    add(terms) {
      for (const [term, articles] of terms) map.set(term, articles)
    },
    has: (word) => map.has(word),
    hasPrefix: (word) => map.atPrefix(word).size > 0,
    complete(prefix, limit) {
      const best: Term[] = []
      for (const [term, articles] of map.atPrefix(prefix)) {
        const at = best.findIndex(([other, others]) => others < articles || (others === articles && other > term))
        if (at < 0 && best.length === limit) continue
        best.splice(at < 0 ? best.length : at, 0, [term, articles])
        if (best.length > limit) best.pop()
      }
      return best
    },
    correct(word) {
      let best: { term: string; score: number } | null = null
      // Plain edit distance counts two letters changed about as two errors, so the net is cast wider than what is let through.
      for (const [term, [articles]] of map.fuzzyGet(word, MOST_EDITS)) {
        const errors = errorsIn(word, term)
        if (errors === null) continue
        const score = Math.log10(articles + 1) - 2 * errors + (changedAbout(term, word) ? 1 : 0)
        if (best === null || score > best.score || (score === best.score && term < best.term)) best = { term, score }
      }
      return best?.term ?? null
    },
    terms: () => map.entries(),
  }
}
