import { inPieces } from '../in-pieces.ts'
import { wideEncoding } from '../recognise-text.ts'

const LONGEST_MARK = 80

/**
 * Cuts a stream of XML where nothing is torn apart that must be seen whole: references, and the marks of comments, CDATA sections
 * and instructions.
 */
export class XmlPieces {
  readonly #unit: 1 | 2
  readonly #low: 0 | 1
  #held: Uint8Array = new Uint8Array(0)

  /** `head`: the beginning of the file. */
  constructor(head: Uint8Array) {
    const wide = wideEncoding(head)
    this.#unit = wide === undefined ? 1 : 2
    this.#low = wide === 'utf-16be' ? 1 : 0
  }

  /** What can be read of the stream with its next bytes. */
  *push(chunk: Uint8Array): Generator<Uint8Array> {
    for (const piece of inPieces(chunk)) {
      const bytes = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece])
      const cut = this.#cut(bytes)
      this.#held = bytes.slice(cut)
      if (cut > 0) yield bytes.subarray(0, cut)
    }
  }

  /** What is left at the end of the stream. */
  rest(): Uint8Array {
    const rest = this.#held
    this.#held = new Uint8Array(0)
    return rest
  }

  #cut(bytes: Uint8Array): number {
    const whole = bytes.length - (bytes.length % this.#unit)
    const first = Math.max(0, whole - LONGEST_MARK * this.#unit)
    let cut = whole
    for (let at = whole - this.#unit; at >= first; at -= this.#unit) {
      const code = this.#unit === 2 && bytes[at + 1 - this.#low] !== 0 ? -1 : bytes[at + this.#low]!
      const isEnd = (code === 0x5d || code === 0x2d || code === 0x3f) && cut === at + this.#unit
      if (code === 0x26 || code === 0x3c || isEnd) cut = at
    }
    return cut
  }
}

/** The encoding that the XML declaration of a file states. */
export function declaredXmlEncoding(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 400)).toString('latin1')
  return /^(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1]
}
