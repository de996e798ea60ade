import { decodeWords } from 'postal-mime'

/**
 * A header's words, with what is encoded in them (`=?utf-8?B?…?=`) decoded, and raw bytes read as UTF-8 or windows-1252. The
 * header is given with a character for each byte, or decoded already.
 */
export function decodedWords(header: string): string {
  const raw = /[\x80-\xff]/.test(header) && !/[^\0-\xff]/.test(header) ? readBytes(header) : header
  return decodeWords(raw).replace(/\s+/g, ' ').trim()
}

function readBytes(header: string): string {
  const bytes = Buffer.from(header, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
