import type { Layer } from '../../contract/article.ts'
import type { Part } from '../describe/compose-article.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { articleAddress } from './article-address.ts'
import { bodyLayer, bylineNames, isAddressLine, isCopyright } from './body-layer.ts'
import { labelled, NOTHING, type ExportArticle, type ExportReading } from './export-article.ts'
import { dateOfLine, onlyYear } from './export-dates.ts'
import { isLength, readNexisLabel, type NexisLabel, type NexisRole } from './nexis-labels.ts'
import { statedLanguage } from './stated-language.ts'

const END = String.raw`(?:End of Document|Ende des Dokuments?|Dokumentende|Fin du document|Fin del documento|Fine del documento|Fim do documento|Einde van (?:het )?document)`

/** The line that ends each document of Nexis Uni. */
export const END_OF_DOCUMENT = new RegExp(
  String.raw`^[ \t\f\xa0]{0,80}(?:\d{1,20}[ \t\xa0]{1,20})?${END}[ \t\xa0]{0,80}$`,
  'gmi',
)
const END_LINE = new RegExp(`^${END}$`, 'iu')

const BODY =
  /^(?:body|text(?:körper)?|haupttext|volltext|full text|corps|corps du texte|texte|texte intégral|cuerpo|texto|texto completo|corpo|testo|inhoud|hoofdtekst)$/iu
const SECTIONS: readonly (readonly [Layer | 'index', RegExp])[] = [
  ['index', /^(?:classification|klassifi[kz]ierung|klassifikation|classificación|clasificación|classificazione|classificação|classificatie)$/iu],
  ['caption', /^(?:graphics?|grafik(?:en)?|graphiques?|gráficos?|grafica|illustrations?|bildunterschrift|afbeelding)$/iu],
  ['body', /^(?:corrections?|berichtigung|correction appended|rectificatif)$/iu],
  ['furniture', /^(?:notes?|anmerkung(?:en)?|bibliography|references|link to image|enlarge image|view original source)$/iu],
] // prettier-ignore
const PAGE = /^(?:page|seite|page|página|pagina) \d{1,5} (?:of|von|de|sur|di|van) \d{1,5}$/iu
const COUNT = /^(?:documents?|dokumente?|documentos?|documenti|documenten)\s*\((\d{1,5})\)$/iu
const COVER =
  /^(?:user name|benutzername|date and time|datum und uhrzeit|date et heure|fecha y hora|data e ora|data e hora|datum en tijd|job number|auftragsnummer|numéro de (?:la )?tâche|número de trabajo|client\/matter|mandant|search terms|suchbegriffe|termes de recherche|search type|suchart|narrowed by|eingegrenzt|content type|sources?|quellen|publisher|publication type|timeline)\s*:/iu
const COVER_VALUE = /^(?:narrowed by|content type|news|-none-)$/iu
/** A headline is one paragraph; out of a PDF it can be a few lines. */
const MOST_TITLE_LINES = 4

/** Whether the lines are those of an export of Nexis Uni (also Lexis Advance and Nexis): its cover, or documents that end as there. */
export function isNexisUni(lines: readonly string[]): boolean {
  const clean = lines.map((line) => line.trim())
  const ends = clean.filter((line) => isEnd(line)).length
  if (ends > 0 && clean.some((line) => isUniLabel(line) || BODY.test(line))) return true
  if (clean.some((line) => COUNT.test(line)) && clean.filter((line) => COVER.test(line)).length >= 2) return true
  const body = clean.findIndex((line) => BODY.test(line))
  return body > 0 && clean.slice(Math.max(0, body - 12), body).some((line) => readLength(line))
}

function isUniLabel(line: string): boolean {
  const role = readNexisLabel(line, true)?.role
  return role === 'loaded' || (role === 'length' && readLength(line))
}

function readLength(line: string): boolean {
  const label = readNexisLabel(line, true)
  return label?.role === 'length' && isLength(label.value)
}

/** Whether a line ends a document; picture positions can stand before the words. */
export function isEnd(line: string): boolean {
  return END_LINE.test(line.trim().replace(/^\d{1,20}\s+/u, ''))
}

/** The documents of an export of Nexis Uni, cut behind the line that ends each, and what the cover says of their number. */
export function splitNexisUni(lines: readonly string[]): {
  readonly documents: readonly (readonly string[])[]
  readonly expected: number | undefined
} {
  const documents: string[][] = [[]]
  for (const line of lines) {
    documents.at(-1)!.push(line)
    if (isEnd(line)) documents.push([])
  }
  return {
    documents: documents.filter((each) => each.some((line) => line.trim() !== '')),
    expected: countOfCover(lines),
  }
}

