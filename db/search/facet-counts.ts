import type { Facets } from '../../main/contract/search.ts'
import type { Connection } from '../connection.ts'
import { addRows, countCommon, emptyBitmap, type Bitmap } from './bitmap.ts'
import { codedFields, type CodedField, type Coded, type Columns } from './columns.ts'

const NO_ROWS: Bitmap = emptyBitmap(0)

/** The articles of a set counted by value, most first; months in their order. */
export function facetCounts(connection: Connection, columns: Columns, rows: Bitmap): Facets {
  const counts = Object.fromEntries(
    codedFields.map((field) => [field, countCodes(columns.coded[field], rows)]),
  ) as Record<CodedField, CodeCounts>
  const named = (field: CodedField): [string, number][] =>
    entries(counts[field]).map(([code, count]) => [columns.coded[field].values[code]!, count])
  const months = summedBy(named('day'), 7)
  const years = summedBy(months, 4)
  return {
    outlet: mostFirst(outletNames(connection, counts.outlet)),
    year: mostFirst(years),
    language: mostFirst(named('language')),
    format: mostFirst(named('format')),
    tag: tagCounts(connection, columns, rows),
    month: months.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  }
}

interface CodeCounts {
  /** By code. */
  readonly counts: Uint32Array
  /** By code the lowest row that has it. */
  readonly first: Uint32Array
}

function countCodes({ codes, values }: Coded, rows: Bitmap): CodeCounts {
  const counts = new Uint32Array(values.length)
  const first = new Uint32Array(values.length)
  for (let at = 0; at < rows.length; at++) {
    for (let word = rows[at]!; word !== 0; word &= word - 1) {
      const row = (at << 5) + 31 - Math.clz32(word & -word)
      const code = codes[row]!
      if (counts[code]!++ === 0) first[code] = row
    }
  }
  return { counts, first }
}

function entries({ counts }: CodeCounts): [code: number, count: number][] {
  return [...counts.entries()].filter(([, count]) => count > 0)
}

/** An outlet is written as in the first of the articles. */
function outletNames(connection: Connection, counted: CodeCounts): [string, number][] {
  const found = entries(counted)
  const names = new Map(
    connection.tuples<[number, string]>(
      "SELECT id, coalesce(outlet, '') FROM article WHERE id IN (SELECT value FROM json_each(?))",
      JSON.stringify(found.map(([code]) => counted.first[code]!)),
    ),
  )
  return found.map(([code, count]) => [names.get(counted.first[code]!) ?? '', count])
}

/** Of a tag those with one below it, too, as `tag:` finds them. */
function tagCounts(connection: Connection, { tags, size }: Columns, rows: Bitmap): [string, number][] {
  const named = connection.tuples<[id: number, name: string, key: string]>('SELECT id, name, key FROM tag ORDER BY key')
  const ids = new Map(named.map(([id, , key]) => [key, id]))
  const parents = new Map<number, Bitmap>()
  for (const [id, , key] of named) {
    const bits = tags.get(id)
    if (bits === undefined) continue
    for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
      const parent = ids.get(key.slice(0, end))
      if (parent === undefined) continue
      const all = parents.get(parent) ?? addRows(emptyBitmap(size), tags.get(parent) ?? NO_ROWS)
      parents.set(parent, addRows(all, bits))
    }
  }
  return named
    .flatMap(([id, name]): [string, number][] => {
      const bits = parents.get(id) ?? tags.get(id)
      const count = bits === undefined ? 0 : countCommon(bits, rows)
      return count === 0 ? [] : [[name, count]]
    })
    .toSorted((a, b) => b[1] - a[1])
}

/** Dates counted by their first characters. */
function summedBy(dates: readonly [string, number][], length: number): [string, number][] {
  const sums = new Map<string, number>()
  for (const [date, count] of dates) {
    const start = date.slice(0, length)
    sums.set(start, (sums.get(start) ?? 0) + count)
  }
  return [...sums]
}

function mostFirst(counts: [string, number][]): [string, number][] {
  return counts.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
