import { fieldNames, type FieldName } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'

/** Metadata as entered by the researcher; null clears a field, what is absent stays. */
export type EnteredFields = Partial<Record<FieldName, string | null>>

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i
const ADDRESS = /^https?:\/\/[^\s/]+\S*$/i

/**
 * Makes entered metadata fit to be stored: white space run together, empty as cleared, dates, addresses and languages checked. Throws
 * `invalid-input` naming the field and how to write it.
 */
export function checkFields(fields: EnteredFields): EnteredFields {
  const checked: EnteredFields = {}
  for (const name of fieldNames) {
    const entered = fields[name]
    if (entered === undefined) continue
    const value = entered?.replace(/[\s\p{Cc}]+/gu, ' ').trim() ?? ''
    checked[name] = value === '' ? null : checkValue(name, value)
  }
  if (Object.keys(checked).length === 0) throw new AppError('invalid-input', 'Name at least one field to change.')
  return checked
}

function checkValue(name: FieldName, value: string): string {
  if (name === 'date') {
    if (isDate(value)) return value
    throw new AppError('invalid-input', `"${value}" is no date. Write it as 2020, 2020-02 or 2020-02-06.`, {
      field: name,
    })
  }
  if (name === 'language') {
    const canonical = canonicalLanguage(value)
    if (canonical !== undefined) return canonical
    throw new AppError('invalid-input', `"${value}" is no language code. Write it as en, de or pt-BR.`, { field: name })
  }
  if (name === 'url' && !ADDRESS.test(value))
    throw new AppError('invalid-input', `"${value}" is no web address. Begin it with http:// or https://.`, {
      field: name,
    })
  return value
}

/** The BCP 47 tag in its canonical form, as the window writes it too; undefined for what is none. */
function canonicalLanguage(value: string): string | undefined {
  if (!LANGUAGE.test(value)) return undefined
  try {
    return Intl.getCanonicalLocales(value)[0]
  } catch {
    return undefined
  }
}

function isDate(value: string): boolean {
  const match = DATE.exec(value)
  if (match === null) return false
  const [, year, month = '01', day = '01', time = ''] = match
  const parsed = new Date(`${year}-${month}-${day}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return false
  return time === '' || !Number.isNaN(Date.parse(value))
}
