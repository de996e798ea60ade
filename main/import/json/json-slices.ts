import { ByteEncoding } from '../byte-encoding.ts'
import { ByteWindow } from '../byte-window.ts'
import type { FormatInput, RecordRefusal } from '../formats/format.ts'
import { DEEPEST_JSON } from './json-value.ts'

/** Where the records of a JSON file are: a key for each object on the way, `*` for any key and for the places of an array. */
export type RecordPath = readonly string[]

/** A record of a JSON file: its bytes as they stand there, `start` from the first byte after a byte order mark. `number` counts from 1. */
export interface JsonSlice {
  readonly number: number
  readonly bytes: Uint8Array
  readonly start: number
}

/** A record that cannot be read; with no `number` the rest of the file. */
export interface BrokenJson {
  readonly number?: number
  readonly refusal: RecordRefusal['refusal']
}

/** A record has at most so many bytes. */
export const LONGEST_JSON_RECORD = 64_000_000

/**
 * Cuts a JSON file into its records, with memory for one of them and in linear time. Brackets and strings are all that is looked at: what
 * the bytes of a record say is for JSON.parse. (Streaming parsers build values and do not tell where in the file they stood.)
 */
export async function* readJsonSlices(
  input: Pick<FormatInput, 'chunks' | 'size'>,
  path: RecordPath,
  encoding: ByteEncoding,
): AsyncGenerator<JsonSlice | BrokenJson> {
  const slicer = new JsonSlicer(path)
  let read = 0
  for await (const whole of input.chunks()) {
    const chunk = read === 0 ? whole.subarray(encoding.mark) : whole
    read += whole.length
    yield* slicer.read(encoding.take(chunk, read >= input.size))
  }
  yield* slicer.end()
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const LONGEST_KEY = 1000
const ENDS_BARE: ReadonlySet<number> = new Set([
  0x20,
  0x09,
  0x0a,
  0x0d,
  COMMA,
  COLON,
  QUOTE,
  OPEN_BRACE,
  CLOSE_BRACE,
  OPEN_BRACKET,
  CLOSE_BRACKET,
])

/** What is being read: between values, a key, a value that is passed over, or a record. */
type Mode = 'between' | 'key' | 'skipped' | 'record'

class JsonSlicer {
  readonly #path: RecordPath
  readonly #window = new ByteWindow()
  /** The containers on the way to the records; whether each is an object. */
  readonly #entered: boolean[] = []
  #mode: Mode = 'between'
  #depth = 0
  #deepest = 0
  #inString = false
  #escaped = false
  /** A value without brackets and quotation marks. */
  #bare = false
  #start = 0
  #keyStart = 0
  #key: string | undefined
  #hasKey = false
  #number = 0
  #tooLong = false

  constructor(path: RecordPath) {
    this.#path = path
  }

  *read(bytes: Uint8Array): Generator<JsonSlice | BrokenJson> {
    const base = this.#window.end
    this.#window.append(bytes)
    for (let at = 0; at < bytes.length; at++) {
      if (this.#inString) {
        at = this.#stringEnd(bytes, at)
        if (!this.#inString && this.#depth === 0) yield* this.#finish(base + at + 1)
        continue
      }
      const byte = bytes[at]!
      if (this.#mode === 'between') this.#between(byte, base + at)
      else if (this.#bare && ENDS_BARE.has(byte)) {
        // What ends a bare value is still to be read.
        yield* this.#finish(base + at)
        at--
      } else if (!this.#bare && this.#isLast(byte)) yield* this.#finish(base + at + 1)
    }
    if (this.#mode === 'record' && this.#window.end - this.#start > LONGEST_JSON_RECORD) {
      this.#tooLong = true
      this.#start = this.#window.end
    }
    this.#window.forgetBefore(
      this.#mode === 'record' ? this.#start : this.#mode === 'key' ? this.#keyStart : this.#window.end,
    )
  }

  *end(): Generator<JsonSlice | BrokenJson> {
    if (this.#mode === 'record' && this.#bare && this.#depth === 0) yield* this.#finish(this.#window.end)
    if (this.#mode === 'between' && this.#entered.length === 0) return
    const inRecord = this.#mode === 'record'
    const before = inRecord ? this.#number - 1 : this.#number
    const read = before === 1 ? '1 record was' : `${before.toLocaleString('en')} records were`
    const place = inRecord
      ? `in record ${this.#number}, which begins at byte ${this.#start.toLocaleString('en')}`
      : 'before it is closed'
    const reason = `The file ends early, ${place}; ${read} read before. Get the whole file and import it again.`
    yield { ...(inRecord ? { number: this.#number } : {}), refusal: { outcome: 'failed', code: 'cut-off', reason } }
  }

  /** Reads on in a string: the place of its last quotation mark, or of the last byte that there is. */
  #stringEnd(bytes: Uint8Array, from: number): number {
    let start = from
    if (this.#escaped) {
      this.#escaped = false
      start++
    }
    for (;;) {
      const quote = bytes.indexOf(QUOTE, start)
      const end = quote === -1 ? bytes.length : quote
      let slashes = 0
      while (end - 1 - slashes >= start && bytes[end - 1 - slashes] === BACKSLASH) slashes++
      const escaped = slashes % 2 === 1
      if (quote === -1) {
        this.#escaped = escaped
        return bytes.length - 1
      }
      if (!escaped) {
        this.#inString = false
        return quote
      }
      start = quote + 1
    }
  }

  /** A byte between values of the containers on the way. */
  #between(byte: number, offset: number): void {
    if (byte <= 0x20 || byte === COMMA) return
    const inObject = this.#entered.at(-1) === true
    if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      this.#entered.pop()
      this.#hasKey = false
      return
    }
    if (byte === COLON) return
    if (inObject && !this.#hasKey) {
      this.#mode = 'key'
      this.#keyStart = offset
      this.#inString = byte === QUOTE
      this.#bare = byte !== QUOTE
      this.#depth = 0
      return
    }
    this.#open(byte, offset)
  }

  #open(byte: number, offset: number): void {
    const level = this.#entered.length
    const container = byte === OPEN_BRACE || byte === OPEN_BRACKET
    const onPath = level === 0 || this.#matches(level - 1)
    if (onPath && level < this.#path.length && container) {
      this.#entered.push(byte === OPEN_BRACE)
      this.#hasKey = false
      return
    }
    this.#mode = onPath && level === this.#path.length ? 'record' : 'skipped'
    if (this.#mode === 'record') this.#number++
    this.#start = offset
    this.#depth = container ? 1 : 0
    this.#deepest = this.#depth
    this.#inString = byte === QUOTE
    this.#bare = !container && byte !== QUOTE
    this.#tooLong = false
  }

  /** Whether the key or place in the container of a level is that of the path. */
  #matches(level: number): boolean {
    return this.#path[level] === '*' || (this.#entered[level] === true && this.#key === this.#path[level])
  }

  /** Takes a byte of a value outside its strings; whether it is the last one. */
  #isLast(byte: number): boolean {
    if (byte === QUOTE) this.#inString = true
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#deepest = Math.max(this.#deepest, ++this.#depth)
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) return --this.#depth === 0
    return false
  }

  *#finish(end: number): Generator<JsonSlice | BrokenJson> {
    const mode = this.#mode
    this.#mode = 'between'
    this.#bare = false
    if (mode === 'key') {
      const key =
        end - this.#keyStart > LONGEST_KEY ? '' : Buffer.from(this.#window.take(this.#keyStart, end)).toString('utf-8')
      this.#key = unquoted(key)
      this.#hasKey = true
      return
    }
    this.#hasKey = false
    if (mode !== 'record') return
    if (this.#tooLong || this.#deepest > DEEPEST_JSON) {
      const what = this.#tooLong
        ? `has more than ${LONGEST_JSON_RECORD / 1e6} MB`
        : `is nested more than ${DEEPEST_JSON} levels deep`
      const code = this.#tooLong ? 'too-large' : 'too-deep'
      const reason = `It ${what}, which no article is. If it holds articles, save each as a record of its own.`
      yield { number: this.#number, refusal: { outcome: 'failed', code, reason } }
      return
    }
    yield { number: this.#number, bytes: this.#window.take(this.#start, end), start: this.#start }
  }
}

function unquoted(key: string): string {
  try {
    return JSON.parse(key) as string
  } catch {
    return key
  }
}
