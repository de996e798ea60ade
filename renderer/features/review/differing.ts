import type { LayerSpan } from '../../../main/contract/article.ts'
import type { Comparison } from '../../../main/contract/comparison.ts'

/** A stretch of a paragraph: words that the other article has too, or words that it has not. */
export interface Stretch {
  readonly text: string
  readonly differs: boolean
}

/** The layers that a comparison looks at: the article's own words. */
const own = new Set<LayerSpan['layer']>(['headline', 'standfirst', 'subheading', 'body'])

/**
 * The article's own words as paragraphs, each split into what stands in a passage that both articles have and what does not.
 * Space between stretches belongs to neither and is never marked.
 */
export function differingParagraphs(
  article: {
    readonly id: string
    readonly text: string
    readonly layers: readonly LayerSpan[]
    /** Spans of syntax that a reader need not see; they are left out. */
    readonly markup: readonly (readonly [start: number, end: number])[]
  },
  shared: Comparison['shared'],
): Stretch[][] {
  const spans = shared
    .flatMap((passage) => passage.occurrences)
    .filter((occurrence) => occurrence.article === article.id)
    .toSorted((a, b) => a.start - b.start)
  const blocks = article.layers.filter((span) => own.has(span.layer))
  const paragraphs: Stretch[][] = []
  for (const block of blocks.length > 0 ? blocks : [{ start: 0, end: article.text.length }]) {
    for (const { start, end } of paragraphsOf(article.text, block.start, block.end)) {
      const stretches: Stretch[] = []
      let at = start
      const push = (to: number, differs: boolean): void => {
        if (to <= at) return
        const text = withoutSpans(article.text, at, to, article.markup)
        if (text !== '') stretches.push({ text, differs: differs && /[\p{L}\p{N}]/u.test(text) })
        at = to
      }
      for (const span of spans) {
        if (span.end <= at || span.start >= end) continue
        push(Math.min(span.start, end), true)
        push(Math.min(span.end, end), false)
      }
      push(end, true)
      paragraphs.push(stretches)
    }
  }
  return paragraphs
}

const withoutSpans = (
  text: string,
  from: number,
  to: number,
  spans: readonly (readonly [start: number, end: number])[],
): string => {
  let kept = ''
  let at = from
  for (const [start, end] of spans) {
    if (end <= at || start >= to) continue
    kept += text.slice(at, Math.max(at, start))
    at = Math.min(end, to)
  }
  return kept + text.slice(at, to)
}

const paragraphsOf = (text: string, from: number, to: number): { start: number; end: number }[] => {
  const found: { start: number; end: number }[] = []
  const pattern = /[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match !== null && match.index < to; match = pattern.exec(text)) {
    const end = Math.min(match.index + match[0].length, to)
    if (text.slice(match.index, end).trim() !== '') found.push({ start: match.index, end })
  }
  return found
}
