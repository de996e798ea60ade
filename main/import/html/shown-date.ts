import { dateLabel, labelledDate, readDateLine } from '../describe/date-lines.ts'
import { readBlocks, type ReadBlock } from './block-text.ts'
import { sameWords } from './article-blocks.ts'
import {
  closest,
  findAll,
  namesOf,
  TEXT,
  wordsApart,
  wordsOf,
  type PageDocument,
  type PageElement,
} from './page-tree.ts'

/** A date that a page shows, with the words it stands in. */
export interface ShownDate {
  readonly iso: string
  readonly words: string
  /** How much speaks for it being the article's: 3 for its name or its place beside the title, less for a place among others. */
  readonly score: number
}

interface Candidate extends ShownDate {
  readonly element: PageElement
  readonly updated: boolean
}

const DATE_NAME =
  /(?:^|[-_\s])(?:(?:pub(?:lish(?:ed)?)?|post(?:ed)?|article|entry|story|news|meta|created?|display|blog)?[-_]?(?:date(?:time|line|s)?|time(?:stamp)?|day|datum|fecha|data|pubdate|published|posted(?:-on)?|publi(?:cado|é|e)|veroeffentlicht|calendar)(?:__?\w+|-\w+)*)(?:[-_\s]|$)/i
const UPDATED_NAME = /updat|modif|aktualis|mis-a-jour|actualiz|revis/i
const HEAD_NAME =
  /(?:^|[-_\s])(?:by-?line\w*|author\w*|(?:entry|post|article|story|blog|news|content|page)-?(?:meta|info|head(?:er)?|details|byline|top|data)\w*|meta|published|posted|info|infos|submitted|dateline)(?:[-_\s]|$)/i
// Comments and teasers have dates of their own; the others often are names of what is around the article too.
const THEIRS_NAME =
  /(?:^|[-_\s])(?:related\w*|recommend\w*|comments?|commentlist|respond|replies|most-?(?:read|popular)|trending|teasers?|caption)(?:[-_\s]|$)/i
const OTHERS_NAME =
  /(?:^|[-_\s])(?:sidebar|side-?bar|latest|recent\w*|popular|archives?|widget\w*|footer|events?|calendar|ticker|carousel|slider|copyright|breadcrumbs?|nav\w*|menu|more-?(?:news|stories|from)|next|prev\w*|comment\w+)(?:[-_\s]|$)/i
