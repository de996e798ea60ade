/*
 * The tree of a page: the part of the DOM that Readability works on (as its own JSDOMParser defines that part) and that our
 * rules walk. A full DOM costs three times as much, for events, ranges and live collections that nobody here uses.
 */

export const ELEMENT = 1
export const TEXT = 3

export type PageNode = PageElement | PageText

interface Attribute {
  readonly name: string
  readonly value: string
  cloneNode(): Attribute
}

abstract class TreeNode {
  parentNode: PageElement | null = null
  previousSibling: PageNode | null = null
  nextSibling: PageNode | null = null
  readonly ownerDocument: PageDocument

  constructor(ownerDocument: PageDocument) {
    this.ownerDocument = ownerDocument
  }

  get nextElementSibling(): PageElement | null {
    let next = this.nextSibling
    while (next !== null && next.nodeType !== ELEMENT) next = next.nextSibling
    return next
  }

  get previousElementSibling(): PageElement | null {
    let previous = this.previousSibling
    while (previous !== null && previous.nodeType !== ELEMENT) previous = previous.previousSibling
    return previous
  }

  remove(): void {
    this.parentNode?.removeChild(this as unknown as PageNode)
  }
}

/** A run of text. Neighbouring runs of the source are one. */
export class PageText extends TreeNode {
  readonly nodeType = TEXT
  readonly nodeName = '#text'
  readonly firstChild = null
  readonly childNodes: readonly PageNode[] = []
  textContent: string

  constructor(ownerDocument: PageDocument, text: string) {
    super(ownerDocument)
    this.textContent = text
  }
}

/** An element. `order` is its place among the elements of the source, 0 for those that Readability made. */
export class PageElement extends TreeNode {
  readonly nodeType = ELEMENT
  /** Lower case; `tagName` and `nodeName` are upper case. */
  localName: string
  tagName: string
  order = 0
  firstChild: PageNode | null = null
  lastChild: PageNode | null = null
  readonly #attributes: Map<string, string>

  constructor(ownerDocument: PageDocument, name: string, attributes: Map<string, string> = new Map()) {
    super(ownerDocument)
    this.localName = name
    this.tagName = upperCase(name)
    this.#attributes = attributes
  }

  get nodeName(): string {
    return this.tagName
  }

  get childNodes(): PageNode[] {
    const nodes: PageNode[] = []
    for (let node = this.firstChild; node !== null; node = node.nextSibling) nodes.push(node)
    return nodes
  }

  get children(): PageElement[] {
    const elements: PageElement[] = []
    for (let node = this.firstElementChild; node !== null; node = node.nextElementSibling) elements.push(node)
    return elements
  }

  get firstElementChild(): PageElement | null {
    const first = this.firstChild
    return first === null || first.nodeType === ELEMENT ? first : first.nextElementSibling
  }

  get textContent(): string {
    const first = this.firstChild
    if (first === null) return ''
    if (first.nextSibling === null) return first.textContent
    let text = ''
    for (let node: PageNode | null = first; node !== null; node = node.nextSibling) text += node.textContent
    return text
  }

  set textContent(text: string) {
    while (this.firstChild !== null) this.removeChild(this.firstChild)
    if (text !== '') this.appendChild(new PageText(this.ownerDocument, text))
  }

  get className(): string {
    return this.#attributes.get('class') ?? ''
  }

  set className(value: string) {
    this.#attributes.set('class', value)
  }

  get id(): string {
    return this.#attributes.get('id') ?? ''
  }

  set id(value: string) {
    this.#attributes.set('id', value)
  }

  /** What of the inline style hides an element. */
  get style(): { readonly display: string; readonly visibility: string } | null {
    const style = this.#attributes.get('style')
    if (style === undefined) return null
    return {
      display: /(?:^|;)\s*display\s*:\s*none\b/i.test(style) ? 'none' : '',
      visibility: /(?:^|;)\s*visibility\s*:\s*hidden\b/i.test(style) ? 'hidden' : '',
    }
  }

