import type { Layer } from '../../contract/article.ts'
import { isPhotoCredit, readTextCredit } from '../describe/credits.ts'

const PICTURE =
  /^(?:(?:colou?r |b&w |file )?(?:photo(?:graph)?s?|picture|image|graphic|chart|map|drawing|cartoon|illustration|table|diagram|caption|foto|bild|bildunterschrift|bildtext|grafik|légende|infographie|dessin|imagen|leyenda|gráfico|immagine|didascalia|legenda|infografía|afbeelding|bijschrift)(?:\(?s\)?)?(?: \d+)?(?: \/[^:]{1,40})?\s?[:：]\s)/iu

/** What a paragraph within an article's text is: its body, or the caption or credit that exports print between the paragraphs. */
export function bodyLayer(text: string): Layer {
  if (isAddressLine(text)) return 'furniture'
  if (text.length <= 1500 && PICTURE.test(text)) return 'caption'
  return isPhotoCredit(text) || readTextCredit(text) !== undefined ? 'credit' : 'body'
}

/** Whether a paragraph is an address and nothing else. */
export function isAddressLine(text: string): boolean {
  return /^<?(?:https?:\/\/|www\.)\S{4,2000}>?$/iu.test(text.trim())
}

const COPYRIGHT = /^\s*(?:copyright\b|copr\.|copy \d{4}|©|\(c\)|\(©\)|&copy;|urheberrecht|alle rechte\b)/iu
const RIGHTS =
  /\b(?:all rights reserved|alle rechte vorbehalten|tous droits(?: de reproduction)? (?:et de [^.]{3,40} )?réservés|todos los derechos reservados|reservados todos los derechos|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden)\b/iu

/** Whether a line states whose copyright a text is. */
export function isCopyright(line: string): boolean {
  return COPYRIGHT.test(line) || (line.length <= 300 && RIGHTS.test(line))
}

/** What is longer is no byline; searching it for its end would take long. */
const LONGEST_BYLINE = 2000
const BY = /^\s*(?:(?:written|reported|story)\s+)?(?:by|von|par|por|door)\s*:?\s+(?=\p{Lu}|\p{Lo})/iu

/** The names of a byline field as printed, without "By". */
export function bylineNames(printed: string): string {
  return printed
    .slice(0, LONGEST_BYLINE)
    .replace(/\s+/g, ' ')
    .replace(BY, '')
    .replace(/[\s;,]+$/u, '')
    .trim()
}
