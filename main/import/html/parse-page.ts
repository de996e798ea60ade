import { Parser } from 'htmlparser2'
import { withoutSections } from './guard.ts'
import { ELEMENT, PageDocument, PageElement, PageText } from './page-tree.ts'

const DEEPEST = 256
const MOST_ELEMENTS = 100_000
const MOST_PIECES = 500_000
const LONGEST = 20_000_000
const CHUNK = 65_536

/** What holds no text of the page; its content is not kept. */
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'object', 'math', 'canvas'])

/**
 * Parses a page into a tree, or says why it is not to be: building and walking a tree of thousands of levels takes minutes and
 * overflows stacks. One linear pass. Nothing of the page is run or loaded. `noscript`: with what it shows where no scripts run.
 */
export function parsePage(
  source: string,
  { noscript = false }: { readonly noscript?: boolean } = {},
): PageDocument | { readonly tooMuch: string } {
  if (source.length > LONGEST) return { tooMuch: 'it is too long' }
  const builder = new TreeBuilder(noscript)
  const parser = new Parser(builder)
  const markup = withoutSections(source)
  for (let at = 0; at < markup.length && builder.reason === undefined; at += CHUNK)
    parser.write(markup.slice(at, at + CHUNK))
  if (builder.reason !== undefined) return { tooMuch: builder.reason }
  parser.end()
  return builder.finish()
}

/** Takes htmlparser2's events. */
class TreeBuilder {
  reason: string | undefined
  readonly #document = new PageDocument()
  readonly #root = new PageElement(this.#document, '#root')
  #at: PageElement = this.#root
  #depth = 0
  #elements = 0
  #pieces = 0
  /** Inside an element whose content is not kept: how deep. */
  #silent = 0
  readonly #noscript: boolean
  #script: { readonly type: string; text: string } | undefined

  constructor(noscript: boolean) {
    this.#noscript = noscript
  }

  onopentagname(name: string): void {
    this.#depth++
    this.#elements++
    if (this.#depth > DEEPEST) this.reason = `its markup is nested more than ${DEEPEST} levels deep`
    else if (this.#elements > MOST_ELEMENTS)
      this.reason = `it has more than ${MOST_ELEMENTS.toLocaleString('en')} elements`
    if (this.#silent > 0) {
      this.#silent++
      return
    }
    if (SILENT.has(name) && !(this.#noscript && name === 'noscript')) this.#silent = 1
    // Readability takes no text out of a noscript.
    const element = new PageElement(this.#document, name === 'noscript' && this.#noscript ? 'div' : name)
    element.order = this.#elements
    this.#at.appendChild(element)
    this.#at = element
  }

  onattribute(name: string, value: string): void {
    if (this.#silent > 1) return
    if (!this.#at.hasAttribute(name)) this.#at.setAttribute(name, value)
    if (name === 'type' && this.#at.localName === 'script' && /json/i.test(value))
      this.#script = { type: value, text: '' }
  }

  onclosetag(): void {
    this.#depth--
    if (this.#silent > 1) {
      this.#silent--
      return
    }
    if (this.#silent === 1) {
      this.#silent = 0
      if (this.#script !== undefined) this.#document.scripts.push(this.#script)
      this.#script = undefined
      const silent = this.#at
      this.#at = silent.parentNode ?? this.#root
      // A picture says where it stood; the others leave nothing.
      if (silent.localName !== 'object' && silent.localName !== 'iframe') silent.remove()
      return
    }
    this.#at = this.#at.parentNode ?? this.#root
  }

  ontext(text: string): void {
    if (++this.#pieces > MOST_PIECES) this.reason = 'its markup is broken into too many pieces'
    if (this.#silent > 0) {
      if (this.#script !== undefined) this.#script.text += text
      return
    }
    const last = this.#at.lastChild
    if (last !== null && last.nodeType !== ELEMENT) last.textContent += text
    else this.#at.appendChild(new PageText(this.#document, text))
  }

  /** Gives the page one root with one body, whatever its markup has of them. */
  finish(): PageDocument {
    const { documentElement, body } = this.#document
    const stated = this.#root.children.find(({ localName }) => localName === 'html')
    for (const { name, value } of stated?.attributes ?? []) documentElement.setAttribute(name, value)
    for (const node of this.#root.childNodes) {
      if (node.nodeType === ELEMENT && node.localName === 'html')
        while (node.firstChild !== null) documentElement.appendChild(node.firstChild)
      else documentElement.appendChild(node)
    }
    const found = documentElement.getElementsByTagName('body')[0]
    if (found !== undefined) this.#document.body = found
    else {
      for (const node of documentElement.childNodes)
        if (node.nodeType !== ELEMENT || node.localName !== 'head') body.appendChild(node)
      documentElement.appendChild(body)
    }
    return this.#document
  }
}
