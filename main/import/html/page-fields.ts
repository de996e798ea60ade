import type { Field } from '../../contract/article.ts'
import { tokenise } from '../../text/tokens.ts'
import { readByline, isBareName } from '../describe/bylines.ts'
import { readDateLine } from '../describe/date-lines.ts'
import { dateInUrl, findDates, type DayOrder } from '../describe/dates.ts'
import { excerpt, statedField, UNKNOWN } from '../describe/describe-text.ts'
import { hostOf, withoutTracking } from '../describe/labelled-lines.ts'
import { knownOutlet, outletOfHost } from '../describe/outlet-hosts.ts'
import { namesOf, wordsOf, type PageDocument, type PageElement } from './dom.ts'
import { readLinkedData, type LinkedData } from './json-ld.ts'

/** What a page states about its article, outside the article's text. */
export interface PageFields {
  readonly title: Field
  readonly outlet: Field
  readonly byline: Field
  readonly date: Field
  readonly url: Field
  /** As the page declares it; the text decides. */
  readonly declaredLanguage: string | undefined
}

/** Reads title, outlet, byline, date and address of a page from JSON-LD, meta elements, microdata, and what it shows. */
export function readPageFields(document: PageDocument, source: string, order: DayOrder | undefined): PageFields {
  const meta = readMeta(document)
  const linked = readLinkedData(document)
  const url = urlField(document, meta, linked, source)
  const outlet = outletField(meta, linked, url.value)
  return {
    title: titleField(document, meta, linked, outlet.value, url.value),
    outlet,
    byline: bylineField(document, meta, linked, outlet.value),
    date: dateField(document, meta, linked, url.value, order),
    url,
    declaredLanguage: (
      document.documentElement?.getAttribute('lang') ??
      meta.get('og:locale') ??
      meta.get('content-language')
    )
      ?.slice(0, 2)
      .toLowerCase(),
  }
}

type Meta = ReadonlyMap<string, string>

function readMeta(document: PageDocument): Meta {
  const values = new Map<string, string>()
  for (const element of document.querySelectorAll('meta')) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      element.getAttribute('http-equiv')
    const content = element.getAttribute('content')?.replace(/\s+/g, ' ').trim()
    if (name === null || content === undefined || content === '') continue
    for (const key of name.toLowerCase().split(/\s+/)) if (!values.has(key)) values.set(key, content)
  }
  return values
}

function pick(meta: Meta, names: readonly string[]): { readonly name: string; readonly value: string } | undefined {
  for (const name of names) {
    const value = meta.get(name)
    if (value !== undefined) return { name, value }
  }
  return undefined
}

function urlField(document: PageDocument, meta: Meta, linked: LinkedData, source: string): Field {
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute('href')?.trim()
  if (isAddress(canonical)) return statedField(withoutTracking(canonical), 'the canonical link of the page')
  const named = pick(meta, ['og:url', 'twitter:url', 'parsely-link', 'dc.identifier', 'dcterms.identifier'])
  if (named !== undefined && isAddress(named.value))
    return statedField(withoutTracking(named.value), `meta ${named.name}`)
  if (isAddress(linked.url)) return statedField(withoutTracking(linked.url), 'JSON-LD url')
  const saved = /<!--\s*saved from url=\(\d+\)(https?:\/\/[^\s>]+?)\s*-->/i.exec(source.slice(0, 4000))?.[1]
  if (isAddress(saved))
    return statedField(withoutTracking(saved), 'the comment that the browser left when it saved the page')
  return UNKNOWN
}

/** Whether a value is the address of a page, not of a site's front. */
function isAddress(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && /^https?:\/\/[^\s/]+\.[^\s/]+(?:\/[^\s]+|\/?\?[^\s]+)$/i.test(value)
}

