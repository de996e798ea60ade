import { localNames } from '../archive/local-names.ts'
import type { DocumentProperties } from '../office/describe-document.ts'
import { documentArticles } from '../office/document-articles.ts'
import { readProperties } from '../office/document-properties.ts'
import { OdfStyles } from '../office/odf-styles.ts'
import { readOdfText, type OdfText } from '../office/odf-text.ts'
import { openPackage, passwordNeeded } from '../office/office-package.ts'
import { readXml } from '../office/read-xml.ts'
import { Refusal } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Found, Warning } from './format.ts'

const LARGEST_DOCUMENT = 200_000_000
const LARGEST_FLAT = 64_000_000
const MEDIA = 'application/vnd.oasis.opendocument.text'

/** An OpenDocument text, as LibreOffice writes it, packed or flat: one article, or the articles of an export. */
export const odt: Format = {
  name: 'odt',
  label: 'an OpenDocument text',
  extensions: ['odt', 'ott', 'fodt'],
  limit: LARGEST_DOCUMENT,
  timeLimit: 60_000,
  recognises: ({ bytes, latin1, extension }: FileHead) => {
    if (isFlat(latin1)) return true
    if (!latin1.startsWith('PK\x03\x04')) return false
    const names = localNames(bytes)
    if (names[0] === 'mimetype')
      return /^[^]{38,60}?application\/vnd\.oasis\.opendocument\.text/.test(latin1.slice(0, 200))
    return (
      odt.extensions.includes(extension) &&
      names.some((name) => /^(?:content|styles|meta)\.xml$|^META-INF\/manifest\.xml$/.test(name))
    )
  },
  async *read(input: FormatInput): AsyncIterable<Found> {
    const flat = input.head[0] !== 0x50
    const { text, properties } = flat ? await readFlat(input) : await readPackage(input)
    const { paragraphs, problem } = text
    if (problem !== undefined && !paragraphs.some((paragraph) => /[\p{L}\p{N}]/u.test(paragraph.text)))
      throw new Refusal(
        'failed',
        'damaged',
        `Its text could not be understood (${problem.slice(0, 120)}). Open it in its program, save it anew and import that.`,
      )
    const media = flat ? `${MEDIA}-flat-xml` : MEDIA
    yield* documentArticles({
      paragraphs,
      properties,
      warnings: warningsOf(text),
      format: 'odt',
      media,
      hints: input.hints,
    })
  },
}

function isFlat(latin1: string): boolean {
  return /<office:document[\s>]/.test(latin1) && latin1.includes('opendocument.text')
}

interface Read {
  readonly text: OdfText
  readonly properties: DocumentProperties
}

async function readPackage(input: FormatInput): Promise<Read> {
  const parts = await openPackage(input)
  const manifest = await parts.part('META-INF/manifest.xml').catch(() => undefined)
  if (manifest !== undefined && Buffer.from(manifest).includes('encryption-data')) throw passwordNeeded()
  const content = await parts.part('content.xml')
  if (content === undefined)
    throw new Refusal(
      'failed',
      'damaged',
      'There is no text in this document: its main part is missing. Open it in LibreOffice, save it anew and import that.',
    )
  const styles = new OdfStyles()
  const named = await optional(parts.part('styles.xml'))
  if (named !== undefined)
    readXml(named, {
      open: (name, attributes) => styles.open(name, attributes),
      close: (name) => styles.close(name),
      text() {
        // Styles are made of attributes.
      },
    })
  return { text: readOdfText(content, styles), properties: readProperties(await optional(parts.part('meta.xml'))) }
}

/** A part that the text can be read without. */
async function optional(part: Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> {
  try {
    return await part
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'limit') return undefined
    throw error
  }
}

async function readFlat(input: FormatInput): Promise<Read> {
  if (input.size > LARGEST_FLAT)
    throw new Refusal(
      'failed',
      'too-large',
      `It has ${Math.round(input.size / 1e6)} MB; a flat document may have ${LARGEST_FLAT / 1e6} MB. Save it as ODT and import that.`,
    )
  const bytes = await input.bytes()
  return { text: readOdfText(bytes, new OdfStyles()), properties: readProperties(bytes) }
}

function warningsOf({ problem }: OdfText): Warning[] {
  if (problem === undefined) return []
  const reason = `It is damaged (${problem.replace(/\s+/g, ' ').slice(0, 120)}); text may be missing. Open it in its program, save it anew and import that.`
  return [{ code: 'damaged', reason }]
}
