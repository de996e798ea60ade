import { LARGEST_ENTRY } from '../expansion-budget.ts'
import { Refusal } from '../refusal.ts'
import { cleanEntryName, decodeNames } from './entry-name.ts'
import { tooMuchExpansion } from './expanded.ts'
import type { FileEntry } from './file-entries.ts'
import { PieceReader, type Piece } from './piece-reader.ts'

/** An entry of a tar archive. What is not asked for is passed over. */
export interface TarEntry extends FileEntry {
  /** Its bytes; throws the Refusal `limit` above {@link LARGEST_ENTRY}. */
  content(): Promise<Uint8Array>
}

const BLOCK = 512
const LONGEST_NOTE = 1_000_000

/** Whether a file begins as a tar archive does: with a header whose checksum is right. */
export function looksLikeTar(head: Uint8Array): boolean {
  return head.length >= BLOCK && hasRightSum(head.subarray(0, BLOCK))
}

/**
 * Reads a tar archive entry by entry, in one pass. Knows the long names of POSIX (pax) and of GNU. Throws the Refusal `damaged`
 * where the archive is cut off or what should be a header is none; the entries before are given.
 */
export async function* readTarEntries(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = new PieceReader(asPieces(chunks))
  let longName: Uint8Array | undefined
  try {
    for (let count = 0; ;) {
      const header = await reader.take(BLOCK)
      if (header.every((byte) => byte === 0)) return
      if (header.length < BLOCK || !hasRightSum(header)) throw damaged(count)
      const size = sizeOf(header)
      const type = String.fromCharCode(header[156]!)
      const padding = (BLOCK - (size % BLOCK)) % BLOCK
      if (type === 'x' || type === 'L') {
        if (size > LONGEST_NOTE) throw damaged(count)
        const note = await reader.take(size)
        await reader.skip(padding)
        longName = type === 'L' ? untilNul(note) : (paxPath(note) ?? longName)
        continue
      }
      // A global note, the long name of a link's target, the label of a volume.
      if ('gKV'.includes(type)) {
        await reader.skip(size + padding)
        continue
      }
      count++
      let isRead = false
      yield {
        ...describe(longName ?? nameOf(header), type, count),
        async content() {
          if (size > LARGEST_ENTRY) throw tooMuchExpansion(size, LARGEST_ENTRY)
          isRead = true
          const bytes = await reader.take(size)
          if (bytes.length < size) throw damaged(count)
          return new Uint8Array(bytes)
        },
      }
      longName = undefined
      const rest = (isRead ? 0 : size) + padding
      if ((await reader.skip(rest)) < rest) throw damaged(count)
    }
  } finally {
    await reader.close()
  }
}

function describe(raw: Uint8Array, type: string, count: number): FileEntry {
  const { name, warning } = cleanEntryName(decodeNames([raw])[0]!, `entry ${count}`)
  const kind =
    type === '5' || name.endsWith('/') ? 'folder' : type === '0' || type === '\0' || type === '7' ? 'file' : 'link'
  return { name, kind, ...(warning === undefined ? {} : { warning }) }
}

function nameOf(header: Uint8Array): Uint8Array {
  const name = untilNul(header.subarray(0, 100))
  const isPosix = Buffer.from(header.subarray(257, 263)).toString('latin1') === 'ustar\0'
  const prefix = isPosix ? untilNul(header.subarray(345, 500)) : new Uint8Array()
  return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name])
}

/** The name in a note of POSIX: lines of `length key=value`. */
function paxPath(note: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(note.buffer, note.byteOffset, note.byteLength)
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at)
    const length = space === -1 ? Number.NaN : Number(bytes.toString('latin1', at, space))
    if (!Number.isInteger(length) || length <= space - at || at + length > bytes.length) return undefined
    if (bytes.toString('latin1', space + 1, space + 6) === 'path=') return bytes.subarray(space + 6, at + length - 1)
    at += length
  }
  return undefined
}

/** Octal digits, or above 8 GB a binary number. */
function sizeOf(header: Uint8Array): number {
  const field = header.subarray(124, 136)
  if ((field[0]! & 0x80) !== 0) {
    const size = field.subarray(4).reduce((sum, byte) => sum * 256 + byte, 0)
    return Number.isSafeInteger(size) ? size : Number.MAX_SAFE_INTEGER
  }
  const digits = /^[\s\0]*([0-7]*)/.exec(Buffer.from(field).toString('latin1'))![1]!
  return digits === '' ? 0 : Number.parseInt(digits, 8)
}

/** The sum of a header's bytes, with the field that keeps it taken as spaces. */
function hasRightSum(header: Uint8Array): boolean {
  const stated = /^[\s\0]*([0-7]{1,7})[\s\0]/.exec(Buffer.from(header.subarray(148, 156)).toString('latin1'))?.[1]
  if (stated === undefined) return false
  let sum = 0
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte
  return sum === Number.parseInt(stated, 8)
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end === -1 ? bytes : bytes.subarray(0, end)
}

function damaged(count: number): Refusal {
  return new Refusal(
    'failed',
    'damaged',
    `It is damaged or cut off after ${count} ${count === 1 ? 'entry' : 'entries'}; what comes before was read. Get the archive again and import that.`,
  )
}

async function* asPieces(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Piece> {
  for await (const bytes of chunks) yield { bytes }
}
