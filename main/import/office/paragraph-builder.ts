import type { DocumentParagraph, ParagraphRole } from './describe-document.ts'

/** How a piece of text looks. */
export interface Look {
  readonly size?: number
  readonly bold?: boolean
}

/** Gathers the pieces of one paragraph. */
export class ParagraphBuilder {
  role: ParagraphRole | undefined
  #text = ''
  readonly #letters = new Map<number, number>()
  #bold = 0
  #all = 0

  add(text: string, look: Look): void {
    this.#text += text
    const letters = text.trim().length
    if (letters === 0) return
    this.#all += letters
    if (look.bold === true) this.#bold += letters
    if (look.size !== undefined) this.#letters.set(look.size, (this.#letters.get(look.size) ?? 0) + letters)
  }

  /** The paragraph, or undefined when there is no text in it. An empty line inside it becomes a line break. */
  end(): DocumentParagraph | undefined {
    const text = cleanLines(this.#text)
    if (text === '') return undefined
    const [largest] = [...this.#letters].toSorted(([, a], [, b]) => b - a)
    return {
      text,
      ...(this.role === undefined ? {} : { role: this.role }),
      ...(largest === undefined ? {} : { size: largest[0] }),
      ...(this.#all > 0 && this.#bold === this.#all ? { bold: true } : {}),
    }
  }
}

// oxlint-disable-next-line no-control-regex -- they are no text, wherever they come from
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/gu

/** A text without the control characters and broken characters that no text has. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '').toWellFormed()
}

/** Lines without white space around them, without empty ones between them, and without control characters. */
export function cleanLines(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, '\n'))
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** The row of a table as one paragraph where its cells are short, else the paragraphs of its cells. */
export function rowOf(cells: readonly (readonly DocumentParagraph[])[]): DocumentParagraph[] {
  const filled = cells.filter((cell) => cell.length > 0)
  const isData =
    filled.length >= 2 &&
    cells.every(
      (cell) =>
        cell.length <= 1 && (cell[0] === undefined || (cell[0].text.length <= 80 && cell[0].role === undefined)),
    )
  if (!isData) return cells.flat()
  const text = cells.map((cell) => cell[0]?.text.replaceAll('\n', ' ') ?? '').join('\t')
  return [{ text: text.trim(), role: 'row' }]
}
