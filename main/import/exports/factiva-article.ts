import type { Layer } from '../../contract/article.ts'
import type { Part } from '../describe/compose-article.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { bodyLayer, bylineNames, isCopyright } from './body-layer.ts'
import { labelled, NOTHING, type ExportReading } from './export-article.ts'
import { dateOfLine } from './export-dates.ts'
import { isLanguageName, statedLanguage } from './stated-language.ts'

/** A field of an article of Factiva: its code of two or three letters, and its paragraphs. */
export interface FactivaField {
  readonly code: string
  readonly paragraphs: readonly string[]
}

const LAYERS: Readonly<Record<string, Layer>> = {
  HD: 'headline', BY: 'byline', LP: 'body', TD: 'body', CX: 'body', ART: 'caption', CR: 'credit', CY: 'credit', PD: 'dateline',
} // prettier-ignore
const CODES = new Set(
  'HD HL HLP CLM SE BY AU CR WC PD ET ELD SN SC NGC GC ED PG PAGE VOL LA CY CX LP TD ART CT RF CO IN NS RE IPC IPD PUB AN DLN RST GR TX PDD CLN RBC IPR'.split(
    ' ',
  ),
)

/** Whether letters are the code of a field of Factiva. */
export function isFactivaCode(code: string): boolean {
  return CODES.has(code)
}

// "Document NYTF000020050408dp1900j9s": two to ten letters and digits of the source, a date, letters and digits.
const NUMBER = String.raw`[A-Za-z][A-Za-z0-9]{2,11}\d{8}[A-Za-z0-9]{6,16}`
const DOCUMENT_WORD = String.raw`(?:Document[oe]?s?|Dokument[u]?|Документ|文件|文档|文檔|文書|ドキュメント|문서|Doc(?:ument)?\.?(?: no\.?)?)`
const DOCUMENT = new RegExp(String.raw`^${DOCUMENT_WORD}\s{0,4}[:：]?\s{0,4}(${NUMBER})\.?$`, 'iu')
/** The line that ends each article of Factiva, found in bytes: the word for "document" may be in any script. */
export const DOCUMENT_NUMBER = new RegExp(
  String.raw`^[ \t\f\xa0]{0,40}(?:AN[ \t|\xa0]{1,20})?[A-Za-z\x80-\xff]{2,24}\.?[ \t:|\xa0]{1,8}${NUMBER}[ \t|\xa0]{0,40}$`,
  'gm',
)

/** The accession number in a line such as "Document NYTF000020050408dp1900j9s". */
export function readAccession(line: string): string | undefined {
  return DOCUMENT.exec(line.trim())?.[1]
}

const WORDS =
  /^[\d.,\u00a0\u202f ]{1,12}\s*(?:words?|wörter|worte|mots?|palabras?|parole|palavras?|woorden|слов\p{L}*|字|字数|語|文字|단어|words\s*in.*|słów|słowa|ord|slov|szó|kata|kelime)\.?$/iu
const TIME = /^\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s+(?:GMT|UTC|[A-Z]{2,4}))?$/iu
const SOURCE_CODE = /^[A-Z0-9]{2,12}$/

/** Whether a line is the length of an article: "1,285 Wörter". */
export function isWordCount(line: string): boolean {
  return line.length <= 40 && WORDS.test(line.trim())
}

/** Reads an article that is printed with its field codes ("full article plus indexing"). */
export function readFactivaFields(fields: readonly FactivaField[]): ExportReading {
  const of = (...codes: string[]): string | undefined => {
    const text = fields
      .find(({ code, paragraphs }) => codes.includes(code) && paragraphs.length > 0)
      ?.paragraphs.join(' ')
    return text === undefined || text.trim() === '' ? undefined : text
  }
  const title = of('HD', 'HL')
  const hasText = fields.some(({ code, paragraphs }) => LAYERS[code] === 'body' && paragraphs.length > 0)
  if (title === undefined && !hasText) return NOTHING
  const number = of('AN')
  const id = number === undefined ? undefined : (readAccession(number) ?? number.trim().split(/\s+/).at(-1))
  const byline = bylineNames(of('BY', 'AU') ?? '')
  const printedDate = of('PD')
  const date =
    printedDate === undefined ? undefined : dateOfLine(printedDate, `the field PD: “${excerpt(printedDate)}”`)
  const language = of('LA')
  const outlet = labelled(of('SN'), 'the field SN')
  return {
    kind: 'article',
    whole: id !== undefined,
    article: {
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title: labelled(title, 'the field HD')! }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(byline === '' ? {} : { byline: statedField(byline, 'the field BY') }),
      ...(date === undefined ? {} : { date }),
      ...(language === undefined ? {} : { language: statedLanguage(language) ?? language }),
      parts: fields.flatMap(partsOf),
    },
  }
}

