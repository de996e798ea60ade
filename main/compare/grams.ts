/** Places of a gram that are kept: a gram that is more common than this says nothing about copying. */
const PLACES_KEPT = 64

/** Where each run of `size` words stands in one article: a hash table over typed arrays, built once and asked by every pair. */
export interface GramIndex {
  readonly size: number
  readonly ids: Int32Array
  readonly heads: Int32Array
  readonly next: Int32Array
  readonly mask: number
}

function hashAt(ids: Int32Array, at: number, size: number): number {
  let hash = 0x811c9dc5
  for (let n = 0; n < size; n++) hash = Math.imul(hash ^ ids[at + n]!, 0x01000193) ^ (hash >>> 15)
  return hash ^ (hash >>> 13)
}

function sameGram(a: Int32Array, at: number, b: Int32Array, bt: number, size: number): boolean {
  for (let n = 0; n < size; n++) if (a[at + n] !== b[bt + n]) return false
  return true
}

/** Indexes the grams of an article's word ids. A gram's first 64 places are kept. O(words). */
export function indexGrams(ids: Int32Array, size: number): GramIndex {
  const count = Math.max(0, ids.length - size + 1)
  let capacity = 16
  while (capacity < count * 2) capacity *= 2
  const mask = capacity - 1
  const heads = new Int32Array(capacity).fill(-1)
  const next = new Int32Array(count).fill(-1)
  for (let at = 0; at < count; at++) {
    const slot = hashAt(ids, at, size) & mask
    let tail = -1
    let same = 0
    for (let p = heads[slot]!; p >= 0; p = next[p]!) {
      tail = p
      if (sameGram(ids, at, ids, p, size) && ++same >= PLACES_KEPT) break
    }
    if (same >= PLACES_KEPT) continue
    if (tail < 0) heads[slot] = at
    else next[tail] = at
  }
  return { size, ids, heads, next, mask }
}

/** Writes the places of ids[at, at + size) in the indexed article into `into`, ascending, and returns how many there are (at most 64). */
export function findGram(index: GramIndex, ids: Int32Array, at: number, into: Int32Array): number {
  let found = 0
  for (let p = index.heads[hashAt(ids, at, index.size) & index.mask]!; p >= 0; p = index.next[p]!) {
    if (sameGram(ids, at, index.ids, p, index.size)) into[found++] = p
  }
  return found
}

/** Room for the places of one gram, to be handed to {@link findGram}. */
export const gramPlaces = (): Int32Array => new Int32Array(PLACES_KEPT)

/** Exact matches between two articles: match n is `length[n]` equal words at `a[n]` and `b[n]`. */
export interface ExactMatch {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** The longest run of equal words through places `a` and `b`. */
export function maximalMatch(x: Int32Array, y: Int32Array, a: number, b: number): ExactMatch {
  let left = 0
  while (a - left > 0 && b - left > 0 && x[a - left - 1] === y[b - left - 1]) left++
  let right = 0
  while (a + right < x.length && b + right < y.length && x[a + right] === y[b + right]) right++
  return { a: a - left, b: b - left, length: left + right }
}

/**
 * All maximal exact matches of at least the index's gram size, but for grams that stand at more than `common` places of the
 * indexed article. Sorted by place in `x`, then in `y`. O(words + matches).
 */
export function exactMatches(x: Int32Array, index: GramIndex, common: number): ExactMatch[] {
  const y = index.ids
  const matches: ExactMatch[] = []
  const places = gramPlaces()
  // End, in x, of the match last found on each diagonal (place in y minus place in x).
  const done = new Int32Array(x.length + y.length + 1)
  for (let at = 0; at + index.size <= x.length; at++) {
    const count = findGram(index, x, at, places)
    if (count === 0 || count > common) continue
    for (let n = 0; n < count; n++) {
      const place = places[n]!
      const diagonal = place - at + x.length
      if (done[diagonal]! > at) continue
      const match = maximalMatch(x, y, at, place)
      done[diagonal] = match.a + match.length
      matches.push(match)
    }
  }
  return matches.sort((p, q) => p.a - q.a || p.b - q.b)
}
