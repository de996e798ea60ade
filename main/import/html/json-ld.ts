import { sameWords } from './article-blocks.ts'
import type { PageDocument } from './page-tree.ts'

/** What a page's JSON-LD says about its article. Values as written. */
export interface LinkedData {
  readonly headline?: string
  readonly published?: string
  readonly modified?: string
  readonly authors: readonly string[]
  readonly publisher?: string
  readonly url?: string
  /** The article's text, as some pages give it here alone. */
  readonly body?: string
}

const ARTICLE_TYPE = /(?:Article|Posting|Report|Review|LiveBlog)/
const PAGE_TYPE = /(?:WebPage|CreativeWork|VideoObject|Recipe|Book|Course|Dataset|Blog)$/
const MOST_NODES = 5000
const DEEPEST = 30

/** Reads the first article of a page's JSON-LD. Only named fields are looked at; what is no JSON is passed over. */
export function readLinkedData(document: PageDocument, titles: readonly string[] = []): LinkedData {
  const nodes: Readonly<Record<string, unknown>>[] = []
  for (const { type, text } of document.scripts) if (/ld\+json/i.test(type)) collect(parseLoosely(text), nodes, 0)
  const articles = nodes.filter((node) => ARTICLE_TYPE.test(typeOf(node)))
  const dated = articles.filter((node) => textOf(node['datePublished']) !== undefined)
  const isNamed = (node: Readonly<Record<string, unknown>>): boolean => {
    const headline = textOf(node['headline']) ?? textOf(node['name'])
    return headline !== undefined && titles.some((title) => sameWords(title, headline))
  }
  const article = dated.find(isNamed) ?? dated[0] ?? articles.find(isNamed) ?? articles[0]
  // Some say when the page was published, and not what is on it.
  const page = nodes.find((node) => PAGE_TYPE.test(typeOf(node)) && textOf(node['datePublished']) !== undefined)
  if (article === undefined) return { authors: [], ...defined('published', textOf(page?.['datePublished'])) }
  const byId = (value: unknown): unknown => {
    const id = isRecord(value) ? textOf(value['@id']) : undefined
    return id !== undefined && isRecord(value) && value['name'] === undefined
      ? (nodes.find((node) => node['@id'] === id) ?? value)
      : value
  }
  const publisher = nameOf(byId(first(article['publisher'])))
  return {
    ...defined('headline', textOf(article['headline']) ?? textOf(article['name'])),
    ...defined(
      'published',
      textOf(article['datePublished']) ??
        textOf(article['dateCreated']) ??
        textOf(article['uploadDate']) ??
        textOf(page?.['datePublished']),
    ),
    ...defined('modified', textOf(article['dateModified'])),
    authors: listOf(article['author'] ?? article['creator'])
      .map((author) => nameOf(byId(author)))
      .filter((name) => name !== undefined),
    ...defined('publisher', publisher),
    ...defined('body', bodyOf(article['articleBody'])),
    ...defined('url', textOf(article['url']) ?? pageOf(article['mainEntityOfPage'])),
  }
}

function collect(value: unknown, nodes: Readonly<Record<string, unknown>>[], depth: number): void {
  if (depth > DEEPEST || nodes.length >= MOST_NODES) return
  if (Array.isArray(value)) for (const item of value) collect(item, nodes, depth + 1)
  else if (isRecord(value)) {
    nodes.push(value)
    // Articles inside lists of other articles are not this page's.
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'publisher', 'author'])
      collect(value[key], nodes, depth + 1)
  }
}

/** Pages wrap their JSON in comments, and leave line breaks inside strings. */
function parseLoosely(source: string): unknown {
  const json = source
    .replace(
      /^\s*(?:<!---->|<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/g,
      '',
    )
    .trim()
  for (const attempt of [
    json,
    json.replace(/\p{Cc}+/gu, ' '),
    json
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/,\s*([}\]])/g, '$1')
      .replace(/;\s*$/, ''),
  ]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // The next attempt mends more.
    }
  }
  return datesOf(json)
}

/** Of what is no JSON, most often for quotation marks inside a text, the type and the dates: they stand in quotes of their own. */
function datesOf(source: string): unknown {
  const values = ['@type', 'datePublished', 'dateModified'].flatMap((name) => {
    const found = [...source.matchAll(new RegExp(`"${name}"\\s*:\\s*"([^"\\\\\n]{4,40})"`, 'g'))].map(
      (match) => match[1]!,
    )
    // Of several the first is no more likely the article's than the others.
    const own =
      name === '@type'
        ? found.find((type) => ARTICLE_TYPE.test(type))
        : new Set(found).size === 1
          ? found[0]
          : undefined
    return own === undefined ? [] : [[name, own]]
  })
  return Object.fromEntries(values)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(node: Readonly<Record<string, unknown>>): string {
  return listOf(node['@type'])
    .filter((type) => typeof type === 'string')
    .join(' ')
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value]
}

function first(value: unknown): unknown {
  return listOf(value)[0]
}

function textOf(value: unknown): string | undefined {
  const text = first(value)
  return typeof text === 'string' && text.trim() !== '' ? decoded(text) : undefined
}

/** A text of paragraphs: its line breaks are kept. */
function bodyOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const lines = value.split(/\n+/).map((line) => decoded(line))
  return lines.some((line) => line !== '') ? lines.filter((line) => line !== '').join('\n\n') : undefined
}

function nameOf(value: unknown): string | undefined {
  return isRecord(value) ? textOf(value['name']) : textOf(value)
}

function pageOf(value: unknown): string | undefined {
  return isRecord(value) ? (textOf(value['@id']) ?? textOf(value['url'])) : textOf(value)
}

/** Values are often escaped once more as HTML. */
function decoded(text: string): string {
  if (!/[&<]/.test(text)) return text.replace(/\s+/g, ' ').trim()
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    rsquo: '’',
    lsquo: '‘',
    rdquo: '”',
    ldquo: '“',
    ndash: '–',
    mdash: '—',
    hellip: '…',
  }
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
      (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
        if (name !== undefined) return named[name.toLowerCase()] ?? whole
        const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : whole
      },
    )
    .replace(/\s+/g, ' ')
    .trim()
}

function defined<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string }
}