function outletField(meta: Meta, linked: LinkedData, url: string | null): Field {
  const host = url === null ? undefined : hostOf(url)
  const known = host === undefined ? undefined : outletOfHost(host)
  const site = pick(meta, [
    'og:site_name',
    'application-name',
    'dc.publisher',
    'dcterms.publisher',
    'article:publisher',
    'publisher',
    'cre',
    'source',
  ])
  const printed = [
    site === undefined ? undefined : { value: site.value, evidence: `meta ${site.name}` },
    linked.publisher === undefined ? undefined : { value: linked.publisher, evidence: 'JSON-LD publisher' },
  ].find((named) => named !== undefined && named.value.length <= 60 && !/^https?:|^@/.test(named.value))
  if (printed !== undefined) {
    const isHost = /^(?:www\.)?[\w-]+(?:\.[\w-]+)+$/.test(printed.value)
    const name = isHost
      ? (outletOfHost(printed.value.replace(/^www\./, ''))?.name ?? printed.value)
      : (knownOutlet(printed.value) ?? printed.value)
    return statedField(name, `${printed.evidence}: “${printed.value}”`)
  }
  if (known !== undefined) return statedField(known.name, `the host of the address, ${host}, by the table of outlets`)
  return host === undefined
    ? UNKNOWN
    : { ...UNKNOWN, evidence: `suggested: ${host}, the host of the address, which the table of outlets does not have` }
}

const SEPARATOR = /\s+(?:[|–—•·»]|::|-)\s+/u

function titleField(
  document: PageDocument,
  meta: Meta,
  linked: LinkedData,
  outlet: string | null,
  url: string | null,
): Field {
  const social = pick(meta, [
    'og:title',
    'twitter:title',
    'dc.title',
    'parsely-title',
    'sailthru.title',
    'headline',
    'title',
  ])
  const tag = wordsOf(document.querySelector('title'))
  const stated = [social?.value, linked.headline, tag].filter(
    (value) => value !== undefined && value !== '',
  ) as string[]
  const heading = bestHeading(document, stated)
  if (heading !== undefined) return statedField(withoutSite(heading, outlet, url), 'the main heading of the page')
  if (social !== undefined) return statedField(withoutSite(social.value, outlet, url), `meta ${social.name}`)
  if (linked.headline !== undefined) return statedField(withoutSite(linked.headline, outlet, url), 'JSON-LD headline')
  if (tag !== '') return statedField(withoutSite(tag, outlet, url), 'the title of the page')
  return UNKNOWN
}

/** The h1 that says what the page's other titles say; the only one where the page has no other title. */
function bestHeading(document: PageDocument, stated: readonly string[]): string | undefined {
  const headings: { readonly text: string; readonly score: number }[] = []
  for (const element of document.querySelectorAll('h1,[itemprop~="headline"]')) {
    const text = wordsOf(element)
    if (text.length < 8 || text.length > 300 || element.closest('nav,aside,footer') !== null) continue
    headings.push({ text, score: Math.max(0, ...stated.map((title) => likeness(text, title))) })
  }
  const best = headings.toSorted((a, b) => b.score - a.score)[0]
  if (best === undefined) return undefined
  return best.score >= 0.5 || (stated.length === 0 && headings.length === 1) ? best.text : undefined
}

/** Share of the shorter title's words that the other has. */
function likeness(a: string, b: string): number {
  const [first, second] = [new Set(tokenise(a).words), new Set(tokenise(b).words)]
  const small = Math.min(first.size, second.size)
  return small === 0 ? 0 : [...first].filter((word) => second.has(word)).length / small
}

/** Takes the outlet's name off the end (or the start) of a title. */
function withoutSite(title: string, outlet: string | null, url: string | null): string {
  const parts = title.split(SEPARATOR)
  if (parts.length < 2) return title
  const host = url === null ? '' : (hostOf(url) ?? '').replace(/\.[a-z]+(?:\.[a-z]{2})?$/, '')
  const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const isSite = (part: string): boolean =>
    (outlet !== null &&
      (bare(part) === bare(outlet) || (bare(part).startsWith(bare(outlet)) && part.length < outlet.length + 20))) ||
    knownOutlet(part) !== undefined ||
    (host !== '' && bare(part) === bare(host))
  let [from, to] = [0, parts.length]
  while (to > 1 && isSite(parts[to - 1]!)) to--
  if (from < to - 1 && isSite(parts[0]!)) from++
  // A section often stands before the site's name: "Title | World | Site".
  while (
    to < parts.length &&
    to - from > 1 &&
    parts[to - 1]!.split(' ').length <= 2 &&
    parts[from]!.split(' ').length >= 3
  )
    to--
  return partOf(title, parts, from, to)
}

