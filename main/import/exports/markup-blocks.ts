import { Parser } from 'htmlparser2'
import { plainText, tooMuchMarkup } from '../html/guard.ts'

/** A paragraph of a page of an export, with what its markup says about it. */
export interface MarkupBlock {
  /** White space collapsed, line breaks as LF. */
  readonly text: string
  /** The innermost field that it stands in, as the reader of the export calls it. */
  readonly field: string | undefined
  /** What its tags say of it, as the reader of the export calls it: the first mark of a tag within it. */
  readonly mark: string | undefined
  /** Changes where a new group begins: paragraphs of one group belong together. */
  readonly group: number
  /** Addresses of its links, with their words. */
  readonly links: readonly { readonly href: string; readonly text: string }[]
}

/** A tag as it is opened: its name in lower case, its attributes, its classes in lower case. */
export interface OpenedTag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly classes: readonly string[]
}

/** How the markup of an export is read. */
export interface MarkupReading {
  /** Names the field that a tag opens; undefined: it opens none and what it holds stays in the field around it, which is `outer`. */
  fieldOf?(tag: OpenedTag, outer: string | undefined): string | undefined
  /** A mark for the paragraph that a tag stands in. */
  markOf?(tag: OpenedTag): string | undefined
  /** Whether a tag opens a new group. */
  isGroup?(tag: OpenedTag): boolean
  /** Cells of a table: `joined` by tabs to a paragraph a row, or each a paragraph of its own. */
  readonly cells: 'joined' | 'apart'
}

const SILENT = new Set(
  'script style noscript template svg title select option textarea button iframe object head'.split(' '),
)
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
// Exports wrap each article's text in a document of its own, in the middle of theirs.
const NESTED_DOCUMENTS = /<\/?(?:html|head|body)\b[^<>]*>/gi

/**
 * The paragraphs of a part of a page, in order, without building a tree: linear in time, whatever is nested or left open. Markup
 * that is too much even for that becomes plain paragraphs without fields.
 */
export function readMarkup(source: string, reading: MarkupReading): MarkupBlock[] {
  const clean = source.replace(NESTED_DOCUMENTS, ' ')
  if (tooMuchMarkup(clean) !== undefined)
    return plainText(clean)
      .split('\n\n')
      .map((text, group) => ({ text, field: undefined, mark: undefined, group, links: [] }))
  const reader = new BlockReader(reading)
  const parser = new Parser(reader)
  parser.write(clean)
  parser.end()
  reader.flush()
  return reader.blocks
}

interface Open {
  readonly name: string
  readonly field: string | undefined
}

class BlockReader {
  readonly blocks: MarkupBlock[] = []
  readonly #reading: MarkupReading
  readonly #open: Open[] = []
  #text = ''
  #links: { href: string; text: string }[] = []
  #link: { href: string; from: number } | undefined
  #mark: string | undefined
  #silent = 0
  #rows = 0
  #group = 0

  constructor(reading: MarkupReading) {
    this.#reading = reading
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    const classes = (attributes['class'] ?? '').toLowerCase().split(/\s+/)
    const tag: OpenedTag = { name, attributes, classes }
    if (SILENT.has(name)) this.#silent++
    if (this.#silent === 0) this.#begin(tag)
    const field = this.#reading.fieldOf?.(tag, this.#field())
    if (field !== undefined) this.flush()
    if (this.#reading.isGroup?.(tag) === true) {
      this.flush()
      this.#group++
    }
    this.#mark ??= this.#reading.markOf?.(tag)
    if (!VOID.has(name)) this.#open.push({ name, field })
  }

  ontext(text: string): void {
    if (this.#silent === 0) this.#text += text.replace(/[ \t\n\r\f]+/g, ' ')
  }

  onclosetag(name: string): void {
    if (VOID.has(name)) return
    const closed = this.#open.pop()
    if (closed === undefined) return
    if (closed.field !== undefined) {
      // What it held still belongs to it.
      this.#open.push(closed)
      this.flush()
      this.#open.pop()
    }
    if (SILENT.has(name)) this.#silent = Math.max(0, this.#silent - 1)
    if (name === 'a') this.#endLink()
    if (name === 'tr' && this.#rows > 0) this.#rows--
    if (this.#silent === 0 && BLOCKS.has(name)) this.#break()
  }

  /** Ends the paragraph that is being read; an empty line within it makes two. */
  flush(): void {
    this.#endLink()
    const field = this.#field()
    for (const part of this.#text.split(/\n[ \u00a0]*\n/)) {
      const text = part
        .split('\n')
        .map((line) => line.replace(/ {2,}/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n')
        .replace(/ ?\t ?/g, '\t')
      if (text !== '') this.blocks.push({ text, field, mark: this.#mark, group: this.#group, links: this.#links })
    }
    this.#text = ''
    this.#mark = undefined
    this.#links = []
  }

  #field(): string | undefined {
    return this.#open.findLast((open) => open.field !== undefined)?.field
  }

  #begin({ name, attributes }: OpenedTag): void {
    if (name === 'br') this.#text += '\n'
    else if (name === 'tr' && this.#reading.cells === 'joined') {
      this.#break()
      this.#rows++
    } else if (name === 'td' || name === 'th') {
      if (this.#rows > 0) this.#text += this.#text.trim() === '' ? '' : '\t'
      else this.#break()
    } else if (BLOCKS.has(name)) this.#break()
    else if (name === 'a' && attributes['href'] !== undefined)
      this.#link = { href: attributes['href'], from: this.#text.length }
  }

  /** A new paragraph; within a row of a table just a space. */
  #break(): void {
    if (this.#rows > 0) this.#text += ' '
    else this.flush()
  }

  #endLink(): void {
    if (this.#link === undefined) return
    this.#links.push({ href: this.#link.href, text: this.#text.slice(this.#link.from).trim() })
    this.#link = undefined
  }
}
