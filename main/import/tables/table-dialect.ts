import type { Options } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { readStatedDate } from '../records/stated-date.ts'
import { meaningsOf, plainName } from './column-names.ts'

/** How a table of text is written. */
export interface TableDialect {
  readonly delimiter: ',' | ';' | '\t' | '|'
  /** Whether values may stand in double quotes, with line ends and delimiters inside. */
  readonly quotes: boolean
  /** What stands before a quotation mark inside quotation marks: another one, or a backslash. */
  readonly escape: '"' | '\\'
  /** Line ends of the file. */
  readonly lineEnds: readonly string[]
}

/** What the beginning of a table shows. */
export interface TableStart {
  readonly dialect: TableDialect
  /** Names of the columns; "column 1" and so on where the table has no header. */
  readonly columns: readonly string[]
  readonly hasHeader: boolean
  /** How many rows stand before the first one with values: the header, and what is above it. */
  readonly rowsBefore: number
  /** The first rows with values, as far as the sample reaches. */
  readonly rows: readonly (readonly string[])[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const QUOTING = [
  { quotes: true, escape: '"' },
  { quotes: true, escape: '\\' },
  { quotes: false, escape: '"' },
] as const
const SAMPLE_ROWS = 300
const HEADER_WITHIN = 15
const LONGEST_NAME = 100

/**
 * Tells from its beginning how a table is written: the delimiter by which its rows have the same number of values, and names that
 * are known. `isWhole`: the sample is all of it, and its last row is no piece.
 */
export function readTableStart(sample: string, isWhole: boolean): TableStart | undefined {
  const announced = /^\ufeff?sep=(?<delimiter>[,;\t|])\r?\n/i.exec(sample)?.groups?.['delimiter']
  const lineEnds = /\r(?!\n)/.test(sample) && !sample.includes('\n') ? ['\r'] : ['\r\n', '\n']
  const tried = DELIMITERS.filter((delimiter) => announced === undefined || delimiter === announced)
    .flatMap((delimiter) =>
      QUOTING.filter(({ escape }) => escape === '"' || sample.includes('\\"')).map((quoting): TableDialect => ({
        delimiter,
        ...quoting,
        lineEnds,
      })),
    )
    .map((dialect) => judge(sample, isWhole, dialect))
    .filter((start) => start !== undefined)
  const best = tried.toSorted((a, b) => b.score - a.score)[0]
  return best?.start
}

function judge(
  sample: string,
  isWhole: boolean,
  dialect: TableDialect,
): { readonly start: TableStart; readonly score: number } | undefined {
  if (!sample.includes(dialect.delimiter) && dialect.delimiter !== ',') return undefined
  const rows = rowsOf(sample, isWhole, dialect)
  const filled = rows.filter((row) => !isBlank(row))
  if (filled.length === 0) return undefined
  const header = findHeader(rows)
  const hasHeader = header !== undefined
  const first = rows.findIndex((row) => !isBlank(row))
  const rowsBefore = hasHeader ? header + 1 : first
  const values = rows.slice(rowsBefore).filter((row) => !isBlank(row))
  const width = hasHeader ? rows[header]!.length : modal(values.map((row) => row.length))
  const names = hasHeader ? rows[header]! : Array.from({ length: width }, (_, index) => `column ${index + 1}`)
  const columns = uniqueNames(names)
  const even = values.length === 0 ? 0.5 : values.filter((row) => row.length === width).length / values.length
  const known = hasHeader ? knownNames(rows[header]!) : 0
  const score =
    even * Math.min(width, 20) ** 0.5 +
    known * 1.5 +
    (dialect.quotes ? (dialect.escape === '"' ? 0.25 : 0.2) : 0) -
    (width === 1 ? 0.5 : 0)
  return { start: { dialect, columns, hasHeader, rowsBefore, rows: values }, score }
}

function rowsOf(sample: string, isWhole: boolean, dialect: TableDialect): string[][] {
  try {
    const rows = parse(sample, {
      ...parseOptions(dialect),
      bom: true,
      to: SAMPLE_ROWS,
      skip_records_with_error: true,
    })
    return isWhole || rows.length >= SAMPLE_ROWS ? rows : rows.slice(0, -1)
  } catch {
    // A quotation that the end of the sample cuts.
    return []
  }
}

/** Options of csv-parse for a dialect; rows of any width, quotation marks in the middle of a value are its own. */
export function parseOptions({ delimiter, quotes, escape, lineEnds }: TableDialect): Options {
  return {
    delimiter,
    quote: quotes ? '"' : null,
    escape: quotes ? escape : null,
    record_delimiter: [...lineEnds],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  }
}

/** Whether a row holds nothing. */
export function isBlank(row: readonly string[]): boolean {
  return row.every((value) => value.trim() === '')
}

/** The row of the header: the one near the top with the most known names, else a first row that looks like names. */
function findHeader(rows: readonly (readonly string[])[]): number | undefined {
  let best: { readonly at: number; readonly known: number } | undefined
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    if (!couldBeHeader(row)) continue
    const known = knownNames(row)
    if (known > (best?.known ?? 0)) best = { at, known }
  }
  if (best !== undefined && (best.known >= 2 || rows[best.at]!.length <= 2)) return best.at
  const first = rows.findIndex((row) => !isBlank(row))
  const row = rows[first]
  if (row === undefined || !couldBeHeader(row) || row.length < 2) return best?.at
  return best?.at ?? (differs(row, rows.slice(first + 1)) ? first : undefined)
}

function couldBeHeader(row: readonly string[]): boolean {
  const names = row.map((name) => name.trim()).filter((name) => name !== '')
  return (
    names.length > 0 &&
    names.length >= row.length * 0.6 &&
    names.every((name) => name.length <= LONGEST_NAME && /\p{L}/u.test(name) && !/^https?:\/\//i.test(name)) &&
    !names.some((name) => name.length > 12 && readStatedDate(name) !== undefined)
  )
}

/** Whether a first row is unlike those below it: they are longer, or hold numbers, addresses and dates where it has words. */
function differs(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  const sample = below.filter((other) => !isBlank(other)).slice(0, 20)
  if (sample.length === 0) return false
  const unlike = row.filter((name, index) => {
    const values = sample.map((other) => other[index] ?? '').filter((value) => value.trim() !== '')
    if (values.length === 0) return false
    const longer = values.filter(
      (value) => value.length > 2 * name.length + 20 || /^\s*(?:https?:\/\/|[\d.,/:-]+\s*$)/i.test(value),
    )
    return longer.length >= values.length * 0.8
  })
  return unlike.length > 0
}

function knownNames(row: readonly string[]): number {
  return new Set(
    row.flatMap((name) =>
      meaningsOf(plainName(name))
        .slice(0, 1)
        .map(({ field }) => field),
    ),
  ).size
}

function modal(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts.entries()].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** Names that are empty or double get their number. */
function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.map((printed, index) => {
    const name = printed.replace(/\s+/g, ' ').trim() || `column ${index + 1}`
    const unique = seen.has(name) ? `${name} (column ${index + 1})` : name
    seen.add(unique)
    return unique
  })
}
