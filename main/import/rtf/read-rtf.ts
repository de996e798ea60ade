import type { DocumentParagraph, DocumentProperties, ParagraphRole } from '../office/describe-document.ts'
import { roleOfStyle } from '../office/style-roles.ts'
import { codePageOfFont, decodeCodePage } from './code-pages.ts'
import { CHARACTERS, DESTINATIONS, type Destination } from './rtf-words.ts'
import { RtfParagraphs } from './rtf-paragraphs.ts'
import { readRtfTokens, type RtfHandler } from './rtf-tokens.ts'

/** What an RTF file holds. */
export interface RtfDocument {
  readonly paragraphs: readonly DocumentParagraph[]
  readonly properties: DocumentProperties
  /** Groups that are not closed at the end: the file was cut off. */
  readonly unclosed: number
}

/** Reads an RTF file: its text in its code pages, without what is hidden, deleted or only for programs. */
export function readRtf(bytes: Uint8Array): RtfDocument {
  const reader = new RtfReader()
  readRtfTokens(bytes, reader)
  return reader.end()
}

interface Font {
  readonly codePage: number | undefined
  readonly isSymbol: boolean
}

interface Style {
  readonly role?: ParagraphRole
  readonly size?: number
  readonly bold?: boolean
}

interface Group {
  destination: Destination
  /** What ends with this group: a note, a box, the number of a list. */
  ends?: 'note' | 'box' | 'list'
  font: number
  size: number
  bold: boolean
  hidden: boolean
  /** How many characters stand in for a Unicode one. */
  fallback: number
  starred: boolean
}

const DEEPEST = 1000
const DEFAULT_SIZE = 12

