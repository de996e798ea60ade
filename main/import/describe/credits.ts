import { AGENCY, isAgencyList } from './agencies.ts'

const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.\-]*|de|da|di|van|von|der|den|el|al|bin|bint|du|la|le)`
const NAME = String.raw`${NAME_WORD}(?:\s+${NAME_WORD}){0,5}`
// An agency that no list knows: capitals, or a name that ends in Press, Photo, Images.
const UNKNOWN_AGENCY = String.raw`(?:\p{Lu}{2,8}|\p{Lu}[\p{L}\p{M}]*(?:\s\p{Lu}[\p{L}\p{M}]*)?\s(?:Press|Photos?|Images|News|Agency|Pictures|TV)|\p{L}{3,}PRESS)`
const SOURCE = String.raw`(?:(?:${AGENCY})|${UNKNOWN_AGENCY})`
const PHOTO_WORD = String.raw`(?i:photo(?:s|graph|grapher|graphie|graphs)?(?:\s+(?:credits?|by|courtesy(?: of)?|d['’]illustration|de))?|fotos?|fotografie|fotografía|fotografia|picture(?: credit)?|pic|images?(?: credits?| source,?| copyright)?|image d['’]illustration|imagen|imagem|bild(?:er)?(?:quelle|nachweis|rechte)?|crédits?(?: photo| image)?|credits?|crédito|crediti|créditos|copyright|©|\(c\)|illustration|video|graphic|graphique|grafik|infographic|courtesy(?: of)?|handout|фото(?:граф)?|снимок|иллюстрация|تصوير|الصورة|صورة|مصدر الصورة|fotoğraf|zdjęcie|fot\.|kuva|foto's|beeld|φωτογραφία|照片|图片|写真|사진)`

const LABELLED = new RegExp(
  String.raw`^[(\[*_]*${PHOTO_WORD}\s*(?:[:：©|/–-]|(?<=source,)|by\b|von\b|par\b|via\b)\s*\S.*$`,
  'u',
)
const COPYRIGHT_NAME = new RegExp(
  String.raw`^[(\[*_]*(?i:©|\(c\)|copyright)\s*(?:\d{4}\s*)?${NAME}(?:\s*[/|,]\s*${NAME})*[)\]*_.]*$`,
  'u',
)
const NAME_AND_SOURCE = new RegExp(
  String.raw`^[(\[*_]*${NAME}(?:\s*[/|–—,]\s*|\s+-\s+|\s+via\s+|\s+for\s+)(?:${NAME}\s*[/|]\s*)*${SOURCE}(?:\s*(?:[/|,]|via)\s*${SOURCE})*[)\]*_.]*$`,
  'u',
)
const CHAIN = new RegExp(String.raw`^[(\[*_]*${NAME}(?:\s*/\s*${NAME})*\s*/\s*${SOURCE}[)\]*_.]*$`, 'u')
const HAND = /^[([*_]*(?:via\s+)?(?:Getty Images|AP Photo|AFP Photo|Reuters|AFP|EPA)\b.{0,60}$/u

/** Whether a line credits a picture and says nothing else: "Name/AP", "Photo: Name", "© AFP". */
export function isPhotoCredit(line: string): boolean {
  if (line.length > 120 || /[.!?]\s+\p{Lu}\p{Ll}/u.test(line.replace(/\p{Lu}\./gu, ''))) return false
  const words = line.split(/\s+/).length
  if (words > 14) return false
  if (LABELLED.test(line) || COPYRIGHT_NAME.test(line)) return true
  if (words <= 9 && (NAME_AND_SOURCE.test(line) || CHAIN.test(line))) return !/^(?:By|Von|Par|Por)\s/u.test(line)
  return words <= 5 && /[/|]/.test(line) && HAND.test(line)
}

const IN_BRACKETS = String.raw`[(\[（【][^()\[\]]{0,80}?`
const BRACKETED = new RegExp(
  String.raw`${IN_BRACKETS}(?:(?<![\p{L}\p{N}])${AGENCY}(?![\p{L}\p{N}])|(?<![\p{L}])${PHOTO_WORD}\s*[:/]|\p{L}+ (?:Photo|Foto)/|/\s*\p{Lu}{2,8}\b|${NAME}\s*/\s*\p{Lu})[^()\[\]]{0,60}[)\]）】][.*_"”]*$`,
  'u',
)
const BRACKETED_CAPITALS = /[([]\p{Lu}{2,6}[)\]][.*_]*$/u
const TRAILING_CREDIT = new RegExp(
  String.raw`(?:(?:^|[.!?”"\p{N}\])،]\s*|\s[|–—]\s*|\*\*)(?:${PHOTO_WORD})\s*[:/©]\s*[^.]{2,80}|©\s*[^.©]{2,60}|[.!?”"]\s*\*\*[^*]{2,80}\*\*|/\s*(?:${AGENCY})|[.”"\p{N}]\s*(?:${NAME}\s*)?[/|–—-]\s*${SOURCE}(?:\s*/\s*${SOURCE})*|[.”"\p{N}]\s+(?:${AGENCY}|\p{Lu}{2,8})\s*[/–-]\s*${NAME})[.\s*_]*$`,
  'u',
)

/** Whether a line ends in the credit of a picture: "(AP)", "(AP Photo/Name)", "Photo: Name", "… / Reuters". */
export function endsInPhotoCredit(line: string): boolean {
  return BRACKETED.test(line) || BRACKETED_CAPITALS.test(line) || TRAILING_CREDIT.test(line)
}

/** Whether the credit at the end of a line is an agency's sign alone, as wire copy ends with it too: "(dpa)". */
export function endsInAgencySign(line: string): boolean {
  const sign = /[([（]([^()[\]]{2,40})[)\]）][.*_]*$/u.exec(line)?.[1]
  return sign !== undefined && (isAgencyList(sign) || /^\p{Lu}{2,6}$/u.test(sign))
}

const CONTRIBUTED =
  /\bcontributed\s+(?:reporting\s+)?(?:to|for)\s+th(?:is|e)\b|\bcontributed\s+(?:additional\s+)?reporting\b|\bcontributed\s+(?:to\s+)?(?:this\s+)?(?:story|report|article)\b|\ba contribué à cet article|\bcontribuy[óe]|\bha contribuito a|\bcontribui[ur]/iu
const STAFF =
  /^[([*_—–-]*\s*(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|written|translated|translation)\s+(?:by|from)\b.{2,300}$/iu
const WITH_AGENCIES = new RegExp(
  String.raw`^[(\[*_—–-]*\s*(?:with\s+(?:(?:additional\s+)?(?:reporting|inputs?|files|material|information|reports)\s+(?:by|from)\s+|the\s+)?|mit\s+(?:material|informationen|agenturmaterial)(?:\s+(?:von|der|des))?(?:\s+(?:agentur(?:en)?|nachrichtenagenturen))?\s*|mit\s+|avec\s+(?:les\s+)?(?:l['’])?|con\s+(?:información\s+de\s+|informazioni\s+)?|com\s+(?:informações\s+(?:da|de|do)\s+)?|по материалам\s+|с использованием материалов\s+|за матеріалами\s+|z\s+|met\s+)(?:.{0,40}?\b)?(?:${AGENCY}|agencies|agences|agenturen|agencias|agências|agenzie|агентств)(?:.{0,60})$`,
  'iu',
)
const PRODUCED =
  /^(?:this|the)\s+(?:article|report|story|text)\s+(?:is|was|has been)\s+(?:written|produced|provided|prepared|compiled|supplied|distributed|based on|adapted from)\b|^(?:dieser|diese|der)\s+(?:text|beitrag|meldung|artikel)\s+(?:stammt|wurde|ist|basiert)\b.{0,80}(?:agentur|dpa|afp|reuters|\bap\b)/iu
// Initials of German and Swiss desks before their agencies: "sti/AR (dpa, rtr)".
const DESK_INITIALS = /^\p{Ll}{2,4}(?:\s*\/\s*\p{L}{2,4}){0,4}\s*[/(]?\s*\([^)]{2,60}\)$/u
const SOURCE_LABEL =
  /^[([*_]*(?:sources?|quellen?|fuentes?|fontes?|fonte|bron(?:nen)?|kaynak|źródło|zdroj|источники?|джерело|källa|kilde|lähde|forrás|sursa|πηγή|مصدر|المصدر|المصادر|來源|来源|出典|출처)(?:\s*\([^)]*\))?\s*[:：]\s*(?<source>.+?)[)\]*_.]*$/iu

/** What a line that credits a text says: `source` where it names one after a label. */
export interface TextCredit {
  readonly rule: string
  readonly source?: string
}

/** Reads a line that credits agencies or staff for the text: "Source: X and agencies", "Reuters contributed …", "dpa/AFP". */
export function readTextCredit(line: string): TextCredit | undefined {
  const source = SOURCE_LABEL.exec(line)?.groups?.['source']
  if (source !== undefined && source.split(/\s+/).length <= 10 && !/https?:|www\./i.test(source))
    return { rule: 'a source line', source: source.trim() }
  if (line.length <= 300 && STAFF.test(line)) return { rule: 'a line that credits staff' }
  if (line.length <= 220 && CONTRIBUTED.test(line) && !/["“”]/.test(line))
    return { rule: 'a line that credits contributors' }
  if (line.length <= 160 && (WITH_AGENCIES.test(line) || PRODUCED.test(line)) && line.split(/\s+/).length <= 20)
    return { rule: 'a line that credits an agency' }
  if (isAgencyList(line) || (line.length <= 60 && DESK_INITIALS.test(line))) return { rule: 'names of agencies alone' }
  return undefined
}
