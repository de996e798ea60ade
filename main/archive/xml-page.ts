import { Parser } from 'htmlparser2'
import type { OriginalNote } from '../contract/archive.ts'
import { ownPage } from './frame-page.ts'
import { escapeMarkup } from './markup.ts'
import { nothingLeftOut, type OriginalPage } from './original-page.ts'
import { numberedLines } from './text-lines.ts'
import { textPage } from './text-page.ts'

const DEEPEST = 200
const MOST_LINES = 200_000
const CHUNK = 16_384
/** Elements that stand in the line of the text around them, in the vocabularies of news. */
const INLINE =
  /^(?:[\w-]+:)?(?:a|b|i|em|strong|u|sub|sup|span|hlt|person|org|location|hi|ref|emph|q|chron|money|num|country|city|state)$/i

/**
 * XML set out to be read: an element a line, indented, its tags paler than its text. Entities that only a document type would
 * explain stay as they stand; none is looked up. What is nested too deeply is shown as text.
 */
export function xmlPage(text: string, notes: readonly OriginalNote[] = []): OriginalPage {
  const lines: string[] = []
  let line = ''
  let lineDepth = 0
  let depth = 0
  /** Of all elements, those in a line too. */
  let nested = 0
  let tooMuch = false
  const write = (markup: string): void => {
    if (line === '') lineDepth = depth
    line += markup
  }
  const end = (): void => {
    if (line.trim() !== '') lines.push(`${'  '.repeat(Math.min(lineDepth, 40))}${line.trim()}`)
    line = ''
    if (lines.length > MOST_LINES) tooMuch = true
  }
  const tag = (markup: string): void => write(`<span class="tag" data-markup>${escapeMarkup(markup)}</span>`)
  const aside = (markup: string): void => {
    end()
    for (const part of markup.split('\n')) {
      tag(part)
      end()
    }
  }
  const parser = new Parser(
    {
      onprocessinginstruction: (_name, data) => aside(`<${data}>`),
      oncomment: (data) => aside(`<!--${data}-->`),
      onopentag(name, attributes) {
        if (++nested > DEEPEST) tooMuch = true
        const inline = INLINE.test(name)
        if (!inline) end()
        const values = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
        tag(`<${name}${values.join('')}>`)
        if (!inline) depth++
      },
      onclosetag(name) {
        nested--
        const inline = INLINE.test(name)
        if (!inline) depth--
        tag(`</${name}>`)
        if (!inline) end()
      },
      ontext: (data) => write(escapeMarkup(data.replace(/\s+/g, ' '))),
    },
    { xmlMode: true, decodeEntities: true },
  )
  for (let at = 0; at < text.length; at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK))
    if (tooMuch) break
  }
  if (tooMuch) return textPage(text, [...notes, 'source'])
  parser.end()
  end()
  const { markup, cut } = numberedLines(lines)
  return {
    kind: 'markup',
    page: ownPage('', markup),
    leftOut: nothingLeftOut,
    notes: cut ? [...notes, 'cut'] : notes,
  }
}
