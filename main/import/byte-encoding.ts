import type { FormatInput, Warning } from './formats/format.ts'
import { wideEncoding } from './recognise-text.ts'
import { StreamDecoder } from './stream-decoder.ts'

/**
 * The encoding of a file whose records are found by their bytes. Its own encoding is kept wherever it contains ASCII as it is, so that
 * offsets are those of the file; UTF-16 alone is recoded on the way, and back for the originals.
 */
export class ByteEncoding {
  readonly #wide: 'utf-16le' | 'utf-16be' | undefined
  readonly #sniffer: StreamDecoder
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  /** Length of the byte order mark. */
  readonly mark: number
  /** Bytes of a character of ASCII. */
  readonly unit: 1 | 2

  constructor({ head, hints }: Pick<FormatInput, 'head' | 'hints'>) {
    this.#wide = wideEncoding(head)
    this.unit = this.#wide === undefined ? 1 : 2
    const marks = [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]] // prettier-ignore
    this.mark = marks.find((mark) => mark.every((byte, at) => head[at] === byte))?.length ?? 0
    this.#sniffer = new StreamDecoder(hints.charset, this.mark === 3 ? 'utf-8' : this.#wide)
  }

  /** WHATWG name of the encoding; `utf-8` as long as nothing but ASCII came. */
  get name(): string {
    return this.#wide ?? this.#sniffer.encoding
  }

  /** What the researcher should know about the encoding. */
  get warnings(): readonly Warning[] {
    return this.#sniffer.warnings
  }

  /** The next bytes of the file as they are to be searched. `last`: nothing follows. */
  take(chunk: Uint8Array, last: boolean): Uint8Array {
    if (this.#wide !== undefined) return Buffer.from(this.#sniffer.decode(chunk, last), 'utf-8')
    if (!this.#sniffer.isDecided) {
      this.#sniffer.decode(chunk, last)
      if (this.#sniffer.isDecided) this.#decoder = new TextDecoder(this.#sniffer.encoding, { ignoreBOM: true })
    }
    return chunk
  }

  /** The text of searched bytes. */
  text(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes)
  }

  /** The same for bytes that came as a string with a character for each. */
  textOfLatin1(bytes: string): string {
    // oxlint-disable-next-line no-control-regex -- whether it is ASCII
    return /^[\x00-\x7f]*$/.test(bytes) ? bytes : this.#decoder.decode(Buffer.from(bytes, 'latin1'))
  }

  /** The bytes of the file for searched bytes. */
  original(bytes: Uint8Array): Uint8Array {
    if (this.#wide === undefined) return bytes
    const wide = Buffer.from(Buffer.from(bytes).toString('utf-8'), 'utf16le')
    return this.#wide === 'utf-16le' ? wide : wide.swap16()
  }
}
