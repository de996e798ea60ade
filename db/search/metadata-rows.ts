import type { QueryNode } from '../../main/contract/query.ts'
import { foldForSearch } from '../../main/text/fold.ts'
import type { Connection } from '../connection.ts'
import { nameKey } from '../ids.ts'
import type { MetadataNode } from '../queries/query-metadata.ts'
import { addRows, difference, emptyBitmap, type Bitmap } from './bitmap.ts'
import type { Coded, Columns } from './columns.ts'

type Field<T extends QueryNode['type']> = Extract<QueryNode, { type: T }>

/** Bounds of dates that are no longer say as much of a day as of a time in it. */
const DAY = 10
const NO_ROWS: Bitmap = emptyBitmap(0)

/**
 * The articles that satisfy a part of a query, out of the columns that are remembered; null for what SQLite has to be asked. Rows that
 * no article has may be among them. The same as metadataCondition().
 */
export function metadataRows(connection: Connection, columns: Columns, node: MetadataNode): Bitmap | null {
  switch (node.type) {
    case 'tag':
      return tagged(connection, columns, node)
    case 'date':
      return dated(columns, node)
    case 'field':
      return fieldRows(columns, node)
    case 'is':
      return stateRows(columns, node)
    default:
      return null
  }
}

function tagged(connection: Connection, { tags, size }: Columns, { name, prefix }: Field<'tag'>): Bitmap {
  const key = nameKey(name)
  const found = prefix
    ? connection.values<number>('SELECT id FROM tag WHERE key >= ? AND key < ?', key, `${key}\u{10ffff}`)
    : connection.values<number>('SELECT id FROM tag WHERE key = ? OR (key >= ? AND key < ?)', key, `${key}/`, `${key}0`)
  return found.reduce((all, tag) => addRows(all, tags.get(tag) ?? NO_ROWS), emptyBitmap(size))
}

function dated(columns: Columns, { from, before }: Field<'date'>): Bitmap | null {
  if ((from ?? '').length > DAY || (before ?? '').length > DAY) return null
  const { day } = columns.coded
  return rowsWith(columns, day, (date) => (from === null || date >= from) && (before === null || date < before))
}

function fieldRows(columns: Columns, { field, value, exact }: Field<'field'>): Bitmap | null {
  if (field === 'byline' || field === 'url') return null
  const coded = columns.coded[field]
  if (field === 'outlet') {
    const key = foldForSearch(value)
    if (key === '') return null
    return rowsWith(columns, coded, exact ? (outlet) => outlet === key : (outlet) => outlet.includes(key))
  }
  const sought = lowerAscii(value)
  if (sought === '') return null
  if (exact) return rowsWith(columns, coded, (known) => lowerAscii(known) === sought)
  if (field === 'format') return rowsWith(columns, coded, (known) => lowerAscii(known).includes(sought))
  return rowsWith(columns, coded, (known) => `${lowerAscii(known)}-`.startsWith(`${sought}-`))
}

function stateRows(columns: Columns, { what }: Field<'is'>): Bitmap | null {
  const anyTag = (): Bitmap => [...columns.tags.values()].reduce(addRows, emptyBitmap(columns.size))
  const all = (): Bitmap => emptyBitmap(columns.size).fill(0xffffffff)
  const anyDate = (): Bitmap => rowsWith(columns, columns.coded.day, () => true)
  switch (what) {
    case 'tagged':
      return anyTag()
    case 'untagged':
      return difference(all(), anyTag())
    case 'dated':
      return anyDate()
    case 'undated':
      return difference(all(), anyDate())
    default:
      return null
  }
}

/** The rows whose value passes a test, of which each value takes one. What is not known passes none. */
function rowsWith({ size }: Columns, { codes, values }: Coded, test: (value: string) => boolean): Bitmap {
  const passed = Uint8Array.from(values, (value, code) => (code > 0 && test(value) ? 1 : 0))
  const rows = emptyBitmap(size)
  for (let at = 0, row = 0; at < rows.length; at++) {
    let word = 0
    const end = Math.min(row + 32, codes.length)
    for (let bit = 0; row < end; row++, bit++) word |= passed[codes[row]!]! << bit
    rows[at] = word
  }
  return rows
}

/** As SQLite's lower(), which leaves all other letters. */
function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
