import type { Layer } from '../../contract/article.ts'
import type { Part } from '../describe/compose-article.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { articleAddress } from './article-address.ts'
import { bodyLayer, bylineNames, isAddressLine, isCopyright } from './body-layer.ts'
import { labelled, type ExportArticle } from './export-article.ts'
import { dateOfLine, onlyYear } from './export-dates.ts'
import { isLength, isUnknownLabel, readNexisLabel, type NexisLabel, type NexisRole } from './nexis-labels.ts'
import { statedLanguage } from './stated-language.ts'

/** A paragraph of a document of Nexis. */
export interface NexisBlock {
  /** Line breaks that are not wrapping stand as LF. */
  readonly text: string
  /** How it is set, where that is known: centred as source and date are, or large as the headline is. */
  readonly set?: 'centred' | 'headline' | undefined
  /** Paragraphs of one group belong to the label of its first. */
  readonly group: number
}

/** A document as Nexis prints it, and whether the labels are there that stand behind an article's text. */
interface NexisDocument {
  readonly article: ExportArticle
  readonly hasTail: boolean
}

// Labels that may follow the length, where body text begins: "NAME:" there is speech, no index term.
const LATE_HEAD =
  /^(?:DISTRIBUTION|SERIES|SÉRIE|SERIE|COLUMN|EDITION|ÉDITION|AUSGABE|SHOW|GUESTS?|ANCHORS?|TYPE|DOCUMENT-TYPE|PUBLICATION-TYPE|ACC-NO|JOURNAL-CODE|ZEITUNGS-CODE|PUB-TYPE)$/
// Labels that stand behind the text and nowhere else.
const SURE_TAIL =
  /^(?:LOAD-?DATE|UPDATE|DATE-(?:DE-)?CHARGEMENT|LADEDATUM|FECHA-(?:DE-)?CARGA|DATA-(?:DI-|DE-)?CAR\p{L}+|LAADDATUM|UPLOADDATUM|LANGUAGE|SPRACHE|LANGUE|IDIOMA|LENGUA|LINGUA|LÍNGUA|TAAL|PUB(?:LICATION)?-TYPE|TYPE-(?:DE-)?PUBLICATION|PUBLIKATIONS(?:TYP|ART)|TIPO-(?:DE-|DI-)?PU\p{L}+|JOURNAL-CODE|ZEITUNGS-CODE|CODE-REVUE|ACC-NO|CORRECTION-DATE|DOCUMENT-TYPE|LOCALISATION-GEO|GEOGRAPHIC)$/u
const SPEECH =
  /^(?:NAMES?|GUESTS?|ANCHORS?|CITY|STATE|COUNTRY|PERSON|DATE|DATUM|FECHA|DATA|TIME|CONTACT|SOURCE|QUELLE|FUENTE|FONTE|BRON|DISCLAIMER|TYPE|CODE|SHOW|COLUMN|ISSUE|LAND|PAYS|REGION|TERMS|TOPIC|REFERENCE|DATABASE)$/
const EDITION =
  /\b(?:edition|auflage|ausgabe|édition|edición|edizione|edição|editie|correction appended)\b|(?:^|[-–,] )final$/iu
const LONGEST_TITLE = 600
/** Labelled paragraphs above the first that is surely behind the text. */
const MOST_LABELS = 200

