/** Round values from 0 to at least `most`, about `wanted` of them: for an axis. Always at least two. */
export function niceTicks(most: number, wanted: number): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / Math.max(1, wanted)
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((size) => size >= rough * (1 - 1e-9))!
  const count = Math.ceil(most / step - 1e-9)
  // Multiplied, not added up, so that no error grows; rounded to the digits that the step has.
  const digits = Math.max(0, -Math.floor(Math.log10(step)))
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toFixed(digits)))
}

/** Every how many of `count` labels are shown, where each takes `size` of the `room` there is. */
export function labelStep(count: number, room: number, size: number): number {
  const fitting = Math.max(1, Math.floor(room / size))
  return Math.max(1, Math.ceil(count / fitting))
}
