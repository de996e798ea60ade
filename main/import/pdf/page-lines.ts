import type { Run } from './page-runs.ts'

/** A line of one column: from `start` to `end` along u, on the baseline `v`, in points. */
export interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly v: number
  readonly size: number
  readonly rightToLeft: boolean
  /** Place in the page's own order, of its first and its last run. */
  readonly order: number
  readonly lastOrder: number
  /** It is a row of a table, its cells parted by tabs. */
  readonly isRow?: boolean
}

interface OpenLine {
  runs: Run[]
  start: number
  end: number
  v: number
  size: number
}

/** Gaps wider than so many times the size of the font part what stands on one baseline, unless other lines run through them. */
const WIDE = 1
const WIDEST = 4
/** Scripts that are written without spaces; gaps between their characters only fill the line. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** Puts the runs of a page together to lines; what stands side by side in columns is apart. */
export function linesOf(runs: readonly Run[]): Line[] {
  const rows = rowsOf(openLines(runs))
  return joinTables(rows.map((row, at) => joinRow(row, rows, at).map(closeLine)))
}

/** Rows of short pieces side by side, three or more of them, are a table and are read row by row. */
function joinTables(rows: readonly (readonly Line[])[]): Line[] {
  const lines: Line[] = []
  for (let from = 0; from < rows.length;) {
    let to = from
    while (to < rows.length && isTabular(rows[to]!)) to++
    if (to - from >= 3) lines.push(...rows.slice(from, to).map(joinCells))
    else lines.push(...rows.slice(from, ++to).flat())
    from = to
  }
  return lines
}

function isTabular(row: readonly Line[]): boolean {
  const characters = row.reduce((sum, { text }) => sum + text.length, 0)
  return row.length >= 2 && characters / row.length <= 16 && row.every(({ text }) => text.length <= 32)
}

function joinCells(row: readonly Line[]): Line {
  const cells = row[0]!.rightToLeft ? row.toReversed() : row
  return {
    ...cells[0]!,
    text: cells.map(({ text }) => text).join('\t'),
    start: Math.min(...row.map(({ start }) => start)),
    end: Math.max(...row.map(({ end }) => end)),
    order: Math.min(...row.map(({ order }) => order)),
    lastOrder: Math.max(...row.map(({ lastOrder }) => lastOrder)),
    isRow: true,
  }
}

/** Runs that follow each other in the page's own order and on the page. */
function openLines(runs: readonly Run[]): OpenLine[] {
  const lines: OpenLine[] = []
  let line: OpenLine | undefined
  for (const run of runs) {
    if (line !== undefined && onOneBaseline(line, run) && isNext(line, run)) {
      line.runs.push(run)
      line.start = Math.min(line.start, run.u)
      line.end = Math.max(line.end, run.u + run.length)
      if (run.size > line.size) {
        line.size = run.size
        line.v = run.v
      }
    } else lines.push((line = { runs: [run], start: run.u, end: run.u + run.length, v: run.v, size: run.size }))
  }
  return lines
}

function onOneBaseline(line: OpenLine, run: Pick<OpenLine, 'v' | 'size'>): boolean {
  const apart = Math.abs(line.v - run.v)
  const larger = Math.max(line.size, run.size)
  const smaller = Math.min(line.size, run.size)
  // A superscript is smaller and stands higher.
  return apart <= (smaller < larger * 0.8 ? larger * 0.55 : larger * 0.3)
}

function isNext(line: OpenLine, run: Run): boolean {
  const after = run.u - line.end
  const before = line.start - (run.u + run.length)
  const limit = Math.max(line.size, run.size) * WIDE
  // Overlaps happen by kerning; a run far inside the line is another layer of text.
  return (after <= limit && after >= -limit) || (before <= limit && before >= -limit)
}

/** Lines by baseline, each row from left to right. */
function rowsOf(lines: readonly OpenLine[]): OpenLine[][] {
  const rows: OpenLine[][] = []
  for (const line of lines.toSorted((a, b) => a.v - b.v)) {
    const row = rows.at(-1)
    if (row !== undefined && onOneBaseline(row[0]!, line)) row.push(line)
    else rows.push([line])
  }
  for (const row of rows) row.sort((a, b) => a.start - b.start)
  return rows
}

/** Joins neighbours in a row whose gap is a space, a tab, or a wide space that other rows run through. */
function joinRow(row: readonly OpenLine[], rows: readonly (readonly OpenLine[])[], at: number): OpenLine[] {
  const joined: OpenLine[] = []
  for (const line of row) {
    const before = joined.at(-1)
    if (before !== undefined && isOneLine(before, line, rows, at)) {
      before.runs.push(...line.runs)
      before.end = Math.max(before.end, line.end)
      if (line.size > before.size) {
        before.size = line.size
        before.v = line.v
      }
    } else joined.push({ ...line, runs: [...line.runs] })
  }
  return joined
}

