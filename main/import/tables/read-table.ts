import type { DayOrder } from '../describe/dates.ts'
import type { FileHead, FormatInput, Found, Hints, RecordRefusal, Warning } from '../formats/format.ts'
import { DayOrderVote } from '../records/day-order.ts'
import { onceAFile } from '../records/once.ts'
import { articleOfRecord, type RecordContext, type RecordValues } from '../records/record-article.ts'
import { isNoValue } from '../records/record-fields.ts'
import { RefusalTally } from '../records/refusal-tally.ts'
import { Refusal } from '../refusal.ts'
import { meaningsOf, plainName } from './column-names.ts'
import {
  isClear,
  mapColumns,
  sampleColumn,
  unclearColumns,
  type ColumnMapping,
  type SampleColumn,
} from './map-columns.ts'
import { rememberedColumns } from './remembered-columns.ts'
import { isBlank, readTableStart, type TableStart } from './table-dialect.ts'
import { readTableRows, sampleText, type TableRow } from './table-rows.ts'

const SAMPLE_BYTES = 1_048_576
const SAMPLE_VALUES = 200
const TABLE_EXTENSIONS = new Set(['csv', 'tsv', 'tab'])

/** Whether a file begins as a table: by its extension, or by a first line of at least three names of which two are known. */
export function looksLikeTable({ text, extension }: FileHead): boolean {
  if (text === '' || /^\s*[<{]/.test(text)) return false
  if (TABLE_EXTENSIONS.has(extension)) return true
  if (extension === 'md' || extension === 'html') return false
  const line = /^\ufeff?(?:sep=.\r?\n)?\s*([^\r\n]{5,2000})/.exec(text)?.[1] ?? ''
  const delimiter = ['\t', ';', ',', '|'].find((mark) => line.split(mark).length >= 3)
  if (delimiter === undefined) return false
  const below = text.slice(text.indexOf(line) + line.length).trimStart()
  if (!/^[^\r\n]*/.exec(below)![0].includes(delimiter) && !below.startsWith('"')) return false
  const names = line.split(delimiter).map((name) => name.replace(/^"|"$/g, '').trim())
  if (names.some((name) => name.length > 40 || /[.!?]$/.test(name))) return false
  const fields = new Set(
    names.flatMap((name) =>
      meaningsOf(plainName(name))
        .slice(0, 1)
        .map(({ field }) => field),
    ),
  )
  return (
    fields.size >= Math.max(2, names.length / 3) && (fields.has('text') || fields.has('title') || fields.has('url'))
  )
}

/** The head of a table and what its columns hold. */
export interface TableShape {
  readonly start: TableStart
  readonly sampled: readonly SampleColumn[]
  readonly mapping: ColumnMapping
}

/** Tells the columns of a table from its beginning. Throws the Refusals `empty` and `columns-unclear`. */
export function readTableShape(
  sample: string,
  isWhole: boolean,
  hints: Pick<Hints, 'columns' | 'tables'> = {},
): TableShape {
  const start = readTableStart(sample, isWhole)
  if (start === undefined) throw new Refusal('skipped', 'empty', 'There is no row in it.')
  const columns = start.columns.map((name, index) =>
    sampleColumn(
      name,
      start.rows.slice(0, SAMPLE_VALUES).map((row) => row[index] ?? ''),
    ),
  )
  return { start, sampled: columns, mapping: mapColumns(columns, rememberedColumns(start.columns, hints)) }
}

/** The articles of a table, one a row. Its record is the number of its row, the header not counted. */
export async function* readTable(input: FormatInput, format: string): AsyncGenerator<Found> {
  const { hints } = input
  const length = Math.min(SAMPLE_BYTES, input.size)
  const sample = sampleText(await input.slice(0, length), hints.charset)
  const { start, sampled, mapping } = readTableShape(sample, length === input.size, hints)
  if (start.rows.length === 0 && length === input.size)
    throw new Refusal('skipped', 'empty', 'It has no row below the names of its columns.')
  if (!isClear(mapping)) throw unclearColumns(sampled, mapping)
  const order = await dayOrderOf(input, start, mapping)
  const context: RecordContext = { format, hints, ...(order === undefined ? {} : { order }) }
  const { delimiter } = start.dialect
  const media = delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv'
  // A row that is cut out of its file does not show what parts its cells.
  const parts = delimiter === '\t' || delimiter === ',' ? '' : `;delimiter=${encodeURIComponent(delimiter)}`
  const tally = new RefusalTally('rows')
  const once = onceAFile()
  let number = 0
  let seen = 0
  let damaged = false
  for await (const row of readTableRows(input, start.dialect)) {
    if ('refusal' in row) {
      damaged = true
      yield { refusal: row.refusal }
      continue
    }
    if (seen++ < start.rowsBefore) continue
    if (isBlank(row.cells)) continue
    // What is left of the row that was damaged has not the width of a row.
    if (damaged && row.cells.length !== start.columns.length) continue
    damaged = false
    number++
    const found = articleOfRecord(valuesOf(row, start.columns, mapping, number), context)
    if (found === undefined) {
      const refused = tally.add(String(number), withoutText(mapping))
      if (refused !== undefined) yield refused
      continue
    }
    yield {
      record: String(number),
      extracted: found.extracted,
      warnings: [...once(row.warnings), ...found.warnings, ...rowWarnings(row, start.columns.length)],
      original: row.bytes,
      media: `${media};charset=${row.charset}${parts}`,
    }
  }
  yield* tally.rest()
}

function valuesOf(row: TableRow, columns: readonly string[], mapping: ColumnMapping, number: number): RecordValues {
  const values: RecordValues = {}
  for (const [field, { column, others }] of mapping) {
    for (const name of [column, ...others]) {
      const value = row.cells[columns.indexOf(name)]
      if (value === undefined || isNoValue(value)) continue
      values[field] = { value, place: `the column “${name}” in row ${number}` }
      break
    }
  }
  return values
}

function withoutText(mapping: ColumnMapping): RecordRefusal['refusal'] {
  const column = mapping.get('text')?.column ?? mapping.get('standfirst')?.column ?? ''
  const reason = `It has no text: its column “${column}” is empty.`
  return { outcome: 'skipped', code: 'no-text', reason }
}

function rowWarnings({ cells, line }: TableRow, width: number): Warning[] {
  const warnings: Warning[] = []
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ''))
    warnings.push({
      code: 'uneven-row',
      reason: `Its row (line ${line.toLocaleString('en')}) has ${cells.length} values for ${width} columns, so that a value may stand in the wrong one. Compare it with the original.`,
    })
  if (cells.some((cell) => cell.includes('\ufffd')))
    warnings.push({
      code: 'lost-characters',
      reason: 'Characters of its row could not be read and are shown as \ufffd.',
    })
  return warnings
}

/** The order of day and month in the dates of a table: by its beginning, else by as much of it as it takes. */
async function dayOrderOf(
  input: FormatInput,
  start: TableStart,
  mapping: ColumnMapping,
): Promise<DayOrder | undefined> {
  const column = start.columns.indexOf(mapping.get('date')?.column ?? '')
  if (column === -1) return undefined
  const vote = new DayOrderVote()
  for (const row of start.rows) vote.count(row[column] ?? '')
  if (!vote.isOpen) return vote.order
  for await (const row of readTableRows(input, start.dialect)) {
    if ('refusal' in row) continue
    vote.count(row.cells[column] ?? '')
    if (!vote.isOpen) break
  }
  return vote.order
}
