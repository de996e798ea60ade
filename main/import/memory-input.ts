import { HEAD_BYTES, tooLarge } from './file-input.ts'
import type { EntryStream, FormatInput } from './formats/format.ts'

/** An input whose bytes are in memory, as the entries of containers are. `limit`: the largest that `bytes()` gives. */
export function memoryInput(
  bytes: Uint8Array,
  limit: number,
  rest: Pick<FormatInput, 'name' | 'hints' | 'budget' | 'inside'>,
): FormatInput {
  return {
    ...rest,
    size: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    bytes: () => (bytes.length > limit ? Promise.reject(tooLarge(bytes.length, limit)) : Promise.resolve(bytes)),
    async *chunks() {
      yield await Promise.resolve(bytes)
    },
    slice: (start, end) => Promise.resolve(bytes.subarray(start, Math.max(start, end))),
  }
}

/** Largest input that a stream is gathered to, in bytes, whatever the format would take. */
const LARGEST_GATHERED = 256_000_000

/**
 * An input whose bytes come out of a container piece by piece. Slices that go forward cost one pass; one that goes back begins
 * again. `close`: when nothing more is read.
 */
export function streamInput(
  { size, head, chunks }: EntryStream,
  formatLimit: number,
  rest: Pick<FormatInput, 'name' | 'hints' | 'budget' | 'inside'>,
): FormatInput & { close(): Promise<void> } {
  const limit = Math.min(formatLimit, LARGEST_GATHERED)
  const slices = new ForwardSlices(chunks)
  let whole: Promise<Uint8Array> | undefined
  return {
    ...rest,
    size,
    head,
    bytes: () => (size > limit ? Promise.reject(tooLarge(size, limit)) : (whole ??= slices.slice(0, size))),
    chunks,
    slice: (start, end) => slices.slice(start, end),
    close: () => slices.close(),
  }
}

/** Slices of a stream: what lies behind the last one is read on, what lies before it is read again from the start. */
class ForwardSlices {
  readonly #chunks: () => AsyncIterable<Uint8Array>
  #open: AsyncIterator<Uint8Array> | undefined
  /** Read and not yet passed, with its place. */
  #rest: Uint8Array = new Uint8Array()
  #at = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(chunks: () => AsyncIterable<Uint8Array>) {
    this.#chunks = chunks
  }

  slice(start: number, end: number): Promise<Uint8Array> {
    const read = this.#turn.then(() => this.#read(start, end))
    this.#turn = read.catch(() => undefined)
    return read
  }

  async close(): Promise<void> {
    await this.#open?.return?.()
    this.#open = undefined
  }

  async #read(start: number, end: number): Promise<Uint8Array> {
    if (this.#open === undefined || start < this.#at) {
      await this.close()
      this.#open = this.#chunks()[Symbol.asyncIterator]()
      this.#rest = new Uint8Array()
      this.#at = 0
    }
    const parts: Uint8Array[] = []
    for (;;) {
      const restEnd = this.#at + this.#rest.length
      if (restEnd > start) parts.push(this.#rest.subarray(Math.max(0, start - this.#at), Math.max(0, end - this.#at)))
      // What was read of the slice stays, for the next may begin within it.
      if (restEnd >= end) break
      const next = await this.#open.next()
      if (next.done === true) break
      this.#at = restEnd
      this.#rest = next.value
    }
    return Buffer.concat(parts)
  }
}
