import { parse, type CsvError, type Parser } from 'csv-parse'
import { ByteEncoding } from '../byte-encoding.ts'
import { ByteWindow } from '../byte-window.ts'
import { decode } from '../charset.ts'
import { inPieces } from '../in-pieces.ts'
import type { FormatInput, RecordRefusal, Warning } from '../formats/format.ts'
import { parseOptions, type TableDialect } from './table-dialect.ts'

/** A row of a table: its values, and its bytes without the line end. */
export interface TableRow {
  readonly cells: readonly string[]
  readonly bytes: Uint8Array
  /** The line that it begins in, from 1. */
  readonly line: number
  readonly charset: string
  readonly warnings: readonly Warning[]
}

/** A place in a table that could not be read. */
export interface BrokenRow {
  readonly line: number
  readonly refusal: RecordRefusal['refusal']
}

const LONGEST_ROW = 20_000_000
const MOST_RESTARTS = 20
const CHUNK = 262_144
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * Reads a table row by row, blank ones included, with memory for a few of them. After a quotation that never ends, or a row of more
 * than 20 MB, reading goes on at the next line.
 */
export async function* readTableRows(input: FormatInput, dialect: TableDialect): AsyncGenerator<TableRow | BrokenRow> {
  const encoding = new ByteEncoding(input)
  let start = encoding.mark
  let line = 1
  for (let restarts = 0; ; restarts++) {
    const position = { offset: start, line }
    const error = yield* rowsFrom(input, dialect, encoding, position)
    if (error === undefined) return
    const next = await nextLine(input, position.offset, encoding.unit)
    const place = `In line ${position.line.toLocaleString('en')} `
    if (next >= input.size || restarts >= MOST_RESTARTS) {
      const reason = `${place}${error}. Nothing after it could be read. Mend that line and import the table again.`
      yield { line: position.line, refusal: { outcome: 'failed', code: 'damaged', reason } }
      return
    }
    const reason = `${place}${error}. That line was left out. Mend it and import the table again.`
    yield { line: position.line, refusal: { outcome: 'failed', code: 'damaged', reason } }
    start = next
    line = position.line + 1
  }
}

/** Rows from an offset on. Ends with what is wrong with the row at `position`, or with undefined at the end of the table. */
async function* rowsFrom(
  input: FormatInput,
  dialect: TableDialect,
  encoding: ByteEncoding,
  position: { offset: number; line: number },
): AsyncGenerator<TableRow, string | undefined> {
  const window = new ByteWindow()
  const first = position.line
  const parsed = new RowParser(dialect)
  let from = 0
  const rows = function* (): Generator<TableRow, boolean> {
    for (const { cells, end, lines } of parsed.take()) {
      const bytes = window.take(from, end)
      if (dialect.quotes && dialect.escape === '"' && isUnclosed(cells, bytes)) return true
      yield {
        cells: cells.map((cell) => encoding.textOfLatin1(cell)),
        bytes: encoding.original(withoutLineEnd(bytes)),
        line: position.line,
        charset: encoding.name,
        warnings: encoding.warnings,
      }
      from = end
      position.offset += encoding.original(bytes).length
      position.line = first + lines
    }
    window.forgetBefore(from)
    return false
  }
  const isStart = position.offset === encoding.mark
  let read = isStart ? 0 : position.offset
  for await (const whole of isStart ? input.chunks() : chunksFrom(input, position.offset)) {
    const chunk = read === 0 ? whole.subarray(encoding.mark) : whole
    read += whole.length
    for (const bytes of inPieces(encoding.take(chunk, read >= input.size))) {
      window.append(bytes)
      await parsed.write(bytes)
      if (yield* rows()) return UNCLOSED
      if (parsed.error !== undefined) break
    }
    if (parsed.error !== undefined) break
  }
  if (parsed.error === undefined) await parsed.end()
  if (yield* rows()) return UNCLOSED
  if (parsed.error === undefined) return undefined
  return parsed.error.code === 'CSV_MAX_RECORD_SIZE'
    ? `a row begins that has more than ${LONGEST_ROW / 1e6} MB, as if a quotation in it never ended`
    : UNCLOSED
}

const UNCLOSED = 'a quotation begins that never ends'

/** Whether a quotation runs on into the next row: it holds a line end, and ends where no value ends. */
function isUnclosed(cells: readonly string[], bytes: Uint8Array): boolean {
  const runsOn = cells.some((cell) => cell.startsWith('"') && cell.includes('\n'))
  return runsOn && !Buffer.from(bytes).includes('"""')
}

interface ParsedRow {
  readonly cells: string[]
  /** Where the row ends in the bytes that were written, its line end included. */
  readonly end: number
  /** Lines up to its end. */
  readonly lines: number
}

/** csv-parse over bytes, with the rows taken from its hook: what came before an error is not lost with it. */
class RowParser {
  error: CsvError | undefined
  #rows: ParsedRow[] = []
  readonly #parser: Parser

  constructor(dialect: TableDialect) {
    this.#parser = parse({
      ...parseOptions(dialect),
      encoding: 'latin1',
      max_record_size: LONGEST_ROW,
      on_record: (record, { bytes, lines }) => {
        this.#rows.push({ cells: record, end: bytes, lines })
        return null
      },
    })
    this.#parser.on('error', (error) => (this.error = error as CsvError))
    this.#parser.resume()
  }

  /** The rows that are complete since the last call. */
  take(): ParsedRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#parser.write(bytes, () => resolve()))
  }

  end(): Promise<void> {
    return new Promise((resolve) => this.#parser.end(() => resolve()))
  }
}

async function* chunksFrom(input: FormatInput, start: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < input.size; at += CHUNK) yield await input.slice(at, at + CHUNK)
}

/** Where the line after the one at an offset begins. */
async function nextLine(input: FormatInput, offset: number, unit: 1 | 2): Promise<number> {
  const isEnd = (byte: number): boolean => byte === LINE_FEED || byte === CARRIAGE_RETURN
  for (let at = offset; at < input.size; at += CHUNK) {
    const chunk = await input.slice(at, at + CHUNK)
    for (let end = 0; end + unit <= chunk.length; end += unit) {
      const [first, second] = [chunk[end]!, chunk[end + 1]!]
      if (unit === 1 ? isEnd(first) : (isEnd(first) && second === 0) || (isEnd(second) && first === 0))
        return at + end + unit
    }
  }
  return input.size
}

function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === LINE_FEED || bytes[end - 1] === CARRIAGE_RETURN)) end--
  return bytes.subarray(0, end)
}

/** The text of the beginning of a table, for telling its columns. */
export function sampleText(bytes: Uint8Array, charset: string | undefined): string {
  return decode(bytes, charset === undefined ? {} : { declared: charset }).text
}
