import type { FormatInput, Found, RecordRefusal } from '../formats/format.ts'
import { LARGEST_ARTICLE } from '../formats/text.ts'
import {
  cutRow,
  exportRecord,
  incompleteRow,
  RecordNames,
  type ExportArticle,
  type ExportReading,
} from './export-article.ts'
import { decodeRecord, exportEncoding, type DecodedRecord } from './export-encoding.ts'
import { splitRecords, type Cut, type Slice } from './split-records.ts'

/** How the exports of a vendor are read: where records begin or end, and what each piece is. One is made for each file. */
export interface ExportReader {
  /** What `Extracted.format` says. */
  readonly format: string
  /** Media type of the originals, without the charset. */
  readonly media: string
  /** Whether the file may declare its encoding, as HTML and XML do. */
  readonly markup: boolean
  /** Where the file is cut, found from its beginning. */
  cut(beginning: string): Cut
  /** How many articles the export says it has, asked when all is read; undefined when it does not say. */
  expected?(): { readonly count: number; readonly where: string } | undefined
  /** Reads a piece. `isFirst`: nothing stands before it; where records begin with their marker, it is the cover and no record. */
  read(text: string, isFirst: boolean): ExportReading
  /** The part of a piece that is the record's own, for its original; absent: all of it. Offsets in bytes of ASCII text. */
  trim?(latin1: string): number
}

const BEGINNING = 524_288

/**
 * Reads an export as a stream: one record in memory at a time, each with its own bytes as original. What is missing at the end or by
 * the cover's count becomes a row. Yields nothing at all when there is no article, so that the caller can read the file otherwise.
 */
export async function* readExport(input: FormatInput, reader: ExportReader): AsyncGenerator<Found> {
  const head = await input.slice(0, BEGINNING)
  const encoding = await exportEncoding(input, head, reader.markup)
  const beginning = new TextDecoder(encoding.name).decode(head)
  const names = new RecordNames()
  const rows: RecordRefusal[] = []
  let found = 0
  let pieces = 0
  // The last article waits until it is known to be the last: only there can the file be cut off.
  let held: Held | undefined
  const release = function* (isLast: boolean): Generator<Found> {
    if (held === undefined) return
    const { article, whole, slice, decoded, record } = held
    held = undefined
    if (isLast && !whole) {
      yield cutRow(record, article, found)
      return
    }
    found++
    const original =
      reader.trim === undefined ? slice.bytes : slice.bytes.subarray(0, trimmed(slice.bytes, reader, encoding.unit))
    yield exportRecord(
      article,
      { record, original, media: `${reader.media};charset=${decoded.encoding}` },
      reader.format,
      decoded.warnings,
    )
  }
  const cut = reader.cut(beginning)
  for await (const slice of splitRecords(input, cut, encoding)) {
    const isCover = slice.index === 0
    if (slice.bytes.length === 0) {
      if (isCover && cut.at === 'before') continue
      yield* release(false)
      rows.push(tooLargeRow(names.name(undefined, ++pieces), slice.size))
      continue
    }
    const decoded = decodeRecord(slice.bytes, encoding)
    const reading = reader.read(decoded.text, isCover)
    if (reading.kind === 'nothing') continue
    yield* release(false)
    pieces++
    if (reading.kind === 'missing')
      rows.push({
        record: names.name(undefined, pieces),
        refusal: { outcome: 'failed', code: 'missing', reason: reading.reason },
      })
    else held = { ...reading, slice, decoded, record: names.name(reading.article.id, pieces) }
  }
  yield* release(true)
  if (found === 0 && rows.length === 0) return
  yield* rows
  const expected = reader.expected?.()
  if (expected !== undefined && expected.count > found + rows.length)
    yield incompleteRow(found, expected.count, expected.where)
}

interface Held {
  readonly article: ExportArticle
  readonly whole: boolean
  readonly slice: Slice
  readonly decoded: DecodedRecord
  readonly record: string
}

function trimmed(bytes: Uint8Array, reader: ExportReader, unit: 1 | 2): number {
  if (unit === 2) return bytes.length
  return reader.trim!(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
}

function tooLargeRow(record: string, size: number): RecordRefusal {
  return {
    record,
    refusal: {
      outcome: 'failed',
      code: 'too-large',
      reason: `It has ${Math.round(size / 1e6)} MB; one article may have at most ${LARGEST_ARTICLE / 1e6} MB. Save it by itself and import that.`,
    },
  }
}
