import { utf16WithoutMark } from './charset.ts'
import type { FileHead } from './formats/format.ts'

// Texts that are no articles by themselves, by extension.
const OTHER_TEXTS: Readonly<Record<string, string>> = {
  geojson: 'map data', map: 'program data', svg: 'an image',
  ris: 'a reference list', bib: 'a reference list', enw: 'a reference list',
  css: 'a style sheet', js: 'a program', mjs: 'a program', cjs: 'a program', ts: 'a program', py: 'a program', r: 'a program',
  rb: 'a program', sh: 'a program', bat: 'a program', ps1: 'a program', c: 'a program', h: 'a program', java: 'a program',
  yml: 'settings', yaml: 'settings', toml: 'settings', ini: 'settings', cfg: 'settings', sql: 'database commands',
} // prettier-ignore

const HTML_START = /^(?:\s|<\?xml[^>]*>|<!--(?:(?!-->)[^])*-->)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i
const HTML_TAGS = /<(?:p|div|span|a|br|h[1-6]|ul|li|table|article|section|meta|title|script|img)\b[^<>]*>/gi
const XML_START =
  /^\s*(?:<\?xml\s|<!DOCTYPE\s+(?!html\b)\w|<(?:rss|feed|rdf:RDF|nitf|newsItem|newsMessage|TEI|teiCorpus)[\s>])/i

/** What a text is when its extension says that it is no article; undefined for all others. */
export function otherText(extension: string): string | undefined {
  return Object.hasOwn(OTHER_TEXTS, extension) ? OTHER_TEXTS[extension] : undefined
}

/** Whether the extension says that it is a text, and no article. Said otherwise by the researcher, it is read. */
export function isOtherText({ extension, hints }: FileHead): boolean {
  return hints.as === undefined && otherText(extension) !== undefined
}

/** Whether a file begins as an HTML page does. */
export function looksLikeHtml({ text, extension }: FileHead): boolean {
  if (HTML_START.test(text)) return true
  if (looksLikeXml(text)) return /<html[\s>]/i.test(text)
  const tags = text.match(HTML_TAGS)?.length ?? 0
  if (['html', 'htm', 'xhtml', 'xht'].includes(extension)) return tags > 0
  // A page's part without its head, saved as text.
  return extension !== 'md' && /^\s*</.test(text) && tags >= 5 && /<\/(?:p|div|h1|article|section)>/i.test(text)
}

/** Whether a text begins as an XML document other than a page does. */
export function looksLikeXml(text: string): boolean {
  return XML_START.test(text)
}

/** NULs, or more than one control character in twenty; UTF-16 is none. */
export function isBinary(head: Uint8Array): boolean {
  if (wideEncoding(head) !== undefined) return false
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return true
    if ((byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f) controls++
  }
  return controls > head.length / 20
}

/** The UTF-16 that a file begins in, with or without a byte order mark. */
export function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return utf16WithoutMark(head.subarray(0, head.length & ~1))
}