/** Reads the paragraphs of one document of a classic export of Nexis, without the line that counts it. */
export function readNexisDocument(blocks: readonly NexisBlock[]): NexisDocument | undefined {
  const firstLabel = startOfHead(blocks)
  const top = readTop(blocks.slice(0, firstLabel))
  const head = readHead(blocks, firstLabel)
  const tail = startOfTail(blocks, head.end)
  const body = blocks.slice(head.end, tail)
  const end = readTail(blocks.slice(tail))
  const text = body.map(({ text }): Part => ({ layer: bodyLayer(text), text }))
  const hasText = text.some(({ layer }) => layer !== 'furniture') || end.parts.some(({ layer }) => layer === 'caption')
  const stated = head.labels
  const title = stated.find(({ role }) => role === 'headline')
  if (!hasText && top.title === undefined && title === undefined) return undefined
  const of = (role: NexisRole): NexisLabel | undefined =>
    [...stated, ...end.labels].find((label) => label.role === role && label.value !== '')
  const byline = of('byline')
  const language = of('language')
  const headline = top.title ?? title?.value
  const url = addressOf(of('url')?.value, of('highlight')?.value, body)
  return {
    hasTail: end.isSure,
    article: {
      ...(headline === undefined
        ? {}
        : {
            title: labelled(
              headline,
              title === undefined ? 'the headline of the document' : `the field ${title.label}`,
            )!,
          }),
      ...(top.outlet === undefined
        ? {}
        : { outlet: statedField(top.outlet, 'the source above the date of the document') }),
      ...(top.date === undefined ? {} : { date: top.date }),
      ...(byline === undefined || bylineNames(byline.value) === ''
        ? {}
        : { byline: statedField(bylineNames(byline.value), `the field ${byline.label}: “${excerpt(byline.value)}”`) }),
      ...(url === undefined ? {} : { url }),
      ...(language === undefined ? {} : { language: statedLanguage(language.value) ?? language.value }),
      parts: [...top.parts, ...head.parts, ...text, ...end.parts],
    },
  }
}

interface Top {
  readonly title?: string
  readonly outlet?: string
  readonly date?: NonNullable<ExportArticle['date']>
  readonly parts: readonly Part[]
}

/** Source, date and headline: what stands above the first label, told apart by how it is set and by its order. */
function readTop(blocks: readonly NexisBlock[]): Top {
  const isSet = blocks.some(({ set }) => set === 'centred')
  const notice = blocks.map(({ text }) => withoutCopyright(text))
  let dateAt = -1
  let date: Top['date']
  for (const [at, block] of blocks.entries()) {
    if (block.text.length > 200 || (isSet && block.set !== 'centred')) continue
    date = notice[at] === '' ? undefined : dateOfLine(notice[at]!.replaceAll('\n', ' '))
    // The first line is the source, even if a year is in its name.
    if (date !== undefined && (at > 0 || blocks.length === 1 || date.value!.length === 10)) {
      dateAt = at
      break
    }
    date = undefined
  }
  if (dateAt === -1) {
    dateAt = blocks.findIndex(
      ({ text, set }, at) =>
        at > 0 &&
        at < 4 &&
        text.length <= 80 &&
        (!isSet || set === 'centred') &&
        !isCopyright(text) &&
        onlyYear(text) !== undefined,
    )
    const year = dateAt === -1 ? undefined : onlyYear(blocks[dateAt]!.text)
    if (year !== undefined) date = statedField(year, `the line “${excerpt(blocks[dateAt]!.text)}”, which names no day`)
  }
  const parts: Part[] = []
  let outlet: string | undefined
  let title: string | undefined
  for (const [at, { text, set }] of blocks.entries()) {
    const words = notice[at]!
    if (words !== text && text.trim() !== '') parts.push({ layer: 'credit', text: noticeOf(text) })
    if (words === '') continue
    const isAbove = dateAt === -1 ? at === 0 && set !== 'headline' && blocks.length > 1 : at < dateAt
    if (at === dateAt) parts.push({ layer: 'dateline', text: words })
    else if (isAbove && set !== 'headline') {
      outlet ??= words.replaceAll('\n', ' ').trim()
      parts.push({ layer: 'furniture', text: words })
    } else if (set === 'centred' || (title === undefined && !isSet && set !== 'headline' && isEdition(words)))
      parts.push({ layer: 'furniture', text: words })
    else if (title === undefined && words.length <= LONGEST_TITLE) {
      title = words.replaceAll('\n', ' ')
      parts.push({ layer: 'headline', text: words.replaceAll('\n', ' ') })
    } else parts.push({ layer: words.length > 400 ? 'body' : 'standfirst', text: words })
  }
  return {
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(date === undefined ? {} : { date }),
    parts,
  }
}

