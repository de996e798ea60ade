import type { Extracted, Field, LayerSpan } from '../../contract/article.ts'
import { detectLanguage } from '../../text/languages.ts'
import { bodyText, textOfLayers } from '../../text/layers.ts'
import { tokenise } from '../../text/tokens.ts'
import type { Hints, Warning } from '../formats/format.ts'
import { isAgency } from './agencies.ts'
import { splitBlocks, type BlockMark } from './blocks.ts'
import { bareNames, readByline } from './bylines.ts'
import { readTextCredit } from './credits.ts'
import { readDateLine } from './date-lines.ts'
import { dateInUrl, daysApart, findDates, type DayOrder, type FoundDate } from './dates.ts'
import { labelBlocks, type LabelledBlock } from './label-blocks.ts'
import { hostOf, readAddress, readLabelledLine, withoutTracking } from './labelled-lines.ts'
import { knownOutlet, outletOfHost } from './outlet-hosts.ts'
import { UNKNOWN } from './unknown-field.ts'

/** What a file states about itself outside its text, as Markdown front matter does. Values as printed. */
export interface StatedFields {
  readonly title?: string
  readonly outlet?: string
  readonly byline?: string
  readonly date?: string
  readonly url?: string
}

/** Text with its description, ready to become an `Extracted`. */
export interface Described {
  readonly extracted: Omit<Extracted, 'format'>
  readonly warnings: readonly Warning[]
}

// Only where a text has dates in numbers is it asked what they begin with: telling the language takes as long as all the rest.
const NUMERIC_DATE = /\p{Nd}[/-]\p{Nd}{1,2}[/-]\p{Nd}{2}/u

const ARTICLE_WORDS: ReadonlySet<LayerSpan['layer']> = new Set(['headline', 'standfirst', 'subheading', 'body'])

/**
 * Describes a scraped text: its layers line by line, and its fields with status and evidence. Nothing that is only inferred
 * becomes an outlet or a date; a suggestion is named in the evidence. `marks`: what the markup says at line starts; `from`:
 * where the text proper begins (after front matter).
 */
export function describeText(
  text: string,
  options: {
    readonly marks?: ReadonlyMap<number, BlockMark>
    readonly from?: number
    readonly stated?: StatedFields
    readonly hints?: Hints
  } = {},
): Described {
  const from = options.from ?? 0
  const stated = options.stated ?? {}
  const blocks = splitBlocks(text, options.marks).filter((block) => block.start >= from)
  const { hints = {} } = options
  const printed = stated.url ?? addressOf(blocks.map((block) => block.raw))
  const address = printed ?? hints.url
  const order = NUMERIC_DATE.test(text)
    ? dayOrder(text, detectLanguage(text.slice(from, from + 4000)).language, address)
    : undefined
  const lines = labelBlocks(blocks, { order, slug: slugWords(address) })
  const layers: LayerSpan[] = lines.map(({ layer, start, end }) => ({ layer, start, end }))
  if (from > 0 && text.slice(0, from).trim() !== '')
    layers.unshift({ layer: 'furniture', start: 0, end: text.slice(0, from).trimEnd().length })
  const url =
    printed === undefined && hints.url !== undefined
      ? statedField(withoutTracking(hints.url), 'the archive that it was kept in')
      : urlField(address, stated.url !== undefined)
  const { date, warnings } = dateField(lines, order, address, stated.date)
  const language = detectLanguage(textOfLayers(text, layers, ARTICLE_WORDS))
  return {
    extracted: {
      title: titleField(lines, stated.title),
      outlet: outletField(lines, address, stated.outlet, hints),
      byline: bylineField(lines, stated.byline),
      date,
      url,
      language:
        language.language === null
          ? { ...UNKNOWN, evidence: language.evidence }
          : { value: language.language, status: 'inferred', evidence: language.evidence },
      text,
      layers,
      body: bodyText(text, layers),
    },
    warnings,
  }
}

/** A field that the file states, with the words or the place that it stands in. */
export function statedField(value: string, evidence: string): Field {
  return { value, status: 'stated', evidence }
}

