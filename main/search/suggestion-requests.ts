import type { Suggestion } from '../contract/search.ts'
import { queryTokens } from './query-tokens.ts'

/** Something to look up in the catalogue for what is being typed. */
export interface SuggestionRequest {
  readonly text: string
  /** Only names of these kinds; of all kinds where absent. */
  readonly kinds?: readonly Suggestion['kind'][]
}

const KINDS: Readonly<Record<string, readonly Suggestion['kind'][]>> = {
  tag: ['tag'],
  outlet: ['outlet'],
  set: ['set'],
  by: ['byline'],
  title: ['article'],
}
const MOST_WORDS = 4

/**
 * What to look up for a query that is being typed: the value of the field at its end, or else the plain words at its end, more
 * of them before fewer ("flood harbour po" may mean a title with all three words, or the outlet "Harbour Post").
 */
export function suggestionRequests(text: string): SuggestionRequest[] {
  const tokens = queryTokens(text, true)
  const last = tokens.at(-1)
  if (last?.kind !== 'value') return []
  if (last.field !== undefined) {
    const kinds = Object.hasOwn(KINDS, last.field) ? KINDS[last.field] : undefined
    return kinds === undefined || last.value.trim() === '' ? [] : [{ text: last.value, kinds }]
  }
  const words: string[] = []
  for (const token of tokens.toReversed()) {
    if (token.kind !== 'value' || token.field !== undefined || token.negated || words.length === MOST_WORDS) break
    words.unshift(token.value)
  }
  return words.map((_, from) => ({ text: words.slice(from).join(' ') })).filter((request) => request.text.trim() !== '')
}
