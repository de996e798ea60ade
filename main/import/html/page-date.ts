import type { Field } from '../../contract/article.ts'
import { dateInUrl, daysApart, findDates, type DayOrder } from '../describe/dates.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { UNKNOWN } from '../describe/unknown-field.ts'
import type { LinkedData } from './json-ld.ts'
import { hasWord, type PageMeta } from './page-meta.ts'
import { findAll, namesOf, wordsOf, type PageDocument, type PageElement } from './page-tree.ts'
import { isUpdateName, PageDates, type ShownDate } from './shown-date.ts'

const PUBLISHED_META = [
  'article:published_time', 'og:article:published_time', 'datepublished', 'article:published', 'article:published_date', 'og:published_time', 'published_time',
  'article.published', 'publishedat', 'sailthru.date', 'parsely-pub-date', 'dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dcterms.date', 'dc.date',
  'dc.date.created', 'dc.date.x-metadataprovided', 'dc.created', 'pubdate', 'pub_date', 'publishdate', 'publish-date', 'publish_date', 'publishtime', 'publication_date',
  'publication-date', 'publicationdate', 'published-date', 'publish_time', 'published', 'citation_publication_date', 'citation_online_date', 'citation_date', 'date',
  'article_date_original', 'originalpublicationdate', 'bt:pubdate', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'rnews:datepublished',
  'prism.publicationdate', 'shareaholic:article_published_time', 'article:post_date', 'displaydate', 'date_published', 'ptime', 'created', 'creation_date',
  'date-creation', 'date-created', 'datecreated', 'article-created', 'article:created', 'article:create_at', 'release_date', 'og:release_date', 'og:pubdate', 'og:date',
  'analyticsattributes.articledate', 'weibo:article:create_at', 'mediator_published_time', 'vr:published_time', 'thedate', 'newsdate', 'news_date',
  'published_on', 'published-on', 'publishedon', 'published_at', 'published-at', 'date_publish', 'pubtime', 'postdate', 'post-date', 'post_date', 'posted', 'article:date', 'dc.terms.issued',
] // prettier-ignore
// Some pages name with these the day on which the page was made.
const ANY_DATE = new Set(['date', 'dc.date', 'dcterms.date', 'og:date'])
const UPDATED_META = ['article:modified_time', 'og:article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'dc.date.modified', 'dc.modified', 'last-modified', 'lastmod', 'revision_date', 'date-revision_yyyymmdd', 'date-revision', 'modified', 'last_updated', 'utime', 'updated'] // prettier-ignore
// How the state of a page that its scripts were given names when its article was published.
const IN_STATE =
  /(?:\\?"|&quot;)(?:date_?published|published_?(?:at|date|time|on)?|publish_?(?:date|time)|publication_?date|pub_?date|first_?publish(?:ed)?_?(?:at|date|time)?|post_?date|article_?(?:publish(?:ed)?_?)?date|created_?(?:at|date)|display_?date)(?:\\?"|&quot;)\s*:\s*(?:(?:\\?"|&quot;)((?:19|20)\d\d-[01]\d-[0-3]\d[^"\\&]{0,30})|(\d{10}(?:\d{3})?)(?!\d))/gi
// Read by itself, with what its articles are to the page.
const LINKED_DATA = /<script[^>]{0,200}ld\+json[^>]{0,200}>[^<]*/gi
const LONGEST_SOURCE = 3_000_000

/**
 * The publication date of a page: from its JSON-LD, meta elements, marked times, address, and what it shows, in this order. The
 * calendar day is taken as printed. When it only says when it was updated, that day is given and the evidence says so.
 */
