import { isBareName, readByline } from '../describe/bylines.ts'
import type { Part } from '../describe/compose-article.ts'
import { daysApart } from '../describe/dates.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { hostOf, withoutTracking } from '../describe/labelled-lines.ts'
import { bodyLayer, bylineNames, isCopyright } from './body-layer.ts'
import { labelled, NOTHING, type ExportArticle, type ExportReading } from './export-article.ts'
import { firstDate } from './export-dates.ts'

/** A paragraph of an article of Europresse, with what its markup calls it. */
interface EuropresseBlock {
  readonly text: string
  readonly field?: EuropresseField | undefined
  readonly links?: readonly { readonly href: string; readonly text: string }[]
}

/** `head`: in the head of the article and nothing more; `titles`: beside the headline; `aside` and `foot`: behind the text. */
export type EuropresseField =
  | 'outlet'
  | 'header'
  | 'head'
  | 'titles'
  | 'title'
  | 'subtitle'
  | 'author'
  | 'text'
  | 'aside'
  | 'foot'
  | 'certificate'

const NUMBER = /(?<![\p{L}\p{N}])([a-z]{2,8}[·•∙]\d{8}[·•∙][A-Za-z0-9]{1,12}[·•∙][\w.-]{2,80})/u
const NUMBER_LINE =
  /^(?:numéro de document|document number|número de documento|dokumentnummer|numero di documento|documentnummer)\s?:/iu
