/**
 * Spreads things of the same height that want to stand at `tops` (in order, pixels) so that none covers another: each goes down
 * only as far as the one above it makes it. Returns how far each is moved.
 */
export function settle(tops: readonly number[], height: number): number[] {
  let free = Number.NEGATIVE_INFINITY
  return tops.map((top) => {
    const at = Math.max(top, free)
    free = at + height
    return at - top
  })
}
