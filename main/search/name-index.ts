import MiniSearch, { type AsPlainObject, type SearchOptions, type SearchResult } from 'minisearch'
import type { Suggestion } from '../contract/search.ts'
import { searchTokens } from '../text/fold.ts'
import { errorsIn } from './typing-errors.ts'

/** A name by which articles are found: an outlet, byline, tag, set and so on. It makes a clause of the query. */
export interface CatalogueName {
  readonly kind: Suggestion['kind']
  readonly label: string
  /** What a suggestion carries (see {@link Suggestion}). */
  readonly value: string
  /** In how many articles it stands, for the order. */
  readonly articles: number
}

/** An index of names as it is kept. */
export interface SavedNames {
  readonly names: readonly CatalogueName[]
  readonly index: AsPlainObject
}

/** The corpus's names, in memory, for suggestions while typing. */
export interface NameIndex {
  readonly size: number
  /** From now on these are the names: only what is new, gone or counted otherwise is touched. */
  set(names: readonly CatalogueName[]): void
  /** Names that hold all words, the last of which may go on; one word may be misspelt. Best first. */
  find(text: string, limit: number, kinds?: readonly Suggestion['kind'][]): Suggestion[]
  /**
   * The name of a kind that was likely meant by one that there is not, or with `part` the words of it that were; null when none is near
   * enough.
   */
  meant(text: string, kind: Suggestion['kind'], part: boolean): string | null
  /** The names of some kinds that stand in most articles. */
  most(limit: number, kinds: readonly Suggestion['kind'][]): Suggestion[]
  save(): SavedNames
}

interface Entry {
  readonly id: string
  readonly label: string
}

const FEW = 3
const INDEXED = {
  fields: ['label'],
  tokenize: (text: string) => [...searchTokens(text).words],
  processTerm: (term: string) => term,
}

/** An index of names (MiniSearch over their folded words): empty, or as it was saved. */
export function createNameIndex(saved?: SavedNames): NameIndex {
  const names = new Map((saved?.names ?? []).map((name) => [keyOf(name), name]))
  const index = saved === undefined ? new MiniSearch<Entry>(INDEXED) : MiniSearch.loadJS<Entry>(saved.index, INDEXED)
  return {
    get size() {
      return names.size
    },
    set(wanted) {
      const next = new Map(wanted.map((name) => [keyOf(name), name]))
      for (const key of names.keys()) {
        if (next.has(key)) continue
        names.delete(key)
        index.discard(key)
      }
      for (const [key, name] of next) {
        if (!names.has(key)) index.add({ id: key, label: name.label })
        names.set(key, name)
      }
    },
    find(text, limit, kinds) {
      const { words } = searchTokens(text)
      if (words.length === 0) return []
      const options: SearchOptions = {
        combineWith: 'AND',
        prefix: (_term, position, terms) => position === terms.length - 1,
        filter: ({ id }: SearchResult) => kinds === undefined || kinds.includes(names.get(id as string)!.kind),
        // What stands for many articles is a better way on.
        boostDocument: (id: string) => 1 + Math.log10(Math.max(1, names.get(id)!.articles)),
      }
      const exact = index.search(text, options)
      const known = new Set(exact.map(({ id }) => id as string))
      const found = exact.map(({ id }) => suggestionOf(names.get(id as string)!))
      if (found.length < FEW) {
        const like = index.search(text, { ...options, fuzzy: (term) => (term.length > 4 ? 1 : false) })
        for (const { id } of like) {
          if (!known.has(id as string)) found.push({ ...suggestionOf(names.get(id as string)!), corrected: true })
        }
      }
      return found.slice(0, limit)
    },
    meant(text, kind, part) {
      const { words } = searchTokens(text)
      let best: { readonly name: string; readonly errors: number; readonly articles: number } | null = null
      for (const { kind: other, label, articles } of names.values()) {
        if (other !== kind) continue
        const meant = meantBy(words, searchTokens(label).words, part)
        if (meant === null) continue
        const { errors } = meant
        if (best !== null && (errors > best.errors || (errors === best.errors && articles <= best.articles))) continue
        best = { name: part && meant.words.length === 1 ? meant.words[0]! : label, errors, articles }
      }
      return best?.name ?? null
    },
    most: (limit, kinds) =>
      [...names.values()]
        .filter(({ kind }) => kinds.includes(kind))
        .toSorted((a, b) => b.articles - a.articles || (a.label < b.label ? -1 : 1))
        .slice(0, limit)
        .map(suggestionOf),
    save: () => ({ names: [...names.values()], index: index.toJSON() }),
  }
}

/** The words of a name that were meant, in order, and the errors in all; null where they are too many, or the name is another. */
function meantBy(
  typed: readonly string[],
  name: readonly string[],
  part: boolean,
): { readonly words: readonly string[]; readonly errors: number } | null {
  const last = name.length - typed.length
  if (typed.length === 0 || last < 0 || (!part && last > 0)) return null
  let best: { readonly words: readonly string[]; readonly errors: number } | null = null
  for (let from = 0; from <= last; from++) {
    const words = name.slice(from, from + typed.length)
    const each = words.map((word, at) => (word === typed[at] ? 0 : errorsIn(typed[at]!, word)))
    const errors = each.reduce<number>((sum, one) => sum + (one ?? Number.POSITIVE_INFINITY), 0)
    if (errors < (best?.errors ?? Number.POSITIVE_INFINITY)) best = { words, errors }
  }
  return best
}

function keyOf({ kind, value }: CatalogueName): string {
  return `${kind} ${value}`
}

function suggestionOf({ kind, label, value, articles }: CatalogueName): Suggestion {
  // A saved search finds what is there now, which nothing here counts.
  return kind === 'search' ? { kind, label, value } : { kind, label, value, articles }
}
