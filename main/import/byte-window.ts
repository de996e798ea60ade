/** The bytes of a stream from some place on: what a record consists of while its end is not known yet. Offsets are of the stream. */
export class ByteWindow {
  #pieces: Uint8Array[] = []
  #start = 0
  #end = 0

  /** Where the next piece goes. */
  get end(): number {
    return this.#end
  }

  /** Adds the next piece of the stream. */
  append(piece: Uint8Array): void {
    this.#pieces.push(piece)
    this.#end += piece.length
  }

  /** Forgets what lies before an offset. */
  forgetBefore(offset: number): void {
    let pieces = 0
    while (pieces < this.#pieces.length && this.#start + this.#pieces[pieces]!.length <= offset)
      this.#start += this.#pieces[pieces++]!.length
    if (pieces > 0) this.#pieces = this.#pieces.slice(pieces)
  }

  /** A copy of the bytes [start, end), as far as they are here. */
  take(start: number, end: number): Uint8Array {
    const from = Math.max(start, this.#start)
    const bytes = new Uint8Array(Math.max(0, Math.min(end, this.#end) - from))
    let at = this.#start
    for (const piece of this.#pieces) {
      const first = Math.max(from - at, 0)
      const last = Math.min(end - at, piece.length)
      if (first < last) bytes.set(piece.subarray(first, last), at + first - from)
      at += piece.length
      if (at >= end) break
    }
    return bytes
  }
}