class RtfReader implements RtfHandler {
  readonly #paragraphs = new RtfParagraphs()
  readonly #fonts = new Map<number, Font>()
  readonly #styles = new Map<number, Style>()
  readonly #properties: { title?: string; author?: string } = {}
  readonly #groups: Group[] = []
  /** Groups nested deeper than anyone writes them; they have no state of their own. */
  #tooDeep = 0
  #group: Group = {
    destination: 'text',
    font: 0,
    size: DEFAULT_SIZE,
    bold: false,
    hidden: false,
    fallback: 1,
    starred: false,
  }
  #codePage = 1252
  #defaultFont = 0
  #pending: number[] = []
  #toSkip = 0
  /** Words of what is no text of the document: names of fonts and styles, title and author, a list's number. */
  #words = ''
  #entry: { number: number; charset?: number; codePage?: number; size?: number; bold?: boolean; outline?: number } = {
    number: 0,
  }
  #style: number | undefined
  #outline: number | undefined
  #inTable = false

  get skipping(): boolean {
    return this.#group.destination === 'skip'
  }

  open(): void {
    this.#flush()
    this.#toSkip = 0
    if (this.#groups.length >= DEEPEST) {
      this.#tooDeep++
      return
    }
    this.#groups.push(this.#group)
    const { ends: _, ...inherited } = this.#group
    this.#group = { ...inherited, starred: false }
  }

  close(): void {
    this.#flush()
    this.#toSkip = 0
    if (this.#tooDeep > 0) {
      this.#tooDeep--
      return
    }
    const closed = this.#group
    const around = this.#groups.pop()
    if (around === undefined) return
    this.#group = around
    if (closed.destination !== around.destination) this.#endDestination(closed.destination)
    if (closed.ends === 'note' || closed.ends === 'box') this.#paragraphs.leave(this.#role())
    if (closed.ends === 'list') this.#endList()
  }

  byte(value: number): void {
    if (this.#toSkip > 0) this.#toSkip--
    else this.#pending.push(value)
  }

  control(word: string, parameter: number | undefined): void {
    if (this.#toSkip > 0 && word !== 'u' && word !== 'uc') {
      // A control word can stand in for a Unicode character, too.
      this.#toSkip--
      return
    }
    this.#flush()
    if (word === '*') this.#group.starred = true
    else if (Object.hasOwn(DESTINATIONS, word)) this.#enter(DESTINATIONS[word]!, word)
    else if (this.#group.starred) {
      // A destination that came after this was written.
      this.#group.starred = false
      this.#group.destination = 'skip'
    } else if (this.#group.destination !== 'skip') {
      if (Object.hasOwn(CHARACTERS, word)) this.#add(CHARACTERS[word]!)
      else this.#format(word, parameter)
    }
  }

  end(): RtfDocument {
    this.#flush()
    return {
      paragraphs: this.#paragraphs.end(this.#role()),
      properties: this.#properties,
      unclosed: this.#groups.length + this.#tooDeep,
    }
  }

  #enter(destination: Destination, word: string): void {
    const group = this.#group
    const before = group.destination
    group.starred = false
    // What is inside something that is skipped stays so, but for the text of a box and the Unicode form of a text.
    if (before === 'skip' && word !== 'ud') return
    if (before === 'shape' && destination !== 'box' && destination !== 'shape') {
      group.destination = 'skip'
      return
    }
    if (destination === 'note' || destination === 'box') {
      group.destination = 'text'
      group.ends = destination
      this.#paragraphs.enter(destination)
      return
    }
    if (destination === 'list') group.ends = 'list'
    group.destination = destination
    if (destination !== 'text' && destination !== 'shape') this.#words = ''
  }

  #endDestination(destination: Destination): void {
    const words = this.#words.trim()
    if (destination === 'title' || destination === 'author') {
      if (words !== '') this.#properties[destination] ??= words.toWellFormed()
      this.#words = ''
    }
  }

  #endList(): void {
    const number = this.#words.trim()
    this.#words = ''
    // Bullets are a matter of looks, and mostly of a symbol font.
    if (/[\p{L}\p{N}]/u.test(number)) this.#add(`${number} `)
  }

  #format(word: string, parameter: number | undefined): void {
    const group = this.#group
    const isOn = parameter !== 0
    switch (word) {
      case 'u':
        this.#unicode(parameter ?? 0)
        break
      case 'uc':
        group.fallback = Math.max(0, Math.min(parameter ?? 1, 16))
        break
      case 'f':
        this.#entry.number = parameter ?? 0
        group.font = parameter ?? 0
        break
      case 'fs':
        group.size = (parameter ?? DEFAULT_SIZE * 2) / 2
        this.#entry.size = group.size
        break
      case 'b':
        group.bold = isOn
        this.#entry.bold = isOn
        break
      case 'v':
      case 'deleted':
        group.hidden = isOn
        break
      case 'plain':
        Object.assign(group, { font: this.#defaultFont, size: DEFAULT_SIZE, bold: false, hidden: false })
        break
      case 'fcharset':
        this.#entry.charset = parameter
        break
      case 'cpg':
        this.#entry.codePage = parameter
        break
      case 'ansicpg':
        if (parameter !== undefined && parameter > 0) this.#codePage = parameter
        break
      case 'mac':
        this.#codePage = 10_000
        break
      case 'pc':
        this.#codePage = 437
        break
      case 'pca':
        this.#codePage = 850
        break
      case 'deff':
        this.#defaultFont = parameter ?? 0
        group.font = this.#defaultFont
        break
      default:
        this.#formatParagraph(word, parameter)
    }
  }

  #formatParagraph(word: string, parameter: number | undefined): void {
    switch (word) {
      case 's':
        if (this.#group.destination === 'styles') this.#entry.number = parameter ?? 0
        else this.#style = parameter
        break
      case 'outlinelevel':
        if (this.#group.destination === 'styles') this.#entry.outline = parameter
        else this.#outline = parameter
        break
      case 'pard':
        this.#style = undefined
        this.#outline = undefined
        this.#inTable = false
        break
      case 'intbl':
        this.#inTable = true
        break
      case 'par':
      case 'sect':
      case 'page':
      case 'column':
      case '\n':
      case '\r':
        if (this.#group.destination === 'text') this.#paragraphs.endParagraph(this.#role(), this.#inTable)
        break
      case 'cell':
      case 'nestcell':
        if (this.#group.destination === 'text') this.#paragraphs.endCell(this.#role())
        break
      case 'row':
      case 'nestrow':
        if (this.#group.destination === 'text') this.#paragraphs.endRow()
    }
  }

  #role(): ParagraphRole | undefined {
    const style = this.#style === undefined ? undefined : this.#styles.get(this.#style)
    return style?.role ?? (this.#outline !== undefined && this.#outline < 9 ? 'heading' : undefined)
  }

  #unicode(parameter: number): void {
    this.#toSkip = this.#group.fallback
    const unit = parameter & 0xffff
    // Characters of symbol fonts are put into the private use area.
    if (unit >= 0xf000 && unit <= 0xf0ff) this.#add(unit === 0xf0b7 ? '•' : '')
    else if (unit >= 0x20) this.#add(String.fromCharCode(unit))
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const bytes = Uint8Array.from(this.#pending)
    this.#pending = []
    const font = this.#group.destination === 'fonts' ? undefined : this.#fonts.get(this.#group.font)
    if (font?.isSymbol === true) this.#add(bytes.includes(0xb7) ? '•' : '')
    else this.#add(decodeCodePage(bytes, font?.codePage ?? this.#codePage))
  }

  #add(text: string): void {
    const { destination, hidden, size, bold } = this.#group
    if (destination === 'text') {
      if (!hidden) this.#paragraphs.add(text, { size, bold })
    } else if (destination === 'fonts' || destination === 'styles') this.#addEntry(text)
    else if (destination !== 'skip' && destination !== 'shape') this.#words += text
  }

  /** Entries of the tables of fonts and styles end in a semicolon. */
  #addEntry(text: string): void {
    const parts = text.split(';')
    for (const [at, part] of parts.entries()) {
      this.#words += part
      if (at === parts.length - 1) break
      this.#endEntry(this.#words.trim())
      this.#words = ''
    }
  }

  #endEntry(name: string): void {
    const { number, charset, codePage, size, bold, outline } = this.#entry
    if (this.#group.destination === 'fonts') {
      const isSymbol = charset === 2 && /symbol|dings/i.test(name)
      this.#fonts.set(number, { codePage: codePageOfFont(name, charset, codePage), isSymbol })
    } else {
      const role = roleOfStyle(name) ?? (outline !== undefined && outline < 9 ? 'heading' : undefined)
      this.#styles.set(number, {
        ...(role === undefined ? {} : { role }),
        ...(size === undefined ? {} : { size }),
        ...(bold === undefined ? {} : { bold }),
      })
    }
    this.#entry = { number: 0 }
  }
}
