import type { DocumentProperties } from './describe-document.ts'
import { readXml } from './read-xml.ts'

const NAMES: Readonly<Record<string, 'title' | 'author'>> = {
  title: 'title',
  creator: 'author',
  'initial-creator': 'author',
}

/** Title and author of docProps/core.xml, or of ODF's meta.xml. Dates there are those of the file, and are not read. */
export function readProperties(bytes: Uint8Array | undefined): DocumentProperties {
  const found: { title?: string; author?: string } = {}
  if (bytes === undefined) return found
  let name: 'title' | 'author' | undefined
  let value = ''
  readXml(bytes, {
    open(element) {
      name = Object.hasOwn(NAMES, element) ? NAMES[element] : undefined
      value = ''
    },
    close() {
      const words = value.replace(/\s+/g, ' ').trim()
      if (name !== undefined && words !== '') found[name] ??= words
      name = undefined
    },
    text(text) {
      if (name !== undefined) value += text
    },
  })
  return found
}
