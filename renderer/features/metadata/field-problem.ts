import type { FieldName } from '../../../main/contract/article.ts'

const isoDate = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[0-9:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/

const isDate = (text: string): boolean => {
  if (!isoDate.test(text)) return false
  const day = text.slice(0, 10)
  // 30 February becomes 1 March: only a real day comes back as it went in.
  return day.length < 10 || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}

const isLanguage = (text: string): boolean => {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** What is wrong with a value that was typed, as a message id; null when nothing is. An empty value clears its field. */
export function fieldProblem(field: FieldName, value: string): string | null {
  const text = value.trim()
  if (text === '') return null
  if (field === 'date' && !isDate(text)) return 'metadata.date.wrong'
  if (field === 'language' && !isLanguage(text)) return 'metadata.language.wrong'
  if (field === 'url' && !URL.canParse(text)) return 'metadata.url.wrong'
  return null
}
