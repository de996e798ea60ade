import type { FormatInput } from '../formats/format.ts'
import { Refusal } from '../refusal.ts'
import { passwordNeeded } from './office-package.ts'

// Names of streams, as UTF-16, that tell what a compound file of Microsoft's is.
const KINDS: readonly (readonly [stream: string, refuse: () => Refusal])[] = [
  ['EncryptedPackage', passwordNeeded],
  [
    'WordDocument',
    () => unread('in the old Word format (.doc)', 'Open it in Word or LibreOffice, save it as DOCX and import that.'),
  ],
  ['__substg1.0_', () => unread('a message of Outlook (.msg)', 'Save it as EML from Outlook and import that.')],
  ['PowerPoint Document', () => unread('an old presentation (.ppt)', 'Save it as PDF and import that.')],
  ['Workbook', () => unread('an old workbook (.xls)', 'Save it as CSV and import that.')],
]

/** Why a compound file of Microsoft's (the old Office formats, and all encrypted ones) is not read. */
export async function oleRefusal(input: Pick<FormatInput, 'chunks'>): Promise<Refusal> {
  const found = new Set<string>()
  const names = KINDS.map(([stream]) => [stream, Buffer.from(stream, 'utf16le')] as const)
  let rest = Buffer.alloc(0)
  for await (const chunk of input.chunks()) {
    const bytes = Buffer.concat([rest, chunk])
    for (const [stream, name] of names) if (bytes.includes(name)) found.add(stream)
    rest = bytes.subarray(-64)
  }
  const kind = KINDS.find(([stream]) => found.has(stream))
  return kind?.[1]() ?? unread('an old Office document', 'Save it as DOCX, CSV or PDF and import that.')
}

function unread(what: string, advice: string): Refusal {
  return new Refusal('skipped', 'unsupported', `It is ${what}, which is not read. ${advice}`)
}
