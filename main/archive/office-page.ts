import { openZip } from '../import/archive/zip-entries.ts'
import { ExpansionBudget } from '../import/expansion-budget.ts'
import type { DocumentParagraph } from '../import/office/describe-document.ts'
import { OdfStyles } from '../import/office/odf-styles.ts'
import { readOdfText } from '../import/office/odf-text.ts'
import { readXml } from '../import/office/read-xml.ts'
import { readRtf } from '../import/rtf/read-rtf.ts'
import { bytesSource } from './bytes-source.ts'
import { documentPage, paragraphsPage } from './document-page.ts'
import type { OriginalPage } from './original-page.ts'

/** A rich text or OpenDocument text as its paragraphs; as the article's text where it cannot be read any more. */
export async function officePage(bytes: Uint8Array, kind: 'rtf' | 'odt', text: string): Promise<OriginalPage> {
  try {
    const paragraphs = kind === 'rtf' ? readRtf(bytes).paragraphs : await odtParagraphs(bytes)
    return paragraphs.some((paragraph) => paragraph.text.trim() !== '')
      ? paragraphsPage(paragraphs)
      : documentPage(text)
  } catch {
    return documentPage(text)
  }
}

async function odtParagraphs(bytes: Uint8Array): Promise<readonly DocumentParagraph[]> {
  // A flat document is one XML file; the usual one is an archive of several.
  if (bytes[0] !== 0x50) return readOdfText(bytes, new OdfStyles()).paragraphs
  const zip = await openZip(bytesSource(bytes), new ExpansionBudget(bytes.byteLength))
  const part = async (name: string): Promise<Uint8Array | undefined> => {
    const entry = zip.entries.find((one) => one.kind === 'file' && one.name.toLowerCase() === name)
    return entry === undefined ? undefined : zip.read(entry)
  }
  const styles = new OdfStyles()
  const named = await part('styles.xml')
  if (named !== undefined)
    readXml(named, {
      open: (name, attributes) => styles.open(name, attributes),
      close: (name) => styles.close(name),
      text: () => undefined,
    })
  const content = await part('content.xml')
  return content === undefined ? [] : readOdfText(content, styles).paragraphs
}