/** The end of an article, which is no end of a page. */
const OWN_END = /(?<![\w-])(?:article|blog-?post|entry|post|story)(?:[-_]+[a-z]+)*[-_]+footer[\w-]*/gi
// A place, and a date before the dash that the text begins behind.
const DATELINE = /^\p{Lu}[\p{L}\p{M} .'’/-]{1,30}[,(]\s*[^!?:;–—]{5,28}(?:19|20)\d{2}(?=\.?\)?\s*[-–—:)])/u
const OWN_OR_OTHERS = new Set(['aside', 'footer'])
const APART = new Set(['nav', 'figure', 'figcaption', 'blockquote'])
const INLINE = new Set(['span', 'time', 'small', 'em', 'i'])
const LONGEST = 90
/** With the white space of the source. */
const LONGEST_MARKUP = 2000
const NEAR = 60
const LONGEST_DATE = 40
const LEAST_SCORE = 0.5
/** Outweighs all that can speak for a date. */
const OF_OTHERS = 9

/** Whether the names of an element say that it dates an update. */
export function isUpdateName(names: string): boolean {
  return UPDATED_NAME.test(names)
}

/**
 * The dates that a page shows, scored by where they stand: by their names, in the head of the article, near the title; not among
 * comments, teasers and captions, nor in a list of dates. `day` reads the day of a short text.
 */
export class PageDates {
  readonly #document: PageDocument
  readonly #day: (text: string) => string | undefined
  readonly #heading: PageElement | undefined
  /** The heading and all that it stands in: what they are called says nothing of a date in them. */
  readonly #around = new Set<PageElement>()
  readonly #blocks: readonly ReadBlock[]
  readonly #textBegins: number
  readonly #articles: number
  readonly #length: number
  #found: readonly Candidate[] | undefined

  constructor(document: PageDocument, title: string | null, day: (text: string) => string | undefined) {
    this.#document = document
    this.#day = day
    const headings = document.getElementsByTagName('h1')
    this.#heading = headings.find((heading) => title !== null && sameWords(wordsOf(heading), title)) ?? headings[0]
    for (let at: PageElement | null = this.#heading ?? null; at !== null; at = at.parentNode) this.#around.add(at)
    this.#blocks = readBlocks(document.body)
    const top = this.#heading?.order ?? 0
    const isText = ({ text, links, order }: ReadBlock): boolean => order > top && text.length >= 120 && links < 0.4
    this.#textBegins = this.#blocks.find(isText)?.order ?? 0
    this.#articles = document.getElementsByTagName('article').length
    this.#length = document.body.textContent.length
  }

  published(): ShownDate | undefined {
    return this.#best((candidate) => !candidate.updated)
  }

  /** The day that the page shows, where it shows but one: with no sign that it is the article's except that. */
  only(): ShownDate | undefined {
    this.#found ??= this.#find()
    const own = this.#found.filter(({ score }) => score > -OF_OTHERS / 2)
    return own.length > 0 && own.every(({ iso }) => iso === own[0]!.iso) ? own[0] : undefined
  }

  /** The first date with a label that says what it is of, wherever it stands. */
  labelled(): ShownDate | undefined {
    this.#found ??= this.#find()
    return this.#found.find(({ words }) => dateLabel(words) !== undefined)
  }

  /** The day that the page shows in a month (YYYY-MM) that is known from elsewhere: in full, or without its year. */
  within(month: string): ShownDate | undefined {
    this.#found ??= this.#find()
    const own = this.#found.filter(({ iso, score }) => iso.startsWith(month) && score > -OF_OTHERS / 2)
    if (own.length > 0) return own.toSorted((a, b) => b.score - a.score)[0]
    for (const element of findAll(this.#document.body, (at) => DATE_NAME.test(splitNames(at)))) {
      const words = element.textContent.length > LONGEST_MARKUP ? '' : wordsApart(element)
      const iso =
        words === '' || words.length > LONGEST_DATE / 2 ? undefined : this.#day(`${words}, ${month.slice(0, 4)}`)
      if (iso?.length === 10 && iso.startsWith(month)) return { iso, words, score: 0 }
    }
    return undefined
  }

  /** The date at the head of the text: "Berlin, 12 May 2015 –". */
  dateline(): ShownDate | undefined {
    const text = this.#blocks.find(({ order, text: { length } }) => order >= this.#textBegins && length >= 120)?.text
    const words = DATELINE.exec(text ?? '')?.[0]
    const iso = words === undefined ? undefined : this.#day(words)
    return iso?.length === 10 ? { iso, words: words!, score: 0 } : undefined
  }

  updated(): ShownDate | undefined {
    return this.#best((candidate) => candidate.updated)
  }

  /** The date that stands with the title, if one does. */
  besideTitle(): ShownDate | undefined {
    if (this.#heading === undefined) return undefined
    const isBeside = (element: PageElement): boolean => this.#distance(element) === 'beside'
    return bestOf(this.#found ?? this.#find(isBeside), ({ element, updated }) => !updated && isBeside(element))
  }

  /** How likely a date in an element is the article's, by its place and the names around it; 0 where these say nothing. */
  standing(element: PageElement): number {
    let score = 0
    let level = 0
    for (let at: PageElement | null = element; at !== null && !this.#isAround(at); at = at.parentNode) {
      const names = namesOf(at)
      // Some articles keep date and writer in an aside or a footer of their own; what stands in any other is of other stories.
      if (OWN_OR_OTHERS.has(at.localName)) score -= this.#isOwn(at) ? 1 : OF_OTHERS
      else if (at.localName === 'table') score -= 1
      // A caption that is a date and nothing else is none.
      else if (APART.has(at.localName) && wordsOf(at).length > LONGEST_DATE) score -= OF_OTHERS
      if (names !== '' && level < 8)
        score -= THEIRS_NAME.test(names) ? OF_OTHERS : OTHERS_NAME.test(names.replace(OWN_END, '')) ? 3 : 0
      if (names !== '' && level < 4 && HEAD_NAME.test(names)) score += 1
      level++
    }
    const distance = this.#distance(element)
    return score + (distance === 'beside' ? 3 : distance === 'near' ? 1.5 : 0)
  }

  /** The day in what an element carries beside its words, as "3 hours ago" does. */
  #inAttributes(element: PageElement): string | undefined {
    for (const { name, value } of element.attributes)
      if (/^(?:title|content|datetime|data-.*(?:date|time|publish).*)$/.test(name) && value.length <= 60) {
        const iso = this.#day(value)
        if (iso?.length === 10) return iso
      }
    return undefined
  }

  /** Whether an aside or a footer is the article's own: in its article element, or before its text. */
  #isOwn(element: PageElement): boolean {
    const article = closest(element, ({ localName }) => localName === 'article')
    if (article !== null && (this.#around.has(article) || this.#articles === 1)) return true
    return this.#heading !== undefined && element.order > this.#heading.order && element.order < this.#textBegins
  }

  /** Whether an element holds so much of the page that its names say nothing of what is in it. */
  #isAround(element: PageElement): boolean {
    if (this.#around.has(element)) return true
    if (element.textContent.length * 2 < this.#length) return false
    this.#around.add(element)
    return true
  }

  #distance(element: PageElement): 'beside' | 'near' | 'far' {
    if (this.#heading === undefined) return 'far'
    const steps = element.order - this.#heading.order
    if (steps >= -15 && (steps <= NEAR / 2 || (steps <= NEAR * 5 && element.order < this.#textBegins))) return 'beside'
    return steps >= -NEAR && steps <= NEAR * 2 ? 'near' : 'far'
  }

  #best(passes: (candidate: Candidate) => boolean): ShownDate | undefined {
    this.#found ??= this.#find()
    return bestOf(this.#found, passes)
  }

  #find(looksAt: (element: PageElement) => boolean = () => true): Candidate[] {
    const found: Candidate[] = []
    const add = (element: PageElement, words: string, iso: string, points: number, updated: boolean): void => {
      found.push({ element, words, iso, updated, score: points + this.standing(element) })
    }
    for (const element of findAll(this.#document.body, (at) => looksAt(at) && DATE_NAME.test(splitNames(at)))) {
      const text = element.textContent
      if (text.length > LONGEST_MARKUP) continue
      let words = wordsOf(element)
      let shown = words.length <= LONGEST ? this.#day(words) : undefined
      if (shown === undefined && words.length <= LONGEST_DATE && element.childNodes.length > 1) {
        // Day, month and year in an element each.
        words = wordsApart(element)
        shown = this.#day(words)
      }
      const iso = shown?.length === 10 ? shown : this.#inAttributes(element)
      if (iso?.length !== 10) continue
      const updated = UPDATED_NAME.test(namesOf(element)) || dateLabel(words) === 'updated'
      add(element, words, iso, 3, updated)
    }
    for (const element of findAll(this.#document.body, (at) => isInline(at) && looksAt(at))) {
      const words = wordsOf(element)
      const iso = readDateLine(words, undefined)?.date === undefined ? undefined : this.#day(words)
      if (iso?.length === 10) add(element, words, iso, 2, UPDATED_NAME.test(namesOf(element)))
    }
    for (const { element, text } of this.#blocks) {
      if (text.length > LONGEST * 3 || !/\p{Nd}/u.test(text) || !looksAt(element)) continue
      const line = text.split('\n').find((one) => readDateLine(one, undefined)?.date !== undefined)
      if (line === undefined) {
        // A line under the title that names writer, date and section.
        const isLine = text.length <= LONGEST * 1.5 && (text.length <= LONGEST_DATE * 1.5 || !/[.!?]$/.test(text))
        const inLine = isLine && this.#distance(element) === 'beside' ? this.#day(text) : undefined
        if (inLine?.length === 10)
          add(element, text, inLine, 0, dateLabel(text) === 'updated' || UPDATED_NAME.test(namesOf(element)))
        else {
          const labelled = labelledDate(text, undefined)
          const behind = labelled?.date === undefined ? undefined : this.#day(labelled.date.text)
          if (behind?.length === 10) add(element, text, behind, 0, labelled!.label === 'updated')
        }
        continue
      }
      const iso = this.#day(line)
      const label = readDateLine(line, undefined)!.label
      if (iso?.length === 10)
        add(
          element,
          line,
          iso,
          label === 'published' ? 3.5 : 2,
          label === 'updated' || UPDATED_NAME.test(namesOf(element)),
        )
    }
    return withoutLists(found)
  }
}

/**
 * A part of a line that is nothing but a short text with a number, as a date beside the writer's name is. Its text is looked at only
 * where it is the element's own: asking every element for all of its text would cost the square of a deep page.
 */
function isInline({ localName, childNodes }: PageElement): boolean {
  const [only] = childNodes
  if (!INLINE.has(localName) || childNodes.length !== 1 || only?.nodeType !== TEXT) return false
  const { length } = only.textContent
  return length >= 6 && length <= LONGEST_DATE && /\p{Nd}/u.test(only.textContent)
}

function bestOf(found: readonly Candidate[], passes: (candidate: Candidate) => boolean): Candidate | undefined {
  let best: Candidate | undefined
  for (const candidate of found)
    if (passes(candidate) && candidate.score >= LEAST_SCORE && candidate.score > (best?.score ?? 0)) best = candidate
  return best
}

/** Class and id of an element, with `articleDate` split as `article-Date` is. */
function splitNames(element: PageElement): string {
  return namesOf(element).replace(/(?<=[a-z])(?=[A-Z])/g, '-')
}

/** Dates in elements of one kind are those of a list, unless one of them stands out. */
function withoutLists(found: readonly Candidate[]): Candidate[] {
  const days = new Map<string, Set<string>>()
  const kindOf = ({ element }: Candidate): string => `${element.localName}.${element.className}`
  for (const candidate of found) {
    const kind = kindOf(candidate)
    days.set(kind, (days.get(kind) ?? new Set()).add(candidate.iso))
  }
  return found.map((candidate) =>
    days.get(kindOf(candidate))!.size >= 3 ? { ...candidate, score: candidate.score - 1.5 } : candidate,
  )
}
