import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Span } from './link-paragraphs.ts'

/** One run of a page's text, as the text layer draws it: the `index`-th of page `page` (from 0), from `start` on in the whole text. */
export interface PdfRun extends Span {
  readonly page: number
  readonly index: number
}

/** The words of all pages, in order. */
export interface PdfText {
  readonly text: string
  readonly runs: readonly PdfRun[]
}

/** Beyond this many pages nothing is linked: reading them would take longer than finding the place by eye. */
const MOST_PAGES = 1000

/** Reads the text of a PDF page by page; stops when `signal` fires. */
export async function readPdfText(pdf: PDFDocumentProxy, signal: AbortSignal): Promise<PdfText> {
  const runs: PdfRun[] = []
  const parts: string[] = []
  let length = 0
  for (let page = 0; page < Math.min(pdf.numPages, MOST_PAGES) && !signal.aborted; page++) {
    const content = await (await pdf.getPage(page + 1)).getTextContent()
    let index = 0
    for (const item of content.items) {
      if (!('str' in item)) continue
      // The text layer draws a run for each of these, empty ones too.
      runs.push({ page, index: index++, start: length, end: length + item.str.length })
      const words = item.hasEOL ? `${item.str}\n` : item.str
      parts.push(words)
      length += words.length
    }
    parts.push('\n')
    length++
  }
  return { text: parts.join(''), runs }
}

/** The runs that a stretch touches. */
export function runsOf({ runs }: PdfText, { start, end }: Span): readonly PdfRun[] {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  const found: PdfRun[] = []
  for (let at = low; at < runs.length && runs[at]!.start < end; at++)
    if (runs[at]!.end > runs[at]!.start) found.push(runs[at]!)
  return found
}
