import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { LARGEST_ENTRY, type ExpansionBudget } from '../expansion-budget.ts'
import { Refusal } from '../refusal.ts'
import { mayExpandTo, tooMuchExpansion } from './expanded.ts'

/** The head of an HTTP response as an archive keeps it. */
export interface HttpHead {
  readonly status: number
  /** A header by its name in lower case. */
  header(name: string): string | undefined
  /** In bytes, with the empty line. */
  readonly length: number
}

/** Reads the head of an HTTP response; undefined where the bytes are none. */
export function readHttpHead(opening: Uint8Array): HttpHead | undefined {
  const bytes = Buffer.from(opening.buffer, opening.byteOffset, opening.byteLength)
  const status = /^HTTP\/\d(?:\.\d)? +(\d{3})/.exec(bytes.toString('latin1', 0, 32))?.[1]
  if (status === undefined) return undefined
  const { end, length } = headEnd(bytes)
  const headers = new Map<string, string>()
  for (const line of bytes.toString('latin1', 0, end).split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return {
    status: Number(status),
    header: (name) => headers.get(name),
    length,
  }
}

/** Where a head ends, at its empty line, and where the body begins. */
function headEnd(bytes: Buffer): { readonly end: number; readonly length: number } {
  const long = bytes.indexOf('\r\n\r\n')
  const short = bytes.subarray(0, long === -1 ? bytes.length : long).indexOf('\n\n')
  if (short !== -1) return { end: short, length: short + 2 }
  return long === -1 ? { end: bytes.length, length: bytes.length } : { end: long, length: long + 4 }
}

/** The body of a response as its page was: chunks joined, compression undone. What is cut off is given as far as it goes. */
export function decodeBody(head: HttpHead, body: Uint8Array, budget: ExpansionBudget): Uint8Array {
  const transfers = codings(head.header('transfer-encoding'))
  let bytes = transfers.includes('chunked') ? (joinChunks(body) ?? body) : body
  for (const coding of [...codings(head.header('content-encoding')), ...transfers].toReversed())
    bytes = decompress(coding, bytes, budget)
  return bytes
}

function codings(header: string | undefined): string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '')
}

/** Undefined where there are no chunks: browsers that archive undo them and keep the header. */
function joinChunks(body: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf('\n', at)
    const size = lineEnd === -1 || lineEnd - at > 100 ? undefined : chunkSize(bytes.toString('latin1', at, lineEnd))
    // The first says whether there are chunks at all; what comes after the last one that is right is taken as it is.
    if (size === undefined) {
      if (parts.length === 0) return undefined
      parts.push(bytes.subarray(at))
      break
    }
    if (size === 0) break
    parts.push(bytes.subarray(lineEnd + 1, lineEnd + 1 + size))
    at = lineEnd + 1 + size
    if (bytes[at] === 0x0d) at++
    if (bytes[at] === 0x0a) at++
  }
  return parts.length === 0 && bytes.length > 5 ? undefined : Buffer.concat(parts)
}

function chunkSize(line: string): number | undefined {
  const digits = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(line)?.[1]
  return digits === undefined ? undefined : Number.parseInt(digits, 16)
}

/** Bytes that are not compressed as they say stay as they are: some archives undo the compression and keep the header. */
function decompress(coding: string, bytes: Uint8Array, budget: ExpansionBudget): Uint8Array {
  if (bytes.length === 0) return bytes
  const most = Math.min(LARGEST_ENTRY, mayExpandTo(bytes.length))
  const zlib = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    let plain: Uint8Array
    if (coding === 'gzip' || coding === 'x-gzip') plain = gunzipSync(bytes, zlib)
    else if (coding === 'deflate')
      plain = (bytes[0]! & 0x0f) === 8 ? inflateSync(bytes, zlib) : inflateRawSync(bytes, zlib)
    else if (coding === 'br')
      plain = brotliDecompressSync(bytes, { maxOutputLength: most, finishFlush: constants.BROTLI_OPERATION_FLUSH })
    else if (coding === 'zstd') plain = zstdDecompressSync(bytes, { maxOutputLength: most })
    else return bytes
    budget.expand(plain.length)
    return plain
  } catch (error) {
    if (error instanceof Refusal) throw error
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') {
      if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
      throw new Refusal('failed', 'damaged', 'It is damaged in the archive: it is compressed and cannot be unpacked.')
    }
    budget.expand(most)
    throw tooMuchExpansion(bytes.length, most)
  }
}