function partOf(title: string, parts: readonly string[], from: number, to: number): string {
  if (from === 0 && to === parts.length) return title
  const start = title.indexOf(parts[from]!)
  const last = parts[to - 1]!
  return title.slice(start, title.lastIndexOf(last) + last.length).trim()
}

const BYLINE_NAME =
  /(?:^|[-_\s])(?:by-?line\w*|authors?|author-?names?|writers?|reporter|autore?|auteurs?|autor-?\w*|contributors?|article-?author|post-?author|story-?by)(?:__?\w+)*(?:[-_\s]|$)/i
const NO_AUTHOR =
  /^(?:admin(?:istrator)?|editor|webmaster|redaktion|redaction|user|staff|unknown|null|undefined|none|n\/a)$/i

function bylineField(document: PageDocument, meta: Meta, linked: LinkedData, outlet: string | null): Field {
  const usable = (name: string): boolean =>
    name.length <= 120 &&
    !/^https?:|^www\.|@/.test(name) &&
    !NO_AUTHOR.test(name) &&
    (outlet === null || name.toLowerCase() !== outlet.toLowerCase())
  const authors = [...new Set(linked.authors.map((name) => readByline(name) ?? name).filter(usable))]
  if (authors.length > 0) return statedField(authors.join(', '), 'JSON-LD author')
  const named = pick(meta, [
    'author',
    'article:author',
    'byl',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'dc.contributor',
    'cxenseparse:author',
    'twitter:data1',
  ])
  if (named !== undefined && usable(named.value) && named.name !== 'twitter:data1')
    return statedField(readByline(named.value) ?? named.value, `meta ${named.name}`)
  const shown = shownByline(document)
  return shown === undefined || !usable(shown.names)
    ? UNKNOWN
    : statedField(shown.names, `the page shows “${excerpt(shown.words)}”`)
}

function shownByline(document: PageDocument): { readonly names: string; readonly words: string } | undefined {
  for (const element of document.querySelectorAll('[rel~="author"],[itemprop~="author"],[class]')) {
    const marked = element.getAttribute('rel') !== null || element.getAttribute('itemprop') !== null
    if (!marked && !BYLINE_NAME.test(namesOf(element))) continue
    if (isAside(element)) continue
    const inner = element.querySelector('[itemprop~="name"]')
    const words = wordsOf(inner ?? element)
    if (words === '' || words.length > 140) continue
    const names = readByline(words) ?? (isBareName(words) ? words : undefined)
    if (names !== undefined) return { names, words }
  }
  return undefined
}

const PUBLISHED_META = [
  'article:published_time', 'og:article:published_time', 'datepublished', 'article:published', 'og:published_time', 'published_time', 'article.published',
  'sailthru.date', 'parsely-pub-date', 'parsely-pub-date', 'dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date', 'dcterms.date', 'dc.date.created',
  'pubdate', 'publishdate', 'publish-date', 'publish_date', 'publication_date', 'publication-date', 'citation_publication_date', 'citation_date', 'date', 'article_date_original',
  'originalpublicationdate', 'bt:pubdate', 'cxenseparse:recs:publishtime', 'rnews:datepublished', 'prism.publicationdate', 'shareaholic:article_published_time', 'article:post_date', 'displaydate', 'date_published', 'ptime', 'created', 'datecreated', 'dc.created', 'article-created', 'release_date', 'og:pubdate', 'weibo:article:create_at',
] // prettier-ignore
const DATE_NAME =
  /(?:^|[-_\s])(?:(?:pub(?:lish(?:ed)?)?|post(?:ed)?|article|entry|story|news|meta|created?|display)?[-_]?(?:date(?:time|line|s)?|time(?:stamp)?|day|datum|fecha|data|pubdate|published|posted(?:-on)?|publi(?:cado|é|e))(?:__?\w+|-\w+)*)(?:[-_\s]|$)/i
