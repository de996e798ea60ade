import { entriesOf, isObject, type JsonObject, type JsonValue } from './json-value.ts'

/**
 * The records of a table that a program for statistics wrote as JSON column by column (`{"title": {"0": …}, "text": {"0": …}}`), or as
 * rows beside their column names (`{"columns": […], "data": [[…]]}`); undefined when the value is none.
 */
export function recordsOfFrame(value: JsonValue): readonly JsonObject[] | undefined {
  if (!isObject(value)) return undefined
  const { columns, data } = value as { readonly columns?: JsonValue; readonly data?: JsonValue }
  if (isTexts(columns) && Array.isArray(data) && data.some(Array.isArray))
    return (data as readonly JsonValue[]).filter(isList).map((row) => recordOf(columns, row))
  const entries = entriesOf(value)
  const lists = entries.every(([, column]) => isObject(column) || isList(column))
  if (entries.length < 2 || !lists) return undefined
  const keys = entries.map(([, column]) => Object.keys(column as object))
  const first = keys[0]!
  const alike = first.length > 0 && keys.every((other) => other.length === first.length && other[0] === first[0])
  const single = entries.every(([, column]) =>
    Object.values(column as object).every((one) => typeof one !== 'object' || one === null),
  )
  if (!alike || !single) return undefined
  const names = entries.map(([name]) => name)
  return first.map((key) =>
    recordOf(
      names,
      entries.map(([, column]) => (column as JsonObject)[key]!),
    ),
  )
}

function recordOf(names: readonly string[], values: readonly JsonValue[]): JsonObject {
  const record = Object.create(null) as Record<string, JsonValue>
  for (const [index, name] of names.entries()) record[name] = values[index] ?? null
  return record
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')
}