function titleField(lines: readonly LabelledBlock[], stated: string | undefined): Field {
  if (stated !== undefined) return statedField(stated, 'the front matter of the file')
  const line = lines.find(({ layer }) => layer === 'headline')
  if (line === undefined) return { ...UNKNOWN, evidence: 'no line of the file is a headline' }
  const words = line.field?.value ?? line.plain
  const suffix = /^(.{15,}?)\s+[|–—-]\s+([^|–—]{2,40})$/u.exec(words)
  const value = suffix !== null && knownOutlet(suffix[2]!) !== undefined ? suffix[1]! : words
  return statedField(value, `the line “${excerpt(line.plain)}”: ${line.rule}`)
}

function bylineField(lines: readonly LabelledBlock[], stated: string | undefined): Field {
  if (stated !== undefined) return statedField(stated, 'the front matter of the file')
  for (const line of lines) {
    if (line.layer !== 'byline') continue
    const names =
      line.field?.name === 'byline'
        ? (readByline(`By ${line.field.value}`) ?? line.field.value)
        : readByline(line.plain)
    if (names !== undefined) return statedField(names, `the line “${excerpt(line.plain)}”`)
    return {
      value: bareNames(line.plain),
      status: 'inferred',
      evidence: `the line “${excerpt(line.plain)}”: ${line.rule}`,
    }
  }
  return UNKNOWN
}

function outletField(
  lines: readonly LabelledBlock[],
  address: string | undefined,
  stated: string | undefined,
  { outletHosts }: Hints,
): Field {
  if (stated !== undefined) return statedField(knownOutlet(stated) ?? stated, 'the front matter of the file')
  const host = address === undefined ? undefined : hostOf(address)
  const known = host === undefined ? undefined : outletOfHost(host, outletHosts)
  const labelled = lines.find(({ field }) => field?.name === 'outlet')
  if (labelled !== undefined) {
    const named = labelled.field!.value
    if (!/https?:|www\./i.test(named))
      return statedField(knownOutlet(named) ?? named, `the line “${excerpt(labelled.plain)}”`)
  }
  if (known !== undefined) return statedField(known.name, `the host of the address, ${host}, by the table of outlets`)
  const source = sourceOutlet(lines)
  if (source !== undefined && source.value !== null) return source
  const masthead = lines.find((line) => line.rule === 'the name of the outlet' && isMasthead(line.plain))
  if (masthead !== undefined)
    return statedField(knownOutlet(masthead.plain)!, `the line “${masthead.plain}” above the headline`)
  const title = lines.find(({ layer }) => layer === 'headline')?.plain
  const suffix = title === undefined ? undefined : /\s[|–—-]\s([^|–—]{2,40})$/u.exec(title)?.[1]
  const suffixOutlet = suffix === undefined ? undefined : knownOutlet(suffix)
  if (suffixOutlet !== undefined) return statedField(suffixOutlet, `the end of the headline, “${suffix}”`)
  if (source !== undefined) return source
  if (host !== undefined)
    return {
      ...UNKNOWN,
      evidence: `suggested: ${host}, the host of the address, which the table of outlets does not have`,
    }
  return promoted(lines)
}

/** "Source: X and agencies" names the outlet; an agency alone does not publish. */
function sourceOutlet(lines: readonly LabelledBlock[]): Field | undefined {
  for (const line of lines.toReversed()) {
    const source = line.layer === 'credit' ? readTextCredit(line.plain)?.source : undefined
    if (source === undefined) continue
    const names = source
      .split(/\s*(?:,|\/|\+|&|;|\b(?:and|und|et|y|e|en|with|mit|avec|con|и|та)\b|\sو\s?)\s*/iu)
      .filter((name) => name !== '')
    const outlets = names.filter((name) => !isAgency(name))
    if (outlets.length === 0) return { ...UNKNOWN, evidence: `“${excerpt(line.plain)}” names agencies only` }
    const name = outlets[0]!
    const published =
      knownOutlet(name) ?? (names.length > outlets.length || SOUNDS_LIKE_OUTLET.test(name) ? name : undefined)
    if (published !== undefined) return statedField(published, `the line “${excerpt(line.plain)}”`)
    return { ...UNKNOWN, evidence: `suggested: ${name}, from the line “${excerpt(line.plain)}”` }
  }
  return undefined
}

