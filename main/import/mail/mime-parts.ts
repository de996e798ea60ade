import { parameterOf, readHeaderBlock, type MailHeaders } from './mail-headers.ts'

/** A leaf of a message in MIME, whose content is decoded only when it is asked for. */
export interface MimePart {
  readonly headers: MailHeaders
  /** Lower case, without parameters. */
  readonly mediaType: string
  readonly charset: string | undefined
  /** Its bytes, with the transfer encoding taken off. */
  content(): Uint8Array
}

const DEEPEST = 16
const MOST_PARTS = 20_000
const NO_HEADERS: MailHeaders = new Map()

/** The leaves of a message, in their order, with the headers of the message itself. */
export function readMimeParts(bytes: Uint8Array): {
  readonly headers: MailHeaders
  readonly parts: readonly MimePart[]
} {
  // A character for each byte: what structures a message is ASCII.
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const parts: MimePart[] = []
  readPart(source, 0, parts)
  return { headers: readHeaderBlock(source)?.headers ?? NO_HEADERS, parts }
}

function readPart(source: string, depth: number, parts: MimePart[]): void {
  // A part may go without headers: then it begins with an empty line.
  const block = /^\r?\n/.test(source) && depth > 0 ? undefined : readHeaderBlock(source)
  const headers = block?.headers ?? NO_HEADERS
  const type = headers.get('content-type')
  const mediaType = (type ?? 'text/plain').split(';')[0]!.trim().toLowerCase()
  const body = source.slice(block?.end ?? 0)
  const boundary = parameterOf(type, 'boundary')
  if (mediaType.startsWith('multipart/') && boundary !== undefined && boundary !== '' && depth < DEEPEST) {
    for (const [start, end] of between(body, `--${boundary}`)) {
      if (parts.length >= MOST_PARTS) return
      readPart(body.slice(start, end), depth + 1, parts)
    }
    return
  }
  parts.push({
    headers,
    mediaType,
    charset: parameterOf(type, 'charset'),
    content: () => decodeTransfer(body, headers.get('content-transfer-encoding') ?? ''),
  })
}

/** The stretches between the lines that are a delimiter, without the line end before it; what is cut off goes to the end. */
function between(body: string, delimiter: string): [start: number, end: number][] {
  const found: [number, number][] = []
  let open: number | undefined
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue
    const lineEnd = body.indexOf('\n', at)
    const rest = body.slice(at + delimiter.length, lineEnd === -1 ? body.length : lineEnd).trimEnd()
    // Another boundary may begin like this one.
    if (rest !== '' && rest !== '--') continue
    if (open !== undefined) found.push([open, Math.max(open, body[at - 2] === '\r' ? at - 2 : at - 1)])
    if (rest === '--') return found
    open = lineEnd === -1 ? body.length : lineEnd + 1
  }
  if (open !== undefined && open < body.length) found.push([open, body.length])
  return found
}

function decodeTransfer(body: string, encoding: string): Uint8Array {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64')
    case 'quoted-printable':
      return decodeQuotedPrintable(body)
    default:
      return Buffer.from(body, 'latin1')
  }
}

function decodeQuotedPrintable(body: string): Uint8Array {
  const plain = body.replace(/=[ \t]*\r?\n/g, '')
  return Buffer.from(
    plain.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}
