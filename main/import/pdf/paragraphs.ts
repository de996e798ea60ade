import type { Line } from './page-lines.ts'
import type { LineJoiner } from './join-lines.ts'
import type { Column } from './reading-order.ts'

/** A paragraph, its lines joined. Where it runs on to another page, "\f" stands before the first word of that page. */
export interface Paragraph {
  readonly text: string
  /** Size of its font, in points. */
  readonly size: number
  /** Counted from 0. */
  readonly firstPage: number
  readonly lastPage: number
  /** It is a row of a table. */
  readonly isRow?: boolean
}

interface Placed {
  readonly line: Line
  readonly page: number
  readonly column: Column
  /** Edges of the column along the direction of writing, for lines like this one. */
  readonly start: number
  readonly end: number
  /** The lines after the first of a paragraph are indented, not the first. */
  readonly hanging: boolean
}

const TERMINAL = /[.!?…。！？؟۔:;"”»’)\]]$/u
const SENTENCE_END = /[.!?…。！？؟۔]["”»’)\]]*$/u
const BULLET = /^(?:[•▪●◦‣■□➢►–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u
/** A paragraph gap is so many times the distance of lines. */
const GAP = 1.3
/** Distances of lines as shares of the size of their font: the usual one, and one that is rather a gap between paragraphs. */
const SINGLE = 1.3
const LOOSE = 1.75

/** Puts the lines of all pages, in reading order, together to paragraphs. `bodySize`: the size of most of the text. */
export function paragraphsOf(pages: readonly (readonly Column[])[], bodySize: number, joiner: LineJoiner): Paragraph[] {
  const leading = leadingOf(pages)
  const placed = pages.flatMap((columns, page) => placeLines(columns, page))
  const paragraphs: Paragraph[] = []
  let open: { text: string; size: number; firstPage: number; lastPage: number; isRow?: boolean } | undefined
  for (const [at, next] of placed.entries()) {
    const before = placed[at - 1]
    if (open !== undefined && before !== undefined && goesOn(before, next, open.text, leading, bodySize)) {
      open.text = joiner.join(open.text, next.line.text, '\f'.repeat(next.page - open.lastPage))
      open.lastPage = next.page
    } else {
      if (open !== undefined) paragraphs.push(open)
      open = {
        text: next.line.text,
        size: next.line.size,
        firstPage: next.page,
        lastPage: next.page,
        ...(next.line.isRow === true ? { isRow: true } : {}),
      }
    }
  }
  if (open !== undefined) paragraphs.push(open)
  return paragraphs
}

function startOf(line: Line): number {
  return line.rightToLeft ? -line.end : line.start
}

function endOf(line: Line): number {
  return line.rightToLeft ? -line.start : line.end
}

function placeLines(columns: readonly Column[], page: number): Placed[] {
  return columns.flatMap((column) => {
    const { size } = column.lines[0]!
    const start = usualStart(column)
    // The far edge shows only in long lines: neighbours that begin at the same place help a short column.
    const alike = columns.filter(
      (other) =>
        other === column ||
        (column.lines.length < 4 &&
          Math.abs(usualStart(other) - start) < size * 1.5 &&
          Math.abs(other.lines[0]!.size - size) < size * 0.12),
    )
    const end = Math.max(...alike.flatMap(({ lines }) => lines.map(endOf)))
    const hanging = isHanging(column.lines, start, size)
    return column.lines.map((line) => ({ line, page, column, start, end, hanging }))
  })
}

/** Whether indented lines are mostly followed by lines that are indented like them. */
function isHanging(lines: readonly Line[], start: number, size: number): boolean {
  let alike = 0
  let back = 0
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    if (next === undefined || startOf(line) - start <= size * 0.8 || next.v - line.v > size * 1.5) continue
    if (Math.abs(startOf(next) - startOf(line)) < size * 0.5) alike++
    else if (startOf(next) - start < size * 0.5) back++
  }
  return alike > back
}

/** Where lines of a column begin that are not indented: the leftmost place at which at least a quarter of them do. */
function usualStart({ lines }: Column): number {
  const starts = lines.map(startOf).toSorted((a, b) => a - b)
  const fewest = Math.max(2, starts.length / 4)
  const tolerance = lines[0]!.size * 0.4
  const usual = starts.find(
    (start) => starts.filter((other) => other >= start && other <= start + tolerance).length >= fewest,
  )
  return usual ?? starts[0]!
}

/** The usual distance of lines, as a share of the size of their font, by column and for the whole document. */
function leadingOf(pages: readonly (readonly Column[])[]): (column: Column) => number {
  const stacks = pages.flatMap((columns) => columns.map(({ lines }) => lines))
  const stated = usual(stacks.flatMap(ratios)) ?? SINGLE
  const whole = stated > LOOSE && areParagraphs(stacks) ? SINGLE : stated
  const known = new Map<Column, number>()
  return (column) => {
    let leading = known.get(column)
    if (leading === undefined) {
      const own = ratios(column.lines)
      const loose = (usual(own) ?? 0) > LOOSE && areParagraphs([column.lines])
      leading = own.length < 4 || loose ? whole : Math.min(usual(own) ?? whole, Math.max(whole * 1.6, LOOSE))
      known.set(column, leading)
    }
    return leading
  }
}

/** Whether lines that stand far apart are paragraphs of one line, and no text in double spacing: they end as sentences do. */
function areParagraphs(stacks: readonly (readonly Line[])[]): boolean {
  const lines = stacks.flatMap((stack) => stack.slice(0, -1))
  return lines.filter(({ text }) => SENTENCE_END.test(text)).length > lines.length * 0.7
}

function ratios(lines: readonly Line[]): number[] {
  return lines.slice(1).map((line, at) => (line.v - lines[at]!.v) / line.size)
}

/** The most frequent value, in steps of a twentieth. */
function usual(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) {
    const step = Math.round(value * 20)
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  const [best] = [...counts].toSorted(([a, x], [b, y]) => y - x || a - b)
  return best === undefined ? undefined : best[0] / 20
}

function goesOn(a: Placed, b: Placed, text: string, leading: (column: Column) => number, bodySize: number): boolean {
  if (a.line.isRow === true || b.line.isRow === true) return false
  const size = Math.max(a.line.size, b.line.size)
  if (Math.abs(a.line.size - b.line.size) > size * 0.12) return false
  const startsSmall = /^\p{Ll}/u.test(b.line.text)
  const under =
    a.page === b.page && b.line.v > a.line.v && Math.min(a.line.end, b.line.end) > Math.max(a.line.start, b.line.start)
  const indent = startOf(b.line) - b.start
  const indented = indent > size * 0.8 && indent < size * 8
  if (!under) {
    if (BULLET.test(b.line.text) || size > bodySize * 1.2) return false
    if (startsSmall) return !SENTENCE_END.test(text)
    return !indented && !fits(a, b.line) && !SENTENCE_END.test(text)
  }
  const distance = (b.line.v - a.line.v) / b.line.size
  // The lines of a headline are broken by sense, and stand apart as the designer likes.
  if (size > bodySize * 1.2) return distance <= 1.8 && !SENTENCE_END.test(text)
  if (distance > leading(b.column) * GAP + 0.05) return false
  if (/^[•▪●◦‣■□➢►]/u.test(b.line.text)) return false
  const sameIndent = Math.abs(startOf(a.line) - startOf(b.line)) < size * 0.5
  if (BULLET.test(text) && !startsSmall && BULLET.test(b.line.text)) return false
  if (indented && !sameIndent && !b.hanging && !BULLET.test(text)) return false
  if (b.hanging && !indented && !sameIndent) return false
  if (/\p{L}[-\u2010\u00ad]$/u.test(a.line.text)) return true
  // A divided word ends a line before its end.
  if (/\p{L}[-\u2010\u00ad]$/u.test(a.line.text)) return true
  return !fits(a, b.line) || (startsSmall && !TERMINAL.test(a.line.text))
}

/** Whether the first word of the next line would have had room on this one: then the break is meant. */
function fits({ line, end }: Placed, next: Line): boolean {
  const width = (line.end - line.start) / line.text.length
  const word = /^\S+/u.exec(next.text)?.[0].length ?? 0
  // Without spaces, any character can begin the next line.
  const need = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(next.text) ? 2.5 : word + 1
  return end - endOf(line) > need * width + line.size * 0.5
}
