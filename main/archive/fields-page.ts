import { parse as parseCsv } from 'csv-parse/sync'
import type { OriginalNote } from '../contract/archive.ts'
import { ownPage } from './frame-page.ts'
import { escapeMarkup } from './markup.ts'
import { nothingLeftOut, type OriginalPage } from './original-page.ts'
import { linesOf, numberedLines } from './text-lines.ts'
import { textPage } from './text-page.ts'

const MOST_FIELDS = 5000
const DEEPEST = 40

/** One line of the table of fields. */
type Field = readonly [name: string, value: string]

/** A JSON record: its fields as a table, and below them the record as it stands. What is no JSON is shown as text. */
export function jsonPage(text: string, notes: readonly OriginalNote[] = []): OriginalPage {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch {
    return textPage(text, notes)
  }
  const fields: Field[] = []
  collect(value, '', 0, fields)
  return fieldsPage(fields, text, notes)
}

/** A row of a table (or a small table of its own): its cells, parted by `delimiter`, and below them the row as it stands. */
export function csvPage(text: string, delimiter: string, notes: readonly OriginalNote[] = []): OriginalPage {
  let rows: string[][]
  try {
    rows = parseCsv(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 5_000_000,
      to: 200,
    })
  } catch {
    return textPage(text, notes)
  }
  const [head, ...rest] = rows
  if (head === undefined) return textPage(text, notes)
  // A row that was cut out of its file stands without the names of its columns.
  const fields: Field[] =
    rest.length === 0
      ? head.map((cell, index) => [`${index + 1}`, cell])
      : rest.flatMap((row) => row.map((cell, index): Field => [head[index] ?? `${index + 1}`, cell]))
  return fieldsPage(
    fields.filter(([, value]) => value !== ''),
    text,
    notes,
  )
}

function fieldsPage(fields: readonly Field[], text: string, notes: readonly OriginalNote[]): OriginalPage {
  const rows = fields
    .slice(0, MOST_FIELDS)
    .map(([name, value]) => `<tr><th scope="row">${escapeMarkup(name)}</th><td>${escapeMarkup(value)}</td></tr>`)
  const { markup, cut } = numberedLines(linesOf(text))
  const all: OriginalNote[] = [...notes, ...(cut || fields.length > MOST_FIELDS ? (['cut'] as const) : [])]
  return {
    kind: 'fields',
    page: ownPage(
      '',
      `<table><tbody>${rows.join('\n')}</tbody></table>\n<h2 data-note-heading>The record as it stands in the file</h2>\n<div data-copy>${markup}</div>`,
    ),
    leftOut: nothingLeftOut,
    notes: all,
  }
}

function collect(value: unknown, name: string, depth: number, into: Field[]): void {
  if (into.length > MOST_FIELDS) return
  if (value === null || value === undefined) return
  if (typeof value !== 'object') into.push([name, typeof value === 'string' ? value : JSON.stringify(value)])
  else if (depth >= DEEPEST) into.push([name, '…'])
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) collect(item, `${name}[${index + 1}]`, depth + 1, into)
  else
    for (const [key, item] of Object.entries(value))
      collect(item, name === '' ? key : `${name}.${key}`, depth + 1, into)
}
