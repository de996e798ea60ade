import type { Field } from '../../contract/article.ts'
import { readByline } from '../describe/bylines.ts'
import type { Part, ReadFields } from '../describe/compose-article.ts'
import { dateInUrl, type DayOrder } from '../describe/dates.ts'
import { dayOrder, excerpt, statedField } from '../describe/describe-text.ts'
import { hostOf, withoutTracking } from '../describe/labelled-lines.ts'
import { knownOutlet, outletOfHost } from '../describe/outlet-hosts.ts'
import { UNKNOWN } from '../describe/unknown-field.ts'
import type { Hints } from '../formats/format.ts'
import { sameWords } from '../html/article-blocks.ts'
import { plainWords } from './content-parts.ts'
import { readStatedDate } from './stated-date.ts'

/** A value as a record holds it, and where: "the column “Headline”". */
export interface RawValue {
  readonly value: string
  readonly place: string
}

/** What a record states. Dates in order of preference: the first that can be read counts. */
export interface RawFields {
  readonly title?: RawValue
  readonly outlet?: RawValue
  readonly byline?: RawValue
  readonly dates?: readonly RawValue[]
  readonly url?: RawValue
  readonly language?: RawValue
  /** A name that suggests the outlet and does not state it. */
  readonly suggestedOutlet?: RawValue
}

