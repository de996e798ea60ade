import { localName } from './xml-tree.ts'

const START_TAG = /<([A-Za-z_][\w.:-]*)(?=[\s/>])/y

/** The local name of the root element of an XML text, told from its beginning; undefined when it begins with none. Linear. */
export function xmlRoot(text: string): string | undefined {
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    if (/\s/.test(text[at]!)) at++
    else if (text.startsWith('<?', at)) at = after(text, '?>', at)
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at)
    else if (text.startsWith('<!', at)) at = afterDoctype(text, at)
    else break
  }
  START_TAG.lastIndex = at
  const tag = START_TAG.exec(text)
  return tag === null ? undefined : localName(tag[1]!)
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found + mark.length
}

/** Where a document type declaration ends, its own declarations and comments inside. */
function afterDoctype(text: string, from: number): number {
  let inSubset = false
  for (let at = from + 2; at < text.length; at++) {
    const char = text[at]!
    if (inSubset && text.startsWith('<!--', at)) at = after(text, '-->', at) - 1
    else if (char === '"' || char === "'") at = after(text, char, at + 1) - 1
    else if (char === '[') inSubset = true
    else if (char === ']') inSubset = false
    else if (char === '>' && !inSubset) return at + 1
  }
  return text.length
}