function partsOf({ code, paragraphs }: FactivaField): Part[] {
  const layer = LAYERS[code] ?? (code === 'HL' ? 'headline' : undefined)
  if (layer === undefined)
    return paragraphs.length === 0 ? [] : [{ layer: 'furniture', text: `${code}: ${paragraphs.join(' ')}` }]
  if (layer === 'headline') return [{ layer, text: paragraphs.join(' ').replace(/\s+/g, ' ') }]
  return paragraphs.map((text): Part => ({ layer: layer === 'body' ? bodyLayer(text) : layer, text }))
}

/** The head of an article without field codes, as its position tells: what stands above the headline, it, and what follows. */
interface FactivaHead {
  readonly section?: string
  readonly title?: string
  readonly byline?: string
  /** Lines from below the headline and byline on: credit, length, date, source, codes, language, copyright. */
  readonly lines: readonly string[]
}

/** Reads an article that is printed without field codes. `text`: its paragraphs with their layers; `id`: its accession number. */
export function readFactivaHead(head: FactivaHead, text: readonly Part[], id: string | undefined): ExportReading {
  const parts: Part[] = []
  if (head.section !== undefined) parts.push({ layer: 'furniture', text: head.section })
  if (head.title !== undefined) parts.push({ layer: 'headline', text: head.title })
  if (head.byline !== undefined) parts.push({ layer: 'byline', text: head.byline })
  const { lines } = head
  const countAt = lines.findIndex((line) => isWordCount(line))
  const dateAt = lines.findIndex((line, at) => at > countAt && line.length <= 60 && dateOfLine(line) !== undefined)
  const sourceAt = dateAt === -1 ? -1 : lines.findIndex((line, at) => at > dateAt && !TIME.test(line))
  const language = lines.findLast((line, at) => at > sourceAt && isLanguageName(line))
  for (const [at, line] of lines.entries()) {
    const layer: Layer = at === dateAt ? 'dateline' : isCopyright(line) || at < countAt ? 'credit' : 'furniture'
    parts.push({ layer, text: line })
  }
  if (head.title === undefined && text.length === 0) return NOTHING
  const byline = bylineNames(head.byline ?? '')
  const date = dateAt === -1 ? undefined : dateOfLine(lines[dateAt]!)
  const source =
    sourceAt === -1 || (SOURCE_CODE.test(lines[sourceAt]!) && lines[sourceAt]!.length > 9) ? undefined : lines[sourceAt]
  const outlet = labelled(source, 'the line below the date')
  return {
    kind: 'article',
    whole: id !== undefined,
    article: {
      ...(id === undefined ? {} : { id }),
      ...(head.title === undefined ? {} : { title: labelled(head.title, 'the headline of the article')! }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(byline === '' ? {} : { byline: statedField(byline, 'the line below the headline') }),
      ...(date === undefined ? {} : { date }),
      ...(language === undefined ? {} : { language: statedLanguage(language) ?? language }),
      parts: [...parts, ...text],
    },
  }
}

/** The paragraphs behind an article's own: its publisher, as a short line without an end, and captions. */
export function layerBehindText(text: string, isLast: boolean): Layer {
  if (isCopyright(text)) return 'credit'
  if (
    isLast &&
    text.length <= 100 &&
    !/[.!?…]["”»’)]*$/u.test(text.replace(/\b(?:Inc|Ltd|Co|Corp|S\.?A|S\.p\.A|B\.V|plc)\.$/iu, ''))
  )
    return 'furniture'
  return 'caption'
}
