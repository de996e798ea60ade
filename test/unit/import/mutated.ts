import fc from 'fast-check'

/** Files that are this one with some bytes changed, and cut off in half of the cases. */
export function mutated(whole: Uint8Array): fc.Arbitrary<Buffer> {
  const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }))
  return fc
    .tuple(fc.array(change, { minLength: 1, maxLength: 12 }), fc.option(fc.nat(whole.length), { freq: 1 }))
    .map(([changes, end]) => {
      const bytes = Buffer.from(whole)
      for (const [at, byte] of changes) bytes[at] = byte
      return bytes.subarray(0, end ?? whole.length)
    })
}