const SOUNDS_LIKE_OUTLET =
  /\b(?:news|times|post|daily|herald|tribune|gazette|journal|chronicle|courier|telegraph|guardian|observer|mirror|press|today|radio|tv|television|online|broadcasting|world|zeitung|nachrichten|anzeiger|rundschau|tagblatt|kurier|rundfunk|presse|le\s+\p{Lu}|el\s+\p{Lu}|la\s+\p{Lu}|газета|новости|известия|правда|вестник|ведомости|телеканал|радио|صحيفة|جريدة|قناة|موقع|الجزيرة|العربية|gazetesi|haber|dagblad|krant|nieuws)/iu
const COMMON_WORDS = new Set([
  'time',
  'record',
  'index',
  'focus',
  'nation',
  'i',
  'vice',
  'salon',
  'reason',
  'ara',
  'profil',
  'slate',
  'stern',
  'bild',
  'page',
])

function isMasthead(line: string): boolean {
  return !COMMON_WORDS.has(line.toLowerCase()) && !isAgency(line)
}

/** A promotion may name the outlet; that is a suggestion and never more. */
function promoted(lines: readonly LabelledBlock[]): Field {
  for (const line of lines.filter(({ layer }) => layer === 'furniture').slice(0, 200)) {
    const words = line.plain.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').split(/[\s,.;:!?|]+/u)
    for (let length = 4; length >= 1; length--) {
      for (let at = 0; at + length <= words.length; at++) {
        const name = knownOutlet(words.slice(at, at + length).join(' '))
        const printed = words.slice(at, at + length).join(' ')
        if (name !== undefined && /^\p{Lu}/u.test(printed) && printed.length >= 3 && isMasthead(printed))
          return { ...UNKNOWN, evidence: `suggested: ${name}, from the promotion “${excerpt(line.plain)}”` }
      }
    }
  }
  return UNKNOWN
}

function urlField(address: string | undefined, inFrontMatter: boolean): Field {
  if (address === undefined) return UNKNOWN
  return statedField(
    withoutTracking(address),
    inFrontMatter ? 'the front matter of the file' : 'a line that is only this address',
  )
}

/** The last line that is an address, or that gives one after a label; the last wins over links in the text. */
function addressOf(lines: readonly string[]): string | undefined {
  for (const line of lines.toReversed()) {
    if (!/https?:|www\./i.test(line)) continue
    const alone = readAddress(line)
    if (alone !== undefined) return alone
    const labelled = readLabelledLine(line)
    const value = labelled?.field === 'url' ? readAddress(labelled.value) : undefined
    if (value !== undefined) return value
  }
  return undefined
}

