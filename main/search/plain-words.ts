import { queryTokens } from '../contract/query-tokens.ts'

const MOST_WORDS = 4

/** The plain words at the end of a query that is being typed, at most four: what is no field, phrase, operator or left out. */
export function plainWordsBefore(text: string): string[] {
  const words: string[] = []
  for (const token of queryTokens(text, true).toReversed()) {
    if (token.kind !== 'value' || token.field !== undefined || token.negated || token.quoted) break
    if (words.length === MOST_WORDS) break
    words.unshift(token.value)
  }
  return words.map((word) => word.replace(/[*?]+$/, '')).filter((word) => word !== '')
}
