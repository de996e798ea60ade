import type { ApparatusEntry } from '../../../main/contract/comparison.ts'

/** A stretch of a row's text [start, end), with the entries that end where it ends. */
export interface InlinePart {
  readonly start: number
  readonly end: number
  /** Some entry's lemma covers the stretch. */
  readonly varies: boolean
  readonly after: readonly ApparatusEntry[]
}

/**
 * The text [start, end) of a row, cut so that each entry follows the last word of its lemma. The parts are in order and cover the text;
 * lemmas may overlap.
 */
export function inlineParts(start: number, end: number, entries: readonly ApparatusEntry[]): InlinePart[] {
  const borders = new Set([start, end])
  for (const entry of entries) borders.add(entry.start).add(entry.end)
  const cuts = [...borders].filter((at) => at >= start && at <= end).toSorted((a, b) => a - b)
  return cuts.slice(1).map((to, n) => {
    const from = cuts[n]!
    return {
      start: from,
      end: to,
      varies: entries.some((entry) => entry.start <= from && to <= entry.end),
      after: entries.filter((entry) => entry.end === to).toSorted((p, q) => q.start - p.start),
    }
  })
}