export function readPageDate(
  document: PageDocument,
  source: string,
  read: {
    readonly meta: PageMeta
    readonly linked: LinkedData
    readonly url: string | null
    readonly title: string | null
  },
  order: () => DayOrder | undefined,
): Field {
  const { meta, linked, url } = read
  let made: PageDates | undefined
  const dates = (): PageDates => (made ??= new PageDates(document, read.title, (text) => dayOf(text, order, source)))
  const day = (value: string | undefined | null): string | undefined =>
    value === undefined || value === null ? undefined : dayOf(value, order, source)
  const named = (names: readonly string[]): Field | undefined => {
    for (const name of names) {
      const found = day(meta.get(name))
      if (found !== undefined)
        return asPrinted(found, `meta ${name} “${meta.get(name)}”`, meta.get(name)!, dates, ANY_DATE.has(name))
    }
    return undefined
  }
  const inLinked = day(linked.published)
  if (inLinked !== undefined)
    return asPrinted(inLinked, `JSON-LD datePublished “${linked.published}”`, linked.published!, dates)
  const stated = named(PUBLISHED_META) ?? markedDate(document, dates, day)
  if (stated !== undefined) return stated
  const inPath = url === null ? undefined : dateInUrl(url)
  if (inPath !== undefined && inPath.length === 10) return statedField(inPath, `the path of the address, ${url}`)
  const bookmark = bookmarkOf(document)
  const inBookmark = bookmark === undefined ? undefined : dateInUrl(bookmark)
  if (inBookmark?.length === 10)
    return statedField(inBookmark, `the path of the address that the headline leads to, ${bookmark}`)
  const shown = dates().published()
  if (shown !== undefined) return shownField(shown)
  const inState = dateInState(source)
  if (inState !== undefined) return inState
  const dateline = dates().dateline()
  if (dateline !== undefined) return statedField(dateline.iso, `the dateline “${excerpt(dateline.words)}”`)
  const completed = inPath === undefined ? undefined : dates().within(inPath)
  if (completed !== undefined)
    return statedField(completed.iso, `the page shows “${excerpt(completed.words)}”; the path of the address, ${url}`)
  if (inPath !== undefined) return statedField(inPath, `the path of the address, ${url}`)
  const updated = day(linked.modified)
  if (updated !== undefined)
    return statedField(updated, `JSON-LD dateModified “${linked.modified}”, which dates an update`)
  const revised = named(UPDATED_META)
  if (revised !== undefined) return { ...revised, evidence: `${revised.evidence}, which dates an update` }
  const shownUpdate = dates().updated()
  if (shownUpdate !== undefined) return shownField(shownUpdate, ', which dates an update')
  const only = dates().only()
  if (only !== undefined) return shownField(only, ', the only date in it')
  const labelled = dates().labelled()
  if (labelled !== undefined) return shownField(labelled)
  const heading = document.title
  const inTitle = day(heading)
  return inTitle?.length === 10 ? statedField(inTitle, `the title of the page, “${excerpt(heading)}”`) : UNKNOWN
}

function shownField({ iso, words }: ShownDate, note = ''): Field {
  return statedField(iso, `the page shows “${excerpt(words)}”${note}`)
}

/** The address that the headline is a link to, which in many pages is their own. */
function bookmarkOf(document: PageDocument): string | undefined {
  const headings = findAll(document.body, ({ localName }) => localName === 'h1' || localName === 'h2')
  const linked = headings.map((heading) => heading.getElementsByTagName('a')[0]).filter((link) => link !== undefined)
  const own =
    linked.find((link) => hasWord(link.getAttribute('rel'), 'bookmark')) ??
    (linked.length === 1 ? linked[0] : undefined)
  return own?.getAttribute('href') ?? undefined
}

/** The publication date in the data of a page's scripts, where it is one: they often hold those of other stories too. */
function dateInState(source: string): Field | undefined {
  if (source.length > LONGEST_SOURCE) return undefined
  const days = new Map<string, string>()
  for (const [, printed, seconds] of source.replace(LINKED_DATA, '').matchAll(IN_STATE)) {
    const value = printed ?? new Date(Number(seconds!.slice(0, 10)) * 1000).toISOString()
    const iso = findDates(value)[0]?.iso
    if (iso?.length === 10) days.set(iso, value)
    if (days.size > 1) return undefined
  }
  const [only] = days
  return only === undefined ? undefined : statedField(only[0], `the data of the page, “${only[1]}”`)
}

/** How sure it must be that a date is the article's own to stand against what the page's data say. */
const SURE = 5

/**
 * What readers cite is the date shown beside the title. It stands where the data are in UTC and a day off, and where they name a
 * later day: no article appears after the day it bears, but data are often written anew with it. `isAny`: the data say of what
 * the date is no more than the page does.
 */
