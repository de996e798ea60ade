import type { DocumentParagraph } from './describe-document.ts'
import { ParagraphBuilder, rowOf } from './paragraph-builder.ts'
import { readXml, type XmlAttributes } from './read-xml.ts'
import { isToggled, type WordStyle, type WordStyles } from './word-styles.ts'

/** The text of a part of a Word document. */
export interface WordText {
  readonly paragraphs: readonly DocumentParagraph[]
  /** Foot- and endnotes in the order in which the text refers to them, such as `footnotes/2`. */
  readonly notes: readonly string[]
  /** Parts of other documents that are put in where this one is opened in Word; they are not read. */
  readonly embedded: number
  /** What is wrong with the part, as XML. */
  readonly problem?: string
}

// Deleted and moved text, the older form of what stands beside it, phonetic guides, bookkeeping.
const SKIPPED = new Set([
  'Fallback',
  'moveFrom',
  'del',
  'rt',
  'instrText',
  'delText',
  'delInstrText',
  'binData',
  'sectPr',
  'tblPr',
  'trPr',
  'tcPr',
  'tblGrid',
])

/**
 * Reads the paragraphs of word/document.xml, or those of each note. Text boxes follow the paragraph that they are anchored in; rows
 * of short cells are one paragraph; hidden and deleted text is left out.
 */
export function readWordText(bytes: Uint8Array, styles: WordStyles): WordText {
  const reader = new WordReader(styles)
  const problem = readXml(bytes, reader)
  return { ...reader.result(), ...(problem === undefined ? {} : { problem }) }
}

/** Reads word/footnotes.xml or word/endnotes.xml: paragraphs by the note's id. Separators are no notes. */
export function readWordNotes(
  bytes: Uint8Array,
  styles: WordStyles,
): ReadonlyMap<string, readonly DocumentParagraph[]> {
  const reader = new WordReader(styles)
  readXml(bytes, reader)
  return reader.notesById
}

interface Paragraph {
  readonly builder: ParagraphBuilder
  style: WordStyle
  /** Paragraphs of text boxes that are anchored here. */
  readonly anchored: DocumentParagraph[]
}

class WordReader {
  readonly notesById = new Map<string, readonly DocumentParagraph[]>()
  readonly #styles: WordStyles
  readonly #open: Paragraph[] = []
  /** Where paragraphs go: the document, or a cell, and what is around it. */
  readonly #targets: DocumentParagraph[][] = [[]]
  readonly #rows: DocumentParagraph[][][] = []
  readonly #notes: string[] = []
  readonly #noteIds: (string | undefined)[] = []
  #embedded = 0
  #skipped = 0
  #inProperties = 0
  #inText = 0
  #inRun = 0
  #run: WordStyle = {}
  #placeholder: { readonly depth: number; shown: boolean }[] = []
  #depth = 0

  constructor(styles: WordStyles) {
    this.#styles = styles
  }

