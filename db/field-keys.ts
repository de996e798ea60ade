import type { FieldName } from '../main/contract/article.ts'
import { foldForSearch } from '../main/text/fold.ts'

/** Fields that have a column with their folded form, for sorting and for comparing. */
export const KEYED: ReadonlySet<FieldName> = new Set(['title', 'outlet', 'byline'])

const LONGEST_KEY = 300

/** The folded form of a value: without case, accents and punctuation, in any script. Long ones are cut: it only sorts and finds. */
export function fieldKey(value: string | null): string | null {
  return value === null ? null : foldForSearch(value).slice(0, LONGEST_KEY)
}
