import type { Part } from '../describe/compose-article.ts'
import { isAgency } from '../describe/agencies.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { hostOf, withoutTracking } from '../describe/labelled-lines.ts'
import { articleAddress } from './article-address.ts'
import { bodyLayer, bylineNames, isAddressLine } from './body-layer.ts'
import { labelled, NOTHING, type ExportArticle, type ExportReading } from './export-article.ts'
import { firstDate } from './export-dates.ts'
import { readProQuestKey, squashed, type ProQuestKey, type ProQuestRole } from './proquest-keys.ts'
import { statedLanguage } from './stated-language.ts'

/** What records of one file tell each other: exports break words at random, and the same name is whole elsewhere. */
export class ProQuestNames {
  readonly #names = new Map<string, string>()

  /** The name as it was first met in the file. */
  usual(name: string): string {
    const key = squashed(name)
    const known = this.#names.get(key)
    if (known !== undefined) return known
    this.#names.set(key, name)
    return name
  }
}

const DOCUMENT_COUNT = /^(?:document|dokument|documento) \d{1,6} (?:of|von|de|di|van) (\d{1,6})$/iu
const CONTENTS =
  /^(?:table of contents|inhaltsverzeichnis|table des matières|índice|indice|sommario|inhoudsopgave|contents)$/iu
const NONE =
  /^(?:none available|not available|nicht verfügbar|keine(?: angaben)?|aucune? disponible|non disponible|no disponible|ninguno disponible|nessuno disponibile|nenhum disponível)\.?$/iu

/** How many documents a line such as "Document 3 of 10" counts. */
export function readProQuestCount(line: string): number | undefined {
  const total = DOCUMENT_COUNT.exec(line.trim())?.[1]
  return total === undefined ? undefined : Number(total)
}

