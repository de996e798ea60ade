import { tokenise } from '../../text/tokens.ts'
import { AGENCY } from './agencies.ts'
import type { Block } from './blocks.ts'
import { readByline } from './bylines.ts'
import { knownOutlet } from './outlet-hosts.ts'

/** The end of a sentence, with what may close after it. */
export const TERMINAL = /[.!?…。！？؟۔।:;]["”»’'“)\]）」]*(?:\[\d+\])?$/u
const ABBREVIATION_END = /(?:\p{Lu}\.){2,}$|\b(?:Jr|Sr|Inc|Co|Ltd|St|No|vs|etc)\.$/u
// Some wire copy ends with the agency's name after the last full stop.
const AGENCY_END = new RegExp(String.raw`(?<=[.!?…”"»])\s+[(\[]?(?:${AGENCY})[)\]]?\.?$`, 'u')
/** The end of a question. */
export const QUESTION = /[?？؟]$/u
const UNSPACED_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu

/** A paragraph: long, or sentences. */
export function isProse(line: Block): boolean {
  const size = measure(line.plain)
  if (line.mark === 'title' || line.mark === 'heading') return false
  return (
    size >= 220 ||
    (size >= 80 && TERMINAL.test(line.plain) && !ABBREVIATION_END.test(line.plain)) ||
    (size >= 60 && sentencesOf(line.plain) >= 2)
  )
}

/** A line that no full stop closes; a short question between paragraphs is a heading, too. */
export function isOpen(whole: string): boolean {
  const plain = whole.replace(AGENCY_END, '')
  if (!TERMINAL.test(plain) || ABBREVIATION_END.test(plain) || isQuotedHeading(plain)) return true
  return QUESTION.test(plain) && measure(plain) <= 60 && !/["“”„«».!]/u.test(plain)
}

/** A heading that is a quotation: ‘Nowhere to go’. */
export function isQuotedHeading(plain: string): boolean {
  return wordsOf(plain) <= 10 && /^["“„«'‘][^"“”„«»]{3,70}["”“»'’]$/u.test(plain) && !/[.!?,;…]["”“»'’]$/u.test(plain)
}

export function isSentence(plain: string): boolean {
  return !isOpen(plain) && wordsOf(plain) >= 3 && /\p{L}{2}/u.test(plain)
}

export function isTitle(plain: string): boolean {
  const size = measure(plain)
  if (size < 15 || plain.length > 200 || knownOutlet(plain) !== undefined || readByline(plain) !== undefined)
    return false
  return (!/[.。۔।:;,،]["”»’)]*$/u.test(plain) || ABBREVIATION_END.test(plain)) && /\p{L}/u.test(plain)
}

export function isStandfirst(plain: string): boolean {
  return measure(plain) >= 45 && wordsOf(plain) >= 7 && !/[|•]/.test(plain)
}

/** Length as if in an alphabet: a character of Chinese, Japanese or Thai stands for about two and a half. */
export function measure(plain: string): number {
  return plain.length + 1.5 * (plain.match(UNSPACED_LETTER)?.length ?? 0)
}

export function wordsOf(plain: string): number {
  return plain.split(/\s+/).length + Math.floor((plain.match(UNSPACED_LETTER)?.length ?? 0) / 2)
}

export function sentencesOf(plain: string): number {
  return plain.match(/(?:[.!?…؟۔।]["”»’)]*(?=\s+["“„«(]?[\p{Lu}\p{Lo}\p{N}]|$)|[。！？])/gu)?.length ?? 0
}

export function contentWords(plain: string): string[] {
  return tokenise(plain)
    .words.filter(
      (word) => word.length >= 4 || /[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}]/u.test(word),
    )
    .map(stem)
}

/** Enough of a word to meet its other forms. */
export function stem(word: string): string {
  return word.slice(0, 5)
}
