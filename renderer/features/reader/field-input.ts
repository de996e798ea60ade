import type { FieldName } from '../../../main/contract/article.ts'
import { isPublishedDate } from '../../article/published-date.ts'

/** Why a typed value cannot be taken: the message `reader.invalid.<problem>` says what form is wanted. */
export type FieldProblem = 'date' | 'url' | 'language'

/** What was typed, made ready to be stored (null: cleared), or what is wrong with it. */
export type FieldInput = { readonly value: string | null } | { readonly problem: FieldProblem }

/**
 * Checks one metadata value as typed. Dates are ISO 8601, as precise as known; addresses begin with http; languages are
 * BCP 47 tags, stored in their canonical form. Anything else is text, white space around it dropped.
 */
export function readFieldInput(field: FieldName, typed: string): FieldInput {
  const value = typed.trim()
  if (value === '') return { value: null }
  if (field === 'date') return isPublishedDate(value) ? { value } : { problem: 'date' }
  if (field === 'url') return /^https?:\/\/[^\s/]+\S*$/i.test(value) ? { value } : { problem: 'url' }
  if (field === 'language') return languageOf(value)
  return { value }
}

// The name of a language ("english") is well-formed too, and means nothing: codes have two or three letters.
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

function languageOf(value: string): FieldInput {
  if (!LANGUAGE.test(value)) return { problem: 'language' }
  try {
    return { value: Intl.getCanonicalLocales(value)[0]! }
  } catch {
    return { problem: 'language' }
  }
}

/** The name of a language with its tag: `English (en)`. A tag without a name stands alone. */
export function showLanguage(tag: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(tag)
    return name === undefined ? tag : `${name} (${tag})`
  } catch {
    return tag
  }
}
