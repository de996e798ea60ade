import type { Passage } from '../../../main/contract/comparison.ts'
import type { SetDecision } from '../../../main/contract/set-work.ts'

/** What the researcher said of a finding; null while it is the program's proposal alone. */
export type Verdict = 'confirmed' | 'rejected' | null

type Place = Omit<Passage, 'text'>

/**
 * The name of a finding: a place that has the passage, and for what an article lacks that article. A passage has as many names as
 * places; it goes by the one under which it was decided, else by that of the oldest article, so that neither another base nor an
 * article less makes a verdict lost.
 */
export function findingKey(
  heldBy: readonly Place[],
  lackedBy: string | null,
  decided: { has(key: string): boolean } = new Set(),
): string {
  const about = lackedBy === null ? 'alone' : `lacking ${lackedBy}`
  const keys = heldBy
    .toSorted((a, b) => Number(a.article) - Number(b.article) || a.start - b.start)
    .map(({ article, start, end }) => `${about} ${article}:${start}-${end}`)
  return keys.find((key) => decided.has(key)) ?? keys[0] ?? about
}

/** What was said of each finding, by its key. */
export function verdictsOf(decisions: readonly SetDecision[]): ReadonlyMap<string, Verdict> {
  return new Map(
    decisions.flatMap(({ kind, key, value }): [string, Verdict][] =>
      kind === 'finding' && (value === 'confirmed' || value === 'rejected') ? [[key, value]] : [],
    ),
  )
}