/** How many documents the cover names. */
export function countOfCover(lines: readonly string[]): number | undefined {
  const printed = lines
    .slice(0, 60)
    .map((line) => COUNT.exec(line.trim())?.[1])
    .find((found) => found !== undefined)
  return printed === undefined ? undefined : Number(printed)
}

/** Reads one document of Nexis Uni; `whole` when the line that ends it is there. */
export function readNexisUni(all: readonly string[]): ExportReading {
  const whole = all.some((line) => isEnd(line))
  const lines = all.map((line) => line.trim()).filter((line) => line !== '' && !isEnd(line) && !PAGE.test(line))
  const bodyAt = lines.findIndex((line) => BODY.test(line))
  const isFirst = (line: string, at: number): boolean => isHeadLabel(line) && (bodyAt === -1 || at < bodyAt)
  const dated = lines.findIndex((line, at) => isFirst(line, at) && hasDateAbove(lines, at))
  const firstLabel =
    dated === -1 ? lines.findIndex((line, at) => at >= 2 && isFirst(line, at) && !COVER.test(line)) : dated
  const headEnd = firstLabel !== -1 ? firstLabel : bodyAt
  if (headEnd <= 0) return NOTHING
  const top = readTop(lines.slice(0, headEnd))
  if (top === undefined) return NOTHING
  const labels: NexisLabel[] = []
  const parts = [...top.parts]
  let at = headEnd
  for (; at < lines.length && at !== bodyAt; at++) {
    const line = lines[at]!
    const label = readNexisLabel(line, true)
    if (label === undefined && bodyAt === -1) break
    if (label === undefined) parts.push({ layer: isCopyright(line) ? 'credit' : 'furniture', text: line })
    else {
      labels.push(label)
      const layer = HEAD_LAYERS[label.role]
      if (layer === undefined) parts.push({ layer: 'furniture', text: line })
      else if (label.value !== '') parts.push({ layer, text: label.value })
    }
  }
  if (bodyAt !== -1) at = bodyAt + 1
  const tail = startOfTail(lines, at)
  const body = lines.slice(at, tail)
  parts.push(...bodyParts(body), ...readTail(lines.slice(tail), labels))
  return { kind: 'article', whole, article: { ...top.fields, ...fieldsOf(labels, body), parts } }
}

const HEAD_LAYERS: Partial<Record<NexisRole, Layer>> = {
  byline: 'byline',
  dateline: 'dateline',
  highlight: 'standfirst',
  headline: 'headline',
}

function isHeadLabel(line: string): boolean {
  const label = readNexisLabel(line, true)
  if (label === undefined || label.role === 'index') return false
  return label.role === 'length' ? isLength(label.value) : !COVER.test(line)
}

/** The head of a document has its date above the labels; the labels of the cover have none that near. */
function hasDateAbove(lines: readonly string[], at: number): boolean {
  return lines.slice(Math.max(0, at - 8), at).some((line) => isDateLine(line) && !COVER.test(line))
}

function isDateLine(line: string): boolean {
  return line.length <= 120 && !isCopyright(line) && dateOfLine(line) !== undefined
}

interface UniTop {
  readonly fields: Pick<ExportArticle, 'title' | 'outlet' | 'date'>
  readonly parts: readonly Part[]
}

