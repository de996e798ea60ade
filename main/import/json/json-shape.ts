import { noColumn } from '../../contract/tables.ts'
import { isClear, mapColumns, sampleColumn, type ColumnMapping } from '../tables/map-columns.ts'
import type { SampleColumn } from '../tables/map-columns.ts'
import { flattenRecord, isNested, plainPaths, type FlatRecord } from './flatten-record.ts'
import type { RecordPath } from './json-slices.ts'
import { entriesOf, isObject, type JsonObject, type JsonValue } from './json-value.ts'

/** Where the articles of a JSON file are, and what their keys hold. */
export interface JsonShape {
  readonly path: RecordPath
  readonly mapping: ColumnMapping
  /** The paths of the keys that were seen. */
  readonly keys: readonly string[]
  readonly samples: readonly FlatRecord[]
}

const MOST_SAMPLES = 100
const DEEPEST_PATH = 6
const SHORTEST_ALONE = 200
const SHORTEST_GUESSED = 400
/** A text under a name that is not quite usual, such as the beginning of one, has at least so many characters. */
const SHORTEST_TOLD = 120
/** Keys under which services and programs put their lists of articles. */
const LISTS =
  /^(?:articles?|results?|items|data|docs|documents|hits|entries|stories|records|posts|news|messages|tweets|statuses|rows|value|values|list|feed|response|output|content|children)$/i

/**
 * Finds the articles in the values that a file begins with: the values themselves, the members of a list or a dictionary, at any depth.
 * `chosen`: the keys of the fields as the researcher mapped them. Undefined when nothing in it looks like an article.
 */
export function shapeOf(
  values: readonly JsonValue[],
  chosen: Readonly<Record<string, string>> = {},
): JsonShape | undefined {
  return findShape(values, chosen, false) ?? findShape(values, chosen, true)
}

function findShape(
  values: readonly JsonValue[],
  chosen: Readonly<Record<string, string>>,
  loose: boolean,
): JsonShape | undefined {
  const roots = values.slice(0, MOST_SAMPLES)
  const objects = roots.filter(isObject)
  const alone = objects.length === 0 ? undefined : shapeOfRecords(objects, [], chosen, loose)
  // An article may hold lists of others (related ones); a list of articles has no text of its own.
  const text = alone?.mapping.get('text')
  if (text !== undefined && text.confidence !== 'guessed') return alone
  const lists = new Map<string, { readonly path: RecordPath; readonly records: JsonObject[] }>()
  for (const root of roots) collect(root, [], lists)
  const shapes = [...lists.values()]
    .map(({ path, records }) => shapeOfRecords(records, path, chosen, loose))
    .filter((shape) => shape !== undefined)
    .map((shape) => ({ shape, score: scoreOf(shape) }))
    .toSorted((a, b) => b.score - a.score)
  return shapes[0]?.shape ?? alone
}

/** Keys of records that name articles without holding their texts: lists of links. Undefined when the values are no such list. */
export function linkListKeys(values: readonly JsonValue[]): readonly string[] | undefined {
  const lists = new Map<string, { readonly path: RecordPath; readonly records: JsonObject[] }>()
  for (const value of values.slice(0, MOST_SAMPLES)) collect(value, [], lists)
  const groups = [{ records: values.filter(isObject) }, ...lists.values()]
  for (const { records } of groups) {
    const samples = records.slice(0, MOST_SAMPLES).map(flattenRecord)
    const mapping = mapKeys(samples, {}, false)
    if (mapping.has('url') && (mapping.has('title') || mapping.has('date')))
      return [...new Set(samples.flatMap((sample) => [...sample.keys()]))]
  }
  return undefined
}

