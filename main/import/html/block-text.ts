import { TEXT, type PageElement, type PageNode } from './page-tree.ts'

/** A block of a page's article. `order` is its place in the page's source. */
export interface PageBlock {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'caption'
  readonly text: string
  readonly order: number
  /** Share of its characters that stand in links, 0 to 1. */
  readonly links: number
}

/** A block with the element that it stands in. */
export interface ReadBlock extends PageBlock {
  readonly element: PageElement
}

const SKIPPED = new Set(
  'script style template svg math iframe object embed video audio canvas map select option textarea input button form nav dialog progress meter'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const ITEMS = new Set(['li', 'dt', 'dd', 'td', 'th'])
const HEADING = /^h[1-6]$/

/**
 * Reads the blocks of an element: one for each paragraph, heading or item of a list, white space collapsed, words of
 * neighbouring blocks never glued together. A line break stays one; two make a new paragraph.
 */
export function readBlocks(root: PageElement, leftOut: ReadonlySet<PageElement> = NONE): ReadBlock[] {
  const reader = new BlockReader(root, leftOut)
  reader.read(root)
  reader.end()
  return reader.blocks
}

/** Whether an element is not shown. What React sends hidden, to put it into its place when it has come, is shown. */
function isHidden(element: PageElement): boolean {
  return element.hasAttribute('hidden') && !/^S:[0-9a-f]+$/.test(element.getAttribute('id') ?? '')
}

/** White space as one space each. */
function collapsed(text: string): string {
  return /[\t\n\r\f]| {2}/.test(text) ? text.replace(/[ \t\n\r\f]+/g, ' ') : text
}

const NONE: ReadonlySet<PageElement> = new Set()

class BlockReader {
  readonly blocks: ReadBlock[] = []
  readonly #leftOut: ReadonlySet<PageElement>
  #element: PageElement
  #text = ''
  /** Characters of the text that stand outside links, and inside. */
  #lengths = { outside: 0, inside: 0 }
  #inLink = false
  #kind: PageBlock['kind'] = 'paragraph'
  #order = 0

  constructor(root: PageElement, leftOut: ReadonlySet<PageElement>) {
    this.#element = root
    this.#leftOut = leftOut
  }

  read(node: PageNode): void {
    if (node.nodeType === TEXT) {
      const text = collapsed(node.textContent)
      this.#text += text
      this.#lengths[this.#inLink ? 'inside' : 'outside'] += text.trim().length
    } else this.#readElement(node)
  }

  end(): void {
    const { inside, outside } = this.#lengths
    const links = inside === 0 ? 0 : inside / (inside + outside)
    for (const part of this.#text.split(/\n\s*\n/)) {
      const text = part
        .split('\n')
        .map((line) => line.replace(/ {2,}/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n')
      if (/[\p{L}\p{N}]/u.test(text))
        this.blocks.push({ kind: this.#kind, text, order: this.#order, links, element: this.#element })
    }
    this.#text = ''
    this.#lengths = { outside: 0, inside: 0 }
  }

  #readElement(element: PageElement): void {
    const name = element.localName
    if (SKIPPED.has(name) || isHidden(element) || this.#leftOut.has(element)) return
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
    const outerElement = this.#element
    this.#element = element
    if (element.order > 0) this.#order = element.order
    if (HEADING.test(name)) this.#kind = 'heading'
    else if (ITEMS.has(name)) this.#kind = 'item'
    else if (name === 'figcaption') this.#kind = 'caption'
    else if (outer === 'heading' || name === 'p')
      this.#kind = outer === 'caption' || (outer === 'item' && outerElement.localName !== 'td') ? outer : 'paragraph'
    for (const child of element.childNodes) this.read(child)
    this.end()
    this.#kind = outer
    this.#element = outerElement
  }
}
