const LOCAL_HEADER = 0x04034b50
const LONGEST_LIST = 64

/**
 * The names of the first entries of a ZIP archive, as its beginning shows them: what a package (DOCX, ODT, EPUB, WACZ) is told by.
 * They are as they stand there, for telling only.
 */
export function localNames(head: Uint8Array): string[] {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const names: string[] = []
  for (let at = 0; names.length < LONGEST_LIST;) {
    if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_HEADER) break
    const nameEnd = at + 30 + bytes.readUInt16LE(at + 26)
    names.push(bytes.toString('utf8', at + 30, Math.min(nameEnd, bytes.length)))
    const size = bytes.readUInt32LE(at + 18)
    const dataStart = nameEnd + bytes.readUInt16LE(at + 28)
    // Written as a stream, the size stands behind the data: the next header has to be looked for.
    const sizeFollows = (bytes.readUInt16LE(at + 6) & 8) !== 0 && size === 0
    at = sizeFollows ? bytes.indexOf('PK\u0003\u0004', dataStart, 'latin1') : dataStart + size
    if (at === -1) break
  }
  return names
}

/** Whether a file begins as a ZIP archive does, an empty one and the first part of a split one too. */
export function looksLikeZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && [0x0304, 0x0506, 0x0708].includes((head[2]! << 8) | head[3]!)
}
