import mammoth from 'mammoth'
import type { OriginalNote } from '../contract/archive.ts'
import { ExpansionBudget } from '../import/expansion-budget.ts'
import { openZip } from '../import/archive/zip-entries.ts'
import { bytesSource } from './bytes-source.ts'
import { ownPage } from './frame-page.ts'
import type { OriginalPage } from './original-page.ts'
import { safePage } from './safe-html.ts'
import { documentPage } from './document-page.ts'

const LARGEST = 200_000_000

/** A Word document by its own structure: headings, lists, tables, emphasis, pictures. Its layout is Word's and is not shown. */
export async function docxPage(
  bytes: Uint8Array,
  text: string,
  notes: readonly OriginalNote[] = [],
): Promise<OriginalPage> {
  let html: string
  try {
    await ensureModest(bytes)
    const read = await mammoth.convertToHtml({ buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
    html = read.value
  } catch {
    return documentPage(text, notes)
  }
  const safe = safePage(html)
  if (safe === undefined) return documentPage(text, notes)
  return {
    kind: 'document',
    page: ownPage('', `<div class="prose">${safe.body}</div>`),
    leftOut: safe.leftOut,
    notes: [...notes, 'paragraphs'],
  }
}

/** Throws when the document unpacks to more than it may: the library that reads it has no limit of its own. */
async function ensureModest(bytes: Uint8Array): Promise<void> {
  const budget = new ExpansionBudget()
  const zip = await openZip(bytesSource(bytes), budget)
  let total = 0
  for (const entry of zip.entries) {
    if (entry.kind !== 'file') continue
    // What is unpacked is counted by its bytes, not by what the archive says of them.
    total += (await zip.read(entry)).byteLength
    if (total > LARGEST) throw new Error('the document unpacks to too much')
  }
}
