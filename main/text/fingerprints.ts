import { hashWord, mix } from './hash-words.ts'

/** Words in one gram, and grams in one window. Every shared run of GRAM + WINDOW - 1 = 15 words leaves a common fingerprint. */
const GRAM = 8
const WINDOW = 8
const BASE = 0x9e3779b1

/**
 * The winnowed fingerprints of a text given as normalised words: of every 8 neighbouring 8-grams, the hash that is smallest
 * (the rightmost of equals). Distinct, ascending, signed 32 bit. Empty below 8 words.
 * Method: Schleimer, Wilkerson and Aiken, "Winnowing" (2003).
 */
export function fingerprints(words: readonly string[]): Int32Array {
  return Int32Array.from(new Set(fingerprintPlaces(words).map(({ h }) => h))).toSorted()
}

/** The same fingerprints with the index of the first of the 8 words that each is of, in the order of the text. */
export function fingerprintPlaces(words: readonly string[]): { readonly h: number; readonly at: number }[] {
  const grams = hashedGrams(words)
  const chosen = new Set<number>()
  // The window's minimum is kept while it stays inside, so that each gram is looked at about twice.
  let smallest = -1
  for (let last = Math.min(WINDOW, grams.length) - 1; last < grams.length && last >= 0; last++) {
    const first = Math.max(0, last - WINDOW + 1)
    if (smallest < first) {
      smallest = first
      for (let at = first + 1; at <= last; at++) if (grams[at]! <= grams[smallest]!) smallest = at
    } else if (grams[last]! <= grams[smallest]!) smallest = last
    chosen.add(smallest)
  }
  return [...chosen].map((at) => ({ h: grams[at]!, at }))
}

/** One hash for each run of 8 words: a rolling polynomial over the words' hashes, mixed. */
function hashedGrams(words: readonly string[]): Int32Array {
  if (words.length < GRAM) return new Int32Array(0)
  const hashes = Int32Array.from(words, (word) => hashWord(word))
  let power = 1
  for (let n = 1; n < GRAM; n++) power = Math.imul(power, BASE)
  const grams = new Int32Array(words.length - GRAM + 1)
  let rolling = 0
  for (let at = 0; at < words.length; at++) {
    if (at >= GRAM) rolling = (rolling - Math.imul(hashes[at - GRAM]!, power)) | 0
    rolling = (Math.imul(rolling, BASE) + hashes[at]!) | 0
    if (at >= GRAM - 1) grams[at - GRAM + 1] = mix(rolling)
  }
  return grams
}
