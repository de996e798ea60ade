import type { PageDocument } from './page-tree.ts'

/** The values of a page's meta elements by lower-case name, the first of each. */
export type PageMeta = ReadonlyMap<string, string>

/** Reads the meta elements of a page, by `name`, `property`, `itemprop` or `http-equiv`. */
export function readMeta(document: PageDocument): PageMeta {
  const values = new Map<string, string>()
  for (const element of document.getElementsByTagName('meta')) {
    const content = (element.getAttribute('content') ?? element.getAttribute('value'))?.replace(/\s+/g, ' ').trim()
    if (content === undefined || content === '') continue
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const key of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/))
        if (key !== '' && !values.has(key)) values.set(key, content)
    }
  }
  return values
}

/** The first of the named values that the page has. */
export function pickMeta(
  meta: PageMeta,
  names: readonly string[],
): { readonly name: string; readonly value: string } | undefined {
  for (const name of names) {
    const value = meta.get(name)
    if (value !== undefined) return { name, value }
  }
  return undefined
}

/** Whether a list of words, as some attributes are, has a word. */
export function hasWord(list: string | null, word: string): boolean {
  return list !== null && (list === word || list.split(/\s+/).includes(word))
}
