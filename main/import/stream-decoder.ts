import { decode, utf16WithoutMark } from './charset.ts'
import type { Warning } from './formats/format.ts'

const LONGEST_SEQUENCE = 4

/**
 * Decodes a text of unknown encoding that comes in pieces, for files too large to be decoded whole. A byte order mark and UTF-16
 * show at the start; all other encodings are ASCII until the first byte above it, and are told from the first piece that has one.
 */
export class StreamDecoder {
  readonly #declared: string | undefined
  #decoder = new TextDecoder('utf-8')
  #decided = false
  #started = false
  #held: Uint8Array = new Uint8Array(0)
  #warning: Warning | undefined

  /** `declared`: the encoding that the file or its transport states, where it does; `certain`: the one that it is known to have. */
  constructor(declared?: string, certain?: string) {
    this.#declared = declared
    if (certain === undefined) return
    this.#started = true
    this.#decided = true
    this.#decoder = new TextDecoder(certain)
  }

  /** WHATWG name of the encoding; `utf-8` as long as nothing but ASCII came. */
  get encoding(): string {
    return this.#decoder.encoding
  }

  /** Whether the encoding is known: something other than ASCII came. */
  get isDecided(): boolean {
    return this.#decided
  }

  /** What the researcher should know about the encoding, once it is decided. */
  get warnings(): readonly Warning[] {
    return this.#warning === undefined ? [] : [this.#warning]
  }

  /** The text of the next bytes; characters that are cut at the end come with the next call. `last`: nothing follows. */
  decode(bytes: Uint8Array, last = false): string {
    let piece = bytes
    if (this.#held.length > 0) {
      piece = Buffer.concat([this.#held, bytes])
      this.#held = new Uint8Array(0)
    }
    if (!this.#started && piece.length > 0) this.#start(piece)
    if (!this.#decided) {
      const first = firstHigh(piece)
      if (first !== -1 && !last && isCutSequence(piece.subarray(first))) {
        this.#held = piece.slice(first)
        piece = piece.subarray(0, first)
      } else if (first !== -1) this.#decide(piece)
    }
    return this.#decoder.decode(piece, { stream: !last })
  }

  #start(piece: Uint8Array): void {
    this.#started = true
    const wide =
      piece[0] === 0xff && piece[1] === 0xfe
        ? 'utf-16le'
        : piece[0] === 0xfe && piece[1] === 0xff
          ? 'utf-16be'
          : utf16WithoutMark(piece.subarray(0, piece.length & ~1))
    const marked = piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf
    if (wide === undefined && !marked) return
    this.#decided = true
    this.#decoder = new TextDecoder(wide ?? 'utf-8')
  }

  #decide(piece: Uint8Array): void {
    this.#decided = true
    const options = this.#declared === undefined ? {} : { declared: this.#declared }
    const { encoding, warning } = decode(withoutCutEnd(piece), options)
    if (encoding === 'utf-8') return
    this.#decoder = new TextDecoder(encoding)
    if (warning !== undefined) this.#warning = { code: 'guessed-encoding', reason: `It was ${warning}.` }
  }
}

function firstHigh(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return at
  return -1
}

/** Whether bytes at the end of a piece may go on in the next: no ASCII among them, and fewer than a character can have. */
function isCutSequence(bytes: Uint8Array): boolean {
  return bytes.length < LONGEST_SEQUENCE && bytes.every((byte) => byte >= 0x80)
}

/** Without a UTF-8 sequence that the end of the piece cuts. */
function withoutCutEnd(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back < LONGEST_SEQUENCE && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
    if (byte < 0x80) break
  }
  return bytes
}
