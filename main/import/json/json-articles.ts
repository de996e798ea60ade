import { ByteEncoding } from '../byte-encoding.ts'
import type { DayOrder } from '../describe/dates.ts'
import type { FormatInput, Found, Hints, ReadRecord, RecordRefusal } from '../formats/format.ts'
import { DayOrderVote } from '../records/day-order.ts'
import { onceAFile } from '../records/once.ts'
import { articleOfRecord, type RecordContext, type RecordValues } from '../records/record-article.ts'
import { isNoValue } from '../records/record-fields.ts'
import { RefusalTally } from '../records/refusal-tally.ts'
import { Refusal } from '../refusal.ts'
import { tooLarge } from '../file-input.ts'
import { decodeText } from '../formats/text.ts'
import { recordsOfFrame } from './frame.ts'
import type { ColumnField } from '../../contract/tables.ts'
import { isClear, problemOfColumns, withoutTexts, type ColumnMapping } from '../tables/map-columns.ts'
import { rememberedColumns } from '../tables/remembered-columns.ts'
import { sampleText } from '../tables/table-rows.ts'
import { flattenRecord, type FlatRecord } from './flatten-record.ts'
import { firstRecords, keysOf } from './json-keys.ts'
import { readJsonLines } from './json-lines.ts'
import { linkListKeys, mapKeys, shapeOf, type JsonShape } from './json-shape.ts'
import { readJsonSlices, type BrokenJson, type JsonSlice } from './json-slices.ts'
import { isObject, parseJson, readJsonStart, type JsonValue } from './json-value.ts'
import { readOwnRecord } from './own-record.ts'

const SAMPLE_BYTES = 2_097_152
const LARGEST_WHOLE = 64_000_000

/** The articles of a JSON file, or of a file with JSON in each line. */
export async function* readJsonArticles(input: FormatInput, format: 'json' | 'jsonl'): AsyncGenerator<Found> {
  const { hints } = input
  const length = Math.min(SAMPLE_BYTES, input.size)
  const sample = sampleText(await input.slice(0, length), hints.charset)
  const start = readJsonStart(sample)
  if (start.length === 1 && recordsOfFrame(start[0]!) !== undefined) {
    yield* readFrame(input, format)
    return
  }
  const shape = shapeOf(start, chosenKeys(start, hints))
  if (shape === undefined) throw withoutArticles(start, sample, hints.columns)
  const slices = (): AsyncGenerator<JsonSlice | BrokenJson> => {
    const encoding = new ByteEncoding(input)
    return format === 'jsonl' && shape.path.length === 0
      ? readJsonLines(input, encoding)
      : readJsonSlices(input, shape.path, encoding)
  }
  const order = await dayOrderOf(shape, slices, new ByteEncoding(input))
  const context: RecordContext = { format, hints, ...(order === undefined ? {} : { order }) }
  yield* readRecords(input, format, shape, context)
}

/** The keys that the researcher chose, for this file or for an earlier one like it. */
function chosenKeys(start: readonly JsonValue[], hints: Hints): Readonly<Record<string, string>> | undefined {
  if (hints.columns !== undefined || hints.tables === undefined) return hints.columns
  return rememberedColumns(keysOf(firstRecords(start)), hints)
}

/** The articles of a table in JSON that is written column by column: they have no bytes of their own. */
async function* readFrame(input: FormatInput, format: 'json' | 'jsonl'): AsyncGenerator<Found> {
  const { hints } = input
  if (input.size > LARGEST_WHOLE) throw tooLarge(input.size, LARGEST_WHOLE)
  const { text, encoding, warnings } = decodeText(await input.bytes(), hints)
  const records = recordsOfFrame(parseJson(text)) ?? []
  const samples = records.slice(0, 100).map(flattenRecord)
  const mapping = mapKeys(samples, rememberedColumns(keysOf(samples), hints))
  if (!isClear(mapping)) throw withoutArticles(records, '', hints.columns)
  const vote = new DayOrderVote()
  const flat = records.map(flattenRecord)
  for (const record of flat) vote.count(record.get(mapping.get('date')?.column ?? '')?.[0] ?? '')
  const context: RecordContext = { format, hints, ...(vote.order === undefined ? {} : { order: vote.order }) }
  const tally = new RefusalTally('rows')
  for (const [index, record] of flat.entries()) {
    const read = articleOfRecord(valuesOf(record, mapping), context)
    const number = String(index + 1)
    if (read !== undefined)
      yield {
        record: number,
        ...read,
        warnings: [...warnings, ...read.warnings],
        media: `application/json;charset=${encoding}`,
      }
    else {
      const row = tally.add(number, { outcome: 'skipped', code: 'no-text', reason: 'It has no text.' })
      if (row !== undefined) yield row
    }
  }
  yield* tally.rest()
}

async function* readRecords(
  input: FormatInput,
  format: 'json' | 'jsonl',
  shape: JsonShape,
  context: RecordContext,
): AsyncGenerator<Found> {
  const encoding = new ByteEncoding(input)
  const lines = format === 'jsonl' && shape.path.length === 0
  const slices = lines ? readJsonLines(input, encoding) : readJsonSlices(input, shape.path, encoding)
  const tally = new RefusalTally(lines ? 'lines' : 'records')
  const once = onceAFile()
  // A record that is all there is in the file has no locator, and the file is its original.
  let alone: ReadRecord | undefined
  let found = 0
  for await (const slice of slices) {
    found++
    if (alone !== undefined) yield alone
    alone = undefined
    if ('refusal' in slice) {
      const record = slice.number === undefined ? {} : { record: String(slice.number) }
      yield { ...record, refusal: slice.refusal }
      continue
    }
    const record = String(slice.number)
    const read = readRecord(slice, encoding, shape, context)
    if ('refusal' in read) {
      const row = tally.add(record, read.refusal)
      if (row !== undefined) yield row
      continue
    }
    const article: ReadRecord = {
      record,
      extracted: read.extracted,
      warnings: [...once(encoding.warnings), ...read.warnings],
      original: encoding.original(slice.bytes),
      media: `${lines ? 'application/x-ndjson' : 'application/json'};charset=${encoding.name}`,
    }
    if (found === 1 && format === 'json' && shape.path.length === 0 && input.size <= LARGEST_WHOLE) alone = article
    else yield article
  }
  if (alone !== undefined) {
    const { record: _, original: __, ...whole } = alone
    yield whole
  }
  yield* tally.rest()
}

