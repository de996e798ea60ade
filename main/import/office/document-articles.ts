import { readExportText } from '../exports/export-text.ts'
import type { Found, Hints, Warning } from '../formats/format.ts'
import { Refusal } from '../refusal.ts'
import { describeDocument, type DocumentParagraph, type DocumentProperties } from './describe-document.ts'

/** A document that was read: its paragraphs, what it says of itself, and what the researcher should know about it. */
export interface ReadDocument {
  readonly paragraphs: readonly DocumentParagraph[]
  readonly properties: DocumentProperties
  readonly warnings: readonly Warning[]
  /** What `Extracted.format` says, and the media type of the original. */
  readonly format: string
  readonly media: string
  readonly hints: Hints
}

/** The articles of a document: those of an export of a database, else the document as one. Throws the Refusal `empty`. */
export function* documentArticles(document: ReadDocument): Iterable<Found> {
  const { paragraphs, properties, warnings, format, media, hints } = document
  if (!paragraphs.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
    throw new Refusal('skipped', 'empty', 'There is no word in it.')
  const text = paragraphs.filter(({ role }) => role !== 'furniture').map((paragraph) => paragraph.text.trim())
  const articles = readExportText(text, format)
  if (articles === undefined) {
    const described = describeDocument(paragraphs, properties, format, hints)
    yield { extracted: described.extracted, warnings: [...warnings, ...described.warnings], media }
    return
  }
  // What is wrong with the file is told once.
  let told = false
  for (const found of articles) {
    if (told || 'refusal' in found) yield found
    else {
      told = true
      yield { ...found, warnings: [...warnings, ...found.warnings] }
    }
  }
}
