import { detect } from 'jschardet'
import htmlEncodingSniffer from 'html-encoding-sniffer'

/** Bytes turned into text. `text` has no byte order mark and only LF as line end. */
export interface Decoded {
  readonly text: string
  /** WHATWG name of the encoding that was used. */
  readonly encoding: string
  /** What the researcher should know: that the encoding was guessed, or that characters were lost. */
  readonly warning?: string
}

const SAMPLE = 65_536
const UNDECLARED = 'undeclared'

/**
 * Decodes a text of unknown encoding. Order: byte order mark, UTF-16 without one, strict UTF-8, UTF-8 with a few broken bytes,
 * what is declared (if it is possible), statistical detection, windows-1252. Pages declare wrongly, so what the bytes prove comes
 * first. `markup`: whether the text may declare its encoding, as HTML and XML do; `declared`: what its transport states.
 */
export function decode(bytes: Uint8Array, options: { markup?: boolean; declared?: string } = {}): Decoded {
  const found = decodeAs(bytes, options.markup === true, options.declared)
  return { ...found, text: unifyLineEnds(found.text) }
}

/** CR LF and CR become LF. */
export function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text
}

function decodeAs(bytes: Uint8Array, markup: boolean, transported: string | undefined): Decoded {
  const marked = byteOrderMark(bytes)
  if (marked !== undefined) {
    const text = decodeLossy(bytes, marked)
    const lost = countLost(text) - (marked === 'utf-8' ? countEncodedReplacements(bytes) : 0)
    return { text, encoding: marked, ...lostWarning(lost, marked) }
  }
  const wide = utf16WithoutMark(bytes)
  if (wide !== undefined)
    return {
      text: decodeLossy(bytes, wide),
      encoding: wide,
      warning: `read as ${wide.toUpperCase()}, which the file does not state`,
    }
  const escaped = iso2022(bytes)
  if (escaped !== undefined) return { text: decodeLossy(bytes, escaped), encoding: escaped }
  const strict = decodeStrict(bytes, 'utf-8')
  const declared = (markup ? declaredEncoding(bytes) : undefined) ?? knownLabel(transported ?? null)
  if (strict !== undefined) {
    const contradicted = declared !== undefined && declared !== 'utf-8' && !isAscii(strict)
    return {
      text: strict,
      encoding: 'utf-8',
      ...(contradicted ? { warning: `read as UTF-8, although the page states ${declared}` } : {}),
    }
  }
  const broken = brokenUtf8(bytes)
  if (broken !== undefined) {
    const text = decodeLossy(bytes, 'utf-8')
    return { text, encoding: 'utf-8', ...lostWarning(broken, 'utf-8') }
  }
  if (declared !== undefined && declared !== 'utf-8') {
    const text = decodeStrict(bytes, declared)
    if (text !== undefined && !hasC1(text)) return { text, encoding: declared }
  }
  return detected(bytes, declared)
}

function detected(bytes: Uint8Array, declared: string | undefined): Decoded {
  const said = declared === undefined ? '' : ` (the page states ${declared}, which its bytes are not)`
  const guess = knownLabel(detect(informative(bytes)).encoding)
  if (guess !== undefined && guess !== 'utf-8') {
    const text = decodeLossy(bytes, guess)
    const lost = countLost(text)
    if (lost <= bytes.length / 100)
      return {
        text,
        encoding: guess,
        warning: `read as ${guess}, recognised by its bytes${said}${lost === 0 ? '' : lostWords(lost)}`,
      }
  }
  return {
    text: decodeLossy(bytes, 'windows-1252'),
    encoding: 'windows-1252',
    warning: `its encoding is unclear; read as windows-1252${said}`,
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 shows by NULs at every other place only: spaces and line ends at least, whatever the script. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, SAMPLE & ~1)
  if (bytes.length < 4 || bytes.length % 2 === 1 || !sample.includes(0)) return undefined
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even++
    if (sample[at + 1] === 0) odd++
  }
  const pairs = sample.length / 2
  if (Math.max(even, odd) < pairs / 50 || Math.min(even, odd) > Math.max(even, odd) / 50) return undefined
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  const text = decodeStrict(sample, encoding)
  if (text === undefined) return undefined
  // What makes the NULs is ASCII, and of that a good part are spaces and line ends. In other bytes they would be letters.
  const ascii = text.match(/\p{ASCII}/gu)?.length ?? 0
  const spaces = text.match(/[ \r\n\t]/g)?.length ?? 0
  if (ascii >= 5 && spaces < ascii / 20) return undefined
  const plausible = text.match(/[\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{Sc}\r\n\t]/gu)?.length ?? 0
  const words = text.match(/\p{L}/gu)?.length ?? 0
  return plausible >= text.length * 0.95 && words >= text.length * 0.3 ? encoding : undefined
}

