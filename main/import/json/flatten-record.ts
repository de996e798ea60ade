import { plainName } from '../tables/column-names.ts'
import { entriesOf, isObject, type JsonObject, type JsonValue } from './json-value.ts'

/** The values of a record by their paths: "source.name", "authors[].name". Lists have several. */
export type FlatRecord = ReadonlyMap<string, readonly string[]>

const DEEPEST = 6
const MOST_PATHS = 400
const MOST_ITEMS = 2000

/** The texts and numbers of a record, whatever it is nested in. */
export function flattenRecord(record: JsonObject): FlatRecord {
  const found = new Map<string, string[]>()
  const add = (path: string, value: string): void => {
    const values = found.get(path)
    if (values === undefined) {
      if (found.size < MOST_PATHS) found.set(path, [value])
    } else if (values.length < MOST_ITEMS) values.push(value)
  }
  const walk = (value: JsonValue, path: string, depth: number): void => {
    if (typeof value === 'string') {
      if (value.trim() !== '') add(path, value)
    } else if (typeof value === 'number') add(path, String(value))
    else if (depth >= DEEPEST) return
    else if (isObject(value))
      for (const [key, inner] of entriesOf(value)) walk(inner, path === '' ? key : `${path}.${key}`, depth + 1)
    else if (isRichText(value)) add(path, value.map(textOfPiece).join(''))
    else if (Array.isArray(value))
      for (const item of value as readonly JsonValue[])
        walk(item, isObject(item) && !path.endsWith('[]') ? `${path}[]` : path, depth + 1)
  }
  walk(record, '', 0)
  return found
}

/** Text in pieces, plain ones and links, as exports of messengers have it. */
function isRichText(value: JsonValue): value is readonly JsonValue[] {
  if (!Array.isArray(value)) return false
  const pieces = value as readonly JsonValue[]
  const isPiece = (piece: JsonValue): boolean =>
    typeof piece === 'string' || (isObject(piece) && typeof piece['text'] === 'string')
  return pieces.some((piece) => typeof piece === 'string') && pieces.some(isObject) && pieces.every(isPiece)
}

function textOfPiece(piece: JsonValue): string {
  if (typeof piece === 'string') return piece
  const text = isObject(piece) ? piece['text'] : undefined
  return typeof text === 'string' ? text : ''
}

/** Objects that records are wrapped in, and that say nothing themselves. */
const WRAPPERS = new Set(
  '_source article articles data attributes fields document doc news newsarticle item items post node record result story properties payload metadata meta content webpage page response body @graph entry object json parsed extracted info common tweet legacy'.split(
    ' ',
  ),
)
/** Keys under which a value stands that its parent names. */
const VALUE_KEYS = new Set(
  'value rendered main original #text $t _ $date $oid $numberlong plain raw default'.split(' '),
)

/**
 * The names of a path for comparing with known names: without wrappers, best first. `loose`: whatever objects are around a key count as
 * wrappers, for records that nothing else tells about.
 */
export function plainPaths(path: string, loose = false): string[] {
  const kept = namingSegments(path)
  const forms = [plainName(kept.map((segment) => segment.replaceAll('[]', '')).join(' '))]
  if (loose && !path.includes('[]')) forms.push(plainName(kept.at(-1)!))
  return [...new Set(forms)].filter((form) => form !== '')
}

/** What of a path names its value: without wrappers, and without keys that only say that it is a value. */
function namingSegments(path: string): string[] {
  const segments = path.split('.')
  if (segments.length > 1 && VALUE_KEYS.has(bare(segments.at(-1)!))) segments.pop()
  // A list of objects is no wrapper: each of them is something of its own.
  return segments.filter(
    (segment, index) => index === segments.length - 1 || segment.endsWith('[]') || !WRAPPERS.has(bare(segment)),
  )
}

/** Whether a key stands in an object of its own, so that only a name that is known can tell what it is. */
export function isNested(path: string): boolean {
  return namingSegments(path).length > 1
}

function bare(segment: string): string {
  return segment.replaceAll('[]', '').toLowerCase()
}
