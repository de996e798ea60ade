import type { Passage } from '../../../main/contract/comparison.ts'
import type { SetDecision } from '../../../main/contract/set-work.ts'

/** What the researcher said of a finding; null while it is the program's proposal alone. */
export type Verdict = 'confirmed' | 'rejected' | null

const WORDS_IN_KEY = 120

/**
 * The name of a finding, stable through new comparisons: the passage by its place and words, and for what an article lacks that
 * article.
 */
export function findingKey({ article, start, end, text }: Passage, lackedBy: string | null): string {
  const words = text.replace(/\s+/gu, ' ').trim().slice(0, WORDS_IN_KEY)
  return `${lackedBy === null ? 'alone' : `lacking ${lackedBy}`} ${article}:${start}-${end} ${words}`
}

/** What was said of each finding, by its key. */
export function verdictsOf(decisions: readonly SetDecision[]): ReadonlyMap<string, Verdict> {
  return new Map(
    decisions.flatMap(({ kind, key, value }): [string, Verdict][] =>
      kind === 'finding' && (value === 'confirmed' || value === 'rejected') ? [[key, value]] : [],
    ),
  )
}
