/** A value of JSON. Objects have no prototype or are read by their own keys only. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Levels of nesting above which JSON is refused. */
export const DEEPEST_JSON = 100

/** Whether a value is an object, and no array. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Own entries of an object. */
export function entriesOf(value: JsonObject): [key: string, value: JsonValue][] {
  return Object.keys(value).map((key) => [key, value[key]!])
}

/**
 * Parses a value; what programs write by mistake is mended first where need be: NaN, commas before a bracket, bare line ends inside
 * strings. Throws a SyntaxError. The nesting must have been checked.
 */
export function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch (error) {
    const mended = mendJson(text)
    if (mended === text) throw error
    return JSON.parse(mended) as JsonValue
  }
}

const OUTSIDE = /-?\b(?:NaN|Infinity)\b|,(?=\s*[}\]])/g
// oxlint-disable-next-line no-control-regex -- what JSON allows in no string
const CONTROLS = /[\x00-\x1f]/g

function mendJson(text: string): string {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at)
    const outside = text.slice(at, quote === -1 ? text.length : quote)
    parts.push(outside.replace(OUTSIDE, (found) => (found === ',' ? '' : 'null')))
    if (quote === -1) break
    const end = endOfString(text, quote)
    const inside = text.slice(quote, end)
    parts.push(inside.replace(CONTROLS, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`))
    at = end
  }
  return parts.join('')
}

/** Where the string that begins at a place ends: after its closing quotation mark, or at the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length;) {
    const end = text.indexOf('"', at)
    if (end === -1) break
    let slashes = 0
    while (text[end - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return end + 1
    at = end + 1
  }
  return text.length
}

/**
 * The values at the beginning of a JSON text, or of several texts one after the other: as much as there is of each when the text is cut
 * off. For telling what a file holds; what is no JSON ends it.
 */
export function readJsonStart(text: string): JsonValue[] {
  const reader = new StartReader(text)
  const values: JsonValue[] = []
  for (;;) {
    const value = reader.value(0)
    if (value === undefined) return values
    values.push(value)
  }
}

const PRIMITIVE = /-?\d[\d.eE+-]*|true|false|null|-?NaN|-?Infinity/y

class StartReader {
  readonly #text: string
  #at = 0
  #ended = false

  constructor(text: string) {
    this.#text = text
    if (text.startsWith('\ufeff')) this.#at = 1
  }

  value(depth: number): JsonValue | undefined {
    this.#skip(',')
    const char = this.#text[this.#at]
    if (this.#ended || char === undefined || depth > DEEPEST_JSON) return this.#end()
    if (char === '{') return this.#object(depth)
    if (char === '[') return this.#array(depth)
    if (char === '"') return this.#string()
    PRIMITIVE.lastIndex = this.#at
    const found = PRIMITIVE.exec(this.#text)
    if (found === null) return this.#end()
    this.#at += found[0].length
    if (found[0] === 'true' || found[0] === 'false') return found[0] === 'true'
    const number = Number(found[0])
    return found[0] === 'null' || !Number.isFinite(number) ? null : number
  }

  #array(depth: number): JsonValue {
    const values: JsonValue[] = []
    this.#at++
    for (;;) {
      this.#skip(',')
      if (this.#text[this.#at] === ']') {
        this.#at++
        return values
      }
      const value = this.value(depth + 1)
      if (value === undefined) return values
      values.push(value)
    }
  }

  #object(depth: number): JsonValue {
    const object = Object.create(null) as Record<string, JsonValue>
    this.#at++
    for (;;) {
      this.#skip(',')
      if (this.#text[this.#at] === '}') {
        this.#at++
        return object
      }
      const key = this.#text[this.#at] === '"' ? this.#string() : this.#end()
      if (key === undefined) return object
      this.#skip(':')
      const value = this.value(depth + 1)
      if (value === undefined) return object
      object[key] = value
    }
  }

  #string(): string | undefined {
    const end = endOfString(this.#text, this.#at)
    const source = this.#text.slice(this.#at, end)
    this.#at = end
    try {
      return parseJson(source) as string
    } catch {
      return this.#end()
    }
  }

  #skip(mark: string): void {
    for (;;) {
      const char = this.#text[this.#at]
      if (char !== mark && char !== ' ' && char !== '\n' && char !== '\r' && char !== '\t') return
      this.#at++
    }
  }

  #end(): undefined {
    this.#ended = true
    return undefined
  }
}
