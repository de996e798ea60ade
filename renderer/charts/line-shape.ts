/** A series as far as the scale of its plot depends on it. */
export interface ScaledSeries {
  readonly values: readonly (number | null)[]
  /** Values that rest on too little to rule the scale. */
  readonly slight: readonly boolean[]
}

/**
 * The value that the scale has to reach: the highest of those that rest on enough; of all where these say nothing. What is higher
 * lies above the scale.
 */
export function highestOf(series: readonly ScaledSeries[]): number {
  const highest = (counts: (slight: boolean) => boolean): number =>
    Math.max(
      0,
      ...series.flatMap(({ values, slight }) => values.map((value, at) => (counts(slight[at]!) ? (value ?? 0) : 0))),
    )
  return highest((slight) => !slight) || highest(() => true)
}

/**
 * The line through values as the data of an SVG path: broken where there is none, and cut off where it goes above `top`. `x` places
 * the index of a value, which may lie between two, and `y` a value.
 */
export function linePath(
  values: readonly (number | null)[],
  top: number,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let path = ''
  const add = (command: 'M' | 'L', at: number, value: number): void => {
    path += `${command}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
  }
  for (const [at, value] of values.entries()) {
    if (value === null) continue
    const before = values[at - 1] ?? null
    const crossing = before === null ? at : at - 1 + (top - before) / (value - before)
    if (value > top) {
      if (before !== null && before <= top) add('L', crossing, top)
    } else {
      if (before !== null && before > top) add('M', crossing, top)
      add(before === null ? 'M' : 'L', at, value)
    }
  }
  return path
}

/**
 * Where labels stand that are wanted at these heights, in the same order: each as near as may be, `size` apart, within `top` and
 * `bottom` as long as there is room. Heights must not decrease.
 */
export function spreadLabels(wanted: readonly number[], top: number, bottom: number, size: number): number[] {
  let above = top - size
  const placed = wanted.map((at) => (above = Math.max(at, above + size)))
  // Those that were pushed out below go back up, and take along only what is in their way.
  let below = Math.max(bottom, top + (wanted.length - 1) * size) + size
  for (let index = placed.length - 1; index >= 0; index--)
    below = placed[index] = Math.min(placed[index]!, below - size)
  return placed
}
