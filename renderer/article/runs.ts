/** Something said about [start, end) of a text: a shared passage, a search hit. Spans of different marks may overlap freely. */
export interface Mark {
  readonly start: number
  readonly end: number
}

/** A stretch of text over which the same marks hold; `marks` are in the order in which they begin. */
export interface Run<M extends Mark> {
  readonly start: number
  readonly end: number
  readonly marks: readonly M[]
}

/**
 * Cuts [start, end) into runs at every border of a mark, and leaves out the `hidden` spans (syntax that nobody needs to see).
 * Empty and foreign marks make no run. Runs never overlap, are in order, and with the hidden spans cover the whole stretch.
 */
export function segment<M extends Mark>(
  start: number,
  end: number,
  marks: readonly M[],
  hidden: readonly (readonly [number, number])[] = [],
): Run<M>[] {
  const inside = marks
    .filter((mark) => mark.start < mark.end && mark.start < end && mark.end > start)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const gaps = hidden.filter((gap) => gap[0] < gap[1] && gap[0] < end && gap[1] > start)
  const borders = new Set([start, end])
  const add = (from: number, to: number): void => {
    borders.add(Math.max(from, start))
    borders.add(Math.min(to, end))
  }
  for (const mark of inside) add(mark.start, mark.end)
  for (const gap of gaps) add(gap[0], gap[1])

  const cuts = [...borders].toSorted((a, b) => a - b)
  const runs: Run<M>[] = []
  let open: M[] = []
  let next = 0
  for (let index = 0; index + 1 < cuts.length; index++) {
    const from = cuts[index]!
    const to = cuts[index + 1]!
    open = open.filter((mark) => mark.end > from)
    while (next < inside.length && inside[next]!.start <= from) {
      if (inside[next]!.end > from) open.push(inside[next]!)
      next++
    }
    if (gaps.some((gap) => gap[0] <= from && gap[1] >= to)) continue
    const last = runs.at(-1)
    // A hidden span in the middle of a mark must not cut what the eye sees as one.
    if (last !== undefined && last.end === from && sameMarks(last.marks, open))
      runs[runs.length - 1] = { ...last, end: to }
    else runs.push({ start: from, end: to, marks: [...open] })
  }
  return runs
}

/**
 * The marks that touch each of some stretches, both in order by start: one walk instead of a search per stretch.
 * A mark over several stretches is in the list of each.
 */
export function marksByStretch<M extends Mark>(stretches: readonly Mark[], marks: readonly M[]): M[][] {
  const sorted = marks.toSorted((a, b) => a.start - b.start)
  const lists: M[][] = []
  let open: M[] = []
  let next = 0
  for (const stretch of stretches) {
    open = open.filter((mark) => mark.end > stretch.start)
    while (next < sorted.length && sorted[next]!.start < stretch.end) {
      if (sorted[next]!.end > stretch.start) open.push(sorted[next]!)
      next++
    }
    lists.push(open.filter((mark) => mark.start < stretch.end))
  }
  return lists
}

function sameMarks<M>(a: readonly M[], b: readonly M[]): boolean {
  return a.length === b.length && a.every((mark, index) => mark === b[index])
}
