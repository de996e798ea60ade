import type { Extracted, Field, Layer, LayerSpan } from '../../contract/article.ts'
import { detectLanguage } from '../../text/languages.ts'
import { bodyText } from '../../text/layers.ts'
import { isBareName, readByline } from '../describe/bylines.ts'
import { captionRule } from '../describe/captions.ts'
import { isPhotoCredit, readTextCredit } from '../describe/credits.ts'
import { readDateLine } from '../describe/date-lines.ts'
import { dayOrder, describeText, UNKNOWN } from '../describe/describe-text.ts'
import { furnitureRule } from '../describe/furniture.ts'
import { findArticle, sameWords } from '../html/article-blocks.ts'
import type { PageBlock } from '../html/block-text.ts'
import { parsePage, wordsOf } from '../html/dom.ts'
import { plainText, tooMuchMarkup } from '../html/guard.ts'
import { readPageFields, type PageFields } from '../html/page-fields.ts'
import { emptyRefusal } from './text.ts'
import type { Format, FormatInput, ReadRecord, Warning } from './format.ts'
import { decodeText, LARGEST_ARTICLE } from './text.ts'

const LONGEST_FURNITURE = 220

/** A web page: one article. Its text is the article's blocks, not the page's; the page itself is kept as the original. */
export const html: Format = {
  name: 'html',
  label: 'an HTML page',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  limit: LARGEST_ARTICLE,
  timeLimit: 20_000,
  *read(input: FormatInput): Iterable<ReadRecord> {
    const { text: source, warnings } = decodeText(input, true)
    const reason = tooMuchMarkup(source)
    const read = reason === undefined ? readPage(source) : undefined
    if (read !== undefined) {
      yield { extracted: read, warnings }
      return
    }
    const text = plainText(source)
    if (text === '') throw emptyRefusal(input.bytes.length)
    const described = describeText(text)
    const why: Warning = {
      code: 'plain-reading',
      words: `read as plain text, because ${reason ?? 'no article was found in it'}`,
    }
    yield { extracted: { ...described.extracted, format: 'html' }, warnings: [...warnings, why, ...described.warnings] }
  },
}

/** The article of a page, or undefined where there is none to be found. */
function readPage(source: string): Extracted | undefined {
  const document = parsePage(source)
  const sample = wordsOf(document.body).slice(0, 4000)
  const fields = readPageFields(document, source, dayOrder(sample, detectLanguage(sample).language, undefined))
  const article = findArticle(document, source, fields.title.value)
  if (article.blocks.every(({ kind }) => kind === 'caption')) return undefined
  const parts = labelParts(article.blocks, article.standfirst, fields)
  const { text, layers } = joined(parts)
  const body = bodyText(text, layers)
  return { ...fieldsOf(fields, body === '' ? text : body), text, layers, body, format: 'html' }
}

function fieldsOf(
  fields: PageFields,
  text: string,
): Pick<Extracted, 'title' | 'outlet' | 'byline' | 'date' | 'url' | 'language'> {
  const { title, outlet, byline, date, url, declaredLanguage } = fields
  return { title, outlet, byline, date, url, language: languageField(text, declaredLanguage) }
}

/** The text decides; what the page declares is kept as a note, for pages often declare falsely. */
function languageField(text: string, declared: string | undefined): Field {
  const { language, evidence } = detectLanguage(text)
  if (language === null)
    return declared === undefined
      ? { ...UNKNOWN, evidence }
      : { ...UNKNOWN, evidence: `${evidence}; the page states “${declared}”` }
  const note = declared === undefined || declared === language ? '' : `; the page states “${declared}”`
  return { value: language, status: 'inferred', evidence: evidence + note }
}

interface Part {
  readonly layer: Layer
  readonly text: string
}

function labelParts(blocks: readonly PageBlock[], standfirst: string | undefined, fields: PageFields): Part[] {
  const parts: Part[] = []
  const title = fields.title.value
  if (title !== null) parts.push({ layer: 'headline', text: title })
  if (standfirst !== undefined && !blocks.some(({ text }) => sameWords(text, standfirst)))
    parts.push({ layer: 'standfirst', text: standfirst })
  let inHead = true
  for (const block of blocks) {
    const layer = layerOf(block, inHead, standfirst)
    if (layer === 'body') inHead = false
    parts.push({ layer, text: block.text })
  }
  return parts
}

function layerOf({ kind, text, isLink }: PageBlock, inHead: boolean, standfirst: string | undefined): Layer {
  if (kind === 'caption') return isPhotoCredit(text) ? 'credit' : 'caption'
  if (standfirst !== undefined && inHead && sameWords(text, standfirst)) return 'standfirst'
  if (inHead && text.length <= 160) {
    if (readDateLine(text, undefined) !== undefined) return readByline(text) === undefined ? 'dateline' : 'byline'
    if (
      readByline(text) !== undefined ||
      (kind === 'paragraph' && isBareName(text) && /\p{Ll}/u.test(text) && !text.includes(','))
    )
      return 'byline'
  }
  if (text.length < LONGEST_FURNITURE && furnitureRule(text) !== undefined) return 'furniture'
  // A paragraph that is one link without a full stop leads to another story.
  if (isLink === true && kind !== 'heading' && text.length < LONGEST_FURNITURE && !/[.!?…]["”»’)]*$/u.test(text))
    return 'furniture'
  if (isPhotoCredit(text) || readTextCredit(text) !== undefined) return 'credit'
  if (kind === 'heading') return 'subheading'
  const caption = captionRule(text, { doubled: false, credit: 'none', inHead: false, last: true })
  return caption === undefined ? 'body' : 'caption'
}

/** The parts with empty lines between them, and their spans. */
function joined(parts: readonly Part[]): { readonly text: string; readonly layers: LayerSpan[] } {
  let text = ''
  const layers: LayerSpan[] = []
  for (const part of parts) {
    if (text !== '') text += '\n\n'
    layers.push({ layer: part.layer, start: text.length, end: text.length + part.text.length })
    text += part.text
  }
  return { text, layers }
}
