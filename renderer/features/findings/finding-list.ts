import type { ArticlePlace, Comparison, Passage } from '../../../main/contract/comparison.ts'
import { findingKey, type Verdict } from './finding-decisions.ts'

/** One thing to decide: a passage that stands in one article alone (`lacking` null), or one that a certain article lacks. */
export interface Finding {
  readonly key: string
  readonly lacking: string | null
  /** Of what lacks it the sentence that is closest, and its score. */
  readonly nearest: Passage | null
  readonly score: number
}

/** A passage with what was found of it. */
export interface FoundPassage {
  readonly passage: Passage
  readonly at: ArticlePlace
  /** Where it stands, its own place too. */
  readonly heldBy: readonly Omit<Passage, 'text'>[]
  readonly findings: readonly Finding[]
}

/** Which findings are shown. */
export interface FindingFilter {
  readonly kind: 'alone' | 'missing'
  /** At least so many articles have the passage. */
  readonly held: number
  /** The article that has it alone, or that lacks it; '' for any. */
  readonly article: string
  readonly verdict: 'all' | 'open' | 'confirmed' | 'rejected'
}

/** The passages that stand in one article alone, in the order of the columns, as findings. */
export function passagesAlone({ onlyHere }: Comparison, verdicts: ReadonlyMap<string, Verdict>): FoundPassage[] {
  return onlyHere.map(({ at, ...passage }) => ({
    passage,
    at,
    heldBy: [passage],
    findings: [{ key: findingKey([passage], null, verdicts), lacking: null, nearest: null, score: 0 }],
  }))
}

/** The passages that several articles have and others lack, what most have first. */
export function passagesLacking({ missing }: Comparison, verdicts: ReadonlyMap<string, Verdict>): FoundPassage[] {
  return missing.map(({ passage, at, heldBy, lackedBy }) => ({
    passage,
    at,
    heldBy,
    findings: lackedBy.map(({ article, nearest, score }) => ({
      key: findingKey(heldBy, article, verdicts),
      lacking: article,
      nearest: nearest ?? null,
      score,
    })),
  }))
}

/** The passages, and of each the findings, that a filter lets through. */
export function filterFindings(
  passages: readonly FoundPassage[],
  { kind, held, article, verdict }: FindingFilter,
  verdicts: ReadonlyMap<string, Verdict>,
): FoundPassage[] {
  const isShown = ({ key, lacking }: Finding): boolean => {
    const said = verdicts.get(key) ?? null
    if (verdict !== 'all' && (verdict === 'open' ? said !== null : said !== verdict)) return false
    return kind === 'alone' || article === '' || lacking === article
  }
  return passages.flatMap((found) => {
    if (kind === 'alone' && article !== '' && found.passage.article !== article) return []
    if (kind === 'missing' && found.heldBy.length < held) return []
    const findings = found.findings.filter(isShown)
    return findings.length === 0 ? [] : [{ ...found, findings }]
  })
}
