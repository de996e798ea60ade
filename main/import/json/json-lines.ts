import type { ByteEncoding } from '../byte-encoding.ts'
import { ByteWindow } from '../byte-window.ts'
import type { FormatInput } from '../formats/format.ts'
import { LONGEST_JSON_RECORD, type BrokenJson, type JsonSlice } from './json-slices.ts'

const LINE_FEED = 0x0a

/** Cuts a file of JSON Lines into its lines, with memory for one of them. Their numbers count the empty ones too. */
export async function* readJsonLines(
  input: Pick<FormatInput, 'chunks' | 'size'>,
  encoding: ByteEncoding,
): AsyncGenerator<JsonSlice | BrokenJson> {
  const window = new ByteWindow()
  let read = 0
  let number = 0
  let start = 0
  let tooLong = false
  const line = function* (end: number): Generator<JsonSlice | BrokenJson> {
    number++
    const bytes = trimmed(window.take(start, end))
    if (tooLong) yield { number, refusal: TOO_LONG }
    else if (bytes.length > 0) yield { number, bytes, start }
    tooLong = false
  }
  for await (const whole of input.chunks()) {
    const chunk = encoding.take(read === 0 ? whole.subarray(encoding.mark) : whole, read + whole.length >= input.size)
    read += whole.length
    const base = window.end
    window.append(chunk)
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) {
      yield* line(base + at)
      start = base + at + 1
    }
    if (window.end - start > LONGEST_JSON_RECORD) {
      tooLong = true
      start = window.end
    }
    window.forgetBefore(start)
  }
  yield* line(window.end)
}

const TOO_LONG: BrokenJson['refusal'] = {
  outcome: 'failed',
  code: 'too-large',
  reason: `Its line has more than ${LONGEST_JSON_RECORD / 1e6} MB, which no article has. If it holds articles, write each in a line of its own.`,
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let [start, end] = [0, bytes.length]
  while (end > start && bytes[end - 1]! <= 0x20) end--
  while (start < end && bytes[start]! <= 0x20) start++
  return bytes.subarray(start, end)
}
