/** A column of a table: numbers stand right; `room` says how the last free columns of the terminal are shared out. */
export interface Column {
  readonly title: string
  readonly right?: boolean
  /** May be cut to fit the terminal. */
  readonly cut?: boolean
}

const GAP = '  '
const LEAST_CUT = 12

/** Lines of a table with a heading (none without rows), fitted into `columns` terminal columns (0: as wide as it needs). */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  if (rows.length === 0) return []
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(oneLine))]
  const widths = columns.map((_, index) => cells.reduce((most, row) => Math.max(most, textWidth(row[index] ?? '')), 0))
  if (width > 0) fit(columns, widths, width)
  return cells.map((row) =>
    columns
      .map((column, index) => {
        const room = widths[index]!
        const text = cutTo(row[index] ?? '', room)
        const space = ' '.repeat(Math.max(0, room - textWidth(text)))
        return column.right === true ? space + text : text + space
      })
      .join(GAP)
      .trimEnd(),
  )
}

/** Takes the missing room from the widest columns that may be cut. */
function fit(columns: readonly Column[], widths: number[], width: number): void {
  let over = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1) - width
  while (over > 0) {
    let widest = -1
    for (const [index, column] of columns.entries()) {
      if (column.cut === true && widths[index]! > LEAST_CUT && (widest < 0 || widths[index]! > widths[widest]!))
        widest = index
    }
    if (widest < 0) return
    widths[widest]!--
    over--
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function cutTo(text: string, room: number): string {
  if (textWidth(text) <= room) return text
  let cut = ''
  let used = 1
  for (const char of text) {
    used += charWidth(char)
    if (used > room) break
    cut += char
  }
  return `${cut}…`
}

/** Columns that a text takes in a terminal: East Asian characters take two, marks none. */
export function textWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let width = 0
  for (const char of text) width += charWidth(char)
  return width
}

function charWidth(char: string): number {
  if (/^[\p{M}\p{Cf}]$/u.test(char)) return 0
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u.test(
    char,
  )
    ? 2
    : 1
}
