import type { Tokens } from './tokens.ts'

/*
 * The search form. SQLite's unicode61 keeps Greek and Cyrillic accents, Arabic stretching and hamza forms, ß and ligatures
 * apart, and splits words at the vowel signs of Indic scripts. So words are split and folded here, and what FTS5 indexes is the
 * folded words joined by spaces: its terms are exactly these words, and a highlight lies exactly on the words shown.
 */

// One token a character, as in tokens.ts.
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const JOINERS = String.raw`\u00ad\u200d\u2060\ufeff`
const WORD = new RegExp(
  String.raw`[[${UNSPACED}]&&[\p{L}\p{N}]]\p{M}*|[[\p{L}\p{N}]--[${UNSPACED}]][[\p{L}\p{N}\p{M}${JOINERS}]--[${UNSPACED}]]{0,200}`,
  'gv',
)

// Most texts have no letters but those of ASCII, and need no pattern that knows all.
const NO_OTHER_LETTERS = /^[\p{ASCII}\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/u
const ASCII_WORD = /[A-Za-z0-9]{1,201}/g
const LONGEST_WORD = 201

const PLAIN = /^[a-z0-9]+$/
const ASCII = /^[A-Za-z0-9]+$/
// Ligatures, presentation forms and full-width letters are other shapes of the same letters; ² or ½ are not.
const SHAPES = /[\ufb00-\ufdff\ufe70-\ufefc\uff00-\uffef]+/gu
// Accents of Latin and Greek, points of Hebrew and Arabic (not the voicing marks of kana), stretching, characters that show nothing.
const DROPPED =
  /[\u200d\u00ad\u2060\ufeff\u0640]|[[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]&&[\p{M}--[\u{3099}\u{309a}]]]/gv
// In Cyrillic a breve or a diaeresis on these makes another letter, not an accent.
const LETTERS_WITH_MARK = /[йїў]/gu
const KEPT: Readonly<Record<string, string>> = { й: '\ue000', ї: '\ue001', ў: '\ue002' }
const RESTORED: Readonly<Record<string, string>> = { '\ue000': 'й', '\ue001': 'ї', '\ue002': 'ў' }

const SINGLE: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ŧ: 't', þ: 'th', ı: 'i', ĳ: 'ij', ſ: 's', ς: 'σ',
  µ: 'μ', ϐ: 'β', ϑ: 'θ', ϕ: 'φ', ϖ: 'π', ϰ: 'κ', ϱ: 'ρ', ϵ: 'ε',
  ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ڪ: 'ك', ة: 'ه', ہ: 'ه', ۃ: 'ه', ھ: 'ه', ە: 'ه',
  '٠': '0', '١': '1', '٢': '2', '٣': '3', '٤': '4', '٥': '5', '٦': '6', '٧': '7', '٨': '8', '٩': '9',
  '۰': '0', '۱': '1', '۲': '2', '۳': '3', '۴': '4', '۵': '5', '۶': '6', '۷': '7', '۸': '8', '۹': '9',
} // prettier-ignore
const SINGLES = new RegExp(`[${Object.keys(SINGLE).join('')}]`, 'gu')

// unicode61 splits words at all other marks, and at some letters that it takes for marks. They are carried through it as
// private-use characters, which it indexes as they are.
const CARRIED = /[\p{M}\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]/gu
const CARRIERS = /[\u{f0000}-\u{10ffff}]/gu
// From plane 0 to plane 15, from plane 1 to plane 16.
const TO_CARRIER = 0xf0000

/** The form of a word in which searches find it: lower case, without accents and variant shapes. May be empty. */
function foldWord(word: string): string {
  if (PLAIN.test(word)) return word
  if (ASCII.test(word)) return word.toLowerCase()
  return word
    .replace(SHAPES, (shape) => shape.normalize('NFKC').replace(/[^\p{L}\p{N}\p{M}]/gu, ''))
    .toLowerCase()
    .normalize('NFC')
    .replace(LETTERS_WITH_MARK, (letter) => KEPT[letter]!)
    .normalize('NFD')
    .replace(DROPPED, '')
    .normalize('NFC')
    .replace(/[\ue000-\ue002]/gu, (kept) => RESTORED[kept]!)
    .replace(SINGLES, (letter) => SINGLE[letter]!)
    .replace(CARRIED, (mark) => String.fromCodePoint(mark.codePointAt(0)! + TO_CARRIER))
}

/**
 * The words of a text as the full-text index holds them, with offsets into the text as given: "de-escalation" is two words,
 * "Çavuşoğlu" is "cavusoglu". Scripts written without spaces give one word a character.
 */
export function searchTokens(text: string): Tokens {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of text.matchAll(NO_OTHER_LETTERS.test(text) ? ASCII_WORD : WORD)) {
    const word = foldWord(match[0])
    if (word === '') continue
    words.push(word)
    starts.push(match.index)
    ends.push(match.index + match[0].length)
  }
  return { words, starts, ends }
}

/** The folded words, joined by spaces: what queries ask for, and the key of names. */
export function foldForSearch(text: string): string {
  return searchTokens(text).words.join(' ')
}

/**
 * What the full-text index is given of a text: it finds in it the words of {@link searchTokens}. A text whose only letters are
 * those of ASCII is split and folded by the index itself just so.
 */
export function indexedForm(text: string): string {
  return NO_OTHER_LETTERS.test(text) && !hasCutWord(text) ? text : foldForSearch(text)
}

/** Whether a text of ASCII letters has a word so long that {@link searchTokens} cuts it. */
function hasCutWord(text: string): boolean {
  // Such a word covers one of these places at least.
  for (let place = LONGEST_WORD; place < text.length; place += LONGEST_WORD) {
    let start = place
    let end = place
    while (start > 0 && isAsciiLetter(text, start - 1) && end - start <= LONGEST_WORD) start--
    while (isAsciiLetter(text, end) && end - start <= LONGEST_WORD) end++
    if (end - start > LONGEST_WORD) return true
  }
  return false
}

function isAsciiLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)
}

/** A term of the index's vocabulary as people may read it (accents stay folded). */
export function readableTerm(term: string): string {
  return term.replace(CARRIERS, (carrier) => String.fromCodePoint(carrier.codePointAt(0)! - TO_CARRIER))
}
