import type { Layer } from '../../contract/article.ts'
import type { Part } from '../describe/compose-article.ts'
import { isPhotoCredit } from '../describe/credits.ts'
import { paragraphLayer } from '../records/paragraph-layer.ts'
import type { XmlElement } from './xml-tree.ts'

/**
 * What a vocabulary says about an element: the layer of the block that it is, `text` for a block whose words decide, `inline` for a
 * part of the words around it, `break` for a line break, `skip` for what is no part of the article.
 */
export type BlockRole = Layer | 'text' | 'inline' | 'break' | 'skip'

/** Where a vocabulary has several readings, the children that are read; undefined: all. */
export interface Vocabulary {
  role(element: XmlElement): BlockRole
  chosen?(element: XmlElement): XmlElement | undefined
}

const HTML_BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const HTML_SKIPPED = new Set(
  'script style noscript template svg math iframe object embed video audio head title form nav input button'.split(' '),
)

/** XHTML as XML documents embed it. */
export const xhtmlVocabulary: Vocabulary = {
  role({ name }) {
    const lower = name.toLowerCase()
    if (lower === 'br') return 'break'
    if (HTML_SKIPPED.has(lower)) return 'skip'
    if (/^h[1-6]$/.test(lower)) return 'subheading'
    if (lower === 'figcaption' || lower === 'caption') return 'caption'
    return HTML_BLOCKS.has(lower) ? 'text' : 'inline'
  },
}

/**
 * The parts of an element in document order: a part for each of its innermost blocks, white space collapsed, and for loose text
 * between blocks.
 */
export function partsOfXml(root: XmlElement, vocabulary: Vocabulary): Part[] {
  const reader = new PartReader(vocabulary)
  reader.read(root)
  reader.end()
  return reader.parts.map((part, index) => {
    if (part.layer === 'caption' && isPhotoCredit(part.text)) return { ...part, layer: 'credit' }
    if (part.layer !== undefined) return { layer: part.layer, text: part.text }
    return { layer: paragraphLayer(part.text, index === reader.parts.length - 1), text: part.text }
  })
}

class PartReader {
  readonly parts: { readonly layer: Layer | undefined; readonly text: string }[] = []
  readonly #vocabulary: Vocabulary
  #layer: Layer | undefined
  #text = ''

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  read(element: XmlElement): void {
    const chosen = this.#vocabulary.chosen?.(element)
    for (const child of chosen === undefined ? element.children : [chosen]) {
      if (typeof child === 'string') this.#text += child
      else this.#element(child)
    }
  }

  end(): void {
    for (const piece of this.#text.split(/\u2028\s*\u2028/)) {
      const lines = piece.split('\u2028').map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
      const text = lines.filter((line) => line !== '').join('\n')
      if (/[\p{L}\p{N}]/u.test(text)) this.parts.push({ layer: this.#layer, text })
    }
    this.#text = ''
  }

  #element(element: XmlElement): void {
    const role = this.#vocabulary.role(element)
    if (role === 'skip') {
      this.#text += ' '
      return
    }
    if (role === 'break') {
      this.#text += '\u2028'
      return
    }
    if (role === 'inline') {
      this.read(element)
      return
    }
    this.end()
    const outer = this.#layer
    // What stands in a caption or heading belongs to it, whatever it would be elsewhere.
    if (role !== 'text' && (outer === undefined || outer === 'body')) this.#layer = role
    this.read(element)
    this.end()
    this.#layer = outer
  }
}
