import iconv from 'iconv-lite'
import { detect } from 'jschardet'

/** The name of an archive's entry as a label. It is never used as a path. */
export interface EntryName {
  /** With `/` between folders, never absolute, never leading out of the archive. */
  readonly name: string
  /** What was wrong with it as it stood in the archive; a whole sentence. */
  readonly warning?: string
}

const LONGEST_NAME = 1000
// Encodings that no archiver writes: what detection says of a few bytes when it knows nothing better.
const NEVER_NAMES = /^(?:mac|x-mac|cp0|cp10|cp11|ebcdic|utf-?(?:7|16|32)|iso-2022|hz)/i

/**
 * Decodes the names of an archive that does not state their encoding, all together, for one name is too short to tell by: UTF-8
 * if all of them are, else what their bytes look like (Shift JIS, GB18030, cp866 …), else what DOS wrote, cp437.
 */
export function decodeNames(names: readonly Uint8Array[]): string[] {
  const utf8 = names.map((name) => decodeUtf8(name))
  if (utf8.every((name) => name !== undefined)) return utf8
  const buffers = names.map((name) => Buffer.from(name.buffer, name.byteOffset, name.byteLength))
  const encoding = encodingOf(buffers.filter((_, at) => utf8[at] === undefined || !/^\p{ASCII}*$/u.test(utf8[at])))
  return buffers.map((name) => iconv.decode(name, encoding))
}

/** A name as UTF-8, or undefined when it is something else. */
export function decodeUtf8(name: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name)
  } catch {
    return undefined
  }
}

function encodingOf(names: readonly Buffer[]): string {
  const sample = Buffer.concat(names.flatMap((name) => [name, Buffer.from('\n')])).subarray(0, 65_536)
  const guess = detect(sample).encoding
  if (guess !== null && !NEVER_NAMES.test(guess) && iconv.encodingExists(guess)) {
    if (!names.some((name) => iconv.decode(name, guess).includes('\ufffd'))) return guess
  }
  // The letters of western languages lie below 0xB0 in DOS, and above 0xBF in Windows.
  let windows = 0
  let dos = 0
  for (const byte of sample) {
    if (byte >= 0xc0) windows++
    else if (byte >= 0x80) dos++
  }
  return windows > dos ? 'windows-1252' : 'cp437'
}

/**
 * Cleans the name of an entry. One that leads out of the archive (`../`, `/etc`, `C:\`) is called by its last part, with a
 * warning. Control characters go, for a name is shown.
 */
export function cleanEntryName(decoded: string, fallback: string): EntryName {
  // macOS writes letters and their accents apart.
  const slashed = decoded
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '')
  const isFolder = slashed.endsWith('/')
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.')
  const leadsOut = slashed.startsWith('/') || /^[a-z]:/i.test(slashed) || parts.includes('..')
  const safe = leadsOut ? parts.filter((part) => part !== '..').slice(-1) : parts
  const joined = safe.join('/').replace(leadsOut ? /^[a-z]:/i : /^$/, '')
  const name = (joined === '' ? fallback : shortened(joined)) + (isFolder ? '/' : '')
  if (!leadsOut) return { name }
  const shown = decoded.length > 200 ? `${decoded.slice(0, 200)}…` : decoded
  return {
    name,
    warning: `Its name in the archive, “${shown}”, leads out of the archive; it was read under its last part, and nothing was written anywhere.`,
  }
}

/** The end of a name is kept: it says the kind of the file. */
function shortened(name: string): string {
  return name.length <= LONGEST_NAME
    ? name
    : `…${name
        .slice(-LONGEST_NAME)
        .toWellFormed()
        .replace(/^\ufffd/, '')}`
}
