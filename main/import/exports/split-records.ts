import type { FormatInput } from '../formats/format.ts'
import { LARGEST_ARTICLE } from '../formats/text.ts'
import type { ExportEncoding } from './export-encoding.ts'

/** A piece of an export between two markers. */
export interface Slice {
  /** Bytes as they stand in the file; empty when the piece is larger than one article may be. */
  readonly bytes: Uint8Array
  /** Size of the piece in bytes, also where `bytes` is empty. */
  readonly size: number
  /** 0 for what stands before the first marker (`before`) or for the first record (`after`). */
  readonly index: number
}

/** How a file is cut. `marker` has the flags g and m (m: lines end with LF or CR) and matches at most MARKER_REACH characters. */
export interface Cut {
  readonly marker: RegExp
  /** `before`: a record begins with its marker; `after`: it ends with it. */
  readonly at: 'before' | 'after'
}

/** How many characters a marker may span, with what it looks ahead and behind to. */
const MARKER_REACH = 2048

/**
 * Cuts a file into its records at the places where a marker matches, reading it in pieces: memory holds one record at most.
 * Markers are ASCII, so they are looked for in the bytes themselves, whatever the encoding; in UTF-16 in its code units.
 */
export async function* splitRecords(
  input: Pick<FormatInput, 'chunks'>,
  cut: Cut,
  encoding: ExportEncoding,
): AsyncGenerator<Slice> {
  const { unit, view } = encoding
  const record = new RecordBytes()
  let index = 0
  // What is not searched yet, after the character before it, on which ^ depends.
  let rest: Uint8Array = new Uint8Array(0)
  let before = '\n'
  const take = function* (bytes: Uint8Array, isEnd: boolean): Generator<Slice> {
    const text = before + view(bytes)
    const searched = isEnd ? text.length : Math.max(1, text.length - MARKER_REACH)
    let from = 0
    cut.marker.lastIndex = 1
    for (let match = cut.marker.exec(text); match !== null; match = cut.marker.exec(text)) {
      // What is too near the end may go on in the next piece; it is searched again with that.
      if (match.index >= searched) break
      if (match[0] === '') cut.marker.lastIndex++
      const to = ((cut.at === 'before' ? match.index : match.index + match[0].length) - 1) * unit
      if (cut.at === 'before' && index === 0 && to === 0 && record.size === 0) {
        index = 1
        continue
      }
      record.add(bytes.subarray(from, to))
      yield record.slice(index++)
      from = to
    }
    const end = Math.max(from, isEnd ? bytes.length : (searched - 1) * unit)
    record.add(bytes.subarray(from, end))
    if (end > 0) before = text.charAt(end / unit)
    rest = bytes.subarray(end)
  }
  for await (const chunk of input.chunks()) {
    const bytes = rest.length === 0 ? chunk : joined(rest, chunk)
    const even = bytes.length - (bytes.length % unit)
    yield* take(bytes.subarray(0, even), false)
    if (even < bytes.length) rest = joined(rest, bytes.subarray(even))
  }
  const last = rest
  yield* take(last.subarray(0, last.length - (last.length % unit)), true)
  record.add(last.subarray(last.length - (last.length % unit)))
  if (record.size > 0) yield record.slice(index)
}

/** The bytes of the record that is being read; beyond the limit they are counted and let go. */
class RecordBytes {
  #parts: Uint8Array[] = []
  size = 0

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.size += bytes.length
    if (this.size > LARGEST_ARTICLE) this.#parts = []
    // Copied, so that a piece does not keep the whole chunk that it was cut from.
    else this.#parts.push(bytes.slice())
  }

  slice(index: number): Slice {
    const { size } = this
    const bytes = size > LARGEST_ARTICLE ? new Uint8Array(0) : concatenated(this.#parts, size)
    this.#parts = []
    this.size = 0
    return { bytes, size, index }
  }
}

function concatenated(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  return concatenated([first, second], first.length + second.length)
}
