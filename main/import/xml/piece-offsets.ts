/** Tells byte offsets by counting `<` and `>`, of which the text of a piece has as many as its bytes, in the same order. */
export class PieceOffsets {
  readonly #text: string
  readonly #from: number
  readonly #bytes: Uint8Array
  readonly #start: number
  readonly #wide: 'le' | 'be' | undefined
  readonly #seen = { '<': { text: -1, byte: -1 }, '>': { text: -1, byte: -1 } }

  constructor(text: string, from: number, bytes: Uint8Array, start: number, encoding: string) {
    this.#text = text
    this.#from = from
    this.#bytes = bytes
    this.#start = start
    this.#wide = encoding === 'utf-16le' ? 'le' : encoding === 'utf-16be' ? 'be' : undefined
  }

  /** Offset of the last `<` before a place of the mended text; undefined where the piece has none there. */
  openBefore(position: number): number | undefined {
    return this.#count('<', position)
  }

  /** Offset after the last `>` before a place. */
  closeBefore(position: number): number | undefined {
    const offset = this.#count('>', position)
    return offset === undefined ? undefined : offset + (this.#wide === undefined ? 1 : 2)
  }

  /** Offset of the last `<` of the piece. */
  lastOpen(): number | undefined {
    return this.#count('<', this.#from + this.#text.length)
  }

  #count(mark: '<' | '>', position: number): number | undefined {
    const seen = this.#seen[mark]
    const until = position - this.#from
    for (;;) {
      const next = this.#text.indexOf(mark, seen.text + 1)
      if (next === -1 || next >= until) break
      const byte = this.#nextByte(mark.charCodeAt(0), seen.byte)
      if (byte === -1) break
      seen.text = next
      seen.byte = byte
    }
    return seen.byte === -1 ? undefined : this.#start + seen.byte
  }

  #nextByte(code: number, after: number): number {
    if (this.#wide === undefined) return this.#bytes.indexOf(code, after + 1)
    const low = this.#wide === 'le' ? 0 : 1
    const shift = this.#start % 2
    for (let at = after === -1 ? shift : after + 2; at + 1 < this.#bytes.length; at += 2)
      if (this.#bytes[at + low] === code && this.#bytes[at + 1 - low] === 0) return at
    return -1
  }
}
