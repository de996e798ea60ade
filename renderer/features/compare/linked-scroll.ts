/** Two places that belong together: `from` in the driving column, `to` in another; `weight` says how surely (words). */
export interface Tie {
  readonly from: number
  readonly to: number
  readonly weight: number
}

/**
 * The heaviest chain of ties that rises in both columns. News copy is reordered, so ties cross; linked scroll can only follow
 * an order, and follows the one that most words support. O(n²); n is the number of passages of a pair.
 */
export function risingTies(ties: readonly Tie[]): Tie[] {
  const sorted = ties.toSorted((a, b) => a.from - b.from || a.to - b.to)
  const best: number[] = []
  const previous: number[] = []
  let last = -1
  for (const [index, tie] of sorted.entries()) {
    best[index] = tie.weight
    previous[index] = -1
    for (let before = 0; before < index; before++) {
      const other = sorted[before]!
      if (other.from >= tie.from || other.to >= tie.to) continue
      if (best[before]! + tie.weight > best[index]) {
        best[index] = best[before]! + tie.weight
        previous[index] = before
      }
    }
    if (last === -1 || best[index] > best[last]!) last = index
  }
  const chain: Tie[] = []
  for (let index = last; index !== -1; index = previous[index]!) chain.push(sorted[index]!)
  return chain.toReversed()
}

/**
 * The place in another column that belongs to `y` of the driving one: on the straight lines between the ties, the ends of
 * both columns being tied too. Rising and continuous, so scrolling never jumps.
 */
export function followedPlace(rising: readonly Tie[], fromHeight: number, toHeight: number, y: number): number {
  let below: { from: number; to: number } = { from: 0, to: 0 }
  let above: { from: number; to: number } = { from: fromHeight, to: toHeight }
  for (const tie of rising) {
    if (tie.from <= y) below = tie
    else {
      above = tie
      break
    }
  }
  if (y <= below.from) return below.to
  if (y >= above.from) return above.to + Math.max(0, y - above.from)
  return below.to + ((y - below.from) / (above.from - below.from)) * (above.to - below.to)
}

/**
 * Scroll offsets that bring one place of each column to the same height on the screen. `places` are pixels in the content;
 * `wanted` is the height, from the upper edge of the columns, at which the clicked place stands now. It is kept unless another
 * column cannot scroll back that far: then all go up together, so that they are level in any case.
 */
export function levelScrolls(places: readonly number[], wanted: number): number[] {
  const level = Math.max(0, Math.min(wanted, ...places))
  return places.map((place) => place - level)
}
