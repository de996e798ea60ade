import type { FileHead } from '../formats/format.ts'
import { looksLikeMail } from '../mail/mail-headers.ts'

// Kinds of text that can hold the words of an export in their fields.
const TABLES = new Set(['csv', 'tsv', 'tab', 'json', 'jsonl', 'ndjson', 'geojson', 'ris', 'bib', 'enw'])

/** Whether a file begins as a page does. A mail or a table can hold a page, and is none. */
export function mayBeExportPage({ text }: FileHead): boolean {
  return /^\s*</.test(text)
}

/** Whether a file begins as plain text does: as no page, RTF file, JSON file, mail or mailbox, and has no name of a table. */
export function mayBeExportText(head: FileHead): boolean {
  if (head.text === '' || TABLES.has(head.extension) || /^\s*(?:[<[]|\{|From \S+@\S+ )/.test(head.text)) return false
  return !looksLikeMail(head)
}
