/** An element of an XML document. Names are local names: prefixes vary from file to file. */
export interface XmlElement {
  readonly name: string
  /** Values by local name, `xml:lang` under `lang`. Where two have the same, the one without a prefix. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
}

/** A child of an element: another element, or text with its entities resolved. */
export type XmlNode = XmlElement | string

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The first child element of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) if (typeof child !== 'string' && child.name === name) return child
  return undefined
}

/** The child elements, all or those of a name. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child)
  return found
}

/** Follows child names from an element; the first of each. */
export function at(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element
  for (const name of path) found = childOf(found, name)
  return found
}

/** The elements of some names below an element, in document order; what lies inside a found one is not looked at. */
export function descendants(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = []
  const walk = (from: XmlElement): void => {
    for (const child of from.children) {
      if (typeof child === 'string') continue
      if (names.includes(child.name)) found.push(child)
      else walk(child)
    }
  }
  if (element !== undefined) walk(element)
  return found
}

/** All text of an element, as it stands. */
export function rawText(node: XmlNode | undefined): string {
  if (node === undefined) return ''
  if (typeof node === 'string') return node
  let text = ''
  for (const child of node.children) text += rawText(child)
  return text
}

/** The words of an element, white space collapsed; undefined where there are none. */
export function wordsOf(node: XmlNode | undefined): string | undefined {
  const words = rawText(node)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  return words === '' ? undefined : words
}

/** The value of an attribute, trimmed; undefined where it is absent or empty. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes.get(name)?.trim()
  return value === undefined || value === '' ? undefined : value
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/** Attributes as a parser gives them, by local name. */
export function localAttributes(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const names = Object.keys(attributes)
  if (names.length === 0) return NO_ATTRIBUTES
  const values = new Map<string, string>()
  for (const name of names) {
    const local = localName(name)
    if (name === 'xmlns' || name.startsWith('xmlns:') || (local !== name && values.has(local))) continue
    values.set(local, attributes[name]!)
  }
  return values
}
