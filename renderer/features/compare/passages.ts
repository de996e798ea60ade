import type { Comparison, SharedPassage } from '../../../main/contract/comparison.ts'
import type { TextMark } from '../../article/text-mark.ts'

/** An occurrence of a shared passage, as a mark over the text of its article; `id` is its index in `Comparison.shared`. */
export interface PassageMark extends TextMark {
  /** Words of the longest occurrence. */
  readonly words: number
}

/** What was clicked: a passage, and the article in which it was clicked. */
export interface SelectedPassage {
  readonly passage: number
  readonly article: string
}

/** The marks of every article of a comparison, by article id, in the order of the text. */
export function passageMarks(comparison: Comparison): ReadonlyMap<string, readonly PassageMark[]> {
  const byArticle = new Map<string, PassageMark[]>(comparison.articles.map((article) => [article.id, []]))
  for (const [id, { kind, words, occurrences }] of comparison.shared.entries()) {
    for (const { article, start, end } of occurrences)
      byArticle.get(article)?.push({ start, end, id, type: kind, words })
  }
  for (const marks of byArticle.values()) marks.sort((a, b) => a.start - b.start || b.end - a.end)
  return byArticle
}

/** The articles in which a passage stands, each once, in the order of the comparison. */
export function articlesOf(comparison: Comparison, shared: SharedPassage): string[] {
  const holders = new Set(shared.occurrences.map((occurrence) => occurrence.article))
  return comparison.articles.map((article) => article.id).filter((id) => holders.has(id))
}

/**
 * The next or previous occurrence in one article, after the one selected; wraps round. Without a selection in this article it
 * is the first one at or after `from` (the character being read), or the last one before it. Null when the article shares nothing.
 */
export function stepPassage(
  marks: readonly PassageMark[],
  selected: number | null,
  direction: 1 | -1,
  from: number,
): PassageMark | null {
  // An article may have a passage twice; it is one step.
  const steps = marks.filter((mark, index) => marks.findIndex((other) => other.id === mark.id) === index)
  if (steps.length === 0) return null
  const at = selected === null ? -1 : steps.findIndex((mark) => mark.id === selected)
  if (at !== -1) return steps[(at + direction + steps.length) % steps.length]!
  if (direction === 1) return steps.find((mark) => mark.start >= from) ?? steps[0]!
  return steps.findLast((mark) => mark.start < from) ?? steps.at(-1)!
}

/**
 * Which of the passages that stand under a click is meant: the next one when one of them is selected already, else the
 * shortest, which is the hardest to hit elsewhere.
 */
export function pickPassage(under: readonly number[], comparison: Comparison, selected: number | null): number | null {
  if (selected !== null && under.includes(selected)) return under[(under.indexOf(selected) + 1) % under.length]!
  const words = (passage: number): number => comparison.shared[passage]?.words ?? Number.POSITIVE_INFINITY
  return under.toSorted((a, b) => words(a) - words(b))[0] ?? null
}

/**
 * Finds the selected passage again in another comparison of the same articles: the one that covers most of the same place in
 * the article in which it was clicked. Null when nothing is shared there any more.
 */
export function samePassage(before: Comparison, selected: SelectedPassage, after: Comparison): SelectedPassage | null {
  const place = before.shared[selected.passage]?.occurrences.find((one) => one.article === selected.article)
  if (place === undefined) return null
  let best: SelectedPassage | null = null
  let most = 0
  for (const [passage, shared] of after.shared.entries()) {
    for (const { article, start, end } of shared.occurrences) {
      const common = Math.min(end, place.end) - Math.max(start, place.start)
      if (article !== selected.article || common <= most) continue
      most = common
      best = { passage, article }
    }
  }
  return best
}