function slugWords(address: string | undefined): string[] {
  const segments = (address ?? '')
    .replace(/[?#].*$/, '')
    .replace(/^https?:\/\/[^/]*/i, '')
    .split('/')
  const slug = segments.filter((segment) => (segment.match(/[-_]/g)?.length ?? 0) >= 2).at(-1)
  if (slug === undefined) return []
  try {
    return tokenise(decodeURIComponent(slug).replace(/[-_]/g, ' ')).words.filter((word) => word.length >= 4)
  } catch {
    return []
  }
}

/**
 * The publication date: a labelled line, a date line near the top, the path of the address, a date line at the end. Dates of
 * captions, quotations and running text are never looked at. Two that differ by more than a day are reported.
 */
function dateField(
  lines: readonly LabelledBlock[],
  order: DayOrder | undefined,
  address: string | undefined,
  stated: string | undefined,
): { readonly date: Field; readonly warnings: readonly Warning[] } {
  const firstBody = lines.findIndex(({ layer }) => layer === 'body')
  const found: { readonly date: FoundDate; readonly evidence: string; readonly rank: number }[] = []
  for (const [at, line] of lines.entries()) {
    if (line.layer !== 'dateline' && line.layer !== 'byline' && !isPublishedNote(line.plain)) continue
    const read = readDateLine(line.plain, order) ?? noteOrByline(line.plain, order)
    if (read?.date === undefined) continue
    const inHead = firstBody === -1 || at < firstBody
    const rank = read.label === 'updated' ? 5 : read.label === 'published' && inHead ? 1 : inHead ? 2 : 4
    found.push({ date: read.date, evidence: `the line “${excerpt(line.plain)}”`, rank })
  }
  if (stated !== undefined) {
    const date = findDates(stated, order)[0]
    if (date !== undefined) found.push({ date, evidence: 'the front matter of the file', rank: 0 })
  }
  const inPath = address === undefined ? undefined : dateInUrl(address)
  const best = found.toSorted((a, b) => a.rank - b.rank).find(({ date }) => date.iso !== null)
  if (best !== undefined && best.rank < 4) return withConflict(best.date.iso!, best.evidence, inPath)
  if (inPath !== undefined) return { date: statedField(inPath, `the path of the address, ${address}`), warnings: [] }
  if (best !== undefined)
    return {
      date: statedField(best.date.iso!, best.rank === 5 ? `${best.evidence}, which dates an update` : best.evidence),
      warnings: [],
    }
  const unclear = found.find(({ date }) => date.iso === null)
  if (unclear !== undefined)
    return {
      date: { ...UNKNOWN, evidence: `${unclear.evidence}: “${unclear.date.text}” may begin with the day or the month` },
      warnings: [],
    }
  return { date: UNKNOWN, warnings: [] }
}

function withConflict(
  iso: string,
  evidence: string,
  inPath: string | undefined,
): { readonly date: Field; readonly warnings: readonly Warning[] } {
  if (inPath === undefined || daysApart(iso, inPath) <= 1) return { date: statedField(iso, evidence), warnings: [] }
  return {
    date: statedField(iso, `${evidence}; the address says ${inPath}`),
    warnings: [{ code: 'date-conflict', reason: `It was dated ${iso} by its text and ${inPath} by its address.` }],
  }
}

const PUBLISHED_NOTE = /(?:published|erschien(?:en)?|publié|publicad[oa]|pubblicato|опубликован)/iu

function isPublishedNote(plain: string): boolean {
  return (
    plain.length <= 200 &&
    PUBLISHED_NOTE.test(plain) &&
    /^(?:this|the|dieser|der|cet|ce|este|esta|questo|статья|материал)\b/iu.test(plain)
  )
}

function noteOrByline(
  plain: string,
  order: DayOrder | undefined,
): { readonly date?: FoundDate; readonly label?: 'published' | 'updated' } | undefined {
  const date = findDates(plain, order)[0]
  if (date === undefined || (!isPublishedNote(plain) && readByline(plain) === undefined)) return undefined
  return isPublishedNote(plain) ? { date, label: 'published' } : { date }
}

/** Whether 06/02/2020 begins with the day: by another date of the text, by the language, or by the country of the address. */
export function dayOrder(text: string, language: string | null, address: string | undefined): DayOrder | undefined {
  for (const match of text.matchAll(/(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d{2}(?!\d)/g)) {
    if (Number(match[1]) > 12) return 'day-first'
    if (Number(match[2]) > 12) return 'month-first'
  }
  if (language !== null && language !== 'en') return 'day-first'
  const host = address === undefined ? undefined : hostOf(address)
  if (host !== undefined && /\.(?:uk|ie|au|nz|in|za|pk|ng|ke|mt|sg|my)$/.test(host)) return 'day-first'
  return undefined
}

/** The beginning of a line, for evidence. */
export function excerpt(line: string): string {
  return line.length <= 120 ? line : `${line.slice(0, 117).trimEnd()}…`
}
