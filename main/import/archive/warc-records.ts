import { LARGEST_ENTRY } from '../expansion-budget.ts'
import { PieceReader, type Piece } from './piece-reader.ts'

/** A record of a web archive. What is not asked for is passed over. */
export interface WarcRecord {
  /** From 1, as they lie in the archive. */
  readonly number: number
  /** In lower case: `response`, `resource`, `revisit` … */
  readonly type: string
  /** A header by its name in lower case. */
  header(name: string): string | undefined
  /** The beginning of its content: the HTTP header of a response. */
  readonly opening: Uint8Array
  /** How long the archive says that it is, in bytes. */
  readonly length: number
  /** All of it, mended where the stated length is wrong; undefined when it is larger than {@link LARGEST_ENTRY}. */
  content(): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean } | undefined>
}

/** A place of the archive where no record could be read. */
export interface WarcGap {
  readonly lost: 'length' | 'end'
  /** Of the record before it. */
  readonly number: number
}

/** What stands behind the content of every record. */
const CLOSE = '\r\n\r\n'
const LONGEST_LINE = 65_536
const MOST_HEADERS = 1000
const OPENING_BYTES = 65_536
/** What is passed over is looked at all the same up to this size: a wrong length shows only behind it. */
const WATCHED = 1_000_000

/**
 * Reads a web archive record by record. A wrong length costs no other record: its content is taken up to where the next record
 * begins. Memory is that of one record.
 */
export async function* readWarcRecords(pieces: AsyncIterable<Piece>): AsyncGenerator<WarcRecord | WarcGap> {
  const reader = new PieceReader(pieces)
  try {
    for (let number = 1; ; number++) {
      const headers = await nextHeaders(reader)
      if (headers === undefined) return
      const stated = Number(headers.get('content-length') ?? Number.NaN)
      const length = Number.isSafeInteger(stated) && stated >= 0 ? stated : 0
      const content = new Content(reader, length)
      yield {
        number,
        type: (headers.get('warc-type') ?? '').toLowerCase(),
        header: (name) => headers.get(name),
        opening: (await reader.peek(Math.min(length, OPENING_BYTES))).subarray(0, length),
        length,
        content: () => content.read(),
      }
      const lost = await content.passOver()
      if (lost !== undefined) yield { lost, number }
    }
  } finally {
    await reader.close()
  }
}

/** Whether bytes are the first line of a record. */
export function beginsRecord(bytes: Uint8Array): boolean {
  return /^WARC\/\d\.\d/.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString('latin1'))
}

/** The headers of the next record, which is looked for; undefined at the end. */
async function nextHeaders(reader: PieceReader): Promise<Map<string, string> | undefined> {
  let atLineStart = true
  for (;;) {
    await reader.enter()
    const line = await reader.line(LONGEST_LINE)
    if (line === undefined) return undefined
    if (atLineStart && beginsRecord(line)) return readHeaders(reader)
    atLineStart = line.at(-1) === 0x0a
  }
}

async function readHeaders(reader: PieceReader): Promise<Map<string, string>> {
  const headers = new Map<string, string>()
  let last = ''
  for (let count = 0; count < MOST_HEADERS; count++) {
    const bytes = await reader.line(LONGEST_LINE)
    const line = bytes === undefined ? '' : new TextDecoder().decode(bytes).trimEnd()
    if (line === '') break
    const colon = line.indexOf(':')
    if (/^[ \t]/.test(line)) headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`)
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase()
      if (!headers.has(last)) headers.set(last, line.slice(colon + 1).trim())
    }
  }
  return headers
}

/** The content of one record, read or passed over. */
class Content {
  readonly #reader: PieceReader
  readonly #length: number
  #taken = false

  constructor(reader: PieceReader, length: number) {
    this.#reader = reader
    this.#length = length
  }

  async read(): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean } | undefined> {
    if (this.#length > LARGEST_ENTRY) return undefined
    this.#taken = true
    const bytes = await this.#reader.take(this.#length)
    const isCut = bytes.length < this.#length
    const close = await this.#close()
    // The length is wrong where no record follows: too large, and the next record lies in it; or too small, and there is more.
    const next = close === undefined || isCut ? nextRecordIn(bytes) : undefined
    if (next !== undefined) {
      this.#reader.unread(bytes.subarray(next))
      return { bytes: withoutClose(bytes.subarray(0, next), CLOSE), isCut: false }
    }
    if (close === undefined) return { bytes: Buffer.concat([bytes, await this.#remainder()]), isCut: false }
    const taken = CLOSE.endsWith(close) ? CLOSE.slice(0, CLOSE.length - close.length) : ''
    return { bytes: withoutClose(bytes, taken), isCut: isCut && !(await this.#reader.isAtStart()) }
  }

  /** Goes to the next record. Says when what lies between could not be told apart, or the archive ends too early. */
  async passOver(): Promise<WarcGap['lost'] | undefined> {
    if (this.#taken) return undefined
    if (this.#length <= WATCHED) {
      const read = await this.read()
      return read?.isCut === true ? 'end' : undefined
    }
    this.#taken = true
    const skipped = await this.#reader.skip(this.#length)
    if ((await this.#close()) === undefined) return 'length'
    return skipped < this.#length && !(await this.#reader.isAtStart()) ? 'end' : undefined
  }

  /** The line ends before the next record or the end of the archive, which are passed over; undefined where more lies there. */
  async #close(): Promise<string | undefined> {
    let ends = ''
    for (let view = await this.#reader.peek(64); ; view = await this.#reader.peek(64)) {
      if (view.length === 0) return ends
      const at = view.findIndex((byte) => byte !== 0x0d && byte !== 0x0a)
      if (at === 0) return beginsRecord(view) ? ends : undefined
      const passed = await this.#reader.take(at === -1 ? view.length : at)
      if (ends.length < CLOSE.length) ends += Buffer.from(passed).toString('latin1')
    }
  }

  /** What lies before the next record, without the line ends that close a record. */
  async #remainder(): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    let size = 0
    for (let atLineStart = true; ;) {
      const line = await this.#reader.line(LONGEST_LINE)
      if (line === undefined) break
      if (atLineStart && beginsRecord(line)) {
        this.#reader.unread(line)
        break
      }
      atLineStart = line.at(-1) === 0x0a
      size += line.length
      if (size <= LARGEST_ENTRY) parts.push(line)
    }
    return withoutClose(Buffer.concat(parts), CLOSE)
  }
}

/** Takes off the line ends that close a record, as many as there are of them. */
function withoutClose(bytes: Uint8Array, close: string): Uint8Array {
  let end = bytes.length
  for (let at = close.length - 1; at >= 0 && end > 0; at--) if (bytes[end - 1] === close.charCodeAt(at)) end--
  return bytes.subarray(0, end)
}

/** Where, in the content of a record, the next record begins: after the empty line that closes each. */
function nextRecordIn(content: Uint8Array): number | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  for (let at = bytes.indexOf('\nWARC/'); at !== -1; at = bytes.indexOf('\nWARC/', at + 1)) {
    const opening = bytes.toString('latin1', at + 1, at + 200)
    if (/^WARC\/\d\.\d\r?\n[A-Za-z-]+:/.test(opening)) return at + 1
  }
  return undefined
}