/** Japanese in seven bits: its escape sequences are unmistakable, and it is valid UTF-8 as well. */
function iso2022(bytes: Uint8Array): 'iso-2022-jp' | undefined {
  const escape = bytes.subarray(0, SAMPLE).indexOf(0x1b)
  if (escape === -1 || bytes[escape + 1] !== 0x24) return undefined
  const kind = bytes[escape + 2]
  return kind === 0x40 || kind === 0x42 ? 'iso-2022-jp' : undefined
}

/** The number of broken places in what is otherwise UTF-8; undefined when it is something else. */
function brokenUtf8(bytes: Uint8Array): number | undefined {
  let valid = 0
  let long = 0
  let invalid = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      invalid++
      at++
    } else {
      if (length > 1) valid++
      if (length > 2) long++
      at += length
    }
  }
  // By chance, bytes of other encodings seldom make sequences of three, and hardly ever many valid ones among few invalid.
  const nearly = invalid * 20 <= valid || (invalid <= 3 && long >= 2 * invalid)
  return nearly ? invalid : undefined
}

/** Length of the UTF-8 sequence at a place; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  const second = bytes[at + 1]!
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0
  for (let next = at + 1; next < at + length; next++) if ((bytes[next]! & 0xc0) !== 0x80) return 0
  return length
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const name = htmlEncodingSniffer(bytes, { defaultEncoding: UNDECLARED, maxPrescanBytes: 4096 })
  return name === UNDECLARED ? undefined : knownLabel(name)
}

/** The WHATWG name for a label, or undefined for one that cannot be decoded here. */
function knownLabel(label: string | null): string | undefined {
  if (label === null) return undefined
  const alias: Readonly<Record<string, string>> = {
    'mac-roman': 'macintosh', macroman: 'macintosh', 'mac-cyrillic': 'x-mac-cyrillic', maccyrillic: 'x-mac-cyrillic',
    cp932: 'shift_jis', cp949: 'euc-kr', cp866: 'ibm866', cp874: 'windows-874', 'tis-620': 'windows-874', ascii: 'utf-8',
  } // prettier-ignore
  const lower = label.toLowerCase()
  const name = alias[lower] ?? lower.replace(/^cp(125\d)$/, 'windows-$1').replace(/^iso8859-/, 'iso-8859-')
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}

/** The part of the bytes that tells an encoding: from the first byte above ASCII on. */
function informative(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80)
  const from = Math.max(0, first - 1024)
  return bytes.subarray(from, from + SAMPLE)
}

function decodeStrict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function decodeLossy(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

function countLost(text: string): number {
  return text.split('\ufffd').length - 1
}

/** U+FFFD that stand in the file itself. */
function countEncodedReplacements(bytes: Uint8Array): number {
  let found = 0
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) found++
  }
  return found
}

function lostWarning(lost: number, encoding: string): { warning?: string } {
  return lost > 0 ? { warning: `read as ${encoding.toUpperCase()}${lostWords(lost)}` } : {}
}

function lostWords(lost: number): string {
  return `; ${lost} broken ${lost === 1 ? 'character is' : 'characters are'} shown as \ufffd`
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text)
}

function hasC1(text: string): boolean {
  return /[\x80-\x9f]/.test(text)
}
