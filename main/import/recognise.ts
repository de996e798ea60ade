import { extname } from 'node:path'
import type { FileHead, Format, Hints, Warning } from './formats/format.ts'
import { formatNamed, formatOfExtension, formats, READABLE } from './formats/table.ts'
import { isBinary, otherText, wideEncoding } from './recognise-text.ts'
import { Refusal } from './refusal.ts'

/** What a file is, told from its beginning; its extension decides only between kinds of text. */
export interface Recognised {
  readonly format: Format
  readonly warnings: readonly Warning[]
}

// Signatures of what is known and not read. A null label means: no document at all.
// oxlint-disable no-control-regex -- signatures are made of such bytes
type UnreadKind = readonly [pattern: RegExp, label: string | null, advice?: string]
const UNREAD: readonly UnreadKind[] = [
  [/^PK\x03\x04[^]{26}\[Content_Types\]\.xml[^]*PK\x03\x04[^]{26}(?:xl|ppt)\//, 'a workbook or a presentation', 'Save it as CSV or PDF and import that.'],
  [/^PK\x03\x04[^]{26}mimetypeapplication\/vnd\.oasis\.opendocument\.(?:s|p)/, 'a workbook or a presentation', 'Save it as CSV or PDF and import that.'],
  [/^(?:7z\xbc\xaf\x27\x1c|Rar!\x1a|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd)/, 'an archive', 'Unpack it and import the folder.'],
  [/^!BDN/, 'a mailbox of Outlook', 'Export it as MBOX, or its mails as EML, and import these.'],
  [/^bplist00/, 'a page saved by Safari or settings of macOS', 'Open it in Safari, save it as page source or PDF and import that.'],
  [/^SQLite format 3\0/, null],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM[^]{4}\0\0\0\0|RIFF[^]{4}WEBP|\0\0\x01\0|[^]{4}ftyp)/, null],
  [
    /^(?:ID3[\x02-\x04]|OggS|fLaC|RIFF|\xff[\xf2\xf3\xfb]|\x1aE\xdf\xa3|\x7fELF|MZ[^]{2}\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|wOF[F2])/,
    null,
  ],
] // prettier-ignore
// oxlint-enable no-control-regex

/**
 * Tells the format of a file. Content wins over the extension, with a warning where they differ. Throws a refusal for what is
 * no text, and for formats that are known but not read.
 */
export function recognise(name: string, bytes: Uint8Array, hints: Hints = {}): Recognised {
  const head = headOf(name, bytes, hints)
  const forced = hints.as === undefined ? undefined : formatNamed(hints.as)
  if (forced !== undefined) return { format: forced, warnings: [] }
  const promised = formatOfExtension(head.extension)
  const known = UNREAD.find(([pattern]) => pattern.test(head.latin1))
  const found = known === undefined ? formats.find((format) => format.recognises(head)) : undefined
  if (found === undefined) throw unread(head, promised, known)
  if (promised === undefined || found.extensions.includes(head.extension)) return { format: found, warnings: [] }
  const reason = `It was read as ${found.label}, although its name ends in .${head.extension}.`
  return { format: found, warnings: [{ code: 'wrong-extension', reason }] }
}

function headOf(name: string, bytes: Uint8Array, hints: Hints): FileHead {
  const text = isBinary(bytes) ? '' : new TextDecoder(wideEncoding(bytes) ?? 'utf-8').decode(bytes)
  return {
    name,
    extension: extname(name).slice(1).toLowerCase(),
    bytes,
    latin1: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    text,
    hints,
  }
}

/**
 * What is not read. `unsupported`: a file of another kind, as its name says too; `not-text`: its name promised an article, and that
 * is a fault.
 */
function unread({ extension }: FileHead, promised: Format | undefined, known: UnreadKind | undefined): Refusal {
  const label = known === undefined ? (otherText(extension) ?? 'a binary file') : known[1]
  const what = label ?? 'an image, a recording or another binary file'
  const advice = known?.[2] ?? `Variorum reads ${READABLE}: save or export it as one of these and import that.`
  return promised === undefined
    ? new Refusal('skipped', 'unsupported', `It is ${what}. ${advice}`)
    : new Refusal('skipped', 'not-text', `Its name promises ${promised.label}, but it is ${what}. ${advice}`)
}