function isEdition(text: string): boolean {
  return text.length <= 60 && EDITION.test(text) && !/[.!?]$/.test(text)
}

/** The lines of a block that are no copyright notice: older exports print that above the source. */
function withoutCopyright(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isCopyright(line))
    .join('\n')
}

function noticeOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => isCopyright(line))
    .join('\n')
}

/** Where the labelled lines above the text begin. */
function startOfHead(blocks: readonly NexisBlock[]): number {
  const reach = Math.min(blocks.length, 14)
  for (let at = 0; at < reach; at++) {
    const { text, set } = blocks[at]!
    if (set !== undefined) continue
    const label = readNexisLabel(text)
    if (label !== undefined && label.role !== 'index') return at
    // A label in a language that the table does not have, or an index term above the length.
    if ((label !== undefined || isUnknownLabel(text)) && lengthFollows(blocks, at)) return at
  }
  // No label at all: source, date and headline are the first three.
  const last = blocks.findLastIndex(({ set }, at) => set !== undefined && at < 8)
  return last === -1 ? Math.min(3, blocks.length) : last + 1
}

function lengthFollows(blocks: readonly NexisBlock[], from: number): boolean {
  return blocks.slice(from, from + 6).some(({ text }) => {
    const colon = text.indexOf(':')
    return colon > 0 && colon < 30 && text.length < 60 && isLength(text.slice(colon + 1))
  })
}

interface Head {
  readonly labels: readonly NexisLabel[]
  readonly parts: readonly Part[]
  /** Where the text begins. */
  readonly end: number
}

function readHead(blocks: readonly NexisBlock[], from: number): Head {
  const labels: NexisLabel[] = []
  const parts: Part[] = []
  let hasLength = false
  let at = from
  for (; at < blocks.length; at++) {
    const { text, group } = blocks[at]!
    const label = readNexisLabel(text)
    if (label === undefined) {
      const before = labels.at(-1)
      // A summary of several paragraphs.
      if (before?.role === 'highlight' && blocks[at - 1]!.group === group && at > from)
        parts.push({ layer: 'standfirst', text })
      else if (!hasLength && isUnknownLabel(text) && text.length <= 300) {
        const value = text.slice(text.indexOf(':') + 1)
        hasLength = isLength(value)
        parts.push({ layer: 'furniture', text })
      } else break
      continue
    }
    if (label.role === 'loaded' || label.role === 'language' || label.role === 'caption') break
    if (hasLength && label.role === 'index' && !LATE_HEAD.test(upper(label.label))) break
    if (hasLength && label.role === 'dateline' && label.value.length > 120) break
    labels.push(label)
    if (label.role === 'length') hasLength = true
    const layer = HEAD_LAYERS[label.role]
    if (label.role === 'body') {
      if (label.value !== '') parts.push({ layer: 'body', text: label.value })
      at++
      break
    }
    if (layer === undefined) parts.push({ layer: 'furniture', text })
    else if (label.value !== '') parts.push({ layer, text: label.value })
  }
  return { labels, parts, end: at }
}

const HEAD_LAYERS: Partial<Record<NexisRole, Layer>> = {
  headline: 'headline',
  byline: 'byline',
  dateline: 'dateline',
  highlight: 'standfirst',
  correction: 'body',
}

/** Where what stands behind the text begins: at labels that are sure, and those directly above them, or at the copyright notice. */
function startOfTail(blocks: readonly NexisBlock[], from: number): number {
  let at = blocks.findIndex(({ text }, place) => place >= from && isSureTail(text))
  if (at === -1) at = startOfNotice(blocks, from)
  // Labels directly above: SUBJECT, GRAPHIC, and in other languages.
  const reach = Math.max(from, at - MOST_LABELS)
  while (at > reach) {
    const { text, group } = blocks[at - 1]!
    const above = readNexisLabel(text)
    if (hasShares(text) ? above !== undefined || isUnknownLabel(text) : above !== undefined && !isSpeech(above)) at--
    else {
      const first = blocks.findIndex((block, place) => place >= reach && block.group === group)
      const label = first === -1 || first === at - 1 ? undefined : readNexisLabel(blocks[first]!.text)
      if (label === undefined || label.role === 'highlight') break
      at = first
    }
  }
  return at
}

