/** What is told of an RTF file while it is read. */
export interface RtfHandler {
  open(): void
  close(): void
  /** A control word with its number, if it has one; a control symbol is a word of one character. */
  control(word: string, parameter: number | undefined): void
  /** A byte of text, as it stands or written as `\'hh`. */
  byte(value: number): void
  /** Whether what stands up to the end of this group is not wanted: its text is passed over without being told. */
  readonly skipping: boolean
}

const [OPEN, CLOSE, BACKSLASH, SPACE, MINUS, QUOTE] = [0x7b, 0x7d, 0x5c, 0x20, 0x2d, 0x27]

/** Splits an RTF file into its tokens; linear in its size, whatever is in it. */
export function readRtfTokens(bytes: Uint8Array, handler: RtfHandler): void {
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!
    if (byte === OPEN) {
      handler.open()
      at++
    } else if (byte === CLOSE) {
      handler.close()
      at++
    } else if (byte === BACKSLASH) at = readControl(bytes, at + 1, handler)
    else {
      // Line ends are for the eye only; pictures are long runs of hexadecimal digits.
      if (byte !== 0x0a && byte !== 0x0d && byte !== 0 && !handler.skipping) handler.byte(byte)
      at++
    }
  }
}

function readControl(bytes: Uint8Array, start: number, handler: RtfHandler): number {
  let at = start
  if (at >= bytes.length) return at
  if (!isLetter(bytes[at]!)) {
    if (bytes[at] === QUOTE) {
      const value = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? SPACE, bytes[at + 2] ?? SPACE), 16)
      if (!Number.isNaN(value) && !handler.skipping) handler.byte(value)
      return at + 3
    }
    handler.control(String.fromCharCode(bytes[at]!), undefined)
    return at + 1
  }
  while (at < bytes.length && at - start < 32 && isLetter(bytes[at]!)) at++
  const word = String.fromCharCode(...bytes.subarray(start, at))
  const from = at
  if (bytes[at] === MINUS) at++
  const digits = at
  while (at < bytes.length && at - digits < 10 && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++
  const parameter = at > digits ? Number(String.fromCharCode(...bytes.subarray(from, at))) : undefined
  if (at === digits) at = from
  if (bytes[at] === SPACE) at++
  // Bytes that follow as they are, braces and all.
  if (word === 'bin') return at + Math.max(0, parameter ?? 0)
  handler.control(word, parameter)
  return at
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}
