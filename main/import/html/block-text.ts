import { ELEMENT, TEXT, type PageElement, type PageNode } from './dom.ts'

/** A block of a page's article. `order` is its place in the page's source. */
export interface PageBlock {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'caption'
  readonly text: string
  readonly order: number
  /** Whether it is a link and nothing else. */
  readonly isLink?: boolean
}

/** The attribute that remembers an element's place in the source while the tree is rebuilt. */
export const ORDER = 'data-variorum-order'

const SKIPPED = new Set(
  'script style noscript template svg math iframe object embed video audio canvas map select option textarea input button form nav dialog progress meter'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const HEADING = /^h[1-6]$/

/**
 * Reads the blocks of an element: one for each paragraph, heading or item of a list, white space collapsed, words of
 * neighbouring blocks never glued together. A line break stays one; two make a new paragraph.
 */
export function readBlocks(root: PageElement): PageBlock[] {
  const reader = new BlockReader()
  reader.read(root)
  reader.end()
  return reader.blocks
}

class BlockReader {
  readonly blocks: PageBlock[] = []
  #text = ''
  /** Letters of the text that stand outside links, and inside. */
  #letters = { outside: 0, inside: 0 }
  #inLink = false
  #kind: PageBlock['kind'] = 'paragraph'
  #order = 0

  read(node: PageNode): void {
    if (node.nodeType === TEXT) {
      const text = (node.textContent ?? '').replace(/[ \t\n\r\f]+/g, ' ')
      this.#text += text
      this.#letters[this.#inLink ? 'inside' : 'outside'] += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    } else if (node.nodeType === ELEMENT) this.#element(node as PageElement)
  }

  end(): void {
    const { inside, outside } = this.#letters
    const isLink = inside > 0 && outside <= inside / 20
    for (const part of this.#text.split(/\n\s*\n/)) {
      const text = part
        .split('\n')
        .map((line) => line.replace(/ {2,}/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n')
      if (/[\p{L}\p{N}]/u.test(text))
        this.blocks.push({ kind: this.#kind, text, order: this.#order, ...(isLink ? { isLink } : {}) })
    }
    this.#text = ''
    this.#letters = { outside: 0, inside: 0 }
  }

  #element(element: PageElement): void {
    const name = element.localName
    if (SKIPPED.has(name) || element.getAttribute('hidden') !== null) return
    if (name === 'br') {
      this.#text += '\n'
      return
    }
    if (!BLOCKS.has(name)) {
      const outer = this.#inLink
      this.#inLink ||= name === 'a'
      for (const child of element.childNodes) this.read(child)
      this.#inLink = outer
      return
    }
    this.end()
    const outer = this.#kind
    const order = element.getAttribute(ORDER)
    if (order !== null) this.#order = Number(order)
    if (HEADING.test(name)) this.#kind = 'heading'
    else if (name === 'li' || name === 'dt' || name === 'dd') this.#kind = 'item'
    else if (name === 'figcaption') this.#kind = 'caption'
    else if (outer === 'heading' || name === 'p')
      this.#kind = outer === 'item' || outer === 'caption' ? outer : 'paragraph'
    for (const child of element.childNodes) this.read(child)
    this.end()
    this.#kind = outer
  }
}