  get attributes(): Attribute[] {
    return Array.from(this.#attributes, ([name, value]) => attributeOf(name, value))
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name)
  }

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value)
  }

  setAttributeNode({ name, value }: Attribute): void {
    this.#attributes.set(name, value)
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name)
  }

  appendChild<T extends PageNode>(node: T): T {
    return this.insertBefore(node, null)
  }

  insertBefore<T extends PageNode>(node: T, before: PageNode | null): T {
    node.parentNode?.removeChild(node)
    const previous = before === null ? this.lastChild : before.previousSibling
    node.parentNode = this
    node.previousSibling = previous
    node.nextSibling = before
    if (previous === null) this.firstChild = node
    else previous.nextSibling = node
    if (before === null) this.lastChild = node
    else before.previousSibling = node
    return node
  }

  removeChild<T extends PageNode>(node: T): T {
    const { previousSibling: previous, nextSibling: next } = node
    if (previous === null) this.firstChild = next
    else previous.nextSibling = next
    if (next === null) this.lastChild = previous
    else next.previousSibling = previous
    node.parentNode = null
    node.previousSibling = null
    node.nextSibling = null
    return node
  }

  replaceChild<T extends PageNode>(replacement: PageNode, node: T): T {
    this.insertBefore(replacement, node)
    return this.removeChild(node)
  }

  getElementsByTagName(name: string): PageElement[] {
    const wanted = name.toLowerCase()
    return findAll(this, wanted === '*' ? () => true : (element) => element.localName === wanted)
  }

  /** Takes lists of tag names only, as Readability asks for them. */
  querySelectorAll(names: string): PageElement[] {
    const wanted = NAME_LISTS.get(names) ?? new Set(names.toLowerCase().split(','))
    if (NAME_LISTS.size < 1000) NAME_LISTS.set(names, wanted)
    return findAll(this, (element) => wanted.has(element.localName))
  }

  /**
   * The content, for setting it again later, which is all that Readability does with it: a copy of the tree instead of its
   * markup.
   */
  get innerHTML(): PageElement {
    return copyOf(this)
  }

  set innerHTML(content: PageElement) {
    while (this.firstChild !== null) this.removeChild(this.firstChild)
    const copy = copyOf(content)
    while (copy.firstChild !== null) this.appendChild(copy.firstChild)
  }

  #copy(): PageElement {
    const copy = new PageElement(this.ownerDocument, this.localName, new Map(this.#attributes))
    copy.order = this.order
    return copy
  }

  /** The element with copies of everything in it. */
  static deepCopy(element: PageElement): PageElement {
    const copy = element.#copy()
    for (let node = element.firstChild; node !== null; node = node.nextSibling)
      copy.appendChild(
        node.nodeType === ELEMENT ? PageElement.deepCopy(node) : new PageText(node.ownerDocument, node.textContent),
      )
    return copy
  }
}

/** A page. It has always a root element and a body; `scripts` are its data blocks, such as JSON-LD, with their types. */
export class PageDocument {
  // By this Readability knows that it may rename elements in place, and that lists of elements are arrays.
  readonly __JSDOMParser__ = true
  readonly nodeType = 9
  readonly parentNode = null
  readonly baseURI = ''
  readonly documentURI = ''
  readonly documentElement: PageElement = new PageElement(this, 'html')
  body: PageElement = new PageElement(this, 'body')
  readonly scripts: { readonly type: string; readonly text: string }[] = []

  get firstChild(): this {
    return this
  }

  get title(): string {
    return this.getElementsByTagName('title')[0]?.textContent ?? ''
  }

  getElementsByTagName(name: string): PageElement[] {
    return this.documentElement.getElementsByTagName(name)
  }

  querySelectorAll(names: string): PageElement[] {
    return this.documentElement.querySelectorAll(names)
  }

  createElement(name: string): PageElement {
    return new PageElement(this, name.toLowerCase())
  }

  createTextNode(text: string): PageText {
    return new PageText(this, text)
  }
}

const NAME_LISTS = new Map<string, ReadonlySet<string>>()
const UPPER_CASE = new Map<string, string>()

function upperCase(name: string): string {
  let upper = UPPER_CASE.get(name)
  if (upper === undefined) {
    upper = name.toUpperCase()
    if (UPPER_CASE.size < 1000) UPPER_CASE.set(name, upper)
  }
  return upper
}

function attributeOf(name: string, value: string): Attribute {
  return { name, value, cloneNode: () => attributeOf(name, value) }
}

function copyOf(element: PageElement): PageElement {
  return PageElement.deepCopy(element)
}

/** All elements inside an element that pass, in the order of the source. */
export function findAll(root: PageElement, passes: (element: PageElement) => boolean): PageElement[] {
  const found: PageElement[] = []
  for (let node = following(root, root); node !== null; node = following(node, root)) if (passes(node)) found.push(node)
  return found
}

/** The first element inside an element that passes. */
export function findFirst(root: PageElement, passes: (element: PageElement) => boolean): PageElement | null {
  for (let node = following(root, root); node !== null; node = following(node, root)) if (passes(node)) return node
  return null
}

/** The element or the nearest around it that passes. */
export function closest(element: PageElement, passes: (element: PageElement) => boolean): PageElement | null {
  for (let at: PageElement | null = element; at !== null; at = at.parentNode) if (passes(at)) return at
  return null
}

/** The next element of the source inside a root. */
function following(element: PageElement, root: PageElement): PageElement | null {
  const first = element.firstElementChild
  if (first !== null) return first
  for (let at: PageElement | null = element; at !== null && at !== root; at = at.parentNode) {
    const next = at.nextElementSibling
    if (next !== null) return next
  }
  return null
}

/** The words of an element, with white space collapsed. */
export function wordsOf(node: PageNode | null): string {
  return (node?.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}

/** The words of a node with a space between those of its elements, which a page may set apart without one. */
export function wordsApart(node: PageNode): string {
  const parts: string[] = []
  const collect = (at: PageNode): void => {
    if (at.nodeType === TEXT) parts.push(at.textContent)
    else for (const child of at.childNodes) collect(child)
  }
  collect(node)
  return parts
    .join(' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

/** Class and id of an element, for rules that go by names. */
export function namesOf(element: PageElement): string {
  return `${element.className} ${element.id}`.trim()
}
