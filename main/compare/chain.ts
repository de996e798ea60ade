import type { ExactMatch } from './grams.ts'

/** Words that may lie between two chained matches, on either side. */
const WIDEST_GAP = 10
/** How far two chained matches may be shifted against each other, in words. */
const WIDEST_DRIFT = 8
/** What a word of gap costs, in matched words. */
const GAP_COST = 0.3

/** A piece of a chain: like a match, cut so that the pieces of one chain do not overlap. */
export type ChainPiece = ExactMatch

/**
 * Joins matches that follow each other closely into chains (best score first): dynamic programming over matches with gaps of
 * at most 10 words and a drift of at most 8, as in compare.md 2.4. Every match is in at most one chain. O(matches × 34).
 */
export function chainMatches(matches: readonly ExactMatch[], aLength: number, bLength: number): ChainPiece[][] {
  const count = matches.length
  const score = new Float64Array(count)
  const previous = new Int32Array(count).fill(-1)
  const lastOnDiagonal = new Int32Array(aLength + bLength + 1).fill(-1)
  const earlierOnDiagonal = new Int32Array(count).fill(-1)
  for (let j = 0; j < count; j++) {
    const match = matches[j]!
    const diagonal = match.b - match.a + aLength
    score[j] = match.length
    const lowest = Math.max(0, diagonal - WIDEST_DRIFT)
    const highest = Math.min(lastOnDiagonal.length - 1, diagonal + WIDEST_DRIFT)
    for (let d = lowest; d <= highest; d++) {
      let i = lastOnDiagonal[d]!
      for (let tries = 0; i >= 0 && tries < 2; tries++, i = earlierOnDiagonal[i]!) {
        const before = matches[i]!
        const gapA = match.a - (before.a + before.length)
        const gapB = match.b - (before.b + before.length)
        if (before.a >= match.a || before.b >= match.b || gapA > WIDEST_GAP || gapB > WIDEST_GAP) continue
        const gained = match.length - Math.max(0, -gapA, -gapB)
        if (gained < 2) continue
        const total = score[i]! + gained - GAP_COST * Math.max(0, gapA, gapB)
        if (total > score[j]!) {
          score[j] = total
          previous[j] = i
        }
      }
    }
    earlierOnDiagonal[j] = lastOnDiagonal[diagonal]!
    lastOnDiagonal[diagonal] = j
  }

  const used = new Uint8Array(count)
  const chains: ChainPiece[][] = []
  for (const end of Array.from({ length: count }, (_, n) => n).sort((p, q) => score[q]! - score[p]! || p - q)) {
    const members: number[] = []
    for (let n = end; n >= 0 && used[n] === 0; n = previous[n]!) {
      used[n] = 1
      members.push(n)
    }
    if (members.length > 0) chains.push(withoutOverlaps(members.reverse().map((n) => matches[n]!)))
  }
  return chains
}

function withoutOverlaps(matches: readonly ExactMatch[]): ChainPiece[] {
  const pieces: ChainPiece[] = []
  for (const match of matches) {
    const last = pieces.at(-1)
    const cut = last === undefined ? 0 : Math.max(0, last.a + last.length - match.a, last.b + last.length - match.b)
    if (match.length > cut) pieces.push({ a: match.a + cut, b: match.b + cut, length: match.length - cut })
  }
  return pieces
}
