/**
 * The one tokeniser. Hashes, fingerprints, word counts, shared passages and search highlights all stand on it, so a change
 * here needs a new {@link TEXT_VERSION}.
 */
export const TEXT_VERSION = 1

/**
 * The words of a text. `words[n]` is the normalised word n, and it stands at [starts[n], ends[n]) in the text as given
 * (UTF-16 code units): offsets always point into the original, whatever was masked or folded.
 */
export interface Tokens {
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

// Scripts written without spaces: one token a character (with its marks). A dictionary segmenter would be nearer to words, but
// its results change with the ICU version, and content hashes must be the same in ten years and in both shells.
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
// Ignorable characters inside a word: soft hyphen, word joiner, zero-width joiners, byte order mark.
const IGNORABLE = String.raw`\u00ad\u200c\u200d\u2060\ufeff`
// Longer runs are no words; they are cut, so that a file of one endless token can be read.
const LETTERS = String.raw`[[\p{L}\p{N}\p{M}${IGNORABLE}]--[${UNSPACED}]]{1,200}`
const TOKEN = new RegExp(
  String.raw`[${UNSPACED}]\p{M}*|(?![\p{M}${IGNORABLE}])${LETTERS}(?:['’‘ʼ\-‐‑.,:]${LETTERS}){0,50}`,
  'gv',
)

// Most texts have no letters but those of ASCII. There the pattern above finds what this one does, in a third of the time.
const NO_OTHER_LETTERS = /^[\p{ASCII}\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/u
const ASCII_TOKEN = /[A-Za-z0-9]{1,200}(?:['’‘\-.,:][A-Za-z0-9]{1,200}){0,50}/g

// Web addresses and the targets of Markdown links are no words of the article.
const MASKED = /\]\([^()\s]{0,4000}\)|(?:https?:\/\/|www\.)[^\s<>"'’”)\]]+/giu

const PLAIN = /^[a-z0-9'\-.,:]+$/
const ASCII = /^[A-Za-z0-9'\-.,:]+$/
const APOSTROPHES = /[’‘ʼ]/gu
const DASHES = /[‐‑]/gu
// U+200C stays: it tells words apart in Persian. Tatweel only stretches a word.
const DROPPED = /[\u200d\u00ad\u2060\ufeff\u0640]/gu

/**
 * The form in which words are compared: NFKC, case folded (through upper case, so that ß equals ss), straight apostrophes
 * and hyphens, without soft hyphens and tatweel.
 */
export function normaliseWord(word: string): string {
  if (PLAIN.test(word)) return word
  if (ASCII.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(DROPPED, '')
}

/** Replaces web addresses and Markdown link targets by spaces of equal length. */
export function maskAddresses(text: string): string {
  return text.replace(MASKED, (match) => ' '.repeat(match.length))
}

// A full stop between a small and a capital letter, or a comma between letters, is a missing space, not part of a word.
const JOIN = /(?<=\p{Ll}\p{M}*)\.(?=\p{Lu})|(?<=[\p{L}\p{M}]),(?=\p{L})/gu

/**
 * Splits a text into words. A word is letters, digits and marks joined inside by ' - . , or : (so "Syria's", "de-escalation",
 * "1,000" and "U.S" are one word each); after compare.md's convention for the hand-made truth.
 */
export function tokenise(text: string): Tokens {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const push = (word: string, start: number): void => {
    const normal = normaliseWord(word)
    if (normal === '') return
    words.push(normal)
    starts.push(start)
    ends.push(start + word.length)
  }
  const pattern = NO_OTHER_LETTERS.test(text) ? ASCII_TOKEN : TOKEN
  for (const match of maskAddresses(text).matchAll(pattern)) {
    const word = match[0]
    let from = 0
    if (word.includes('.') || word.includes(',')) {
      for (const join of word.matchAll(JOIN)) {
        push(word.slice(from, join.index), match.index + from)
        from = join.index + 1
      }
    }
    push(from === 0 ? word : word.slice(from), match.index + from)
  }
  return { words, starts, ends }
}

/**
 * The words that stand in spans of the text that was tokenised, as if the spans had been tokenised by themselves; undefined where
 * a span cuts through a word. Spans are in order and free of overlaps.
 */
export function wordsWithin(
  tokens: Tokens,
  spans: readonly { readonly start: number; readonly end: number }[],
): string[] | undefined {
  const words: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    while (at < tokens.words.length && tokens.ends[at]! <= start) at++
    if (at < tokens.words.length && tokens.starts[at]! < start) return undefined
    while (at < tokens.words.length && tokens.ends[at]! <= end) words.push(tokens.words[at++]!)
    if (at < tokens.words.length && tokens.starts[at]! < end) return undefined
  }
  return words
}
