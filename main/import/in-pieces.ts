const PIECE_BYTES = 262_144

/** Bytes in pieces that are small enough for what is made of one of them to be held in memory. */
export function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  if (bytes.length <= 2 * PIECE_BYTES) yield bytes
  else for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
}