  result(): Pick<WordText, 'paragraphs' | 'notes' | 'embedded'> {
    return { paragraphs: this.#targets[0]!, notes: this.#notes, embedded: this.#embedded }
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#depth++
    if (this.#skipped > 0 || SKIPPED.has(name)) {
      this.#skipped++
      return
    }
    const block = this.#placeholder.at(-1)
    if (name === 'sdtContent' && block?.shown === true) {
      this.#skipped++
      return
    }
    if (this.#inProperties > 0) {
      if (name === 'pPr' || name === 'rPr') this.#inProperties++
      this.#property(name, attributes)
      return
    }
    switch (name) {
      case 'p':
        this.#open.push({ builder: new ParagraphBuilder(), style: this.#styles.get('') ?? {}, anchored: [] })
        break
      case 'pPr':
      case 'rPr':
        this.#inProperties++
        break
      case 'r':
        this.#inRun++
        this.#run = {}
        break
      case 't':
        this.#inText++
        break
      case 'tc':
      case 'footnote':
      case 'endnote':
        this.#targets.push([])
        if (name !== 'tc') this.#noteIds.push(isSeparator(attributes) ? undefined : attributes.get('id'))
        break
      case 'tr':
        this.#rows.push([])
        break
      case 'sdt':
        this.#placeholder.push({ depth: this.#depth, shown: false })
        break
      case 'showingPlcHdr':
        if (block !== undefined) block.shown = isToggled(attributes)
        break
      case 'altChunk':
      case 'subDoc':
        this.#embedded++
        break
      default:
        if (this.#inRun > 0) this.#inside(name, attributes)
    }
  }

  close(name: string): void {
    this.#depth--
    if (this.#skipped > 0) {
      this.#skipped--
      return
    }
    if (this.#inProperties > 0) {
      if (name === 'pPr' || name === 'rPr') this.#inProperties--
      return
    }
    switch (name) {
      case 'p':
        this.#endParagraph()
        break
      case 'r':
        this.#inRun = Math.max(0, this.#inRun - 1)
        break
      case 't':
        this.#inText = Math.max(0, this.#inText - 1)
        break
      case 'tc':
        if (this.#targets.length > 1) this.#rows.at(-1)?.push(this.#targets.pop()!)
        break
      case 'footnote':
      case 'endnote': {
        const paragraphs = this.#targets.length > 1 ? this.#targets.pop()! : []
        const id = this.#noteIds.pop()
        if (id !== undefined) this.notesById.set(id, paragraphs)
        break
      }
      case 'tr': {
        const cells = this.#rows.pop()
        if (cells !== undefined) this.#targets.at(-1)!.push(...rowOf(cells))
        break
      }
      case 'sdt':
        this.#placeholder.pop()
    }
  }

  text(text: string): void {
    if (this.#inText > 0 && this.#skipped === 0) this.#add(text)
  }

  #property(name: string, attributes: XmlAttributes): void {
    const paragraph = this.#open.at(-1)
    const value = attributes.get('val')
    if (name === 'pStyle' && paragraph !== undefined) {
      paragraph.style = this.#styles.get(value ?? '') ?? paragraph.style
      paragraph.builder.role = paragraph.style.role
    } else if (name === 'outlineLvl' && paragraph !== undefined) {
      if (Number(value) < 9) paragraph.builder.role ??= 'heading'
    } else if (this.#inRun === 0) return
    else if (name === 'rStyle') this.#run = { ...this.#styles.get(value ?? ''), ...this.#run }
    else if (name === 'b') this.#run = { ...this.#run, bold: isToggled(attributes) }
    else if (name === 'sz') this.#run = { ...this.#run, size: Number.parseFloat(value ?? '') / 2 || undefined }
    else if (name === 'vanish') this.#run = { ...this.#run, hidden: isToggled(attributes) }
  }

  #inside(name: string, attributes: XmlAttributes): void {
    if (name === 'tab' || name === 'ptab') this.#add('\t')
    else if (name === 'br' || name === 'cr') this.#add('\n')
    else if (name === 'noBreakHyphen') this.#add('\u2011')
    else if (name === 'sym') this.#add(symbol(attributes.get('char') ?? ''))
    else if (name === 'footnoteReference' || name === 'endnoteReference') {
      const id = attributes.get('id')
      if (id !== undefined) this.#notes.push(`${name === 'footnoteReference' ? 'footnotes' : 'endnotes'}/${id}`)
    }
  }

  #add(text: string): void {
    const paragraph = this.#open.at(-1)
    if (paragraph === undefined) return
    const { hidden = paragraph.style.hidden, size = paragraph.style.size, bold = paragraph.style.bold } = this.#run
    if (hidden !== true) paragraph.builder.add(text, { size, bold })
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop()
    if (paragraph === undefined) return
    const ended = paragraph.builder.end()
    const around = this.#open.at(-1)
    const target = around === undefined ? this.#targets.at(-1)! : around.anchored
    if (ended !== undefined) target.push(ended)
    target.push(...paragraph.anchored)
  }
}

function isSeparator(attributes: XmlAttributes): boolean {
  return /separator|notice/i.test(attributes.get('type') ?? '')
}

/** A character of a symbol font: a bullet, or the character itself where it is one of Unicode. */
function symbol(code: string): string {
  const point = Number.parseInt(code, 16)
  if (point === 0xf0b7 || point === 0xf0a7 || point === 0xf0d8) return '•'
  return Number.isInteger(point) && point >= 0x20 && point < 0xe000 && !(point >= 0xd800 && point <= 0xdfff)
    ? String.fromCodePoint(point)
    : ''
}