/** The lists of objects below a value, by their paths; dictionaries of objects count as lists. */
function collect(
  value: JsonValue,
  path: RecordPath,
  found: Map<string, { path: RecordPath; records: JsonObject[] }>,
): void {
  if (path.length >= DEEPEST_PATH) return
  const add = (at: RecordPath, records: readonly JsonObject[]): void => {
    if (records.length === 0) return
    const key = at.join('\u0000')
    const group = found.get(key) ?? { path: at, records: [] }
    if (group.records.length < MOST_SAMPLES) group.records.push(...records.slice(0, MOST_SAMPLES))
    found.set(key, group)
  }
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[]
    add([...path, '*'], items.filter(isObject))
    for (const item of items.slice(0, 5)) if (!isString(item)) collect(item, [...path, '*'], found)
    return
  }
  if (!isObject(value)) return
  const entries = entriesOf(value)
  const members = entries.filter(([, member]) => isObject(member) || Array.isArray(member))
  // A dictionary, by name or day: its members are of one kind.
  if (members.length >= 2 && members.length >= entries.length * 0.8) {
    add([...path, '*'], members.map(([, member]) => member).filter(isObject))
    for (const [, member] of members.slice(0, 50)) if (Array.isArray(member)) collect(member, [...path, '*'], found)
  }
  for (const [key, member] of members.slice(0, 50)) collect(member, [...path, key], found)
}

function isString(value: JsonValue): boolean {
  return typeof value === 'string'
}

/** A list under a usual name, high up, with texts. */
function scoreOf({ path, mapping, samples }: JsonShape): number {
  const named = path.filter((key) => LISTS.test(key)).length
  const text = mapping.get('text')
  const read = text === undefined ? 0 : text.confidence === 'guessed' ? 1 : 4
  return read + mapping.size + named * 2 + Math.min(samples.length, 10) / 5 - path.length
}

function shapeOfRecords(
  records: readonly JsonObject[],
  path: RecordPath,
  chosen: Readonly<Record<string, string>>,
  loose: boolean,
): JsonShape | undefined {
  const samples = records.slice(0, MOST_SAMPLES).map(flattenRecord)
  const keys = [...new Set(samples.flatMap((sample) => [...sample.keys()]))]
  const usable = Object.fromEntries(
    Object.entries(chosen).filter(
      ([, key]) =>
        key === noColumn || keys.includes(key) || keys.some((other) => other.toLowerCase() === key.toLowerCase()),
    ),
  )
  if (Object.keys(chosen).length > 0 && Object.keys(usable).length === 0) return undefined
  const mapping = mapKeys(samples, usable, loose)
  return isArticle(mapping, samples, loose) ? { path, mapping, keys, samples } : undefined
}

/**
 * What the keys of records hold; with `loose` whatever objects they stand in. Throws the Refusal `columns-unclear` for a chosen key that
 * they do not have.
 */
export function mapKeys(
  samples: readonly FlatRecord[],
  chosen: Readonly<Record<string, string>> = {},
  loose = false,
): ColumnMapping {
  const paths = [...new Set(samples.flatMap((sample) => [...sample.keys()]))]
  const columns = paths.map((path): SampleColumn => {
    const values = samples.map((sample) => sample.get(path)?.join(' ') ?? '')
    return { ...sampleColumn(path, values, plainPaths(path, loose)), exactOnly: isNested(path) }
  })
  return mapColumns(columns, chosen)
}

/**
 * Whether what the keys hold makes articles, and not some other records with words in them, such as annotations: a text under a
 * usual name with something that tells whose it is, or a text that is long. A key that is only guessed to hold the text, by its
 * length, has to hold whole articles under titles.
 */
function isArticle(mapping: ColumnMapping, samples: readonly FlatRecord[], loose: boolean): boolean {
  const text = mapping.get('text')
  if (text === undefined) return isClear(mapping) && (mapping.has('date') || mapping.has('url'))
  if (text.confidence === 'chosen') return true
  const lengths = samples.map((sample) => sample.get(text.column)?.join(' ').length ?? 0).toSorted((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0
  if (text.confidence === 'guessed') return mapping.has('title') && usual >= SHORTEST_GUESSED
  const told = (['title', 'date', 'url', 'byline', 'outlet'] as const).some((field) => mapping.has(field))
  if (told && !loose) return usual >= SHORTEST_TOLD || (text.confidence === 'certain' && (lengths.at(-1) ?? 0) > 0)
  return usual >= SHORTEST_ALONE
}
