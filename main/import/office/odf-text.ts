import type { DocumentParagraph } from './describe-document.ts'
import type { OdfStyle, OdfStyles } from './odf-styles.ts'
import { ParagraphBuilder, rowOf } from './paragraph-builder.ts'
import { readXml, type XmlAttributes } from './read-xml.ts'

/** The text of an OpenDocument text; foot- and endnotes follow it. `problem`: what is wrong with its XML. */
export interface OdfText {
  readonly paragraphs: readonly DocumentParagraph[]
  readonly problem?: string
}

// Deleted text, comments, phonetic guides, descriptions of pictures, and what is no text.
const SKIPPED = new Set([
  'tracked-changes',
  'annotation',
  'note-citation',
  'ruby-text',
  'title',
  'desc',
  'binary-data',
  'forms',
  'scripts',
  'settings',
  'event-listeners',
  'master-styles',
  'object',
  'meta',
])

/** Reads content.xml (or a flat document). `styles` must know those of styles.xml; those of the part itself are added. */
export function readOdfText(bytes: Uint8Array, styles: OdfStyles): OdfText {
  const reader = new OdfReader(styles)
  const problem = readXml(bytes, reader)
  return { paragraphs: reader.paragraphs(), ...(problem === undefined ? {} : { problem }) }
}

interface Paragraph {
  readonly builder: ParagraphBuilder
  readonly style: OdfStyle
  readonly spans: OdfStyle[]
  readonly anchored: DocumentParagraph[]
  /** Collapses white space as ODF does: whether the text so far ends in some. */
  spaced: boolean
}

class OdfReader {
  readonly #styles: OdfStyles
  readonly #open: Paragraph[] = []
  readonly #targets: DocumentParagraph[][] = [[]]
  readonly #rows: DocumentParagraph[][][] = []
  readonly #notes: DocumentParagraph[] = []
  #skipped = 0
  #inText = false

  constructor(styles: OdfStyles) {
    this.#styles = styles
  }

  paragraphs(): DocumentParagraph[] {
    return [...this.#targets[0]!, ...this.#notes]
  }

  open(name: string, attributes: XmlAttributes): void {
    const hidden = name === 'section' && attributes.get('display') === 'none'
    if (this.#skipped > 0 || SKIPPED.has(name) || hidden) {
      this.#skipped++
      return
    }
    if (!this.#inText) this.#styles.open(name, attributes)
    const paragraph = this.#open.at(-1)
    switch (name) {
      case 'text':
        this.#inText = true
        break
      case 'p':
      case 'h':
        if (this.#inText) this.#begin(name, attributes)
        break
      case 'span':
        paragraph?.spans.push(this.#styles.of('text', attributes.get('style-name')))
        break
      case 's':
        this.#add(' '.repeat(Math.min(100, Math.max(1, Number(attributes.get('c')) || 1))))
        break
      case 'tab':
        this.#add('\t')
        break
      case 'line-break':
        this.#add('\n')
        break
      case 'note-body':
      case 'table-cell':
        this.#targets.push([])
        break
      case 'table-row':
        this.#rows.push([])
    }
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped--
      return
    }
    if (!this.#inText) this.#styles.close(name)
    switch (name) {
      case 'p':
      case 'h':
        this.#end()
        break
      case 'span':
        this.#open.at(-1)?.spans.pop()
        break
      case 'note-body':
        if (this.#targets.length > 1)
          this.#notes.push(...this.#targets.pop()!.map((paragraph) => ({ ...paragraph, role: 'note' as const })))
        break
      case 'table-cell':
        if (this.#targets.length > 1) this.#rows.at(-1)?.push(this.#targets.pop()!)
        break
      case 'table-row': {
        const cells = this.#rows.pop()
        if (cells !== undefined) this.#targets.at(-1)!.push(...rowOf(cells))
      }
    }
  }

  text(text: string): void {
    const paragraph = this.#open.at(-1)
    if (this.#skipped > 0 || paragraph === undefined) return
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ')
    this.#add(paragraph.spaced && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed)
    paragraph.spaced = collapsed.endsWith(' ') || (collapsed === '' && paragraph.spaced)
  }

  #begin(name: string, attributes: XmlAttributes): void {
    const style = this.#styles.of('paragraph', attributes.get('style-name'))
    const builder = new ParagraphBuilder()
    builder.role = style.role ?? (name === 'h' ? 'heading' : undefined)
    // Where a note or a box is anchored, its paragraphs have a place of their own.
    this.#open.push({ builder, style, spans: [], anchored: [], spaced: true })
    this.#depths.push(this.#targets.length)
  }

  readonly #depths: number[] = []

  #add(text: string): void {
    const paragraph = this.#open.at(-1)
    if (paragraph === undefined) return
    paragraph.spaced = false
    let { size, bold, hidden } = paragraph.style
    for (const span of paragraph.spans) {
      size = span.size ?? size
      bold = span.bold ?? bold
      hidden = span.hidden ?? hidden
    }
    if (hidden !== true) paragraph.builder.add(text, { size, bold })
  }

  #end(): void {
    const paragraph = this.#open.pop()
    const depth = this.#depths.pop()
    if (paragraph === undefined) return
    const around = this.#open.at(-1)
    // Inside a note or cell of its own, a paragraph goes there; in a text box, after the paragraph that the box is anchored in.
    const inBox = around !== undefined && depth === this.#depths.at(-1)
    const target = inBox ? around.anchored : this.#targets.at(-1)!
    const ended = paragraph.builder.end()
    if (ended !== undefined) target.push(ended)
    target.push(...paragraph.anchored)
  }
}
