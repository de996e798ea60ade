import { documentArticles } from '../office/document-articles.ts'
import { openPdf } from '../pdf/open-pdf.ts'
import { readPages, type PdfText } from '../pdf/read-pages.ts'
import { Refusal } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Found, Warning } from './format.ts'

/** Largest PDF that is read, in bytes. */
const LARGEST_PDF = 200_000_000
/** A page with fewer letters is a picture of text. */
const FEWEST_LETTERS = 25
const MOST_NAMED = 40

/** A PDF: one article, or the articles of an export. Its text layer is read; a scan without one is no text. */
export const pdf: Format = {
  name: 'pdf',
  label: 'a PDF',
  extensions: ['pdf'],
  limit: LARGEST_PDF,
  timeLimit: 60_000,
  recognises: ({ latin1 }: FileHead) => latin1.slice(0, 1024).includes('%PDF-'),
  async *read(input: FormatInput): AsyncIterable<Found> {
    const { document, close } = await openPdf(await input.bytes())
    try {
      const text = await readPages(document)
      const { info } = await document.getMetadata().catch(() => ({ info: {} }))
      refuseWithoutText(text, info)
      yield* documentArticles({
        paragraphs: text.paragraphs,
        properties: propertiesOf(info),
        warnings: warningsOf(text),
        format: 'pdf',
        media: 'application/pdf',
        hints: input.hints,
      })
    } finally {
      await close()
    }
  },
}

function refuseWithoutText({ letters, pages, damaged }: PdfText, info: object): void {
  const count = letters.reduce((sum, more) => sum + more, 0)
  if (count >= FEWEST_LETTERS * pages || letters.some((onPage) => onPage >= FEWEST_LETTERS * 4)) return
  if ('IsXFAPresent' in info && info.IsXFAPresent === true)
    throw new Refusal(
      'skipped',
      'form',
      'It is a form of Adobe (XFA), whose text only Adobe’s programs can show. Open it there, print it to a PDF and import that.',
    )
  if (damaged.length === pages)
    throw new Refusal('failed', 'damaged', 'None of its pages can be read. Get the PDF again and import that.')
  throw new Refusal(
    'skipped',
    'no-text-layer',
    `It has no text layer (OCR needed): its ${pages === 1 ? 'page is a picture' : `${pages} pages are pictures`} of text. Run it through text recognition and import the result.`,
  )
}

function warningsOf({ letters, pages, joins, damaged }: PdfText): Warning[] {
  const warnings: Warning[] = []
  if (damaged.length > 0)
    warnings.push({
      code: 'pages-unread',
      reason: `${listPages(damaged)} of ${pages} could not be read. Get the PDF again if they matter.`,
    })
  const pictures = letters.flatMap((count, at) => (count < FEWEST_LETTERS && !damaged.includes(at + 1) ? [at + 1] : []))
  if (pictures.length > 0 && pages > 1)
    warnings.push({
      code: 'pages-without-text',
      reason: `${listPages(pictures)} of ${pages} ${pictures.length === 1 ? 'has' : 'have'} no text layer. Run the PDF through text recognition if text is missing.`,
    })
  if (joins.length > 0) {
    const named = joins.slice(0, MOST_NAMED).join(', ')
    const more = joins.length > MOST_NAMED ? ` and ${joins.length - MOST_NAMED} more` : ''
    warnings.push({
      code: 'joined-words',
      reason: `${joins.length === 1 ? 'A word' : `${joins.length} words`} divided at line ends ${joins.length === 1 ? 'was' : 'were'} put together: ${named}${more}.`,
    })
  }
  return warnings
}

function listPages(pages: readonly number[]): string {
  const named = pages.slice(0, MOST_NAMED).join(', ')
  const more = pages.length > MOST_NAMED ? ` and ${pages.length - MOST_NAMED} more` : ''
  return `${pages.length === 1 ? 'Page' : 'Pages'} ${named}${more}`
}

function propertiesOf(info: object): { title?: string; author?: string } {
  const text = (key: string): string | undefined => {
    const value: unknown = Object.hasOwn(info, key) ? (info as Record<string, unknown>)[key] : undefined
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const [title, author] = [text('Title'), text('Author')]
  return { ...(title === undefined ? {} : { title }), ...(author === undefined ? {} : { author }) }
}