const LONGEST_TITLE = 1000
const LONGEST_NAME = 300
const NO_VALUE = /^(?:|-+|n\/?a|nan|nat|none|null|nil|undefined|unknown|\(none\)|#n\/a|\[\]|\{\})$/i

/** Whether a value says that there is none. */
export function isNoValue(value: string): boolean {
  return value.length < 12 && NO_VALUE.test(value.trim())
}

/**
 * The fields of an article from what its record states. `order` is that of the file's dates; where it is unknown, the language that
 * the record states, the language of the text and the country of the address decide.
 */
export function fieldsOf(
  raw: RawFields,
  {
    hints,
    order,
    language,
  }: { readonly hints: Hints; readonly order?: DayOrder; readonly language: () => string | null },
): ReadFields {
  const url = urlField(raw.url)
  return {
    title: titleField(raw.title),
    outlet: outletField(raw, url.value, hints),
    byline: bylineField(raw.byline),
    date: dateField(
      raw,
      () => order ?? statedOrder(raw.language?.value) ?? dayOrder('', language(), url.value ?? undefined),
      url,
    ),
    url,
    ...(raw.language === undefined ? {} : { declaredLanguage: raw.language.value.trim().slice(0, 35) }),
  }
}

/** The headline and the standfirst of an article as parts, where it has them and its text does not repeat them. */
export function headParts(title: Field, standfirst: string | undefined, content: readonly Part[]): Part[] {
  const parts: Part[] = title.value === null ? [] : [{ layer: 'headline', text: title.value }]
  const words = standfirst === undefined ? '' : plainWords(standfirst)
  const opening = content.slice(0, 3).map(({ text }) => text)
  const repeated = opening.some((text) => sameWords(text, words) || startsAlike(text, words))
  if (words !== '' && !repeated && (title.value === null || !sameWords(words, title.value)))
    parts.push({ layer: 'standfirst', text: words })
  return parts
}

/** Whether a summary is the beginning of the text, cut off. */
function startsAlike(text: string, summary: string): boolean {
  const bare = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const beginning = bare(summary.replace(/\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*$/u, ''))
  return beginning.length >= 20 && bare(text).startsWith(beginning)
}

function titleField(title: RawValue | undefined): Field {
  const words = title === undefined ? '' : plainWords(title.value)
  if (title === undefined || isNoValue(words)) return UNKNOWN
  if (words.length > LONGEST_TITLE) return { ...UNKNOWN, evidence: `${title.place} is too long to be a title` }
  return statedField(words, title.place)
}

function bylineField(byline: RawValue | undefined): Field {
  if (byline === undefined) return UNKNOWN
  const words = plainWords(byline.value)
    .replace(/^[\w.+-]+@[\w.-]+\s*\((?<name>[^()]+)\)$/u, '$<name>')
    .trim()
  if (isNoValue(words) || words.length > LONGEST_NAME || /^(?:https?:\/\/\S+|[\w.+-]+@[\w.-]+)$/i.test(words))
    return UNKNOWN
  return statedField(readByline(words) ?? readByline(`By ${words}`) ?? words, byline.place)
}

function urlField(url: RawValue | undefined): Field {
  const address = url?.value.trim() ?? ''
  if (/^(?:https?:\/\/|www\.)[^\s<>"]+$/i.test(address) && address.length <= 2048)
    return statedField(withoutTracking(address), url!.place)
  return UNKNOWN
}

function outletField({ outlet, suggestedOutlet }: RawFields, url: string | null, { outletHosts }: Hints): Field {
  const named = outlet === undefined ? '' : plainWords(outlet.value)
  if (outlet !== undefined && !isNoValue(named) && named.length <= LONGEST_NAME) {
    const host = /^(?:https?:\/\/)?(?:www\d?\.)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/i.test(named) ? hostOf(named) : undefined
    if (host === undefined) return statedField(knownOutlet(named) ?? named, `${outlet.place}: “${excerpt(named)}”`)
    const entry = outletOfHost(host, outletHosts)
    if (entry !== undefined) return statedField(entry.name, `${outlet.place}: ${host}, by the table of outlets`)
    // A bare host is what the file calls its outlet; an address only says where that is to be found.
    if (!/^https?:/i.test(named)) return statedField(host, `${outlet.place}: “${excerpt(named)}”`)
    if (suggestedOutlet === undefined) return { ...UNKNOWN, evidence: `suggested: ${host}, from ${outlet.place}` }
  }
  const host = url === null ? undefined : hostOf(url)
  const known = host === undefined ? undefined : outletOfHost(host, outletHosts)
  if (known !== undefined) return statedField(known.name, `the host of the address, ${host}, by the table of outlets`)
  if (suggestedOutlet !== undefined) {
    const name = plainWords(suggestedOutlet.value)
    if (!isNoValue(name)) return { ...UNKNOWN, evidence: `suggested: ${excerpt(name)}, from ${suggestedOutlet.place}` }
  }
  if (host === undefined) return UNKNOWN
  return {
    ...UNKNOWN,
    evidence: `suggested: ${host}, the host of the address, which the table of outlets does not have`,
  }
}

/** American and Philippine English write the month first; other countries, and all other languages, the day. */
function statedOrder(language: string | undefined): DayOrder | undefined {
  if (language === undefined) return undefined
  const tag = language.trim().replaceAll('_', '-').toLowerCase()
  if (/^en-(?:us|ph)\b/.test(tag)) return 'month-first'
  return /^(?:en-[a-z]{2}|(?!en)[a-z]{2,3}(?:-.*)?)$/.test(tag) ? 'day-first' : undefined
}

function dateField({ dates = [] }: RawFields, order: () => DayOrder | undefined, url: Field): Field {
  let unclear: Field | undefined
  for (const { value, place } of dates) {
    if (isNoValue(value)) continue
    let read = readStatedDate(value)
    if (read !== undefined && 'unclear' in read) read = readStatedDate(value, order())
    if (read === undefined) continue
    if ('iso' in read)
      return statedField(
        read.iso,
        `${place}: “${excerpt(value.trim())}”${read.note === undefined ? '' : `, ${read.note}`}`,
      )
    unclear ??= { ...UNKNOWN, evidence: `${place}: “${read.unclear}” may begin with the day or the month` }
  }
  if (unclear !== undefined) return unclear
  const inPath = url.value === null ? undefined : dateInUrl(url.value)
  if (inPath !== undefined) return statedField(inPath, `the path of the address, ${url.value}`)
  const printed = dates.find(({ value }) => !isNoValue(value))
  return printed === undefined
    ? UNKNOWN
    : { ...UNKNOWN, evidence: `${printed.place}: “${excerpt(printed.value.trim())}” is no date that can be read` }
}