/** Reads one record of ProQuest from its lines; nothing when there are no fields of ProQuest, as in covers and footers. */
export function readProQuest(all: readonly string[], names: ProQuestNames): ExportReading {
  const lines = all.map((line) => line.trim())
  const isRecord = lines.some((line) => {
    const role = readProQuestKey(line)?.role
    return role === 'outlet' || role === 'number' || role === 'text' || role === 'info'
  })
  if (!isRecord) return NOTHING
  const textAt = lines.findIndex((line) => readProQuestKey(line)?.role === 'text')
  const tailAt = startOfTail(lines, textAt)
  const head = readKeys(lines.slice(0, textAt === -1 ? tailAt : textAt))
  const tail = readKeys(lines.slice(tailAt))
  const keys = [...tail.keys, ...head.keys]
  const of = (...roles: ProQuestRole[]): ProQuestKey | undefined =>
    keys.find(({ role, value }) => roles.includes(role) && value !== '' && !NONE.test(value))
  const text = textAt === -1 ? [] : textParts(lines.slice(textAt, tailAt))
  const free = head.free.filter(
    (line) => readProQuestCount(line) === undefined && !isAddressLine(line) && !CONTENTS.test(line),
  )
  const stated = of('title')
  const title = stated?.value ?? free[0]
  if (title === undefined && text.length === 0) return NOTHING
  const number = of('number')?.value.replace(/\D/g, '') ?? ''
  const link = addressOf(of('link')?.value, lines)
  const id = number === '' ? /docview\/(\d{4,})/.exec(link ?? '')?.[1] : number
  const printed = of('author')
  const credit = printed === undefined ? creditedNames(text) : undefined
  const byline =
    printed === undefined
      ? credit === undefined
        ? undefined
        : statedField(credit, 'the line CREDIT at the end of the text')
      : labelled(bylineNames(printed.value), `the field ${printed.label}`)
  const language = of('language')?.value
  const abstract = of('abstract')
  const url = urlOf(of('address')?.value, id, link)
  const outlet = outletOf(of, names)
  const date = dateOf(of)
  return {
    kind: 'article',
    whole: of('number', 'link') !== undefined || tail.keys.length >= 3,
    article: {
      ...(id === undefined ? {} : { id }),
      ...(title === undefined
        ? {}
        : {
            title: labelled(
              title,
              stated === undefined ? 'the first line of the record' : `the field ${stated.label}`,
            )!,
          }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(byline === undefined ? {} : { byline }),
      ...(date === undefined ? {} : { date }),
      ...(url === undefined ? {} : { url }),
      ...(language === undefined ? {} : { language: statedLanguage(language) ?? language }),
      parts: [
        ...(title === undefined ? [] : [{ layer: 'headline' as const, text: title }]),
        ...(printed === undefined ? [] : [{ layer: 'byline' as const, text: printed.value }]),
        ...text.map(({ layer, text: words }): Part =>
          layer === 'byline' && printed !== undefined ? { layer: 'credit', text: words } : { layer, text: words },
        ),
        ...(abstract === undefined || text.some((part) => part.layer === 'body')
          ? []
          : [{ layer: 'body' as const, text: abstract.value }]),
        ...furniture(
          [...head.keys, ...tail.keys],
          title,
          text.some((part) => part.layer === 'body'),
        ),
      ],
    },
  }
}

/** Fields and what stands between them. A line without a label goes on in the field directly above it. */
function readKeys(lines: readonly string[]): {
  readonly keys: readonly ProQuestKey[]
  readonly free: readonly string[]
} {
  const fields: { readonly key: ProQuestKey; readonly more: string[] }[] = []
  const free: string[] = []
  let isOpen = false
  for (const line of lines) {
    const key = line === '' ? undefined : readProQuestKey(line)
    const last = fields.at(-1)
    // A label alone has its value below it, be it after an empty line.
    if (line === '') isOpen = last?.key.value === '' && last.more.length === 0
    else if (key !== undefined) {
      fields.push({ key, more: [] })
      isOpen = true
    } else if (isOpen && last !== undefined) last.more.push(line)
    else free.push(line)
  }
  const keys = fields.map(({ key, more }) => ({ ...key, value: [key.value, ...more].join(' ').trim() }))
  return { keys, free }
}

/**
 * Where the fields behind the text begin: the last run of labelled lines, after an empty line. "Location:" or "Title:" within a text
 * begins no such run, since text follows.
 */
function startOfTail(lines: readonly string[], textAt: number): number {
  let start = lines.length
  let strays = 0
  for (let at = lines.length - 1; at > textAt; at--) {
    const line = lines[at]!
    if (line === '') continue
    if (readProQuestKey(line) !== undefined) {
      start = at
      strays = 0
    } else if (++strays > 2 && start < lines.length) break
    else if (strays > 12) break
  }
  // The text itself may end in lines that look like fields: the run begins behind an empty line, if there is one at all.
  for (let at = start; at < lines.length; at++)
    if (lines[at - 1] === '' && readProQuestKey(lines[at]!) !== undefined) return at
  return start
}

const CAPTION =
  /^(?:caption|captions|photo caption|illustration|graphic|bildunterschrift|légende|pie de foto|didascalia|legenda)\s?:\s*/iu
const CREDIT = /^(?:credit|credits|byline|crédit|crédito|credito|quellenangabe)\s?:\s*/iu

/** The text's paragraphs. Captions and the credit stand as labelled lines at its end. */
function textParts(lines: readonly string[]): Part[] {
  const parts: Part[] = []
  const [first = '', ...rest] = lines
  const opening = readProQuestKey(first)?.value ?? ''
  for (const line of [opening, ...rest]) {
    if (line === '') continue
    if (CREDIT.test(line)) parts.push({ layer: 'byline', text: line.replace(CREDIT, '') })
    else if (CAPTION.test(line)) parts.push({ layer: 'caption', text: line.replace(CAPTION, '') })
    else if (
      /^(?:[-–—*_=]{1,5}|<?\/?html>|enlarge this image\.?|bild vergrößern\.?|agrandir (?:cette |l['’])image\.?|ampliar (?:esta )?imagen\.?)$/iu.test(
        line,
      )
    )
      parts.push({ layer: 'furniture', text: line })
    else parts.push({ layer: bodyLayer(line), text: line })
  }
  return parts
}

const ROLE_WORDS =
  /\s+(?:(?:Special|Contributor|Contributing|Opinion|Staff|Reporter|Columnist|Editor|Correspondent|Freelance|Guest|Toronto Star|Hamilton Spectator|The Hamilton Spectator|The Canadian Press|Torstar|Star (?:staff|columnist)|Metroland|is|are|was)\b|[-–—|,(]\s).*$/u

/** The writers in the CREDIT of a text without an author: names without anything between them. Agencies wrote no byline. */
function creditedNames(parts: readonly Part[]): string | undefined {
  const line = parts.findLast(({ layer }) => layer === 'byline')?.text
  if (line === undefined) return undefined
  const names = bylineNames(line).replace(ROLE_WORDS, '').trim()
  const words = names.split(/\s+/)
  if (names === '' || words.length < 2 || words.length > 14 || isAgency(names) || /[.!?]$/.test(names)) return undefined
  return /^(?:THE )?[\p{Lu} ]+(?:PRESS|IMAGES|SERVICE|NEWS)$/u.test(names) || /\d/.test(names) ? undefined : names
}

/** "Toronto Star; Toronto, Ont." is the Toronto Star. A title that only repeats the place names no outlet. */
function outletOf(
  of: (...roles: ProQuestRole[]) => ProQuestKey | undefined,
  names: ProQuestNames,
): ExportArticle['outlet'] {
  const printed = of('outlet')
  const info = of('info')
  const place = of('place')?.value
  const inInfo = info === undefined ? undefined : /^(.{2,120}?)\s;\s/u.exec(info.value)?.[1]
  const name = printed === undefined ? undefined : nameOf(printed.value)
  const isPlace =
    name !== undefined &&
    place !== undefined &&
    [squashed(place), squashed(place.split(',')[0]!)].includes(squashed(name))
  if (name !== undefined && (!isPlace || (inInfo !== undefined && squashed(inInfo) === squashed(name))))
    return labelled(names.usual(whole(name, inInfo)), `the field ${printed!.label}`)
  if (inInfo !== undefined) return labelled(names.usual(nameOf(inInfo)), `the field ${info!.label}`)
  const publisher = of('publisher')
  if (publisher === undefined) return undefined
  const why = printed === undefined ? '' : `; ${printed.label} (“${excerpt(printed.value)}”) only repeats the place`
  return labelled(names.usual(publisher.value), `the field ${publisher.label}${why}`)
}

/** Of two spellings of a name that differ in blanks only, the one with fewer, which an export has not broken. */
function whole(name: string, other: string | undefined): string {
  if (other === undefined || squashed(other) !== squashed(name)) return name
  return other.trim().length < name.length ? other.trim() : name
}

/** A title of a publication without its place and edition. */
function nameOf(value: string): string {
  return value
    .split(';')[0]!
    .replace(/,\s+[^,]{0,40}\b(?:edition|ed\.|ausgabe|édition|edición)(?:\s*\([^()]{0,40}\))?\s*$/iu, '')
    .trim()
}

function dateOf(of: (...roles: ProQuestRole[]) => ProQuestKey | undefined): ExportArticle['date'] {
  for (const role of ['date', 'info', 'year'] as const) {
    const key = of(role)
    if (key === undefined) continue
    const closed = key.value.replace(/[\s\u00a0]+/g, '')
    const iso =
      firstDate(key.value.slice(0, 300)) ??
      (role === 'year' && /^(?:1[5-9]|20)\d{2}$/.test(closed) ? closed : undefined)
    if (iso !== undefined) return statedField(iso, `the field ${key.label}: “${excerpt(key.value)}”`)
  }
  return undefined
}

/** The address of the record as printed, first in its field and then as a line of its own or behind the words of a link. */
function addressOf(field: string | undefined, lines: readonly string[]): string | undefined {
  const printed = field?.replace(/[\s\u00a0]+/g, '')
  if (printed !== undefined && /^https?:/i.test(printed)) return printed
  return lines.find((line) => isAddressLine(line) && /proquest|docview/i.test(line))
}

/** The article's own address; else its page at ProQuest without the library's proxy that it was fetched through. */
function urlOf(own: string | undefined, id: string | undefined, link: string | undefined): ExportArticle['url'] {
  const address = own === undefined ? undefined : articleAddress(own)
  if (address !== undefined) return statedField(address, 'the field URL')
  const number = /docview\/(\d{4,20})/.exec(link ?? '')?.[1]
  if (number !== undefined)
    return statedField(
      `https://www.proquest.com/docview/${number}`,
      `the address of the document, “${excerpt(link!)}”, without its proxy`,
    )
  return link === undefined || id === undefined || hostOf(link) === undefined
    ? undefined
    : statedField(withoutTracking(link), 'the address of the document')
}

const SHOWN: ReadonlySet<ProQuestRole> = new Set<ProQuestRole>(['text', 'author'])

function furniture(keys: readonly ProQuestKey[], title: string | undefined, hasBody: boolean): Part[] {
  return keys
    .filter(
      ({ role, value }) =>
        value !== '' &&
        !SHOWN.has(role) &&
        !(role === 'title' && value === title) &&
        !(role === 'abstract' && (NONE.test(value) || !hasBody)),
    )
    .map(({ role, label, value }): Part =>
      role === 'copyright' ? { layer: 'credit', text: value } : { layer: 'furniture', text: `${label}: ${value}` },
    )
}
