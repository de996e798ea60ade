import { localNames } from '../archive/local-names.ts'
import type { DocumentParagraph } from '../office/describe-document.ts'
import { documentArticles } from '../office/document-articles.ts'
import { readProperties } from '../office/document-properties.ts'
import { oleRefusal } from '../office/ole-refusal.ts'
import { openPackage, type OfficePackage } from '../office/office-package.ts'
import { readXml } from '../office/read-xml.ts'
import { readWordStyles, type WordStyles } from '../office/word-styles.ts'
import { readWordNotes, readWordText, type WordText } from '../office/word-text.ts'
import { Refusal } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Found, Warning } from './format.ts'

const LARGEST_DOCUMENT = 200_000_000
const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const PACKAGE = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/)/i

/** A Word document: one article, or the articles of an export. Older and encrypted ones are told apart, and not read. */
export const docx: Format = {
  name: 'docx',
  label: 'a Word document',
  extensions: ['docx', 'docm', 'dotx', 'dotm'],
  limit: LARGEST_DOCUMENT,
  timeLimit: 60_000,
  recognises: ({ bytes, latin1, extension }: FileHead) => {
    if (latin1.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return true
    if (!latin1.startsWith('PK\x03\x04')) return false
    const names = localNames(bytes)
    if (
      names.some((name) => /^word\//i.test(name)) &&
      names.some((name) => PACKAGE.test(name) || /^word\/document\.xml$/i.test(name))
    )
      return true
    return docx.extensions.includes(extension) && PACKAGE.test(names[0] ?? '')
  },
  async *read(input: FormatInput): AsyncIterable<Found> {
    if (input.head[0] !== 0x50) throw await oleRefusal(input)
    const parts = await openPackage(input)
    const main = await mainPart(parts)
    const bytes = await parts.part(main)
    if (bytes === undefined)
      throw new Refusal(
        'failed',
        'damaged',
        'There is no text in this document: its main part is missing. Open it in Word, save it anew and import that.',
      )
    const folder = main.slice(0, main.lastIndexOf('/') + 1)
    const styles = readWordStyles(await optional(parts, `${folder}styles.xml`))
    const text = readWordText(bytes, styles)
    const paragraphs = [...text.paragraphs, ...(await notesOf(parts, folder, text, styles))]
    if (!paragraphs.some((paragraph) => /[\p{L}\p{N}]/u.test(paragraph.text))) throw emptyOf(text)
    const properties = readProperties(await optional(parts, 'docProps/core.xml'))
    yield* documentArticles({
      paragraphs,
      properties,
      warnings: warningsOf(text),
      format: 'docx',
      media: MEDIA,
      hints: input.hints,
    })
  },
}

/** The name of the part that holds the text, as the package states it. */
async function mainPart(parts: OfficePackage): Promise<string> {
  let target: string | undefined
  const bytes = await optional(parts, '_rels/.rels')
  if (bytes !== undefined)
    readXml(bytes, {
      open(name, attributes) {
        if (name === 'Relationship' && attributes.get('Type')?.endsWith('/officeDocument') === true)
          target ??= attributes.get('Target')
      },
      close() {
        // Relationships are attributes.
      },
      text() {
        // Relationships are attributes.
      },
    })
  const stated = target?.replace(/^\.?\/+/, '').toLowerCase()
  return stated !== undefined && parts.names.includes(stated) ? stated : 'word/document.xml'
}

/** A part that the text can be read without. */
async function optional(parts: OfficePackage, name: string): Promise<Uint8Array | undefined> {
  try {
    return await parts.part(name)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'limit') return undefined
    throw error
  }
}

async function notesOf(
  parts: OfficePackage,
  folder: string,
  { notes }: WordText,
  styles: WordStyles,
): Promise<DocumentParagraph[]> {
  if (notes.length === 0) return []
  const byId = new Map<string, readonly DocumentParagraph[]>()
  for (const kind of ['footnotes', 'endnotes']) {
    const bytes = await optional(parts, `${folder}${kind}.xml`)
    if (bytes === undefined) continue
    for (const [id, paragraphs] of readWordNotes(bytes, styles)) byId.set(`${kind}/${id}`, paragraphs)
  }
  return [...new Set(notes)].flatMap((id) =>
    (byId.get(id) ?? []).map((paragraph) => ({ ...paragraph, role: 'note' as const })),
  )
}

function emptyOf(text: WordText): Refusal {
  if (text.problem !== undefined)
    return new Refusal(
      'failed',
      'damaged',
      `Its text could not be understood (${text.problem.slice(0, 120)}). Open it in Word, save it anew and import that.`,
    )
  if (text.embedded > 0)
    return new Refusal(
      'failed',
      'embedded-part',
      'Its text is in an embedded part, which is not read. Open it in Word, save it anew and import that.',
    )
  return new Refusal('skipped', 'empty', 'There is no word in it.')
}

function warningsOf({ embedded, problem }: WordText): Warning[] {
  const warnings: Warning[] = []
  if (problem !== undefined)
    warnings.push({
      code: 'damaged',
      reason: `It is damaged (${problem.replace(/\s+/g, ' ').slice(0, 120)}); text may be missing. Open it in Word, save it anew and import that.`,
    })
  if (embedded > 0)
    warnings.push({
      code: 'embedded-part',
      reason: `${embedded === 1 ? 'An embedded part was' : `${embedded} embedded parts were`} not read. Open it in Word, save it anew and import that if text is missing.`,
    })
  return warnings
}
