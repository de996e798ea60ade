import type { Part } from '../describe/compose-article.ts'
import { hostOf } from '../describe/labelled-lines.ts'
import { knownOutlet, outletOfHost } from '../describe/outlet-hosts.ts'
import type { Hints, Warning } from '../formats/format.ts'
import { contentParts, plainWords } from '../records/content-parts.ts'
import type { RawFields, RawValue } from '../records/record-fields.ts'
import type { NoArticle, XmlArticle } from './xml-articles.ts'
import { partsOfXml, xhtmlVocabulary } from './xml-blocks.ts'
import { attributeOf, childOf, childrenOf, rawText, wordsOf, type XmlElement } from './xml-tree.ts'

/** What a feed says of itself, and so of all its entries. */
export interface FeedInfo {
  title?: string
  link?: string
  language?: string
}

const SUMMARY_ONLY: Warning = {
  code: 'summary-only',
  reason: 'The feed has only a summary of this article. For its whole text import the page itself.',
}
const NO_TEXT = 'It has no text, not even a summary. For its text import the page itself.'
const LONG_SUMMARY = 1500
const SEPARATOR = /\s+(?:[|–—»•:]|-|>)+\s+|:\s+/u
// Entries of a WordPress export that are no articles.
const OTHER_POSTS =
  /^(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|wp_\w+|feedback|acf-\w+)$/

/** Reads an `item` of RSS or an `entry` of Atom. */
export function readFeedEntry(entry: XmlElement, feed: FeedInfo, hints: Hints): XmlArticle | NoArticle {
  const guid = textOf(entry, 'guid') ?? textOf(entry, 'id')
  const called = guid === undefined ? {} : { id: guid }
  const type = textOf(entry, 'post_type')
  if (type !== undefined && OTHER_POSTS.test(type))
    return { skipped: `It is no article but an entry of the kind ${type}.`, ...called }
  const whole = longest([
    contentOf(entry, 'encoded'),
    contentOf(entry, 'content'),
    contentOf(entry, 'fulltext'),
    contentOf(entry, 'body'),
  ])
  const summary = longest([contentOf(entry, 'description'), contentOf(entry, 'summary'), contentOf(entry, 'excerpt')])
  const parts = whole ?? summary
  if (parts === undefined) return { skipped: NO_TEXT, ...called }
  const isSummary = whole === undefined && lengthOf(parts) < LONG_SUMMARY
  const teaser =
    whole === undefined
      ? undefined
      : summary
          ?.filter(({ layer }) => layer === 'body')
          .map(({ text }) => text)
          .join(' ')
  return {
    ...called,
    raw: fieldsOfEntry(entry, feed, hints, guid),
    ...(teaser === undefined || teaser === '' || teaser.length > 600 ? {} : { standfirst: teaser }),
    parts,
    ...(isSummary ? { warnings: [SUMMARY_ONLY] } : {}),
  }
}

function fieldsOfEntry(entry: XmlElement, feed: FeedInfo, hints: Hints, guid: string | undefined): RawFields {
  const title = textOf(entry, 'title')
  const url = linkOf(entry) ?? permalink(entry, guid)
  const byline = authorOf(entry)
  const outlet = outletOf(entry, feed, url?.value, hints)
  const language = textOf(entry, 'language') ?? attributeOf(entry, 'lang') ?? feed.language
  return {
    ...(title === undefined ? {} : { title: { value: plainWords(title), place: 'title' } }),
    ...(url === undefined ? {} : { url }),
    ...(byline === undefined ? {} : { byline }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(language === undefined ? {} : { language: { value: language, place: 'language' } }),
    dates: ['post_date', 'pubDate', 'published', 'issued', 'date', 'created', 'updated', 'modified'].flatMap((name) => {
      const value = textOf(entry, name)
      return value === undefined
        ? []
        : [{ value, place: name === 'updated' || name === 'modified' ? `${name}, which dates an update` : name }]
    }),
  }
}

/** The words of the first child of a name that has any; what media elements of the same name say comes last. */
function textOf(entry: XmlElement, name: string): string | undefined {
  for (const child of childrenOf(entry, name)) {
    const words = wordsOf(child)
    if (words !== undefined) return words
  }
  return undefined
}

function contentOf(entry: XmlElement, name: string): Part[] | undefined {
  for (const child of childrenOf(entry, name)) {
    const type = attributeOf(child, 'type') ?? ''
    const inside = childrenOf(child)
    // A source that embeds its markup as elements: Atom's `type="xhtml"`.
    const parts =
      inside.length > 0 && (type === 'xhtml' || rawText(child).trim() !== '')
        ? partsOfXml(child, xhtmlVocabulary)
        : contentParts(rawText(child))
    if (parts.some(({ layer }) => layer === 'body')) return parts
  }
  return undefined
}

function longest(readings: readonly (Part[] | undefined)[]): Part[] | undefined {
  return readings.filter((parts) => parts !== undefined).toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { text }) => sum + text.length, 0)
}

