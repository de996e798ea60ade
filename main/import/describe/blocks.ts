import { withoutMarkup } from '../../text/markup.ts'

/** A line or paragraph of a text, at [start, end) without the white space around it. */
export interface Block {
  readonly start: number
  readonly end: number
  /** As it stands, lines joined by spaces. */
  readonly raw: string
  /** Without Markdown syntax. */
  readonly plain: string
  /** Whether an empty line stands before it. */
  readonly apart: boolean
  /** What the markup of the file says about it. */
  readonly mark?: BlockMark
}

/** `title` and `heading` by their markup; `furniture` such as rules and images; `prose` such as code and tables. */
export type BlockMark = 'title' | 'heading' | 'furniture' | 'prose'

interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly indented: boolean
  readonly apart: boolean
}

const LINE_END = /\n|\u2028|\u2029|\u0085/g
const ATX_HEADING = /^(#{1,6})\s+\S/
const TERMINAL = /[.!?…。！？؟۔।:;"”»’)\]]$/u

/**
 * Splits a scraped text into its lines, and joins lines again where the text was hard-wrapped at a column. `marks` gives what
 * the markup says at an offset (the start of a line).
 */
export function splitBlocks(text: string, marks: ReadonlyMap<number, BlockMark> = new Map()): Block[] {
  const lines = linesOf(text)
  const width = wrapWidth(lines)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    let last = at
    if (width !== undefined) last = endOfParagraph(lines, at, width)
    blocks.push(blockOf(lines.slice(at, last + 1), marks))
    at = last + 1
  }
  return blocks
}

function blockOf(lines: readonly Line[], marks: ReadonlyMap<number, BlockMark>): Block {
  const first = lines[0]!
  const raw = lines.map((line) => line.text).join(' ')
  const hashes = ATX_HEADING.exec(raw)?.[1]
  const mark = marks.get(first.start) ?? (hashes === undefined ? undefined : hashes.length === 1 ? 'title' : 'heading')
  return {
    start: first.start,
    end: lines.at(-1)!.end,
    raw,
    plain: withoutMarkup(raw).replace(/\s+/g, ' ').trim(),
    apart: first.apart,
    ...(mark === undefined ? {} : { mark }),
  }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  let apart = true
  const add = (to: number): void => {
    const whole = text.slice(from, to)
    const trimmed = whole.trim()
    if (trimmed === '') {
      apart = true
      return
    }
    const start = from + whole.length - whole.trimStart().length
    lines.push({ start, end: start + trimmed.length, text: trimmed, indented: /^(?:\t| {2,})/.test(whole), apart })
    apart = false
  }
  for (const match of text.matchAll(LINE_END)) {
    add(match.index)
    from = match.index + 1
  }
  add(text.length)
  return lines
}

/** The column at which a text is hard-wrapped, or undefined: most neighbouring lines then end in the middle of a sentence. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  let pairs = 0
  let open = 0
  const lengths: number[] = []
  for (const [at, line] of lines.entries()) {
    lengths.push(line.text.length)
    const next = lines[at + 1]
    if (next === undefined || next.apart || line.text.length < 45) continue
    pairs++
    if (!TERMINAL.test(line.text) || /^\p{Ll}/u.test(next.text)) open++
  }
  if (pairs < 3 || open < pairs * 0.6) return undefined
  const sorted = lengths.toSorted((a, b) => a - b)
  const width = sorted[Math.floor((sorted.length - 1) * 0.95)]!
  return width <= 130 ? width : undefined
}

/** The last line of the paragraph that begins at a line. */
function endOfParagraph(lines: readonly Line[], first: number, width: number): number {
  let last = first
  while (last + 1 < lines.length && continues(lines[last]!, lines[last + 1]!, width)) last++
  return last
}

function continues(line: Line, next: Line, width: number): boolean {
  if (next.apart || (next.indented && !line.indented)) return false
  if (/^\p{Ll}/u.test(next.text) && !TERMINAL.test(line.text) && line.text.length > width / 3) return true
  const firstWord = next.text.split(/\s/, 1)[0]!
  return line.text.length + 1 + firstWord.length > width * 0.9
}
