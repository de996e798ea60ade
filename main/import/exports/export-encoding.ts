import { decode, unifyLineEnds } from '../charset.ts'
import type { FormatInput, Warning } from '../formats/format.ts'
import { wideEncoding } from '../recognise-text.ts'

/** The encoding of an export, found once for the file, since one record alone may be too short to tell it. */
export interface ExportEncoding {
  /** WHATWG name. */
  readonly name: string
  /** Bytes of a character that a marker is made of: 2 in UTF-16. */
  readonly unit: 1 | 2
  /** Bytes as a string in which ASCII is itself and each unit is one character. Takes a multiple of `unit` bytes. */
  view(bytes: Uint8Array): string
  /** What the researcher should know of how the encoding was found; the same for every record of the file. */
  readonly warnings: readonly Warning[]
}

const WINDOW = 262_144
const WINDOWS = 8

/**
 * The encoding of an export: by the order of `decode`, from its beginning and from pieces all through it, because the cover of
 * an export often is plain ASCII. `beginning`: its first bytes, at least those that a file is told from. `markup`: it may declare its encoding, and may do so wrongly.
 */
export async function exportEncoding(
  input: FormatInput,
  beginning: Uint8Array,
  markup: boolean,
): Promise<ExportEncoding> {
  const wide = wideEncoding(input.head)
  if (wide !== undefined)
    return {
      name: wide,
      unit: 2,
      view: (bytes) => new TextDecoder(wide, { ignoreBOM: true }).decode(bytes),
      warnings: [],
    }
  const sample = await sampleOf(input, beginning)
  const { encoding, warning } = decode(sample, {
    markup,
    ...(input.hints.charset === undefined ? {} : { declared: input.hints.charset }),
  })
  return {
    name: encoding,
    unit: 1,
    view: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    warnings:
      warning === undefined || /broken/.test(warning)
        ? []
        : [{ code: 'guessed-encoding', reason: `It was ${warning}.` }],
  }
}

/** The beginning of a file, and of what follows only the lines that are not ASCII. */
async function sampleOf(input: FormatInput, beginning: Uint8Array): Promise<Uint8Array> {
  const parts = [withoutCutEnds(beginning.subarray(0, WINDOW), false)]
  const windows = Math.min(WINDOWS, Math.ceil(input.size / WINDOW))
  for (let at = 1; at < windows; at++) {
    const start = Math.floor((input.size / windows) * at)
    if (start < WINDOW) continue
    const piece = withoutCutEnds(await input.slice(start, start + WINDOW / 4), true)
    if (piece.some((byte) => byte >= 0x80)) parts.push(piece)
  }
  return Buffer.concat(parts)
}

/** A piece without the bytes at its ends that could be part of a character cut in two. */
function withoutCutEnds(bytes: Uint8Array, atStart: boolean): Uint8Array {
  let from = 0
  let to = bytes.length
  if (atStart) while (from < to && bytes[from]! >= 0x80) from++
  while (to > from && bytes[to - 1]! >= 0x80) to--
  return bytes.subarray(from, to)
}

/** A record's bytes as text with LF line ends, and the encoding that it was read with. */
export interface DecodedRecord {
  readonly text: string
  readonly encoding: string
  readonly warnings: readonly Warning[]
}

/**
 * Decodes one record in the encoding of its file. UTF-8 proves itself; a record that is no valid text in the file's encoding is
 * decoded by itself.
 */
export function decodeRecord(bytes: Uint8Array, { name, warnings }: ExportEncoding): DecodedRecord {
  const strict = decodeStrict(bytes, 'utf-8')
  if (strict !== undefined && !name.startsWith('utf-16') && (name === 'utf-8' || hasNoEscape(name, bytes)))
    return {
      text: unifyLineEnds(strict),
      encoding: 'utf-8',
      warnings: isAscii(strict) ? [] : utf8Warnings(name, warnings),
    }
  const text = decodeStrict(bytes, name)
  if (text !== undefined) return { text: unifyLineEnds(text), encoding: name, warnings }
  if (name.startsWith('utf-16')) {
    const lossy = new TextDecoder(name).decode(bytes)
    return { text: unifyLineEnds(lossy), encoding: name, warnings: [...warnings, lost(lossy, name)] }
  }
  const alone = decode(bytes)
  return {
    text: alone.text,
    encoding: alone.encoding,
    warnings: alone.warning === undefined ? [] : [{ code: 'guessed-encoding', reason: `It was ${alone.warning}.` }],
  }
}

/** A file of another encoding can hold a record that is valid UTF-8; what was said of the file's encoding is not true of it. */
function utf8Warnings(name: string, warnings: readonly Warning[]): readonly Warning[] {
  return name === 'utf-8' ? warnings : []
}

function lost(text: string, name: string): Warning {
  const count = text.split('\ufffd').length - 1
  return {
    code: 'guessed-encoding',
    reason: `It was read as ${name.toUpperCase()}; ${count} broken ${count === 1 ? 'character is' : 'characters are'} shown as \ufffd.`,
  }
}

/** Japanese in seven bits is valid UTF-8 as well. */
function hasNoEscape(name: string, bytes: Uint8Array): boolean {
  return !name.startsWith('iso-2022') || !bytes.includes(0x1b)
}

function decodeStrict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text)
}
