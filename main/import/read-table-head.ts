import { basename } from 'node:path'
import type { ColumnMapping } from '../contract/tables.ts'
import { columnFields } from '../contract/tables.ts'
import { shownPath, type FilePath } from '../files/file-path.ts'
import { openFile } from './file-input.ts'
import { firstRecords, keysOf } from './json/json-keys.ts'
import { mapKeys, shapeOf } from './json/json-shape.ts'
import { readJsonStart } from './json/json-value.ts'
import { recognise } from './recognise.ts'
import { Refusal } from './refusal.ts'
import type { ColumnMapping as FoundMapping } from './tables/map-columns.ts'
import { readTableShape } from './tables/read-table.ts'
import { sampleText } from './tables/table-rows.ts'

/** The beginning of a table: its columns, its first rows (cells cut short), and which column import takes for which field. */
export interface TableHead {
  readonly columns: string[]
  readonly rows: string[][]
  readonly guess: ColumnMapping
}

const SAMPLE_BYTES = 2_097_152
const SHOWN_ROWS = 5
const LONGEST_CELL = 300

/** Reads the head of a table or of JSON records. Throws a Refusal for what is neither. */
export async function readTableHead(path: FilePath): Promise<TableHead> {
  const file = await openFile(path)
  try {
    const length = Math.min(SAMPLE_BYTES, file.size)
    const sample = sampleText(await file.slice(0, length), undefined)
    const { format } = recognise(basename(shownPath(path)), file.head)
    if (format.name === 'csv') return headOfTable(sample, length === file.size)
    if (format.name === 'json' || format.name === 'jsonl') return headOfJson(sample)
    throw new Refusal('skipped', 'unsupported', `It is ${format.label}, not a table or JSON.`)
  } finally {
    await file.close()
  }
}

function headOfTable(sample: string, isWhole: boolean): TableHead {
  const { start, mapping } = readTableShape(sample, isWhole)
  return {
    columns: [...start.columns],
    rows: start.rows.slice(0, SHOWN_ROWS).map((row) => row.map(cell)),
    guess: guessOf(mapping),
  }
}

function headOfJson(sample: string): TableHead {
  const values = readJsonStart(sample)
  const records = firstRecords(values)
  const columns = keysOf(records)
  if (columns.length === 0) throw new Refusal('skipped', 'no-article', 'There is no record with keys and values in it.')
  return {
    columns,
    rows: records.slice(0, SHOWN_ROWS).map((record) => columns.map((key) => cell(record.get(key)?.join(' ') ?? ''))),
    guess: guessOf(shapeOf(values)?.mapping ?? mapKeys(records)),
  }
}

function guessOf(mapping: FoundMapping): ColumnMapping {
  return Object.fromEntries(
    columnFields.flatMap((field) => {
      const column = mapping.get(field)?.column
      return column === undefined ? [] : [[field, column] as const]
    }),
  )
}

function cell(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= LONGEST_CELL ? line : `${line.slice(0, LONGEST_CELL).replace(/[\ud800-\udbff]$/, '')}…`
}