function linkOf(entry: XmlElement): RawValue | undefined {
  const original = textOf(entry, 'origLink')
  if (original !== undefined) return { value: original, place: 'origLink' }
  const links = childrenOf(entry, 'link')
  const alternate = links.find((link) => {
    const rel = attributeOf(link, 'rel')
    return attributeOf(link, 'href') !== undefined && (rel === undefined || rel === 'alternate')
  })
  const value = links.map(wordsOf).find((words) => words !== undefined) ?? attributeOf(alternate, 'href')
  return value === undefined ? undefined : { value, place: 'link' }
}

function permalink(entry: XmlElement, guid: string | undefined): RawValue | undefined {
  const isAddress = guid !== undefined && /^https?:\/\//i.test(guid)
  if (!isAddress || attributeOf(childOf(entry, 'guid'), 'isPermaLink') === 'false') return undefined
  return { value: guid, place: 'guid' }
}

function authorOf(entry: XmlElement): RawValue | undefined {
  for (const name of ['creator', 'author', 'contributor']) {
    const names = childrenOf(entry, name)
      .map((author) => wordsOf(childOf(author, 'name')) ?? wordsOf(author))
      .filter((author) => author !== undefined)
    if (names.length > 0) return { value: names.join(', '), place: name }
  }
  return undefined
}

/**
 * The outlet of an entry: its own source, or what the addresses or the title of the feed name. "Example News - World" is a section of
 * the outlet before the dash where the table of outlets knows that.
 */
function outletOf(
  entry: XmlElement,
  feed: FeedInfo,
  url: string | undefined,
  { outletHosts }: Hints,
): RawValue | undefined {
  const source = childOf(entry, 'source')
  const named = wordsOf(childOf(source, 'title')) ?? (childrenOf(source).length === 0 ? wordsOf(source) : undefined)
  if (named !== undefined) return { value: named, place: 'the source of the entry' }
  const host = url === undefined ? undefined : hostOf(url)
  if (host !== undefined && outletOfHost(host, outletHosts) !== undefined) return undefined
  const publisher = textOf(entry, 'publisher')
  if (publisher !== undefined) return { value: publisher, place: 'publisher' }
  if (feed.title === undefined) return undefined
  const title = plainWords(feed.title)
  const parts = title.split(SEPARATOR)
  const site = hostOf(feed.link ?? url ?? '')
  const known = [title, ...parts].find((part) => knownOutlet(part) !== undefined)
  const called =
    known ?? (parts.length > 1 && site !== undefined ? parts.find((part) => isNameOf(part, site)) : undefined)
  return { value: called ?? title, place: 'the title of the feed' }
}

/** Whether a site is called like its host: "Example Herald" and exampleherald.com. */
function isNameOf(part: string, host: string): boolean {
  const bare = part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const label = host
    .split('.')
    .find((word) => word.length > 3)
    ?.replaceAll('-', '')
  return label !== undefined && bare.length > 3 && (bare.includes(label) || label.includes(bare))
}
