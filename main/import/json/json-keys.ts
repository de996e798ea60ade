import { flattenRecord, type FlatRecord } from './flatten-record.ts'
import { shapeOf } from './json-shape.ts'
import { isObject, type JsonObject, type JsonValue } from './json-value.ts'

const MOST_RECORDS = 100

/** The first records of JSON, flat: where its articles are or, where none was found, the values or the longest list in them. */
export function firstRecords(values: readonly JsonValue[]): readonly FlatRecord[] {
  return shapeOf(values)?.samples ?? recordsIn(values).map(flattenRecord)
}

/** The keys of records, as paths, in the order in which they come. */
export function keysOf(records: readonly FlatRecord[]): string[] {
  return [...new Set(records.flatMap((record) => [...record.keys()]))]
}

function recordsIn(values: readonly JsonValue[]): readonly JsonObject[] {
  const lists: (readonly JsonValue[])[] = [values]
  for (const value of values.slice(0, 10)) {
    if (Array.isArray(value)) lists.push(value as readonly JsonValue[])
    else if (isObject(value))
      for (const member of Object.values(value)) if (Array.isArray(member)) lists.push(member as readonly JsonValue[])
  }
  const objects = lists.map((list) => list.filter(isObject).slice(0, MOST_RECORDS))
  return objects.toSorted((a, b) => b.length - a.length)[0] ?? []
}
