import type { Line } from './page-lines.ts'

/** A page's lines, and how deep it is, in points. */
export interface PageLines {
  readonly lines: readonly Line[]
  readonly depth: number
}

/** The lines of a page that are its own, and those at its edges that belong to the print: running heads, page numbers, addresses. */
export interface PageParts {
  readonly head: readonly Line[]
  readonly text: readonly Line[]
  readonly foot: readonly Line[]
}

/** How many rows from the edge a repeated line may stand, and how much of the page is margin. */
const EDGE_ROWS = 4
const EDGE_SHARE = 0.2
const MARGIN_SHARE = 0.1

const WORD_FOR_PAGE =
  'pages?|seiten?|s\\.|p\\.|pp\\.|pág(?:ina|\\.)?|página|pagina|pag\\.|стр(?:аница|\\.)?|страница|сторінка|صفحة|صفحه|sida|side|sivu|strona|str\\.|sayfa|oldal|strana|σελίδα|עמוד|第'
const OF = '\\/|of|von|de|di|do|da|sur|из|з|van|av|af|z|/|sa|من|از|מתוך|из'
const PAGE_NUMBER = new RegExp(
  `^[-–—\\s|[(•·]*(?:(?:${WORD_FOR_PAGE})\\s*[|:]?\\s*)?(?:\\d{1,4}|[ivxl]{1,6})(?:\\s*(?:${OF})\\s*\\d{1,4})?(?:\\s*(?:页|頁|ページ|쪽))?[-–—\\s|\\])•·]*$`,
  'iu',
)
/** "1/5", "Page 1 of 5": what a print puts at the edge of a page, and no text says by itself. */
const COUNTED_PAGE = new RegExp(`^(?:(?:${WORD_FOR_PAGE})\\s*)?\\d{1,4}\\s*(?:${OF})\\s*\\d{1,4}$`, 'iu')
/** "2/6/20, 10:21 AM", "06.02.2020, 10:21": when a page was printed. */
const PRINT_TIME =
  /^\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\.?,?\s+(?:(?:at|à|um|kl\.?)\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?\s?m\.?)?$/i

/**
 * Tells the running heads and feet of a document from its text: lines near an edge that come again at the same place on other
 * pages but for their numbers, page numbers in the margin, and the line of a browser's print.
 */
export function partPages(pages: readonly PageLines[]): PageParts[] {
  const edges = pages.map(edgesOf)
  const repeated = repeatedKeys(pages, edges)
  return pages.map(({ lines, depth }, page) => {
    const { top, bottom } = edges[page]!
    const isFurniture = (line: Line, edge: ReadonlySet<Line>): boolean =>
      edge.has(line) && (repeated.has(keyOf(line, depth)) || isPrint(line, lines, depth))
    const head = lines.filter((line) => isFurniture(line, top))
    const foot = lines.filter((line) => isFurniture(line, bottom) && !head.includes(line))
    return { head, foot, text: lines.filter((line) => !head.includes(line) && !foot.includes(line)) }
  })
}

/** The lines near the upper and the lower edge: in the outer rows, and not in the middle of the page. */
function edgesOf({ lines, depth }: PageLines): { readonly top: ReadonlySet<Line>; readonly bottom: ReadonlySet<Line> } {
  const baselines = [...new Set(lines.map(({ v }) => Math.round(v / 3)))].toSorted((a, b) => a - b)
  const first = baselines[EDGE_ROWS - 1] ?? Infinity
  const last = baselines.at(-EDGE_ROWS) ?? -Infinity
  const near = (share: number): Line[] => lines.filter(({ v }) => v < depth * share)
  const far = (share: number): Line[] => lines.filter(({ v }) => v > depth * (1 - share))
  return {
    top: new Set(near(EDGE_SHARE).filter(({ v }) => Math.round(v / 3) <= first)),
    bottom: new Set(far(EDGE_SHARE).filter(({ v }) => Math.round(v / 3) >= last)),
  }
}

/** Words and place of a line; numbers are alike. */
function keyOf(line: Line, depth: number): string {
  const words = line.text.toLowerCase().replace(/\d+/g, '0').replace(/\s+/g, ' ').trim()
  return `${Math.round((line.v / depth) * 100)}|${words}`
}

function repeatedKeys(
  pages: readonly PageLines[],
  edges: readonly { readonly top: ReadonlySet<Line>; readonly bottom: ReadonlySet<Line> }[],
): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const [page, { depth }] of pages.entries()) {
    const { top, bottom } = edges[page]!
    for (const key of new Set([...top, ...bottom].map((line) => keyOf(line, depth))))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  // Left and right pages have heads of their own, chapters too.
  const fewest = pages.length <= 3 ? 2 : Math.max(3, Math.min(5, Math.ceil(pages.length * 0.2)))
  return new Set([...counts].filter(([, count]) => count >= fewest).map(([key]) => key))
}

/** A page number in the margin, or a line beside the page count or time that a browser prints. */
function isPrint(line: Line, lines: readonly Line[], depth: number): boolean {
  const upper = line.v < depth / 2
  const outermost = lines.every(({ v }) => (upper ? v >= line.v - 3 : v <= line.v + 3))
  if (!outermost) return false
  const row = lines.filter(({ v }) => Math.abs(v - line.v) <= 3)
  const rest = Math.min(...lines.filter((other) => !row.includes(other)).map(({ v }) => Math.abs(v - line.v)))
  const inMargin = line.v < depth * MARGIN_SHARE || line.v > depth * (1 - MARGIN_SHARE)
  if (inMargin && row.some(({ text }) => COUNTED_PAGE.test(text) || PRINT_TIME.test(text))) return true
  return row.length <= 3 && (inMargin || rest > line.size * 1.7) && PAGE_NUMBER.test(line.text)
}