function asPrinted(iso: string, evidence: string, value: string, dates: () => PageDates, isAny = false): Field {
  const shown = dates().besideTitle()
  if (shown === undefined || shown.iso.length !== 10) return statedField(iso, evidence)
  const inUtc = /\d:\d\d.*(?:Z|[+-]00:?00|UTC|GMT)$/.test(value.trim())
  const isDayOff = inUtc && daysApart(shown.iso, iso) === 1
  const isOwn = (shown.iso < iso && daysApart(shown.iso, iso) > 1) || (isAny && shown.iso !== iso)
  return isDayOff || (isOwn && iso.length === 10 && shown.score >= SURE)
    ? statedField(shown.iso, `the page shows “${excerpt(shown.words)}”; ${evidence}`)
    : statedField(iso, evidence)
}

/** The day in a value; one that could begin with day or month is told by the page naming one of the two elsewhere. */
function dayOf(value: string, order: () => DayOrder | undefined, source: string): string | undefined {
  const found = findDates(value)[0]
  if (found === undefined) return undefined
  if (found.iso !== null) return found.iso
  const both = (['day-first', 'month-first'] as const).map((way) => findDates(value, way)[0]?.iso ?? '')
  const onWeekday = both.filter((iso) => iso !== '' && namesWeekdayOf(value, iso))
  if (onWeekday.length === 1) return onWeekday[0]
  const known = order()
  if (known !== undefined) return findDates(value, known)[0]?.iso ?? undefined
  const named = both.filter((iso) => iso !== '' && source.includes(iso))
  return named.length === 1 ? named[0] : undefined
}

const WEEKDAYS =
  'sun(?:day)? mon(?:day)? tue(?:s(?:day)?)? wed(?:nesday)? thu(?:rs(?:day)?)? fri(?:day)? sat(?:urday)?'.split(' ')

/** Whether a text has the English name of the weekday that a date was. */
function namesWeekdayOf(text: string, iso: string): boolean {
  return new RegExp(`\\b${WEEKDAYS[new Date(iso).getUTCDay()]}\\b`, 'i').test(text)
}

/** Elements that are marked as the time of publication, else times in the article or the page. */
function markedDate(
  document: PageDocument,
  dates: () => PageDates,
  day: (value: string | null) => string | undefined,
): Field | undefined {
  const found: { readonly field: Field; readonly rank: number }[] = []
  for (const element of findAll(document.body, isTime)) {
    if (isUpdateName(namesOf(element)) || hasWord(element.getAttribute('itemprop'), 'dateModified')) continue
    const words = wordsOf(element)
    const attribute =
      element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.getAttribute('title')
    const inWords = words.length <= 80 ? day(words) : undefined
    const inAttribute = day(attribute)
    // What is shown is what readers cite; but it may also be another date, such as that of an update.
    const agree = inAttribute?.length === 10 && inWords?.length === 10 && daysApart(inAttribute, inWords) <= 1
    const iso = agree || inAttribute === undefined ? inWords : inAttribute
    if (iso === undefined || iso.length !== 10) continue
    const certain = isPublication(element)
    const rank = (certain ? 0 : 4) - dates().standing(element)
    found.push({ field: statedField(iso, `the page marks “${excerpt(attribute ?? words)}” as a time`), rank })
  }
  const best = found.toSorted((a, b) => a.rank - b.rank)[0]
  return best !== undefined && best.rank <= 5 ? best.field : undefined
}

function isTime(element: PageElement): boolean {
  return (
    element.localName === 'time' ||
    isPublication(element) ||
    (element.localName === 'abbr' && /(?:^|\s)(?:published|date)(?:\s|$)/.test(element.className))
  )
}

/** Whether microdata, RDFa or an old attribute of times say that an element is the day of publication. */
function isPublication(element: PageElement): boolean {
  return (
    hasWord(element.getAttribute('itemprop'), 'datePublished') ||
    element.hasAttribute('pubdate') ||
    /(?:^|[\s:])(?:datePublished|dateCreated|dc:(?:created|date|issued)|dcterms:(?:created|date|issued))(?:\s|$)/.test(
      element.getAttribute('property') ?? '',
    )
  )
}
