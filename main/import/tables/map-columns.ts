import { columnFields, noColumn, type ColumnField } from '../../contract/tables.ts'
import { isNoValue } from '../records/record-fields.ts'
import { readStatedDate } from '../records/stated-date.ts'
import { Refusal } from '../refusal.ts'
import { likelyMeaning, meaningsOf, plainName } from './column-names.ts'

/** A column (or a key of JSON records) with some of its values. `name` is as printed; `plain` its forms for comparing, best first. */
export interface SampleColumn {
  readonly name: string
  readonly plain: readonly string[]
  readonly values: readonly string[]
  /** Only names that are known count, not names that only remind of them. */
  readonly exactOnly?: boolean
}

/** How sure it is that a column holds a field. */
export type Confidence = 'chosen' | 'certain' | 'likely' | 'guessed'

/** The column of a field, with others that may stand in for it where its value is empty, best first. */
export interface MappedColumn {
  readonly column: string
  readonly confidence: Confidence
  readonly others: readonly string[]
}

/** The columns of the fields that were found. */
export type ColumnMapping = ReadonlyMap<ColumnField, MappedColumn>

/** A column of a table for mapping. `plain` may be given for names that are paths. */
export function sampleColumn(
  name: string,
  values: readonly string[],
  plain: readonly string[] = [plainName(name)],
): SampleColumn {
  return { name, plain, values: values.filter((value) => !isNoValue(value)) }
}

const LONG_TEXT = 200

/**
 * Tells what the columns of a table hold: by their names in many languages, checked against some of their values, then the text by its
 * length. `chosen`: what the researcher decided, which wins. Throws the Refusal `columns-unclear` for a choice that the table does
 * not have.
 */
export function mapColumns(
  columns: readonly SampleColumn[],
  chosen: Readonly<Record<string, string>> = {},
): ColumnMapping {
  const mapping = new Map<ColumnField, MappedColumn>()
  for (const [field, column] of chosenColumns(columns, chosen))
    mapping.set(field, { column, confidence: 'chosen', others: [] })
  const given = new Set(Object.keys(chosen))
  const used = new Set([...mapping.values()].map(({ column }) => column))
  const free = columns.filter(({ name }) => !used.has(name))
  const candidates = columnFields
    .filter((field) => !given.has(field))
    .flatMap((field) => free.flatMap((column) => candidate(field, column)))
    .toSorted((a, b) => a.rank - b.rank || b.weight - a.weight)
  for (const { field, column, confidence } of candidates) {
    const before = mapping.get(field)
    if (before === undefined && !used.has(column)) {
      mapping.set(field, { column, confidence, others: [] })
      used.add(column)
    }
  }
  for (const [field, mapped] of mapping) {
    const others = candidates
      .filter((other) => other.field === field && other.confidence === 'certain' && !used.has(other.column))
      .map(({ column }) => column)
    if (others.length > 0 && mapped.confidence !== 'chosen') mapping.set(field, { ...mapped, others })
  }
  if (!mapping.has('text') && !given.has('text')) {
    const longest = longestColumn(free.filter(({ name }) => !used.has(name)))
    if (longest !== undefined) mapping.set('text', { column: longest, confidence: 'guessed', others: [] })
  }
  return mapping
}

/** Whether a mapping says enough to read articles: where their text is, or at least a summary of it under a title. */
export function isClear(mapping: ColumnMapping): boolean {
  return mapping.has('text') || (mapping.has('standfirst') && mapping.has('title'))
}

/** The refusal of a table whose columns do not say where the text is. */
export function unclearColumns(sampled: readonly SampleColumn[], mapping: ColumnMapping): Refusal {
  const columns = sampled.map(({ name }) => name)
  const couldHoldTexts = sampled.some(({ values }) => averageLength(values) >= LONG_TEXT / 2)
  if (mapping.has('url') && mapping.has('title') && !couldHoldTexts) return withoutTexts(columns)
  const reason = `Its columns do not say which of them holds the text of the articles (${namesOf(columns)}). Choose the columns in the window, or with --columns, such as --columns title=Headline,text=Body.`
  return new Refusal('failed', 'columns-unclear', reason)
}

/** The refusal of a list that names articles, and has no place for their texts. `columns`: the names of its columns or keys. */
export function withoutTexts(columns: readonly string[]): Refusal {
  const reason = `It lists articles without their texts (${namesOf(columns)}). Save the articles themselves and import these; if a column does hold the texts, choose it in the window, or with --columns text=NAME.`
  return new Refusal('skipped', 'no-text', reason)
}

