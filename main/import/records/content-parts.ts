import { Parser } from 'htmlparser2'
import { splitBlocks } from '../describe/blocks.ts'
import type { Part } from '../describe/compose-article.ts'
import { isPhotoCredit } from '../describe/credits.ts'
import { readHtml } from '../formats/html.ts'
import { readBlocks } from '../html/block-text.ts'
import { plainText } from '../html/guard.ts'
import { parsePage } from '../html/parse-page.ts'
import { paragraphLayer } from './paragraph-layer.ts'

const TAG =
  /<\/?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|strong|em|b|i|img|figure|figcaption|table|td|tr|section|article|body|html)(?:\s[^<>]*)?\/?>/i
const BLOCK_TAG = /<(?:p|br|div|h[1-6]|li|td|section|article)(?:\s[^<>]*)?\/?>/i
const WHOLE_PAGE = /<!doctype\s+html|<html[\s>]|<body[\s>]/i
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i

/** The parts of an article's text as a record holds it: HTML, or plain text with its paragraphs as lines. */
export function contentParts(content: string): Part[] {
  const parts = readParts(content)
  // Short texts can look like what pages carry around articles; an article is something.
  if (parts.some(({ layer }) => layer === 'body')) return parts
  return parts.map((part) => (part.layer === 'furniture' ? { ...part, layer: 'body' } : part))
}

function readParts(content: string): Part[] {
  if (WHOLE_PAGE.test(content.slice(0, 2000))) return pageParts(content)
  if (TAG.test(content)) return markupParts(content)
  const text = content.replace(/\r\n?/g, '\n')
  // Some exports write the two characters \n for a line end.
  const lined = !text.includes('\n') && (text.match(/\\n/g)?.length ?? 0) > 1 ? text.replaceAll('\\n', '\n') : text
  return plainParts(ENTITY.test(lined) ? resolveEntities(lined) : lined)
}

/** The parts of a whole page that a record holds, without its headline: the record has that for itself. */
function pageParts(source: string): Part[] {
  const { text, layers } = readHtml(source, { hints: {}, size: source.length }, []).extracted
  return layers
    .filter(({ layer }) => layer !== 'headline')
    .map(({ layer, start, end }) => ({ layer, text: text.slice(start, end) }))
}

/** The parts of a plain text: a line each, or a paragraph each where the lines are wrapped. */
export function plainParts(text: string): Part[] {
  const blocks = splitBlocks(text)
  return blocks.map(({ raw }, at) => ({ layer: paragraphLayer(raw, at === blocks.length - 1), text: raw }))
}

/** The parts of a piece of HTML: paragraphs, subheadings, captions. */
export function markupParts(source: string): Part[] {
  // Editors that make the paragraphs themselves keep them as empty lines.
  const marked = BLOCK_TAG.test(source.replace(/<br\s*\/?>/gi, '')) ? source : source.replace(/\n\s*\n/g, '<br><br>')
  const page = parsePage(marked)
  if ('tooMuch' in page) return plainParts(plainText(source))
  const blocks = readBlocks(page.body)
  return blocks.map(({ kind, text, links }, at): Part => {
    if (kind === 'caption') return { layer: isPhotoCredit(text) ? 'credit' : 'caption', text }
    const layer = paragraphLayer(text, at === blocks.length - 1)
    if (layer !== 'body') return { layer, text }
    if (kind === 'heading') return { layer: 'subheading', text }
    // A paragraph that is one link without a full stop leads to another story.
    const leadsAway = links > 0.95 && text.length < 220 && !/[.!?…]["”»’)]*$/u.test(text) && blocks.length > 1
    return { layer: leadsAway ? 'furniture' : 'body', text }
  })
}

/** A short text in which tags and entities may stand, as words: what titles and names of feeds are. */
export function plainWords(value: string): string {
  const words = TAG.test(value) || ENTITY.test(value) ? textOfMarkup(value) : value
  return words.replace(/[\s\u00a0]+/g, ' ').trim()
}

function resolveEntities(text: string): string {
  return text.replaceAll('<', '&lt;').split('\n').map(textOfMarkup).join('\n')
}

function textOfMarkup(source: string): string {
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) })
  parser.end(source)
  return text
}
