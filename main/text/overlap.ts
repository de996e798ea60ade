import { hashWord, mix } from './hash-words.ts'

/** How much two texts have in common, as shares of their distinct word 5-grams. */
export interface Overlap {
  /** Shared grams over those of the smaller text: 1 when one text is a part of the other. */
  readonly containment: number
  /** Shared grams over those of either. */
  readonly jaccard: number
}

const GRAM = 5
const SECOND_SEED = 0x2f0b4c47

/** Measures two texts given as normalised words. A text of under 5 words shares nothing. */
export function overlap(a: readonly string[], b: readonly string[]): Overlap {
  const first = distinctGrams(a)
  const second = distinctGrams(b)
  const [small, large] = first.size <= second.size ? [first, second] : [second, first]
  if (small.size === 0) return { containment: 0, jaccard: 0 }
  let shared = 0
  for (const gram of small) if (large.has(gram)) shared++
  return { containment: shared / small.size, jaccard: shared / (small.size + large.size - shared) }
}

/** The distinct 5-grams as 53 bit hashes: of a million pairs of articles, none is expected to collide. */
function distinctGrams(words: readonly string[]): Set<number> {
  const grams = new Set<number>()
  if (words.length < GRAM) return grams
  const high = words.map((word) => hashWord(word))
  const low = words.map((word) => hashWord(word, SECOND_SEED))
  for (let start = 0; start + GRAM <= words.length; start++) {
    let left = 0
    let right = 0
    for (let at = start; at < start + GRAM; at++) {
      left = mix(Math.imul(left, 31) ^ high[at]!)
      right = mix(Math.imul(right, 37) ^ low[at]!)
    }
    grams.add((left >>> 0) * 0x200000 + (right & 0x1fffff))
  }
  return grams
}