type ReadJson = Pick<ReadRecord, 'extracted' | 'warnings'> | { readonly refusal: RecordRefusal['refusal'] }

function readRecord(
  { bytes, start }: JsonSlice,
  encoding: ByteEncoding,
  shape: JsonShape,
  context: RecordContext,
): ReadJson {
  let value: JsonValue
  try {
    value = parseJson(encoding.text(bytes))
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : 'unknown error'
    const reason = `It is no JSON (at byte ${(start + encoding.mark).toLocaleString('en')}: ${what}). Export the file again and import it.`
    return { refusal: { outcome: 'failed', code: 'damaged', reason } }
  }
  const own = readOwnRecord(value)
  if (own !== undefined) return { extracted: own, warnings: [] }
  if (!isObject(value))
    return { refusal: { outcome: 'skipped', code: 'no-text', reason: 'It is no record with keys and values.' } }
  const flat = flattenRecord(value)
  const read = articleOfRecord(valuesOf(flat, shape.mapping), context)
  if (read !== undefined) return read
  // Records of one file need not be alike.
  const ownMapping = mapKeys([flat])
  const again = isClear(ownMapping) ? articleOfRecord(valuesOf(flat, ownMapping), context) : undefined
  if (again !== undefined) return again
  const key = shape.mapping.get('text')?.column
  const reason = key === undefined ? 'It has no text.' : `It has no text: its key “${key}” is empty or not there.`
  return { refusal: { outcome: 'skipped', code: 'no-text', reason } }
}

function valuesOf(flat: FlatRecord, mapping: ColumnMapping): RecordValues {
  const values: RecordValues = {}
  for (const [field, { column, others }] of mapping) {
    for (const path of [column, ...others]) {
      const value = joined(flat.get(path), field)
      if (value === undefined || isNoValue(value)) continue
      values[field] = { value, place: `the key “${path}”` }
      break
    }
  }
  return values
}

function joined(values: readonly string[] | undefined, field: ColumnField): string | undefined {
  if (values === undefined) return undefined
  if (field === 'text' || field === 'standfirst') return values.join('\n\n')
  if (field === 'byline') return [...new Set(values)].slice(0, 20).join(', ')
  return values[0]
}

/** The order of day and month in the dates of a file: by its beginning, else by as much of it as it takes. */
async function dayOrderOf(
  shape: JsonShape,
  slices: () => AsyncGenerator<JsonSlice | BrokenJson>,
  encoding: ByteEncoding,
): Promise<DayOrder | undefined> {
  const path = shape.mapping.get('date')?.column
  if (path === undefined) return undefined
  const vote = new DayOrderVote()
  for (const sample of shape.samples) vote.count(sample.get(path)?.[0] ?? '')
  if (!vote.isOpen) return vote.order
  for await (const slice of slices()) {
    if ('refusal' in slice) continue
    vote.count(dateOf(encoding.text(slice.bytes), path))
    if (!vote.isOpen) break
  }
  return vote.order
}

function dateOf(text: string, path: string): string {
  try {
    const value = parseJson(text)
    return isObject(value) ? (flattenRecord(value).get(path)?.[0] ?? '') : ''
  } catch {
    return ''
  }
}

/** Why a file gives no article, and what to do. */
function withoutArticles(
  start: readonly JsonValue[],
  sample: string,
  chosen: Readonly<Record<string, string>> = {},
): Refusal {
  if (depthOf(sample) > 100)
    return new Refusal('failed', 'too-deep', 'It is nested more than 100 levels deep, which no file of articles is.')
  const keys = [...new Set(start.flatMap((value) => [...firstRecord(value).keys()]))]
  if (keys.length === 0)
    return new Refusal('skipped', 'no-article', 'It is JSON without articles: there is no record with a text in it.')
  const problem = problemOfColumns(chosen, keys)
  if (Object.keys(chosen).length > 0 && problem !== undefined)
    return new Refusal('failed', 'columns-unclear', `${problem} Choose its keys in the window, or with --columns.`)
  const links = linkListKeys(start)
  if (links !== undefined) return withoutTexts(links)
  const shown =
    keys
      .slice(0, 15)
      .map((key) => `“${key}”`)
      .join(', ') + (keys.length > 15 ? ', …' : '')
  const reason = `It is JSON without articles: none of its keys holds a text (${shown}). If one of them does, choose it in the window, or with --columns, such as --columns text=${keys[0]}.`
  return new Refusal('skipped', 'no-article', reason)
}

function firstRecord(value: JsonValue): FlatRecord {
  const first = Array.isArray(value) ? (value as readonly JsonValue[])[0] : value
  return isObject(first) ? flattenRecord(first) : new Map()
}

function depthOf(text: string): number {
  return /^[\s[{]*/.exec(text)![0].replace(/\s/g, '').length
}