/** What is wrong with a choice of columns for a table that has these, in a sentence; undefined when it can be used. */
export function problemOfColumns(
  chosen: Readonly<Record<string, string>>,
  columns: readonly string[],
): string | undefined {
  for (const [field, column] of Object.entries(chosen)) {
    if (!isColumnField(field)) return `There is no field “${field}”. The fields are ${columnFields.join(', ')}.`
    if (findColumn(column, columns) === undefined && column !== noColumn)
      return `It has no column “${column}”. Its columns are ${namesOf(columns)}.`
  }
  return undefined
}

function chosenColumns(
  columns: readonly SampleColumn[],
  chosen: Readonly<Record<string, string>>,
): [field: ColumnField, column: string][] {
  const names = columns.map(({ name }) => name)
  const problem = problemOfColumns(chosen, names)
  if (problem !== undefined)
    throw new Refusal('failed', 'columns-unclear', `${problem} Choose its columns in the window, or with --columns.`)
  return Object.entries(chosen).flatMap(([field, column]) => {
    const found = findColumn(column, names)
    return found === undefined || !isColumnField(field) ? [] : [[field, found]]
  })
}

function isColumnField(name: string): name is ColumnField {
  return (columnFields as readonly string[]).includes(name)
}

function findColumn(wanted: string, columns: readonly string[]): string | undefined {
  return (
    columns.find((name) => name === wanted) ??
    columns.find((name) => name.trim().toLowerCase() === wanted.trim().toLowerCase()) ??
    columns.find((name) => plainName(name) === plainName(wanted) && plainName(wanted) !== '')
  )
}

function namesOf(columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((name) => `“${name.length > 60 ? `${name.slice(0, 57)}…` : name}”`)
  return shown.join(', ') + (columns.length > 20 ? `, and ${columns.length - 20} more` : '')
}

interface Candidate {
  readonly field: ColumnField
  readonly column: string
  readonly confidence: Confidence
  /** Less is better. */
  readonly rank: number
  /** Among equals, more is better. */
  readonly weight: number
}

function candidate(field: ColumnField, column: SampleColumn): Candidate[] {
  if (!fits(field, column)) return []
  for (const [form, name] of column.plain.entries()) {
    const meaning = meaningsOf(name).find((one) => one.field === field)
    if (meaning === undefined) continue
    const rank = meaning.rank + form / 10 + meaning.order / 1000
    return [{ field, column: column.name, confidence: 'certain', rank, weight: weightOf(field, column) }]
  }
  const likely = column.exactOnly !== true && column.plain[0] !== undefined && likelyMeaning(column.plain[0]) === field
  return likely ? [{ field, column: column.name, confidence: 'likely', rank: 5, weight: weightOf(field, column) }] : []
}

/** Among names of equal rank the longer text is the text; of other fields the column with more values. */
function weightOf(field: ColumnField, { values }: SampleColumn): number {
  return field === 'text' ? averageLength(values) : values.length
}

/** Whether the values of a column can be those of a field. A column without values can be any. */
function fits(field: ColumnField, { values }: SampleColumn): boolean {
  if (values.length === 0) return true
  const length = averageLength(values)
  const share = (passes: (value: string) => boolean): number => values.filter(passes).length / values.length
  const addresses = share(isAddress)
  if (field === 'url') return addresses >= 0.3
  if (field === 'text') return addresses < 0.5 && share(isNumber) < 0.5
  if (field === 'title') return addresses < 0.5 && share(isNumber) < 0.8 && length <= 500
  if (field === 'outlet') return addresses < 0.5 && share(isNumber) < 0.8 && length <= 100
  if (field === 'byline') return addresses < 0.5 && share(isNumber) < 0.8 && length <= 250
  if (field === 'date') return share((value) => readStatedDate(value, 'day-first') !== undefined) >= 0.3
  if (field === 'language') return length <= 30
  if (field === 'standfirst') return addresses < 0.5 && share(isNumber) < 0.5
  return length <= 200
}

function longestColumn(columns: readonly SampleColumn[]): string | undefined {
  const prose = columns
    .filter(
      ({ values }) =>
        values.filter((value) => value.split(/\s+/).length >= 20).length >= Math.max(1, values.length * 0.5),
    )
    .map(({ name, values }) => ({ name, length: averageLength(values) }))
    .filter(({ length }) => length >= LONG_TEXT)
    .toSorted((a, b) => b.length - a.length)
  const [first, second] = prose
  return first !== undefined && (second === undefined || first.length >= 2 * second.length) ? first.name : undefined
}

function averageLength(values: readonly string[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value.length, 0) / values.length
}

function isAddress(value: string): boolean {
  return /^\s*(?:https?:\/\/|www\.[^\s/]+\/)\S*\s*$/i.test(value)
}

function isNumber(value: string): boolean {
  return /^\s*[-+]?[\d.,]+\s*%?\s*$/.test(value)
}