function isOneLine(left: OpenLine, right: OpenLine, rows: readonly (readonly OpenLine[])[], at: number): boolean {
  const gap = right.start - left.end
  const size = Math.max(left.size, right.size)
  if (gap < size * -1) return false
  if (gap <= size * 0.6) return true
  if (gap > size * WIDEST) return false
  // A gutter between columns is empty in the rows around too.
  const middle = (left.end + right.start) / 2
  let crossed = 0
  let empty = 0
  for (let other = Math.max(0, at - 6); other <= Math.min(rows.length - 1, at + 6); other++) {
    if (other === at) continue
    const row = rows[other]!
    if (Math.abs(row[0]!.v - left.v) > size * 12) continue
    if (row.some(({ start, end }) => start < middle - size / 2 && end > middle + size / 2)) crossed++
    else if (row.some(({ end }) => end <= middle) && row.some(({ start }) => start >= middle)) empty++
  }
  return crossed > empty
}

function closeLine({ runs, start, end, v, size }: OpenLine): Line {
  const letters = { left: 0, right: 0 }
  for (const run of runs) letters[run.rightToLeft ? 'right' : 'left'] += run.text.match(/\p{L}/gu)?.length ?? 0
  const rightToLeft = letters.right > letters.left
  let order = Infinity
  let lastOrder = 0
  for (const run of runs) {
    order = Math.min(order, run.order)
    lastOrder = Math.max(lastOrder, run.order)
  }
  const text = textOf(inReadingOrder(runs, rightToLeft), rightToLeft)
  return { text: rightToLeft ? withBracketsTurned(text) : text, start, end, v, size, rightToLeft, order, lastOrder }
}

/** From left to right, but runs of the other direction the other way round; punctuation among them goes with them. */
function inReadingOrder(runs: readonly Run[], rightToLeft: boolean): Run[] {
  const sorted = runs.toSorted((a, b) => a.u - b.u || a.order - b.order)
  if (rightToLeft) sorted.reverse()
  const isOther = (run: Run): boolean => run.rightToLeft !== rightToLeft && /[\p{L}\p{N}]/u.test(run.text)
  const isOwn = (run: Run): boolean => run.rightToLeft === rightToLeft && /\p{L}/u.test(run.text)
  for (let from = 0; from < sorted.length; from++) {
    if (!isOther(sorted[from]!)) continue
    let last = from
    for (let at = from + 1; at < sorted.length && !isOwn(sorted[at]!); at++) if (isOther(sorted[at]!)) last = at
    sorted.splice(from, last + 1 - from, ...sorted.slice(from, last + 1).reverse())
    from = last
  }
  return sorted
}

function textOf(runs: readonly Run[], rightToLeft: boolean): string {
  let text = ''
  let last: Run | undefined
  for (const run of runs) {
    const words = rightToLeft && !run.rightToLeft ? embedded(run.text) : run.text
    if (last !== undefined) {
      const [left, right] = last.u <= run.u ? [last, run] : [run, last]
      const gap = right.u - (left.u + left.length)
      const neighbours = Math.abs(run.order - last.order) === 1
      const spaced = neighbours && (run.order > last.order ? run.spaced : last.spaced) && gap > -0.3 * run.size
      const unspaced = UNSPACED.test(text.slice(-1)) && UNSPACED.test(words[0]!)
      const widest = unspaced ? 0.8 : rightToLeft ? 0.15 : 0.12
      if ((spaced && !unspaced) || gap > Math.min(last.size, run.size) * widest) text += ' '
    }
    text += words
    last = run
  }
  return text.replace(/\s+/gu, ' ')
}

/**
 * Latin words or a number inside a line that runs to the left, as they are drawn from left to right: what stands before them there
 * was written after them, and the other way round. Brackets that enclose them stay.
 */
function embedded(text: string): string {
  const [, before = '', core = text, after = ''] =
    /^([^\p{L}\p{N}%$€£+]*)(.*?)([^\p{L}\p{N}%$€£°]*)$/su.exec(text) ?? []
  const opened = /[([{]$/.exec(before)?.[0]
  const closed = /^[)\]}]/.exec(after)?.[0]
  if (core === '') return text
  if (opened === undefined || closed === undefined) return after + core + before
  return after.slice(1) + opened + core + closed + before.slice(0, -1)
}

const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' }

/** A page shows brackets as they look; where lines run to the left, what opens looks like what closes elsewhere. */
function withBracketsTurned(text: string): string {
  const characters = text.split('')
  const opened: number[] = []
  const turned: number[] = []
  for (const [at, character] of characters.entries()) {
    if ('([{'.includes(character)) {
      const from = turned.pop()
      if (from === undefined) opened.push(at)
      else for (const place of [from, at]) characters[place] = MIRRORED[characters[place]!]!
    } else if (')]}'.includes(character) && opened.pop() === undefined) turned.push(at)
  }
  return characters.join('')
}
