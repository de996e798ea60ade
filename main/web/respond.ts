import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { originalHeaders, pageHeaders } from '../files/page-files.ts'

/** Headers of every answer of the loopback server. No CORS header is among them, ever. */
const headers: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'cache-control': 'no-store',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), hid=(), midi=()',
}

/** A short answer in plain text; an empty one by default. */
export const respond = (
  response: ServerResponse,
  status: number,
  text = '',
  more: Record<string, string> = {},
): void => {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more })
  response.end(text)
}

/** A JSON value. */
export const respondJson = (response: ServerResponse, value: unknown): void =>
  respond(response, 200, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8' })

/** Bytes of a known type. */
export const respondBytes = (response: ServerResponse, method: string, type: string, bytes: Uint8Array): void => {
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': String(bytes.byteLength) })
  response.end(method === 'HEAD' ? undefined : bytes)
}

/** An opened original: under a policy of its own, as it stands in a frame of the page. */
export const respondOriginal = (response: ServerResponse, method: string, type: string, bytes: Uint8Array): void => {
  response.writeHead(200, {
    ...headers,
    ...originalHeaders,
    'content-type': type,
    'content-length': String(bytes.byteLength),
  })
  response.end(method === 'HEAD' ? undefined : bytes)
}

/** A file to be saved under `fileName`, streamed. */
export const respondDownload = async (response: ServerResponse, path: string, fileName: string): Promise<void> => {
  const { size } = await stat(path)
  const plain = fileName.replace(/[^\w. -]/gu, '_')
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/octet-stream',
    'content-length': String(size),
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(fileName)}`,
  })
  await pipeline(createReadStream(path), response)
}

const encodeRfc5987 = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** A request's body as JSON, or null when it is larger than `limit` bytes or no JSON. */
export const readJson = async (request: IncomingMessage, limit: number): Promise<unknown> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    return null
  }
}
