import { callbackify } from 'node:util'
import { RandomAccessReader } from 'yauzl'

/** What an archive is read from: a file, or an entry of another archive. */
export interface ArchiveSource {
  /** In bytes. */
  readonly size: number
  /** The bytes [start, end), fewer only at its end. */
  slice(start: number, end: number): Promise<Uint8Array>
}

const WINDOW_BYTES = 262_144
const FAR = 65_536

/**
 * Reads a source by places, a window at a time: the list of an archive and its small entries lie one behind the other, and a call
 * to the system for each of their headers would take longer than everything else.
 */
export class SourceReader extends RandomAccessReader {
  readonly #source: ArchiveSource
  #window: Uint8Array = new Uint8Array()
  #start = 0

  constructor(source: ArchiveSource) {
    super()
    this.#source = source
  }

  /** The bytes from a place on, fewer only at the end of the source. They are a view that later calls leave alone. */
  async bytes(start: number, length: number): Promise<Uint8Array> {
    const { size } = this.#source
    if (start >= size || length <= 0) return new Uint8Array()
    const wanted = Math.min(length, size - start)
    const at = start - this.#start
    if (at >= 0 && at + wanted <= this.#window.length) return this.#window.subarray(at, at + wanted)
    if (wanted > FAR) return this.#source.slice(start, start + wanted)
    this.#window = await this.#source.slice(start, Math.min(size, start + WINDOW_BYTES))
    this.#start = start
    return this.#window.subarray(0, wanted)
  }

  // The types leave out that the callback is told how much was read.
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    callbackify(async () => {
      const bytes = await this.bytes(position, length)
      buffer.set(bytes, offset)
      return bytes.length
    })(callback)
  }
}
