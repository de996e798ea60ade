import { extname } from 'node:path'
import { utf16WithoutMark } from './charset.ts'
import type { Format, Warning } from './formats/format.ts'
import { html } from './formats/html.ts'
import { formatOfExtension } from './formats/table.ts'
import { text } from './formats/text.ts'
import { Refusal } from './refusal.ts'

/** What a file is, told from its first 4 KB; its extension decides only between kinds of text. */
export interface Recognised {
  readonly format: Format
  readonly warnings: readonly Warning[]
}

const READ_HERE = 'Variorum reads text, Markdown and HTML'

// Signatures at the start of a file. A null label means: no document at all.
// oxlint-disable no-control-regex -- signatures are made of such bytes
const SIGNATURES: readonly (readonly [pattern: RegExp, label: string | null])[] = [
  [/^%PDF-/, 'a PDF document'],
  [/^\{\\rtf/, 'an RTF document'],
  [/^PK\x03\x04[^]{26}mimetypeapplication\/epub\+zip/, 'an EPUB book'],
  [/^PK\x03\x04[^]{26}mimetypeapplication\/vnd\.oasis\.opendocument\.text/, 'an OpenDocument text'],
  [/^PK\x03\x04[^]*word\//, 'a Word document'],
  [/^PK\x03\x04[^]*(?:xl|ppt)\//, 'an Office document'],
  [/^PK(?:\x03\x04|\x05\x06|\x07\x08)/, 'a ZIP archive'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'an old or encrypted Office document'],
  [/^\x1f\x8b/, 'a gzip archive'],
  [/^(?:7z\xbc\xaf\x27\x1c|Rar!\x1a|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd)/, 'an archive'],
  [/^WARC\/[01]\./, 'a web archive (WARC)'],
  [/^SQLite format 3\0/, null],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM[^]{4}\0\0\0\0|RIFF[^]{4}WEBP|\0\0\x01\0|[^]{4}ftyp)/, null],
  [
    /^(?:ID3[\x02-\x04]|OggS|fLaC|RIFF|\xff[\xf2\xf3\xfb]|\x1aE\xdf\xa3|\x7fELF|MZ[^]{2}\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|wOF[F2])/,
    null,
  ],
]

// oxlint-enable no-control-regex

// Texts that are no articles by themselves, by extension. (What is none of these and no binary is read as text.)
const OTHER_TEXTS: Readonly<Record<string, string>> = {
  json: 'JSON data', jsonl: 'JSON data', ndjson: 'JSON data', geojson: 'JSON data', map: 'JSON data',
  xml: 'an XML document', rss: 'a news feed', atom: 'a news feed', nitf: 'an XML document', newsml: 'an XML document',
  svg: 'an image', opml: 'an XML document', csv: 'a table', tsv: 'a table', tab: 'a table',
  eml: 'an e-mail', mbox: 'a mailbox', mht: 'a saved web page (MHTML)', mhtml: 'a saved web page (MHTML)',
  ris: 'a reference list', bib: 'a reference list', enw: 'a reference list',
  css: 'a style sheet', js: 'a program', mjs: 'a program', cjs: 'a program', ts: 'a program', py: 'a program', r: 'a program',
  rb: 'a program', sh: 'a program', bat: 'a program', ps1: 'a program', c: 'a program', h: 'a program', java: 'a program',
  yml: 'settings', yaml: 'settings', toml: 'settings', ini: 'settings', cfg: 'settings', sql: 'database commands',
} // prettier-ignore

const HTML_START = /^(?:\s|<\?xml[^>]*>|<!--[^]*?-->)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i
const HTML_TAGS = /<(?:p|div|span|a|br|h[1-6]|ul|li|table|article|section|meta|title|script|img)\b[^<>]*>/gi

/**
 * Tells the format of a file. Content wins over the extension, with a warning where they differ. Throws a refusal for what is
 * no text, and for formats that are known but not read.
 */
export function recognise(name: string, head: Uint8Array): Recognised {
  const extension = extname(name).slice(1).toLowerCase()
  const latin = latin1(head)
  const promised = formatOfExtension(extension)
  const signature = SIGNATURES.find(([pattern]) => pattern.test(latin))
  if (signature !== undefined) throw unread(signature[1] ?? 'an image, a recording or another binary file', promised)
  const start = withoutWideBytes(head)
  if (isBinary(start)) throw unread('a binary file', promised)
  const words = latin1(start).replace(/^\xef\xbb\xbf/, '')
  const found = formatOfContent(words, extension, promised)
  if (found !== promised && promised !== undefined)
    return {
      format: found,
      warnings: [{ code: 'wrong-extension', words: `read as ${found.label}, although its name ends in .${extension}` }],
    }
  return { format: found, warnings: [] }
}

function formatOfContent(words: string, extension: string, promised: Format | undefined): Format {
  if (HTML_START.test(words)) return html
  const xml = /^\s*<\?xml\s/.test(words)
  if (xml && /<html[\s>]/i.test(words)) return html
  if (xml || /^\s*<(?:rss|feed|nitf|newsItem|newsMessage|TEI|teiCorpus)[\s>]/.test(words))
    throw unread(/<(?:rss|feed)[\s>]/.test(words) ? 'a news feed' : 'an XML document', promised)
  if (/^\s*(?:\{\s*"[^"\n]{1,200}"\s*:|\[\s*\{\s*")/.test(words)) throw unread('JSON data', promised)
  if (
    /^(?:From \S+ .*\d{4}|Return-Path:|Received:|Delivered-To:|MIME-Version:)/m.test(words.slice(0, 300)) &&
    /^(?:Subject|Message-ID|Content-Type):/im.test(words)
  )
    throw unread('an e-mail', promised)
  const other = OTHER_TEXTS[extension]
  if (other !== undefined) throw unread(other, promised)
  if (promised === html) return words.match(HTML_TAGS) === null ? text : html
  // A page's part without its head, saved as text.
  if (promised !== undefined && promised.name === 'markdown') return promised
  const tags = words.match(HTML_TAGS)?.length ?? 0
  if (/^\s*</.test(words) && tags >= 5 && /<\/(?:p|div|h1|article|section)>/i.test(words)) return html
  return promised ?? text
}

/**
 * What is not read. `unsupported`: a file of another kind, as its name says too; `not-text`: its name promised an article, and that
 * is a fault.
 */
function unread(label: string, promised: Format | undefined): Refusal {
  const advice = `${READ_HERE}: save or export it as one of these and import that.`
  return promised === undefined
    ? new Refusal('skipped', 'unsupported', `It is ${label}. ${advice}`)
    : new Refusal('skipped', 'not-text', `Its name promises ${promised.label}, but it is ${label}. ${advice}`)
}

/** The bytes as characters U+0000 to U+00FF, for pattern matching only. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** For UTF-16: the low bytes alone, so that patterns and control characters can be looked for. */
function withoutWideBytes(head: Uint8Array): Uint8Array {
  const little = head[0] === 0xff && head[1] === 0xfe
  const big = head[0] === 0xfe && head[1] === 0xff
  const wide = little ? 'utf-16le' : big ? 'utf-16be' : utf16WithoutMark(head.subarray(0, head.length & ~1))
  if (wide === undefined) return head
  const text = new TextDecoder(wide).decode(head.subarray(0, head.length & ~1))
  return new TextEncoder().encode(text)
}

/** NULs, or more than one control character in twenty. */
export function isBinary(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    if ((byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f) controls++
  }
  return controls > bytes.length / 20
}
