import type { Field } from '../../contract/article.ts'
import { localNames } from '../archive/local-names.ts'
import { composeArticle, type Part, type ReadFields } from '../describe/compose-article.ts'
import { findDates } from '../describe/dates.ts'
import { statedField } from '../describe/describe-text.ts'
import { decode } from '../charset.ts'
import { sameWords } from '../html/article-blocks.ts'
import { readBlocks } from '../html/block-text.ts'
import { plainText } from '../html/guard.ts'
import { parsePage } from '../html/parse-page.ts'
import { readEpubPackage, type EpubBook } from '../office/epub-package.ts'
import { openPackage, type OfficePackage } from '../office/office-package.ts'
import { withoutControls } from '../office/paragraph-builder.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Found, ReadRecord, Warning } from './format.ts'
import { readHtml } from './html.ts'

const LARGEST_BOOK = 200_000_000
const LONGEST_TEXT = 40_000_000
const MEDIA = 'application/epub+zip'
/** Pages with fewer words are covers, title pages and lists of contents. */
const FEWEST_WORDS = 60
const LOOKED_AT = 12

/** An EPUB: a book is one article; an issue of dated articles, each on a page with its headline and date, is as many. */
export const epub: Format = {
  name: 'epub',
  label: 'an EPUB book',
  extensions: ['epub'],
  limit: LARGEST_BOOK,
  timeLimit: 60_000,
  recognises: ({ bytes, latin1, extension }: FileHead) => {
    if (!latin1.startsWith('PK\x03\x04')) return false
    if (/^[^]{30}mimetype[^]{0,32}application\/epub\+zip/.test(latin1.slice(0, 200))) return true
    return extension === 'epub' && localNames(bytes).some((name) => /^(?:mimetype|META-INF\/.*|.*\.opf)$/i.test(name))
  },
  async *read(input: FormatInput): AsyncIterable<Found> {
    const parts = await openPackage(input)
    const book = await readEpubPackage(parts)
    const pages = await readPages(parts, book)
    const warnings = pages.problems.slice(0, 1)
    const texts = pages.read.filter(({ words }) => words >= FEWEST_WORDS)
    if (isCollection(texts, book, input)) {
      for (const page of texts) {
        const { extracted, warnings } = pageArticle(page, input)
        yield {
          record: page.name,
          extracted: { ...extracted, format: 'epub' },
          warnings,
          original: page.bytes,
          media: 'application/xhtml+xml',
        }
      }
      if (pages.failed.length > 0) yield* pages.failed
      return
    }
    if (pages.read.every(({ words }) => words === 0))
      throw pages.failed.length > 0
        ? new Refusal('failed', 'damaged', 'None of its pages can be read. Get the book again and import that.')
        : new Refusal('skipped', 'empty', 'There is no word in it: its pages are pictures, or there are none.')
    yield { ...readBook(pages.read, texts, book, input), warnings, media: MEDIA }
  },
}

interface Page {
  readonly name: string
  readonly bytes: Uint8Array
  readonly source: string
  readonly words: number
}

interface Pages {
  readonly read: Page[]
  readonly failed: Found[]
  readonly problems: Warning[]
}

async function readPages(parts: OfficePackage, book: EpubBook): Promise<Pages> {
  const read: Page[] = []
  const failed: Found[] = []
  let length = 0
  for (const name of book.pages) {
    try {
      const bytes = await parts.part(name)
      if (bytes === undefined) throw new Refusal('failed', 'missing', 'The book lists this page, and it is not there.')
      const source = asHtml(withoutControls(decode(bytes, { markup: true }).text))
      length += source.length
      if (length > LONGEST_TEXT)
        throw new Refusal(
          'failed',
          'limit',
          `The book has more than ${LONGEST_TEXT / 1e6} million characters. Split it and import the parts.`,
        )
      read.push({ name, bytes, source, words: countWords(plainText(source)) })
    } catch (error) {
      if (error instanceof Refusal && error.code === 'limit') throw error
      failed.push({ record: name, refusal: refusalOf(error) })
    }
  }
  const problems =
    failed.length === 0
      ? []
      : [
          {
            code: 'pages-unread',
            reason: `${failed.length} of its ${book.pages.length} pages could not be read. Get the book again if they matter.`,
          },
        ]
  return { read, failed, problems }
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** XHTML as HTML: there, an element that closes itself would stay open. */
function asHtml(source: string): string {
  return source.replace(/<([A-Za-z][\w:-]*)(\s[^<>]*)?\/>/g, (whole, name: string, attributes: string | undefined) =>
    VOID.has(name.toLowerCase()) ? whole : `<${name}${attributes ?? ''}></${name}>`,
  )
}

function countWords(text: string): number {
  return (
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu)?.length ?? 0
  )
}

