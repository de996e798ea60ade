import { SaxesParser } from 'saxes'
import { decode } from '../charset.ts'

/** What is told of an XML part while it is read. Names are local names, for prefixes differ between programs. */
export interface XmlReader {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text(text: string): void
}

/** The attributes of an element, by local name. */
export type XmlAttributes = ReadonlyMap<string, string>

const PIECE = 65_536

/**
 * Reads a part of a document from start to end, without recursion, so that no nesting is too deep. Entities that it declares are
 * not expanded, and nothing is loaded. Returns what is wrong with it, or undefined; reading goes on as far as it makes sense.
 */
export function readXml(bytes: Uint8Array, reader: XmlReader): string | undefined {
  const { text } = decode(bytes, { markup: true })
  const parser = new SaxesParser({ xmlns: false, position: false })
  const open: string[] = []
  let problem: string | undefined
  parser.on('error', (error) => {
    problem ??= error.message
  })
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    const local = localName(name)
    reader.open(local, localAttributes(attributes))
    if (isSelfClosing) reader.close(local)
    else open.push(local)
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    if (isSelfClosing) return
    const local = localName(name)
    // What a damaged part leaves open ends with what is around it.
    const at = open.lastIndexOf(local)
    if (at === -1) return
    while (open.length > at) reader.close(open.pop()!)
  })
  const onText = (part: string): void => reader.text(part)
  parser.on('text', onText)
  parser.on('cdata', onText)
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE))
  parser.close()
  while (open.length > 0) reader.close(open.pop()!)
  return problem
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localAttributes(attributes: Readonly<Record<string, string>>): XmlAttributes {
  const local = new Map<string, string>()
  for (const [name, value] of Object.entries(attributes))
    if (!name.startsWith('xmlns')) local.set(localName(name), value)
  return local
}
