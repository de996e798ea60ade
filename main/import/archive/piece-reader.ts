/** Some of the bytes of an archive, in order. */
export interface Piece {
  readonly bytes: Uint8Array
  /** A record of the archive begins here for certain, whatever lengths are stated before it. */
  readonly isStart?: boolean
}

const LF = 0x0a

/**
 * Reads pieces by lengths and lines. Nothing is read across the certain start of a record (see {@link Piece}) before `enter` is
 * called, so that a wrong length before it cannot swallow the record.
 */
export class PieceReader {
  readonly #source: AsyncIterator<Piece>
  readonly #pieces: Piece[] = []
  #ended = false

  constructor(source: AsyncIterable<Piece>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Allows to read on when the next piece is the start of a record. */
  async enter(): Promise<void> {
    const first = await this.#first()
    if (first?.isStart === true) this.#pieces[0] = { bytes: first.bytes }
  }

  /** Whether the certain start of a record is next. */
  async isAtStart(): Promise<boolean> {
    return (await this.#first())?.isStart === true
  }

  /** Up to `most` bytes and at least `least`, which stay; fewer before a start and at the end. */
  async peek(least: number, most = least): Promise<Uint8Array> {
    await this.#gather(least)
    const first = await this.#first()
    if (first === undefined || first.isStart === true) return new Uint8Array()
    return first.bytes.subarray(0, most)
  }

  /** The next `length` bytes; fewer before a start and at the end. */
  async take(length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    let missing = length
    while (missing > 0) {
      const first = await this.#first()
      if (first === undefined || first.isStart === true) break
      const part = first.bytes.subarray(0, missing)
      parts.push(part)
      missing -= part.length
      this.#drop(part.length)
    }
    return parts.length === 1 ? parts[0]! : joined(parts)
  }

  /** Passes over `length` bytes and says how many there were before a start or the end. */
  async skip(length: number): Promise<number> {
    let skipped = 0
    while (skipped < length) {
      const first = await this.#first()
      if (first === undefined || first.isStart === true) break
      const step = Math.min(first.bytes.length, length - skipped)
      skipped += step
      this.#drop(step)
    }
    return skipped
  }

  /** A line with its line feed, or its beginning where it is longer than `most`; undefined before a start and at the end. */
  async line(most: number): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = []
    let missing = most
    while (missing > 0) {
      const first = await this.#first()
      if (first === undefined || first.isStart === true) break
      const end = first.bytes.subarray(0, missing).indexOf(LF)
      const part = first.bytes.subarray(0, end === -1 ? missing : end + 1)
      parts.push(part)
      missing -= part.length
      this.#drop(part.length)
      if (end !== -1) break
    }
    return parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : joined(parts)
  }

  /** Puts bytes back before what comes next. */
  unread(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#pieces.unshift({ bytes })
  }

  /** The next piece, whole, whatever its size; undefined at the end. Starts do not matter to it. */
  async piece(): Promise<Uint8Array | undefined> {
    const first = await this.#first()
    this.#pieces.shift()
    return first?.bytes
  }

  /** Ends the source when it is not read to its end. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }

  /** The next piece with bytes in it, which stays. */
  async #first(): Promise<Piece | undefined> {
    for (;;) {
      const [first] = this.#pieces
      if (first !== undefined && first.bytes.length > 0) return first
      if (first !== undefined) this.#pieces.shift()
      else if (!(await this.#pull())) return undefined
    }
  }

  async #pull(): Promise<boolean> {
    if (this.#ended) return false
    const next = await this.#source.next()
    if (next.done === true) this.#ended = true
    else this.#pieces.push(next.value)
    return next.done !== true
  }

  /** Makes one piece of the next ones until it has `least` bytes. */
  async #gather(least: number): Promise<void> {
    const first = await this.#first()
    if (first === undefined || first.isStart === true || first.bytes.length >= least) return
    let size = first.bytes.length
    let count = 1
    while (size < least) {
      if (count === this.#pieces.length && !(await this.#pull())) break
      const next = this.#pieces[count]!
      if (next.isStart === true) break
      size += next.bytes.length
      count++
    }
    if (count > 1) {
      const bytes = joined(this.#pieces.splice(0, count).map((piece) => piece.bytes))
      this.#pieces.unshift({ bytes })
    }
  }

  #drop(length: number): void {
    const { bytes } = this.#pieces[0]!
    if (length === bytes.length) this.#pieces.shift()
    else this.#pieces[0] = { bytes: bytes.subarray(length) }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}