function isSureTail(text: string): boolean {
  const label = readNexisLabel(text)
  if (label === undefined || !SURE_TAIL.test(upper(label.label))) return false
  // "UPDATE: The minister said" is text; "UPDATE: 28. Februar 2012" is not.
  return upper(label.label) !== 'UPDATE' || (label.value.length <= 60 && dateOfLine(label.value) !== undefined)
}

/** Index terms have a share in percent. */
function hasShares(text: string): boolean {
  return /\(\d{1,3}\s?%\)/.test(text)
}

/** Whether a label could as well be that of a speaker or of a line of the text. */
function isSpeech({ role, label }: NexisLabel): boolean {
  return (
    (role === 'index' && SPEECH.test(upper(label))) || role === 'highlight' || role === 'body' || role === 'section'
  )
}

/** Where the copyright notice at the end begins; the number of blocks when there is none. */
function startOfNotice(blocks: readonly NexisBlock[], from: number): number {
  for (let at = blocks.length - 1; at >= from && at >= blocks.length - 3; at--)
    if (isCopyright(blocks[at]!.text) && blocks[at]!.text.length <= 600) return at
  return blocks.length
}

interface Tail {
  readonly labels: readonly NexisLabel[]
  readonly parts: readonly Part[]
  readonly isSure: boolean
}

function readTail(blocks: readonly NexisBlock[]): Tail {
  const labels: NexisLabel[] = []
  const parts: Part[] = []
  let isSure = false
  for (const { text, set } of blocks) {
    const label = set === 'centred' ? undefined : readNexisLabel(text)
    if (label !== undefined) {
      labels.push(label)
      isSure ||= SURE_TAIL.test(upper(label.label))
      const layer = TAIL_LAYERS[label.role]
      if (layer === undefined) parts.push({ layer: 'furniture', text })
      else if (label.value !== '') parts.push({ layer, text: label.value })
    } else if (isCopyright(text)) {
      isSure = true
      parts.push({ layer: 'credit', text })
    } else if (set === 'centred' || isUnknownLabel(text) || isAddressLine(text))
      parts.push({ layer: 'furniture', text })
    else parts.push({ layer: TAIL_LAYERS[labels.at(-1)?.role ?? 'body'] ?? 'body', text })
  }
  return { labels, parts, isSure }
}

const TAIL_LAYERS: Partial<Record<NexisRole, Layer>> = {
  byline: 'byline',
  caption: 'caption',
  correction: 'body',
  highlight: 'standfirst',
  body: 'body',
}

/** The address of the article: of a field, at the end of the summary, or alone in the last lines of the text. */
function addressOf(
  field: string | undefined,
  summary: string | undefined,
  body: readonly NexisBlock[],
): ExportArticle['url'] {
  const inSummary = /;\s*(https?:\/\/\S+)\s*$/u.exec(summary?.slice(-2500) ?? '')?.[1]
  const alone = body.slice(-3).findLast(({ text }) => isAddressLine(text))?.text
  const candidates: readonly (readonly [string | undefined, string])[] = [
    [field, 'the field URL'],
    [inSummary, 'the end of the summary'],
    [alone, 'a line of the text that is only this address'],
  ]
  for (const [printed, evidence] of candidates) {
    const address = printed === undefined ? undefined : articleAddress(printed)
    if (address !== undefined) return statedField(address, evidence)
  }
  return undefined
}

function upper(label: string): string {
  return label.toUpperCase().replace(/[\s/]+/g, '-')
}