function pageArticle(page: Page, input: FormatInput): Pick<ReadRecord, 'extracted' | 'warnings'> {
  return readHtml(page.source, { hints: input.hints, size: page.bytes.length }, [])
}

/**
 * Whether the pages are articles of their own: nearly all have a headline that is no date, and a date; and most name a writer or
 * an outlet too, or the book says that it is an issue. The entries of a diary are no articles.
 */
function isCollection(texts: readonly Page[], book: EpubBook, input: FormatInput): boolean {
  if (texts.length < 2) return false
  const sample = texts.slice(0, LOOKED_AT).map((page) => pageArticle(page, input).extracted)
  const dated = sample.filter(({ title, date }) => title.value !== null && date.value !== null && !isDate(title.value))
  const titles = new Set(dated.map(({ title }) => title.value))
  const named = dated.filter(({ byline, outlet, url }) => [byline, outlet, url].some(({ value }) => value !== null))
  const most = sample.length * 0.8
  return dated.length >= most && titles.size >= most && (book.isPeriodical || named.length >= sample.length / 2)
}

function isDate(title: string): boolean {
  const found = findDates(title, undefined)[0]
  return found !== undefined && title.replace(found.text, '').replace(/[^\p{L}]/gu, '').length < 12
}

function readBook(
  pages: readonly Page[],
  texts: readonly Page[],
  book: EpubBook,
  input: FormatInput,
): Pick<ReadRecord, 'extracted'> {
  const fields = fieldsOf(book)
  const only = texts.length === 1 ? pageArticle(texts[0]!, input).extracted : undefined
  if (only !== undefined) {
    const known = (read: Field, stated: Field | undefined): Field => (read.value === null ? (stated ?? read) : read)
    return {
      extracted: {
        ...only,
        title: known(only.title, fields.title),
        outlet: known(only.outlet, fields.outlet),
        byline: known(only.byline, fields.byline),
        date: known(only.date, fields.date),
        url: known(only.url, fields.url),
        format: 'epub',
      },
    }
  }
  const parts = pages.flatMap(partsOf)
  const { title } = book
  const headline = title === undefined ? -1 : parts.findIndex(({ text }) => sameWords(text, title))
  if (headline !== -1) parts[headline] = { ...parts[headline]!, layer: 'headline' }
  else if (title !== undefined) parts.unshift({ layer: 'headline', text: title })
  return { extracted: composeArticle(parts, fields, 'epub') }
}

function partsOf({ source }: Page): Part[] {
  const document = parsePage(source)
  if ('tooMuch' in document)
    return plainText(source)
      .split(/\n\s*\n/)
      .map((text) => ({ layer: 'body' as const, text }))
  return readBlocks(document.body).map(({ kind, text }) => ({
    layer: kind === 'heading' ? 'subheading' : kind === 'caption' ? 'caption' : 'body',
    text,
  }))
}

function fieldsOf({ title, creators, publisher, date, url, language }: EpubBook): ReadFields {
  const from = (element: string): string => `the element ${element} of the book’s package`
  return {
    ...(title === undefined ? {} : { title: statedField(title, from('dc:title')) }),
    ...(creators.length === 0 ? {} : { byline: statedField(creators.join(', '), from('dc:creator')) }),
    ...(publisher === undefined ? {} : { outlet: statedField(publisher, from('dc:publisher')) }),
    ...(date === undefined ? {} : { date: statedField(date, from('dc:date')) }),
    ...(url === undefined ? {} : { url: statedField(url, from('dc:source')) }),
    ...(language === undefined ? {} : { declaredLanguage: language }),
  }
}
