/** Bytes as the readers of archives take them. */
export function bytesSource(bytes: Uint8Array): {
  readonly size: number
  slice(start: number, end: number): Promise<Uint8Array>
} {
  return { size: bytes.byteLength, slice: (start, end) => Promise.resolve(bytes.subarray(start, end)) }
}
