import type { Field } from '../../contract/article.ts'
import { tokenise } from '../../text/tokens.ts'
import { readByline, isBareName } from '../describe/bylines.ts'
import type { DayOrder } from '../describe/dates.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { hostOf, withoutTracking } from '../describe/labelled-lines.ts'
import { knownOutlet, outletOfHost } from '../describe/outlet-hosts.ts'
import { UNKNOWN } from '../describe/unknown-field.ts'
import type { Hints } from '../formats/format.ts'
import { readLinkedData, type LinkedData } from './json-ld.ts'
import { readPageDate } from './page-date.ts'
import { hasWord, pickMeta, readMeta, type PageMeta } from './page-meta.ts'
import { closest, findAll, findFirst, namesOf, wordsOf, type PageDocument, type PageElement } from './page-tree.ts'

/** What a page states about its article, outside the article's text. */
export interface PageFields {
  readonly title: Field
  readonly outlet: Field
  readonly byline: Field
  readonly date: Field
  readonly url: Field
  /** As the page declares it; the text decides. */
  readonly declaredLanguage: string | undefined
  /** The text in its JSON-LD, its paragraphs parted by empty lines. */
  readonly articleBody: string | undefined
}

/** Reads title, outlet, byline, date and address of a page from JSON-LD, meta elements, microdata, and what it shows. */
export function readPageFields(
  document: PageDocument,
  source: string,
  order: () => DayOrder | undefined,
  hints: Hints = {},
): PageFields {
  const meta = readMeta(document)
  const headings = document.getElementsByTagName('h1').map((heading) => wordsOf(heading))
  const social = meta.get('og:title')
  const linked = readLinkedData(document, social === undefined ? headings : [social, ...headings])
  const url = urlField(document, meta, linked, source, hints.url)
  const outlet = outletField(meta, linked, url.value, hints)
  const title = titleField(document, meta, linked, outlet.value, url.value)
  return {
    title,
    outlet,
    byline: bylineField(document, meta, linked, outlet.value),
    date: readPageDate(document, source, { meta, linked, url: url.value, title: title.value }, order),
    url,
    articleBody: linked.body,
    declaredLanguage: (
      document.documentElement.getAttribute('lang') ??
      meta.get('og:locale') ??
      meta.get('content-language')
    )
      ?.slice(0, 2)
      .toLowerCase(),
  }
}

function urlField(
  document: PageDocument,
  meta: PageMeta,
  linked: LinkedData,
  source: string,
  archived: string | undefined,
): Field {
  const canonical = document
    .getElementsByTagName('link')
    .find((link) => hasWord(link.getAttribute('rel'), 'canonical'))
    ?.getAttribute('href')
    ?.trim()
  if (isAddress(canonical)) return statedField(withoutTracking(canonical), 'the canonical link of the page')
  const named = pickMeta(meta, ['og:url', 'twitter:url', 'parsely-link', 'dc.identifier', 'dcterms.identifier'])
  if (named !== undefined && isAddress(named.value))
    return statedField(withoutTracking(named.value), `meta ${named.name}`)
  if (isAddress(linked.url)) return statedField(withoutTracking(linked.url), 'JSON-LD url')
  const saved = /<!--\s*saved from url=\(\d+\)(https?:\/\/[^\s>]+?)\s*-->/i.exec(source.slice(0, 4000))?.[1]
  if (isAddress(saved))
    return statedField(withoutTracking(saved), 'the comment that the browser left when it saved the page')
  if (isAddress(archived)) return statedField(withoutTracking(archived), 'the archive that the page was kept in')
  return UNKNOWN
}

/** Whether a value is the address of a page, not of a site's front. */
function isAddress(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && /^https?:\/\/[^\s/]+\.[^\s/]+(?:\/[^\s]+|\/?\?[^\s]+)$/i.test(value)
}

function outletField(meta: PageMeta, linked: LinkedData, url: string | null, { outletHosts }: Hints): Field {
  const host = url === null ? undefined : hostOf(url)
  const known = host === undefined ? undefined : outletOfHost(host, outletHosts)
  const site = pickMeta(meta, [
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
      ? (outletOfHost(printed.value.replace(/^www\./, ''), outletHosts)?.name ?? printed.value)
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
  meta: PageMeta,
  linked: LinkedData,
  outlet: string | null,
  url: string | null,
): Field {
  const social = pickMeta(meta, [
    'og:title',
    'twitter:title',
    'dc.title',
    'parsely-title',
    'sailthru.title',
    'headline',
    'title',
  ])
  const tag = wordsOf(document.getElementsByTagName('title')[0] ?? null)
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

const OUTSIDE = new Set(['nav', 'aside', 'footer'])

function isOutside({ localName }: PageElement): boolean {
  return OUTSIDE.has(localName)
}

/** The h1 that says what the page's other titles say; the only one where the page has no other title. */
function bestHeading(document: PageDocument, stated: readonly string[]): string | undefined {
  const headings: { readonly text: string; readonly score: number }[] = []
  for (const element of findAll(
    document.body,
    (at) => at.localName === 'h1' || hasWord(at.getAttribute('itemprop'), 'headline'),
  )) {
    const text = wordsOf(element)
    if (text.length < 8 || text.length > 300 || closest(element, isOutside) !== null) continue
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

function bylineField(document: PageDocument, meta: PageMeta, linked: LinkedData, outlet: string | null): Field {
  const usable = (name: string): boolean =>
    name.length <= 120 &&
    !/^https?:|^www\.|@/.test(name) &&
    !NO_AUTHOR.test(name) &&
    (outlet === null || name.toLowerCase() !== outlet.toLowerCase())
  const authors = [...new Set(linked.authors.map((name) => readByline(name) ?? name).filter(usable))]
  if (authors.length > 0) return statedField(authors.join(', '), 'JSON-LD author')
  const named = pickMeta(meta, [
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
  const marked = findAll(
    document.body,
    (element) =>
      hasWord(element.getAttribute('rel'), 'author') ||
      hasWord(element.getAttribute('itemprop'), 'author') ||
      BYLINE_NAME.test(namesOf(element)),
  )
  for (const element of marked) {
    if (isAside(element)) continue
    const inner = findFirst(element, (at) => hasWord(at.getAttribute('itemprop'), 'name'))
    const words = wordsOf(inner ?? element)
    if (words === '' || words.length > 140) continue
    const names = readByline(words) ?? (isBareName(words) ? words : undefined)
    if (names !== undefined) return { names, words }
  }
  return undefined
}

const ASIDE_NAMES =
  /(?:^|[-_\s])(?:related|sidebar|recommend\w*|comments?|most-?(?:read|popular)|trending|teasers?|latest|footer|widget|caption|copyright)(?:[-_\s]|$)/i

const NOT_OWN = new Set(['aside', 'nav', 'footer', 'figure', 'blockquote'])

function isAside(element: PageElement): boolean {
  if (closest(element, ({ localName }) => NOT_OWN.has(localName)) !== null) return true
  for (let at: PageElement | null = element, level = 0; at !== null && level < 6; at = at.parentNode, level++) {
    if (ASIDE_NAMES.test(namesOf(at))) return true
  }
  return false
}
