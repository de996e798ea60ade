/** The column at which the lines of a text are wrapped: its longest lines, without the few that stick out. */
export function wrapColumn(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length >= 40)
  if (lengths.length === 0) return 0
  const sorted = lengths.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * 0.98)]!
}

/** Widest column that texts are wrapped at; longer lines are paragraphs. */
const WIDEST_COLUMN = 130

/**
 * Joins the lines of a paragraph that were wrapped at a column: a line goes on in the next when the next one's first word would
 * not have fitted. Other line breaks stay. Words that were broken at their own hyphen are joined at it.
 */
export function joinWrapped(lines: readonly string[], column: number): string {
  let text = ''
  let last = ''
  for (const line of lines) {
    const words = line.trim()
    if (words === '') continue
    if (text === '') text = words
    else text += separator(last, words, column) + words
    last = line.trimEnd()
  }
  return text
}

function separator(line: string, next: string, column: number): string {
  if (column === 0 || column > WIDEST_COLUMN || !goesOn(line, next, column)) return '\n'
  // Only words with a hyphen of their own are broken at one here: "Anglo-" and "American".
  return /\p{L}-$/u.test(line) && /^\p{L}/u.test(next) ? '' : ' '
}

function goesOn(line: string, next: string, column: number): boolean {
  const end = next.search(/\s/)
  const firstWord = end === -1 ? next.length : end
  if (line.length + 1 + firstWord > column) return true
  // Wide characters and removed blanks make lines shorter than they were.
  return line.trim().length > column * 0.25 && /^\p{Ll}/u.test(next) && !/[.!?:”"»)]$/u.test(line)
}

/** Whether long lines mostly end within a sentence, as they do where a text is wrapped. */
function breaksSentences(lines: readonly string[]): boolean {
  let pairs = 0
  let open = 0
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]?.trim() ?? ''
    if (line.trim().length < 45 || next === '') continue
    pairs++
    if (!/[.!?…:”"»)\]]$/u.test(line.trimEnd()) || /^\p{Ll}/u.test(next)) open++
  }
  return pairs > 0 && open >= pairs * 0.5
}

/** The paragraphs of a text whose lines may be wrapped: blank lines and indented lines begin a new one. */
export function paragraphsOf(text: string): string[] {
  const lines = text.split('\n')
  const column = wrapColumn(lines)
  const wrapped = column > 0 && column <= WIDEST_COLUMN && breaksSentences(lines)
  const paragraphs: string[] = []
  let group: string[] = []
  const end = (): void => {
    const joined = joinWrapped(group, column)
    if (joined !== '') paragraphs.push(...joined.split('\n'))
    group = []
  }
  for (const line of lines) {
    if (line.trim() === '') end()
    else {
      if (!wrapped || /^(?: {2,}|\t)/.test(line)) end()
      group.push(line)
    }
  }
  end()
  return paragraphs
}
