import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'

/**
 * What the page may do, the same in both shells: its own scripts, styles, fonts and calls, nothing from anywhere else, nothing
 * inline. `data:` images are the icons that styles embed.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  // Originals, in a sandboxed frame with a policy of its own.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Headers that every answer to the page carries, whatever it holds. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * What the page of an original may do, wherever it is opened: show itself, its inline styles and the images that it holds. It runs
 * nothing and asks for nothing, whatever is in it; that nothing is in it is seen to before, by main/archive.
 */
export const originalPolicy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ')

/** Headers of the page of an original, and of the bytes of one. */
export const originalHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy': originalPolicy,
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  // What PDFs are drawn with: character maps, fonts, colour profiles.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.icc': 'application/octet-stream',
}

/** A file of the built page, ready to be sent. */
export interface PageFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * The file of the built page in `root` that a URL path names, or null. `path` is as it stands in the URL, still
 * percent-encoded. Null too for whatever could lead out of `root` (encoded dots or slashes, backslashes, NUL), for a folder and
 * for a type that the page has no use for.
 */
export async function readPageFile(root: string, path: string): Promise<PageFile | null> {
  const file = pageFilePath(root, path)
  if (file === null) return null
  const type = types[extname(file)]
  if (type === undefined) return null
  try {
    return { type, bytes: new Uint8Array(await readFile(file)) }
  } catch {
    return null
  }
}

/** The absolute path behind a URL path, or null when it is no plain path inside `root`. `/` is the page itself. */
export function pageFilePath(root: string, path: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  if (!decoded.startsWith('/') || decoded.includes('\0') || decoded.includes('\\') || decoded.includes(':')) return null
  const parts = decoded.slice(1).split('/')
  if (parts.some((part) => part === '.' || part === '..')) return null
  const base = resolve(root)
  const file = resolve(base, ...parts)
  if (file === base) return resolve(base, 'index.html')
  return file.startsWith(base + sep) ? file : null
}
