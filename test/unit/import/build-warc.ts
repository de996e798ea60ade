import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { WARCRecord, WARCSerializer, type WARCRecordOpts } from 'warcio'

/** A capture that a test writes into a web archive. What is not given is an HTML page with status 200. */
export interface CaptureFixture {
  readonly url: string
  readonly date?: string
  readonly type?: WARCRecordOpts['type']
  readonly status?: string
  readonly mediaType?: string
  readonly body?: string | Uint8Array
  readonly encoding?: 'gzip' | 'deflate' | 'br'
  readonly chunked?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

/** Writes the records of a web archive with the archivers' own library, each by itself; packed they are a .warc.gz. */
export function buildWarc(captures: readonly CaptureFixture[], gzip = false): Promise<Buffer[]> {
  return Promise.all(
    captures.map(async (capture) => {
      const {
        url,
        date = '2020-02-06T10:15:30Z',
        type = 'response',
        status = '200 OK',
        mediaType = 'text/html',
      } = capture
      const httpHeaders: Record<string, string> = { 'Content-Type': mediaType }
      if (capture.encoding !== undefined) httpHeaders['Content-Encoding'] = capture.encoding
      if (capture.chunked === true) httpHeaders['Transfer-Encoding'] = 'chunked'
      const isHttp = type === 'response' || type === 'revisit'
      const record = WARCRecord.create(
        {
          url,
          date,
          type,
          statusline: `HTTP/1.1 ${status}`,
          httpHeaders: isHttp ? httpHeaders : {},
          warcHeaders: { ...(isHttp ? {} : { 'Content-Type': mediaType }), ...capture.headers },
        },
        [bodyOf(capture)],
      )
      return Buffer.from(await WARCSerializer.serialize(record, { gzip }))
    }),
  )
}

function bodyOf({ body = '', encoding, chunked }: CaptureFixture): Uint8Array {
  let bytes: Buffer = Buffer.from(body)
  if (encoding === 'gzip') bytes = gzipSync(bytes)
  else if (encoding === 'deflate') bytes = deflateSync(bytes)
  else if (encoding === 'br') bytes = brotliCompressSync(bytes)
  if (chunked !== true) return bytes
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 100) {
    const part = bytes.subarray(at, at + 100)
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')])
}
