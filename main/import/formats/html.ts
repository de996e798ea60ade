import { detectLanguage } from '../../text/languages.ts'
import { composeArticle } from '../describe/compose-article.ts'
import { dayOrder, describeText } from '../describe/describe-text.ts'
import type { DayOrder } from '../describe/dates.ts'
import { findArticle, type PageArticle } from '../html/article-blocks.ts'
import { plainText } from '../html/guard.ts'
import { labelParts } from '../html/label-parts.ts'
import { readPageFields, type PageFields } from '../html/page-fields.ts'
import { wordsOf, type PageDocument } from '../html/page-tree.ts'
import { parsePage } from '../html/parse-page.ts'
import { looksLikeHtml } from '../recognise-text.ts'
import type { Format, FormatInput, ReadRecord, Warning } from './format.ts'
import { decodeText, emptyRefusal, LARGEST_ARTICLE, mojibakeWarnings } from './text.ts'

/** A web page: one article. Its text is the article's blocks, not the page's; the page itself is kept as the original. */
export const html: Format = {
  name: 'html',
  label: 'an HTML page',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  limit: LARGEST_ARTICLE,
  timeLimit: 20_000,
  recognises: looksLikeHtml,
  async *read(input: FormatInput): AsyncIterable<ReadRecord> {
    const { text: source, warnings, encoding } = decodeText(await input.bytes(), input.hints, true)
    const { extracted, warnings: others } = readHtml(source, input, warnings)
    yield {
      extracted,
      warnings: [...others, ...mojibakeWarnings(extracted.text)],
      media: `text/html;charset=${encoding}`,
    }
  },
}

/** The article of a page whose source is decoded already; as plain text where its markup is too much or holds no article. */
export function readHtml(
  source: string,
  { hints, size }: Pick<FormatInput, 'hints' | 'size'>,
  warnings: readonly Warning[],
): Pick<ReadRecord, 'extracted' | 'warnings'> {
  const document = parsePage(source)
  if ('tooMuch' in document) return readPlain(source, { hints, size }, warnings, document.tooMuch)
  const fields = readPageFields(document, source, () => orderOf(document), hints)
  const { declaredLanguage, articleBody: _, ...read } = fields
  const article = textOf(document, source, fields)
  if (article === undefined) return readPlain(source, { hints, size }, warnings, 'no article was found in it', read)
  const parts = labelParts(article, fields.title.value)
  return {
    extracted: composeArticle(
      parts,
      { ...read, ...(declaredLanguage === undefined ? {} : { declaredLanguage }) },
      'html',
    ),
    warnings,
  }
}

/** The article of a page: in its elements, in what it shows where no scripts run, or in its JSON-LD. */
function textOf(document: PageDocument, source: string, { title, articleBody }: PageFields): PageArticle | undefined {
  const hasText = ({ blocks }: PageArticle): boolean => blocks.some(({ kind }) => kind !== 'caption')
  const article = findArticle(document, source, title.value)
  if (hasText(article)) return article
  if (/<noscript/i.test(source)) {
    const bare = parsePage(source, { noscript: true })
    const shown = 'tooMuch' in bare ? undefined : findArticle(bare, source, title.value)
    if (shown !== undefined && hasText(shown)) return shown
  }
  return articleBody === undefined
    ? undefined
    : { blocks: articleBody.split('\n\n').map((text) => ({ kind: 'paragraph', text, order: 0, links: 0 })) }
}

/** The page as plain text, with what it states about itself. One without text may still have a title. */
function readPlain(
  source: string,
  { hints, size }: Pick<FormatInput, 'hints' | 'size'>,
  warnings: readonly Warning[],
  reason: string,
  fields: Partial<Pick<PageFields, 'title' | 'outlet' | 'byline' | 'date' | 'url'>> = {},
): Pick<ReadRecord, 'extracted' | 'warnings'> {
  const text = plainText(source)
  const isTitled = fields.title !== undefined && fields.title.value !== null
  if (text === '' || (isTitled && !/[\p{L}\p{N}]/u.test(text))) return readTitle(size, warnings, fields)
  const described = describeText(text, { hints })
  const stated = Object.fromEntries(Object.entries(fields).filter(([, { value }]) => value !== null))
  const why: Warning = { code: 'plain-reading', reason: `It was read as plain text, because ${reason}.` }
  return {
    extracted: { ...described.extracted, ...stated, format: 'html' },
    warnings: [...warnings, why, ...described.warnings],
  }
}

function readTitle(
  size: number,
  warnings: readonly Warning[],
  fields: Partial<Pick<PageFields, 'title' | 'outlet' | 'byline' | 'date' | 'url'>>,
): Pick<ReadRecord, 'extracted' | 'warnings'> {
  const title = fields.title?.value ?? null
  if (title === null) throw emptyRefusal(size)
  const reason =
    'It has a title and no text: its scripts load that. Save the page from a browser when all of it is shown, and import it again.'
  return {
    extracted: composeArticle([{ layer: 'headline', text: title }], fields, 'html'),
    warnings: [...warnings, { code: 'no-text', reason }],
  }
}

/** What dates in numbers begin with: by another date of the page, by its language, or by the country that it states. */
function orderOf(document: PageDocument): DayOrder | undefined {
  const sample = wordsOf(document.body).slice(0, 4000)
  const language = detectLanguage(sample).language
  const order = dayOrder(sample, language, undefined)
  if (order !== undefined || language !== 'en') return order
  const locale = document.getElementsByTagName('meta').find((meta) => meta.getAttribute('property') === 'og:locale')
  const stated = [document.documentElement.getAttribute('lang'), locale?.getAttribute('content')]
  const country = stated
    .map((tag) => /^en[-_](\w\w)$/i.exec(tag?.trim() ?? '')?.[1]?.toUpperCase())
    .find((code) => code !== undefined)
  return country === undefined
    ? undefined
    : country === 'US'
      ? 'month-first'
      : country === 'CA'
        ? undefined
        : 'day-first'
}
