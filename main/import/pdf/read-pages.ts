import type { PDFDocumentProxy } from 'pdfjs-dist'
import { bodySizeOf, type DocumentParagraph } from '../office/describe-document.ts'
import { withDropCaps } from './drop-caps.ts'
import { lineJoiner } from './join-lines.ts'
import { linesOf, type Line } from './page-lines.ts'
import { readRuns } from './page-runs.ts'
import { paragraphsOf, type Paragraph } from './paragraphs.ts'
import { readingOrder } from './reading-order.ts'
import { partPages, type PageParts } from './running-heads.ts'

/** The text of a PDF in reading order. "\f" stands once for each new page, before its first word. */
export interface PdfText {
  readonly paragraphs: readonly DocumentParagraph[]
  readonly pages: number
  /** Letters and digits on each page. */
  readonly letters: readonly number[]
  /** Words that were put together again at line ends, with the hyphen that they had. */
  readonly joins: readonly string[]
  /** Pages, counted from 1, that could not be read. */
  readonly damaged: readonly number[]
}

/** How long a page may take, in milliseconds. */
const LONGEST_WAIT = 20_000

/** Reads the text of all pages. A page that cannot be read is passed over and named. */
export async function readPages(document: PDFDocumentProxy): Promise<PdfText> {
  const pages: { readonly lines: Line[]; readonly depth: number; readonly askew: readonly string[] }[] = []
  const damaged: number[] = []
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await settled(document.getPage(number))
      const { runs, askew, depth } = await settled(readRuns(page))
      pages.push({ lines: linesOf(runs), depth, askew })
      page.cleanup()
    } catch {
      damaged.push(number)
      pages.push({ lines: [], depth: 1, askew: [] })
    }
  }
  const letters = pages.map(({ lines, askew }) => countLetters(lines) + askew.join('').length)
  const parts = partPages(pages)
  const bodySize = bodySizeOf(parts.flatMap(({ text }) => text))
  const ordered = (joiner: ReturnType<typeof lineJoiner>): ReturnType<typeof readingOrder>[] =>
    parts.map(({ text }) => readingOrder(withDropCaps(text, bodySize, joiner.isWord)))
  const joiner = lineJoiner(parts.flatMap(({ text }) => text.map((line) => line.text)))
  const paragraphs = paragraphsOf(ordered(joiner), bodySize, joiner)
  const asides = pages.map(({ askew }) => askew.join(' '))
  return {
    paragraphs: withFurniture(paragraphs, parts, asides),
    pages: pages.length,
    letters,
    joins: joiner.joins,
    damaged,
  }
}

/** What a promise gives; pdf.js never settles some of a damaged page. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The page was given up.')), LONGEST_WAIT)
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    clearTimeout(timer)
  }
}

function countLetters(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
}

/** Puts heads, feet and what runs along the margin between the paragraphs, and "\f" before the first word of each page. */
function withFurniture(
  paragraphs: readonly Paragraph[],
  parts: readonly PageParts[],
  asides: readonly string[],
): DocumentParagraph[] {
  const result: DocumentParagraph[] = []
  let page = 0
  let breaks = ''
  const add = (paragraph: DocumentParagraph): void => {
    result.push(breaks === '' ? paragraph : { ...paragraph, text: breaks + paragraph.text })
    breaks = ''
  }
  const addFurniture = (lines: readonly Line[]): void => {
    for (const line of lines.toSorted((a, b) => a.v - b.v || a.start - b.start))
      add({ text: line.text, role: 'furniture' })
  }
  const endPage = (): void => {
    addFurniture(parts[page]!.foot)
    if (asides[page] !== '') add({ text: asides[page]!, role: 'furniture' })
  }
  const turnTo = (next: number): void => {
    while (page < next) {
      endPage()
      page++
      breaks += '\f'
      addFurniture(parts[page]!.head)
    }
  }
  addFurniture(parts[0]?.head ?? [])
  for (const { text, size, firstPage, lastPage, isRow } of paragraphs) {
    turnTo(firstPage)
    add({ text, size, ...(isRow === true ? { role: 'row' } : {}) })
    for (; page < lastPage; page++) {
      endPage()
      // The page turned inside the paragraph.
      addFurniture(parts[page + 1]!.head)
    }
  }
  if (parts.length > 0) {
    turnTo(parts.length - 1)
    endPage()
  }
  return result
}
