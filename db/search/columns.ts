import type { Connection } from '../connection.ts'
import { addRow, emptyBitmap, hasRow, removeRow, type Bitmap } from './bitmap.ts'
import { eachRow, rowList } from './read-rows.ts'

/** The values of articles that facets count and queries ask for. `day`: the date as precise as known, to the day. */
export const codedFields = ['outlet', 'language', 'format', 'day'] as const
export type CodedField = (typeof codedFields)[number]

/** One value of each article, as a number: the codes are dense, 0 is no value. */
export interface Coded {
  /** By row. */
  readonly codes: Uint32Array
  /** The value of each code; of an outlet its key. '' for 0. */
  readonly values: string[]
}

/** What facets, filters and lists ask of every article, by row, as it was at a revision of the corpus. */
export interface Columns {
  readonly revision: number
  /** All rows are below. */
  readonly size: number
  readonly present: Bitmap
  readonly bin: Bitmap
  readonly coded: Readonly<Record<CodedField, Coded>>
  /** The articles of each tag, by its number; of those in the bin, too. */
  readonly tags: ReadonlyMap<number, Bitmap>
}

const COLUMN: Readonly<Record<CodedField, string>> = {
  outlet: 'outlet_key',
  language: 'language',
  format: 'format',
  day: 'date',
}
// An article that changed costs so many times what it costs among all.
const COST_OF_ONE = 10
/** The length of a date to the day. */
const DAY = 10
/** Room beyond the last row, so that not every batch of an import needs larger arrays. */
const SPARE = 1024

/**
 * The columns of the state of the corpus that the connection sees, out of indexes alone: some 0.5 µs an article. With those of an
 * earlier state only what changed since is read; they are used up by it.
 */
export function loadColumns(connection: Connection, earlier?: Columns): Columns {
  const revision = connection.value<number>('SELECT revision FROM corpus WHERE id = 1') ?? 0
  if (earlier?.revision === revision) return earlier
  const rows = (connection.value<number | null>('SELECT max(id) FROM article') ?? 0) + 1
  if (earlier !== undefined && earlier.revision < revision) {
    const changed = connection.values<number>(
      'SELECT article FROM article_change WHERE revision > ? LIMIT ?',
      earlier.revision,
      Math.ceil(rows / COST_OF_ONE),
    )
    if (changed.length * COST_OF_ONE < rows) return update(connection, earlier, revision, rows, changed)
  }
  return loadAll(connection, revision, rows)
}

function loadAll(connection: Connection, revision: number, rows: number): Columns {
  const size = rows + SPARE
  const columns = {
    revision,
    size,
    present: emptyBitmap(size),
    bin: emptyBitmap(size),
    coded: {
      outlet: noValues(size),
      language: noValues(size),
      format: noValues(size),
      day: noValues(size),
    },
    tags: new Map<number, Bitmap>(),
  }
  for (const state of ['present', 'bin'] as const) {
    for (const field of codedFields) {
      const column = COLUMN[field]
      const groups = connection.tuples<[string | null, Uint8Array]>(
        `SELECT ${column}, ${rowList('id')} FROM article WHERE state = '${state}' GROUP BY ${column}`,
      )
      const coder = coderOf(columns.coded[field])
      for (const [value, list] of groups) {
        const code = coder(value === null ? '' : valueOf(field, value))
        eachRow(list, (row) => {
          columns.coded[field].codes[row] = code
          if (field === 'outlet') addRow(columns[state], row)
        })
      }
    }
  }
  const tagged = connection.tuples<[number, Uint8Array]>(
    `SELECT tag, ${rowList('article')} FROM article_tag GROUP BY tag`,
  )
  for (const [tag, list] of tagged) {
    const bits = emptyBitmap(size)
    eachRow(list, (row) => addRow(bits, row))
    columns.tags.set(tag, bits)
  }
  return columns
}

interface ChangedRow {
  readonly id: number
  readonly state: string
  readonly outlet_key: string | null
  readonly language: string | null
  readonly format: string
  readonly date: string | null
}

function update(
  connection: Connection,
  earlier: Columns,
  revision: number,
  rows: number,
  changed: readonly number[],
): Columns {
  const { size, present, bin, coded, tags } =
    rows <= earlier.size ? earlier : enlarged(earlier, rows + Math.ceil(rows / 4))
  const wanted = JSON.stringify(changed)
  const found = connection.rows<ChangedRow>(
    `SELECT id, state, outlet_key, language, format, date FROM article WHERE id IN (SELECT value FROM json_each(?))`,
    wanted,
  )
  const coders = Object.fromEntries(codedFields.map((field) => [field, coderOf(coded[field])])) as Record<
    CodedField,
    (value: string) => number
  >
  for (const row of found) {
    put(present, row.id, row.state === 'present')
    put(bin, row.id, row.state === 'bin')
    coded.outlet.codes[row.id] = coders.outlet(row.outlet_key ?? '')
    coded.language.codes[row.id] = coders.language(row.language ?? '')
    coded.format.codes[row.id] = coders.format(row.format)
    coded.day.codes[row.id] = coders.day(valueOf('day', row.date ?? ''))
  }
  for (const bits of tags.values()) for (const row of changed) removeRow(bits, row)
  const pairs = connection.tuples<[number, number]>(
    'SELECT tag, article FROM article_tag WHERE article IN (SELECT value FROM json_each(?))',
    wanted,
  )
  const followed = new Map(tags)
  for (const [tag, row] of pairs) {
    let bits = followed.get(tag)
    if (bits === undefined) followed.set(tag, (bits = emptyBitmap(size)))
    addRow(bits, row)
  }
  return { revision, size, present, bin, coded, tags: followed }
}

function put(bits: Bitmap, row: number, there: boolean): void {
  if (there) addRow(bits, row)
  else if (hasRow(bits, row)) removeRow(bits, row)
}

function enlarged(columns: Columns, size: number): Columns {
  const larger = (bits: Uint32Array, length: number): Uint32Array => {
    const copy = new Uint32Array(length)
    copy.set(bits)
    return copy
  }
  const words = emptyBitmap(size).length
  const coded = (field: CodedField): Coded => ({
    codes: larger(columns.coded[field].codes, size),
    values: columns.coded[field].values,
  })
  return {
    revision: columns.revision,
    size,
    present: larger(columns.present, words),
    bin: larger(columns.bin, words),
    coded: { outlet: coded('outlet'), language: coded('language'), format: coded('format'), day: coded('day') },
    tags: new Map([...columns.tags].map(([tag, bits]) => [tag, larger(bits, words)])),
  }
}

function noValues(size: number): Coded {
  return { codes: new Uint32Array(size), values: [''] }
}

/** Gives values their codes, new ones to those without. */
function coderOf({ values }: Coded): (value: string) => number {
  const known = new Map(values.map((value, code) => [value, code]))
  return (value) => {
    let code = known.get(value)
    if (code === undefined) {
      code = values.push(value) - 1
      known.set(value, code)
    }
    return code
  }
}

function valueOf(field: CodedField, value: string): string {
  return field === 'day' ? value.slice(0, DAY) : value
}