const UPDATED_NAME = /updat|modif|aktualis|mis-a-jour|actualiz/i

function dateField(
  document: PageDocument,
  meta: Meta,
  linked: LinkedData,
  url: string | null,
  order: DayOrder | undefined,
): Field {
  const day = (value: string | undefined | null): string | undefined =>
    value === undefined || value === null ? undefined : (findDates(value, order)[0]?.iso ?? undefined)
  const inLinked = day(linked.published)
  if (inLinked !== undefined) return statedField(inLinked, `JSON-LD datePublished “${linked.published}”`)
  for (const name of PUBLISHED_META) {
    const found = day(meta.get(name))
    if (found !== undefined) return statedField(found, `meta ${name} “${meta.get(name)}”`)
  }
  const marked = markedDate(document, day)
  if (marked !== undefined) return marked
  const inPath = url === null ? undefined : dateInUrl(url)
  if (inPath !== undefined && inPath.length === 10) return statedField(inPath, `the path of the address, ${url}`)
  return (
    shownDate(document, order) ??
    (inPath === undefined ? UNKNOWN : statedField(inPath, `the path of the address, ${url}`))
  )
}

function markedDate(document: PageDocument, day: (value: string | null) => string | undefined): Field | undefined {
  const found: { readonly field: Field; readonly rank: number }[] = []
  for (const element of document.querySelectorAll(
    '[itemprop~="datePublished"],[pubdate],time,abbr.published,abbr.date',
  )) {
    if (isAside(element)) continue
    const value = element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.getAttribute('title')
    const iso = day(value) ?? day(wordsOf(element))
    if (iso === undefined || UPDATED_NAME.test(namesOf(element)) || element.getAttribute('itemprop') === 'dateModified')
      continue
    const certain =
      /datePublished/i.test(element.getAttribute('itemprop') ?? '') || element.getAttribute('pubdate') !== null
    const near = element.closest('article,main,header,[itemtype*="Article"]') !== null
    found.push({
      field: statedField(iso, `the page marks “${excerpt(value ?? wordsOf(element))}” as a time`),
      rank: certain ? 0 : near ? 1 : 2,
    })
  }
  return found.toSorted((a, b) => a.rank - b.rank)[0]?.field
}

/** A short text that holds a full date: first where the class says date, then the first in the page. */
function shownDate(document: PageDocument, order: DayOrder | undefined): Field | undefined {
  for (const byName of [true, false]) {
    for (const element of document.querySelectorAll(
      byName ? '[class],[id]' : 'p,div,span,li,td,time,em,small,h2,h3,h4,h5,h6',
    )) {
      if (byName && (!DATE_NAME.test(namesOf(element)) || UPDATED_NAME.test(namesOf(element)))) continue
      const words = wordsOf(element)
      if (words === '' || words.length > 80 || isAside(element)) continue
      const iso = byName ? findDates(words, order)[0]?.iso : readDateLine(words, order)?.date?.iso
      if (iso !== undefined && iso !== null && iso.length === 10)
        return statedField(iso, `the page shows “${excerpt(words)}”`)
    }
  }
  return undefined
}

const ASIDE_NAMES =
  /(?:^|[-_\s])(?:related|sidebar|recommend\w*|comments?|most-?(?:read|popular)|trending|teasers?|latest|footer|widget|caption|copyright)(?:[-_\s]|$)/i

function isAside(element: PageElement): boolean {
  if (element.closest('aside,nav,footer,figure,blockquote') !== null) return true
  for (let at: PageElement | null = element, level = 0; at !== null && level < 6; at = at.parentNode, level++) {
    if (at.getAttribute !== undefined && ASIDE_NAMES.test(namesOf(at))) return true
  }
  return false
}
