import type { Part } from '../describe/compose-article.ts'
import { bodyLayer } from './body-layer.ts'
import { NOTHING, type ExportReading } from './export-article.ts'
import {
  isFactivaCode,
  layerBehindText,
  readAccession,
  readFactivaFields,
  readFactivaHead,
  type FactivaField,
} from './factiva-article.ts'
import { readMarkup, type MarkupBlock, type MarkupReading, type OpenedTag } from './markup-blocks.ts'
import type { ExportReader } from './read-export.ts'

const ARTICLE = /<div\s[^<>]{0,200}class=["']article [a-z-]{0,12}article["']/gi
const PAGE_END =
  /<div\s[^<>]{0,40}id=["']?pageFooter|<table\s[^<>]{0,200}class=["']searchPreview|<div\s[^<>]{0,40}id=["']?article-/i

/** Whether a page begins as an HTML export of Factiva does: by its title or its classes, for the articles may come much later. */
export function isFactivaMarkup(text: string): boolean {
  return (
    /<title>\s*(?:Dow Jones\s+)?Factiva\b[^<]{0,40}<\/title>/i.test(text) ||
    /class=["']article [a-z-]{0,12}article["']|class=["']articleParagraph [a-z-]{2,8}articleParagraph/i.test(text) ||
    // Some pages of Factiva begin with a script that is longer than what a file is told from.
    (/^\s*<!DOCTYPE html PUBLIC/i.test(text) && /\bNREUM\b/.test(text) && !/<title\b|<body\b/i.test(text))
  )
}

/** A reader for one HTML export of Factiva, with or without indexing. */
export function factivaMarkupReader(): ExportReader {
  return {
    format: 'factiva',
    media: 'text/html',
    markup: true,
    cut: () => ({ marker: ARTICLE, at: 'before' }),
    read(source, isCover): ExportReading {
      if (isCover) return NOTHING
      const end = PAGE_END.exec(source)?.index ?? source.length
      const blocks = readMarkup(source.slice(0, end), READING)
      const fields = fieldsOf(blocks)
      return fields.length >= 3 ? readFactivaFields(fields) : readUnindexed(blocks)
    },
    trim: (latin1) => PAGE_END.exec(latin1)?.index ?? latin1.length,
  }
}

const READING: MarkupReading = {
  cells: 'apart',
  fieldOf({ name, classes }: OpenedTag, outer: string | undefined): string | undefined {
    if (outer === 'code') return undefined
    if (name === 'td' && classes.includes('index')) return 'code'
    if (classes.some((each) => /^[a-z-]{0,8}headline$/.test(each))) return 'headline'
    if (classes.includes('author')) return 'author'
    if (classes.includes('articleparagraph')) return 'text'
    return name === 'p' ? 'other' : undefined
  },
}

/** The fields of an article with indexing: cells with the code, then what follows up to the next. */
function fieldsOf(blocks: readonly MarkupBlock[]): FactivaField[] {
  const fields: { code: string; paragraphs: string[] }[] = []
  for (const { text, field } of blocks) {
    const code = text.replace(/[\s\u00a0]+/g, '')
    if (field === 'code' && /^[A-Z]{2,4}$/.test(code)) fields.push({ code, paragraphs: [] })
    else fields.at(-1)?.paragraphs.push(text)
  }
  return fields.some(({ code }) => isFactivaCode(code)) ? fields : []
}

function readUnindexed(blocks: readonly MarkupBlock[]): ExportReading {
  const headlineAt = blocks.findIndex(({ field }) => field === 'headline')
  const textAt = blocks.findIndex(({ field }, at) => field === 'text' && at > headlineAt)
  const endAt = blocks.findLastIndex(({ text }) => readAccession(text) !== undefined)
  const id = endAt === -1 ? undefined : readAccession(blocks[endAt]!.text)
  const until = endAt === -1 ? blocks.length : endAt
  const headEnd = textAt === -1 ? headLength(blocks, headlineAt, until) : textAt
  const title = blocks
    .filter(({ field }) => field === 'headline')
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
  const above = blocks.slice(0, Math.max(0, headlineAt)).map(({ text }) => text)
  const head = blocks.slice(headlineAt + 1, headEnd)
  const author = head.filter(({ field }) => field === 'author').map(({ text }) => text)
  const lastText = blocks.findLastIndex(({ field }, at) => field === 'text' && at < until)
  const text = blocks.slice(headEnd, until).map(({ text: words, field }, at): Part => {
    const place = headEnd + at
    if (field === 'text' || lastText === -1) return { layer: bodyLayer(words), text: words }
    return { layer: place > lastText ? layerBehindText(words, place === until - 1) : bodyLayer(words), text: words }
  })
  return readFactivaHead(
    {
      ...(above.length === 0 ? {} : { section: above.join('\n') }),
      ...(title === '' ? {} : { title }),
      ...(author.length === 0 ? {} : { byline: author.join(' ').replace(/\s+/g, ' ') }),
      lines: head.filter(({ field }) => field !== 'author').map((block) => block.text),
    },
    text,
    id,
  )
}

/** Where the head of an article without any text paragraph ends: at the first paragraph that is no plain line of it. */
function headLength(blocks: readonly MarkupBlock[], headlineAt: number, until: number): number {
  const other = blocks.findIndex(({ field }, at) => at > headlineAt && at < until && field === 'other')
  return other === -1 ? until : other
}