/** Headline, source and date: the last lines above the labels, read upwards, because the cover stands above the first. */
function readTop(lines: readonly string[]): UniTop | undefined {
  const coverEnd = lines.findLastIndex((line) => COVER.test(line) || COUNT.test(line) || COVER_VALUE.test(line))
  let dateAt = lines.findLastIndex((line, at) => at > coverEnd + 1 && isDateLine(line))
  let year: string | undefined
  if (dateAt === -1) {
    dateAt = lines.findLastIndex(
      (line, at) => at > coverEnd + 2 && line.length <= 60 && !isCopyright(line) && onlyYear(line) !== undefined,
    )
    year = dateAt === -1 ? undefined : onlyYear(lines[dateAt]!)
  }
  // Some documents print no date: then the source is the last line above the copyright notice.
  const last = lines.findLastIndex(
    (line) => !isCopyright(line) && !/^corrections? appended$/iu.test(line) && readNexisLabel(line, true) === undefined,
  )
  const outletAt = dateAt === -1 ? Math.max(last, coverEnd + 2) : dateAt - 1
  if (outletAt >= lines.length || outletAt < 0) return undefined
  const above = lines.slice(coverEnd + 1, outletAt)
  const title = above.length <= MOST_TITLE_LINES ? above.join(' ') : (above.at(-1) ?? '')
  const printed = lines[dateAt]
  const date =
    printed === undefined
      ? undefined
      : year === undefined
        ? dateOfLine(printed)
        : statedField(year, `the line “${excerpt(printed)}”, which names no day`)
  const parts: Part[] = [
    { layer: 'headline', text: title },
    { layer: 'furniture', text: lines[outletAt]! },
    ...(printed === undefined ? [] : [{ layer: 'dateline' as const, text: printed }]),
    ...lines
      .slice(Math.max(dateAt, outletAt) + 1)
      .map((text): Part => ({ layer: isCopyright(text) ? 'credit' : 'furniture', text })),
  ]
  const outlet = labelled(
    lines[outletAt]!.slice(0, 500).replace(/[\s.]+$/u, ''),
    'the line below the headline of the document',
  )
  return {
    fields: {
      ...(title === '' ? {} : { title: labelled(title, 'the headline of the document')! }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(date === undefined ? {} : { date }),
    },
    parts,
  }
}

/** Where the text ends: at "Load-Date:", "Classification" or a section such as "Graphic" directly above them. */
function startOfTail(lines: readonly string[], from: number): number {
  let at = lines.findLastIndex((line, place) => place >= from && readNexisLabel(line, true)?.role === 'loaded')
  if (at === -1) at = lines.length
  const index = lines.findLastIndex((line, place) => place >= from && SECTIONS[0]![1].test(line))
  if (index !== -1 && lines.slice(index + 1, index + 8).some((line) => readNexisLabel(line, true) !== undefined))
    at = Math.min(at, index)
  // Sections such as "Graphic" stand between the text and these, as short headings.
  const reach = Math.max(from, at - 40)
  for (let place = at - 1; place >= reach; place--) if (sectionOf(lines[place]!) !== undefined) at = place
  return at
}

function sectionOf(line: string): Layer | 'index' | undefined {
  return line.length <= 40 ? SECTIONS.find(([, pattern]) => pattern.test(line))?.[0] : undefined
}

function readTail(lines: readonly string[], labels: NexisLabel[]): Part[] {
  const parts: Part[] = []
  let section: Layer | 'index' = 'index'
  for (const line of lines) {
    const opened = sectionOf(line)
    const label = readNexisLabel(line, true)
    if (opened !== undefined) {
      section = opened
      parts.push({ layer: 'furniture', text: line })
    } else if (label !== undefined && (section === 'index' || label.role === 'loaded' || label.role === 'language')) {
      section = 'index'
      labels.push(label)
      parts.push({ layer: 'furniture', text: line })
    } else if (isCopyright(line)) parts.push({ layer: 'credit', text: line })
    else parts.push({ layer: section === 'index' ? 'furniture' : section, text: line })
  }
  return parts
}

const RELATED =
  /^(?:related (?:articles?|content|stories|coverage)|read more|mehr zum thema|lire aussi|más información)\s*:?$/iu
// Headings of databases within the text.
const INNER_LABEL = /^(?:ABSTRACT|FULL TEXT|LINK TO IMAGE)$/

function bodyParts(lines: readonly string[]): Part[] {
  let related = false
  return lines.map((text): Part => {
    if (RELATED.test(text)) related = true
    else if (text.length > 160 || /[.!?…]["”»’)]*$/u.test(text)) related = false
    return { layer: related || INNER_LABEL.test(text) ? 'furniture' : bodyLayer(text), text }
  })
}

function fieldsOf(
  labels: readonly NexisLabel[],
  body: readonly string[],
): Pick<ExportArticle, 'byline' | 'url' | 'language'> {
  const of = (role: NexisRole): NexisLabel | undefined =>
    labels.find((label) => label.role === role && label.value !== '')
  const byline = of('byline')
  const language = of('language')
  const names = byline === undefined ? '' : bylineNames(byline.value)
  const alone = body.findLast((line, at) => at >= body.length - 4 && isAddressLine(line))
  const printed = of('url')?.value ?? alone
  const address = printed === undefined ? undefined : articleAddress(printed)
  return {
    ...(names === '' ? {} : { byline: statedField(names, `the field ${byline!.label}: “${excerpt(byline!.value)}”`) }),
    ...(address === undefined
      ? {}
      : {
          url: statedField(
            address,
            of('url') === undefined ? 'a line of the text that is only this address' : 'the field URL',
          ),
        }),
    ...(language === undefined ? {} : { language: statedLanguage(language.value) ?? language.value }),
  }
}