const CERTIFICATE =
  /^(?:ce certificat est émis|this certificate is issued|este certificado|date d['’]émission|date of issue|issue date|le présent document est protégé|this (?:document|material) is protected|certificat public|public certificate)/iu
const PICTURES =
  /^(?:illustrations?|photos?|légendes?|images?|graphiques?|infographies?|dessins?|captions?|graphics?|ilustraci(?:ón|ones)|fotos?)\s?(?:\(s\))?\s?:/iu
const NOTES =
  /^(?:notes?|encadrés?|box(?:es)?|notas?|anmerkung(?:en)?|corrections?|rectificatifs?|précisions?|complément)\s?(?:\(s\))?\s?:/iu
const ASIDE_LABEL = /^\p{Lu}[\p{L} ’'-]{2,40}(?:\(s\))?\s?:\s*$/u
const PUBLISHED_AT =
  /cet article est paru dans|this article (?:was|is) (?:published|originally)|lire (?:l['’]article )?(?:sur|original)|voir l['’]article/iu

/** Reads one article of Europresse (also Eureka), of the newer or the older layout. */
export function readEuropresse(blocks: readonly EuropresseBlock[], isClosed: boolean): ExportReading {
  const titleAt = blocks.findIndex(({ field }) => field === 'title')
  const words = (field: EuropresseField): string =>
    blocks
      .filter((block) => block.field === field)
      .map(({ text }) => text)
      .join(' ')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
  const outlet = outletOf(blocks.find(({ field }) => field === 'outlet')?.text)
  const header = words('header').replaceAll(' ,', ',')
  const title = words('title')
  if (outlet === undefined && title === '') return NOTHING
  const id = blocks.map(({ text }) => NUMBER.exec(text)?.[1]).find((found) => found !== undefined)
  const date = dateOf(header === '' ? blocks.slice(0, Math.max(0, titleAt)).map(({ text }) => text) : [header], id)
  const parts: Part[] = []
  const reader = new Reader(blocks, titleAt, parts)
  for (let at = 0; at < blocks.length; at++) reader.read(at)
  const byline = bylineNames(reader.author ?? '')
  const link = blocks
    .flatMap(({ links = [] }) => links)
    .find(({ href, text }) => /^https?:/i.test(href) && PUBLISHED_AT.test(text))
  return {
    kind: 'article',
    whole: isClosed || id !== undefined,
    article: {
      ...(id === undefined ? {} : { id }),
      ...(title === '' ? {} : { title: labelled(title, 'the headline of the article')! }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(byline === ''
        ? {}
        : { byline: statedField(byline, `the line “${excerpt(reader.author!)}” below the headline`) }),
      ...(date === undefined ? {} : { date }),
      ...(link === undefined || hostOf(link.href) === undefined
        ? {}
        : { url: statedField(withoutTracking(link.href), `the link “${excerpt(link.text)}”`) }),
      parts,
    },
  }
}

/** "Le Monde, no. 22034" and "Le Monde.fr (site web)" over two lines: the name alone. */
function outletOf(printed: string | undefined): ExportArticle['outlet'] {
  const name = printed
    ?.split(/\n|\s{3,}/u)[0]!
    .replace(/,?\s+(?:no\.?|n[°º]|nr\.?|núm\.?|vol\.?|issue)\s*\d.*$/iu, '')
    .replace(/\s*\((?:site web|web site|sitio web|réf\.[^)]*|site web réf\.)\)\s*$/iu, '')
  return labelled(name, 'the name of the source above the article')
}

/** The date in the lines above the headline. The document's number holds one too, which is a check and no more. */
function dateOf(lines: readonly string[], id: string | undefined): ExportArticle['date'] {
  for (const line of lines.slice(0, 20)) {
    const iso = firstDate(line.slice(0, 1000))
    if (iso === undefined) continue
    const [, year, month, day] = /[·•∙](\d{4})(\d\d)(\d\d)[·•∙]/u.exec(id ?? '') ?? []
    const numbered = year === undefined ? undefined : `${year}-${month}-${day}`
    const note =
      numbered === undefined || daysApart(iso, numbered) <= 3 ? '' : `; the number of the document says ${numbered}`
    return statedField(iso, `the line “${excerpt(line)}”${note}`)
  }
  return undefined
}

class Reader {
  readonly #blocks: readonly EuropresseBlock[]
  readonly #titleAt: number
  readonly #parts: Part[]
  #section: 'caption' | 'body' | 'furniture' = 'furniture'
  #inText = false
  #isOver = false
  #headerDone = false
  #titleDone = false
  author: string | undefined

  constructor(blocks: readonly EuropresseBlock[], titleAt: number, parts: Part[]) {
    this.#blocks = blocks
    this.#titleAt = titleAt
    this.#parts = parts
  }

  read(at: number): void {
    const { text, field } = this.#blocks[at]!
    if (field === 'certificate' || CERTIFICATE.test(text)) return
    if (NUMBER_LINE.test(text) || NUMBER.exec(text)?.[0] === text) {
      // The number stands once more in the certificate below.
      if (!this.#isOver) this.#add('furniture', text)
      this.#isOver = true
    } else if (field === 'outlet') this.#add('furniture', text.replace(/\s+/g, ' '))
    else if (field === 'header') this.#header()
    else if (field === 'title') {
      if (this.#titleDone) return
      this.#titleDone = true
      this.#add(
        'headline',
        this.#blocks
          .filter((block) => block.field === 'title')
          .map((block) => block.text)
          .join(' ')
          .replace(/\s+/g, ' '),
      )
    } else if (field === 'aside') this.#aside(text)
    else if (isCopyright(text) && (field === 'foot' || this.#inText || this.#isOver)) this.#add('credit', text)
    else if (field === 'foot' || this.#isOver) this.#add('furniture', text)
    else if (field === 'subtitle' || field === 'titles') this.#add('standfirst', text)
    else if (field === 'author') this.#byline(text)
    else if (at < this.#titleAt) this.#add('standfirst', text)
    else if (field === 'head') this.#byline(text)
    else if (!this.#inText && this.author === undefined && field !== 'text' && this.#looksLikeAuthor(text, at))
      this.#byline(text)
    else if (PUBLISHED_AT.test(text) && text.length <= 160) this.#add('furniture', text)
    else {
      this.#inText = true
      this.#add(bodyLayer(text), text)
    }
  }

  /** Section, weekday, date and page are separate pieces of one line. */
  #header(): void {
    if (this.#headerDone) return
    this.#headerDone = true
    const line = this.#blocks
      .filter(({ field }) => field === 'header')
      .map(({ text }) => text)
      .join(' ')
    this.#add('dateline', line.replace(/\s+/g, ' ').replace(/ ,/g, ','))
  }

  #aside(text: string): void {
    const label = PICTURES.test(text)
      ? 'caption'
      : NOTES.test(text)
        ? 'body'
        : ASIDE_LABEL.test(text)
          ? 'furniture'
          : undefined
    if (label === undefined) {
      this.#add(this.#section, text)
      return
    }
    this.#section = label
    const rest = text.slice(text.indexOf(':') + 1).trim()
    if (rest !== '') this.#add(label, rest)
  }

  #byline(text: string): void {
    this.author ??= text.replace(/\s+/g, ' ')
    this.#add('byline', text)
  }

  /** In the older layout the author is a plain line between headline and text. */
  #looksLikeAuthor(text: string, at: number): boolean {
    if (at !== this.#titleAt + 1 || text.length > 120 || /[.!?:»"]$/u.test(text)) return false
    const follows = this.#blocks
      .slice(at + 1)
      .some((block) => block.field === undefined && !NUMBER_LINE.test(block.text) && !isCopyright(block.text))
    return (
      follows &&
      (readByline(text) !== undefined || text.split(/\s*[,;/]\s*|\s+et\s+/u).every((name) => isBareName(name)))
    )
  }

  #add(layer: Part['layer'], text: string): void {
    this.#parts.push({ layer, text })
  }
}
