import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch'
import SearchableMap from 'minisearch/SearchableMap'
import type { Suggestion } from '../contract/search.ts'
import { searchTokens } from '../text/fold.ts'
import { typingErrors } from './typing-errors.ts'

/** A name by which something is found: an article's title, or an outlet, byline, tag or set, which make a clause. */
export interface CatalogueName {
  readonly kind: Suggestion['kind']
  readonly label: string
  /** What a suggestion carries (see {@link Suggestion}). */
  readonly value: string
  /** In how many articles it stands, for the order; 1 for an article. */
  readonly articles: number
}

/** The corpus's names, in memory, for suggestions while typing. */
export interface NameIndex {
  add(names: readonly CatalogueName[]): void
  /** Names that hold all words, the last of which may go on; one word may be misspelt. Best first. */
  find(text: string, limit: number, kinds?: readonly Suggestion['kind'][]): Suggestion[]
}

const FEW = 3

/** An empty index of names (MiniSearch over their folded words). */
export function createNameIndex(): NameIndex {
  const names: CatalogueName[] = []
  const index = new MiniSearch<{ id: number; label: string }>({
    fields: ['label'],
    tokenize: (text) => [...searchTokens(text).words],
    processTerm: (term) => term,
  })
  return {
    add(more) {
      const from = names.length
      names.push(...more)
      index.addAll(more.map(({ label }, position) => ({ id: from + position, label })))
    },
    find(text, limit, kinds) {
      const { words } = searchTokens(text)
      if (words.length === 0) return []
      const options: SearchOptions = {
        combineWith: 'AND',
        prefix: (_term, position, terms) => position === terms.length - 1,
        filter: ({ id }: SearchResult) => kinds === undefined || kinds.includes(names[id as number]!.kind),
        // What stands for many articles is a better way on than one title.
        boostDocument(id: number) {
          const { kind, articles } = names[id]!
          return (kind === 'article' ? 1 : 2) * (1 + Math.log10(Math.max(1, articles)))
        },
      }
      const exact = index.search(text, options)
      const found =
        exact.length >= FEW
          ? exact
          : [...exact, ...index.search(text, { ...options, fuzzy: (term) => (term.length > 4 ? 1 : false) })]
      const taken = new Set<number>()
      const result: Suggestion[] = []
      for (const { id } of found as (SearchResult & { id: number })[]) {
        if (result.length === limit) break
        if (taken.has(id)) continue
        taken.add(id)
        const { kind, label, value } = names[id]!
        result.push({ kind, label, value })
      }
      return result
    },
  }
}

/** The words of the corpus's texts, in memory, for typing errors. Words are folded. */
export interface Vocabulary {
  add(terms: readonly (readonly [term: string, articles: number])[]): void
  /** Whether some word begins so. */
  hasPrefix(word: string): boolean
  /** The likeliest word meant by one that stands in no text; null when none is near enough. */
  correct(word: string): string | null
}

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const map = new SearchableMap<number>()
  return {
    add(terms) {
      for (const [term, articles] of terms) map.set(term, articles)
    },
    hasPrefix: (word) => map.atPrefix(word).size > 0,
    correct(word) {
      const most = mostErrors(word)
      if (most === 0) return null
      let best: { term: string; score: number } | null = null
      // Plain edit distance counts two letters changed about as two errors, so the net is cast wider than what is let through.
      for (const [term, [articles]] of map.fuzzyGet(word, most + 1)) {
        const errors = typingErrors(word, term, most)
        if (term === word || errors > most) continue
        const score = Math.log10(articles + 1) - 2 * errors + (term[0] === word[0] ? 1 : 0)
        if (best === null || score > best.score || (score === best.score && term < best.term)) best = { term, score }
      }
      return best?.term ?? null
    },
  }
}

/** Short words have too many neighbours, and a number is never a misspelt word. */
function mostErrors(word: string): number {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return 0
  return word.length < 7 ? 1 : 2
}
