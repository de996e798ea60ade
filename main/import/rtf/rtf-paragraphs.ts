import type { DocumentParagraph, ParagraphRole } from '../office/describe-document.ts'
import { ParagraphBuilder, rowOf, type Look } from '../office/paragraph-builder.ts'

interface Flow {
  readonly kind: 'text' | 'note' | 'box'
  builder: ParagraphBuilder
  readonly done: DocumentParagraph[]
  /** Paragraphs of boxes, which follow the one that they are anchored in. */
  readonly anchored: DocumentParagraph[]
  cell: DocumentParagraph[]
  cells: DocumentParagraph[][]
}

/** Gathers the paragraphs of an RTF file: of its text, its notes, its text boxes, and the cells of its tables. */
export class RtfParagraphs {
  readonly #notes: DocumentParagraph[] = []
  readonly #flows: Flow[] = [flow('text')]

  get #flow(): Flow {
    return this.#flows.at(-1)!
  }

  add(text: string, look: Look): void {
    this.#flow.builder.add(text, look)
  }

  /** Ends a paragraph. `inTable`: it is in a cell. */
  endParagraph(role: ParagraphRole | undefined, inTable: boolean): void {
    const flow = this.#flow
    if (!inTable) this.endRow()
    flow.builder.role = role
    const ended = flow.builder.end()
    flow.builder = new ParagraphBuilder()
    const target = inTable ? flow.cell : flow.done
    if (ended !== undefined) target.push(ended)
    target.push(...flow.anchored.splice(0))
  }

  endCell(role: ParagraphRole | undefined): void {
    this.endParagraph(role, true)
    const flow = this.#flow
    flow.cells.push(flow.cell)
    flow.cell = []
  }

  endRow(): void {
    const flow = this.#flow
    if (flow.cell.length > 0) flow.cells.push(flow.cell)
    flow.cell = []
    if (flow.cells.length === 0) return
    flow.done.push(...rowOf(flow.cells))
    flow.cells = []
  }

  /** Begins a note or a box; `leave` ends it. */
  enter(kind: 'note' | 'box'): void {
    this.#flows.push(flow(kind))
  }

  leave(role: ParagraphRole | undefined): void {
    if (this.#flows.length === 1) return
    this.endParagraph(role, this.#flow.cells.length > 0 || this.#flow.cell.length > 0)
    this.endRow()
    const { kind, done } = this.#flows.pop()!
    if (kind === 'note') this.#notes.push(...done.map((paragraph) => ({ ...paragraph, role: 'note' as const })))
    else this.#flow.anchored.push(...done)
  }

  /** All paragraphs, the notes last. */
  end(role: ParagraphRole | undefined): DocumentParagraph[] {
    while (this.#flows.length > 1) this.leave(role)
    this.endParagraph(role, false)
    return [...this.#flow.done, ...this.#notes]
  }
}

function flow(kind: Flow['kind']): Flow {
  return { kind, builder: new ParagraphBuilder(), done: [], anchored: [], cell: [], cells: [] }
}
