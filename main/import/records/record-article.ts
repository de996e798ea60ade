import type { Extracted } from '../../contract/article.ts'
import { detectLanguage } from '../../text/languages.ts'
import { composeArticle, type Part } from '../describe/compose-article.ts'
import type { DayOrder } from '../describe/dates.ts'
import type { Hints, Warning } from '../formats/format.ts'
import type { ColumnField } from '../../contract/tables.ts'
import { contentParts } from './content-parts.ts'
import { fieldsOf, headParts, isNoValue, type RawFields, type RawValue } from './record-fields.ts'

/** The values of a record by what they are. */
export type RecordValues = Partial<Record<ColumnField, RawValue>>

/** What the records of a file have in common. */
export interface RecordContext {
  /** What `Extracted.format` says. */
  readonly format: string
  readonly hints: Hints
  /** Which comes first in the numeric dates of the file, where that is known. */
  readonly order?: DayOrder
}

const LONGEST_CELL = 32_767
const TRUNCATED = /\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$/u

/** The article of a record, or undefined when it has no text and no summary. */
export function articleOfRecord(
  values: RecordValues,
  { format, hints, order }: RecordContext,
): { readonly extracted: Extracted; readonly warnings: readonly Warning[] } | undefined {
  const stated = (field: ColumnField): RawValue | undefined =>
    values[field] === undefined || isNoValue(values[field].value) ? undefined : values[field]
  const whole = stated('text')
  const summary = stated('standfirst')
  const source = whole ?? summary
  if (source === undefined) return undefined
  const content = bodyParts(source.value)
  if (!content.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) return undefined
  const words = content.map(({ text }) => text).join('\n')
  const byline = stated('byline')
  const raw: RawFields = {
    ...pick('title', stated('title')),
    ...pick('outlet', stated('outlet')),
    ...pick('byline', byline === undefined ? undefined : { ...byline, value: namesOf(byline.value) }),
    ...pick('url', stated('url')),
    ...pick('language', stated('language')),
    dates: values.date === undefined ? [] : [values.date],
  }
  const context = { hints, language: () => detectLanguage(words).language, ...(order === undefined ? {} : { order }) }
  const { declaredLanguage, ...fields } = fieldsOf(raw, context)
  const standfirst = whole === undefined ? undefined : summary?.value
  const parts = [
    ...headParts(fields.title!, standfirst === undefined ? undefined : shortText(standfirst), content),
    ...content,
  ]
  return {
    extracted: composeArticle(
      parts,
      { ...fields, ...(declaredLanguage === undefined ? {} : { declaredLanguage }) },
      format,
    ),
    warnings: warningsOf(whole, source),
  }
}

function pick<K extends string>(name: K, value: RawValue | undefined): { readonly [key in K]?: RawValue } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in K]?: RawValue }
}

function bodyParts(value: string): Part[] {
  const marker = TRUNCATED.exec(value)
  if (marker === null) return contentParts(value)
  return [...contentParts(value.slice(0, marker.index)), { layer: 'furniture', text: marker[0].trim() }]
}

function shortText(summary: string): string | undefined {
  const parts = contentParts(summary).filter(({ layer }) => layer !== 'furniture')
  const text = parts.map((part) => part.text).join(' ')
  return text.length > 2000 ? undefined : text
}

function warningsOf(whole: RawValue | undefined, { value, place }: RawValue): Warning[] {
  if (whole === undefined)
    return [
      {
        code: 'summary-only',
        reason: `It has only a summary (${place}). For its whole text import the article itself.`,
      },
    ]
  if (TRUNCATED.test(value))
    return [
      {
        code: 'summary-only',
        reason: 'The service that it comes from cut its text off. For the whole text import the article itself.',
      },
    ]
  if (value.length === LONGEST_CELL)
    return [
      {
        code: 'cut-off',
        reason:
          'Its text ends where a spreadsheet cuts a cell off (32,767 characters). Export it without a spreadsheet to have the rest.',
      },
    ]
  return []
}

/** Names in a list as programs print it: `['A', 'B']` or `["A", "B"]`, or with semicolons or bars between. */
function namesOf(value: string): string {
  const list = /^\s*[[(](?<inner>.*)[\])]\s*$/su.exec(value)?.groups?.['inner']
  const quoted = list?.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gu)
  const names =
    quoted === null || quoted === undefined
      ? (list ?? value).split(/\s*[;|]\s*/u)
      : quoted.map((name) => name.slice(1, -1))
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join(', ')
}
