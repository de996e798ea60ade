/** A point with a name that may be written beside it; those first in the list are written first. */
export interface NamedPoint {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Where a name is written: its beginning or its end at `x`, its middle at `y`. */
export interface PlacedLabel {
  readonly point: number
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const high = 13
const gap = 6
const mark = 4
/** So many points are kept clear of the names of others. */
const keptClear = 60

/**
 * Places as many names as have room, none over another or over a point that is named, within [0, width] and [0, height]: right of
 * the point, left of it, or a little above or below.
 */
export function placeLabels(points: readonly NamedPoint[], width: number, height: number): PlacedLabel[] {
  const around = ({ x, y }: NamedPoint): Box => ({ left: x - mark, right: x + mark, top: y - mark, bottom: y + mark })
  const taken = points.slice(0, keptClear).map(around)
  const placed: PlacedLabel[] = []
  const free = (box: Box): boolean =>
    box.left >= 0 &&
    box.right <= width &&
    box.top >= 0 &&
    box.bottom <= height &&
    taken.every(
      (other) =>
        box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom,
    )
  for (const [point, { x, y, width: long }] of points.entries()) {
    const candidates = ([0, -high * 0.8, high * 0.8] as const).flatMap((shift) =>
      (['start', 'end'] as const).map((anchor): [PlacedLabel, Box] => {
        const at = anchor === 'start' ? x + gap : x - gap
        const left = anchor === 'start' ? at : at - long
        const middle = y + shift
        return [
          { point, x: at, y: middle, anchor },
          { left, right: left + long, top: middle - high / 2, bottom: middle + high / 2 },
        ]
      }),
    )
    const found = candidates.find(([, box]) => free(box))
    if (found === undefined) continue
    placed.push(found[0])
    taken.push(found[1])
  }
  return placed
}
