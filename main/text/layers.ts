import type { Layer, LayerSpan } from '../contract/article.ts'
import { withoutMarkup } from './markup.ts'

const BODY: ReadonlySet<Layer> = new Set(['body'])

/** The text of the wanted layers: their blocks as they stand, joined by an empty line. */
export function textOfLayers(text: string, spans: readonly LayerSpan[], wanted: ReadonlySet<Layer>): string {
  const blocks: string[] = []
  for (const { layer, start, end } of spans) {
    if (wanted.has(layer)) blocks.push(text.slice(start, end))
  }
  return blocks.join('\n\n')
}

/** The article's own words: the body layer, with Markdown links and emphasis reduced to their words. */
export function bodyText(text: string, spans: readonly LayerSpan[]): string {
  return withoutMarkup(textOfLayers(text, spans, BODY))
}

/**
 * Lays the researcher's spans over the proposed ones: where both claim a character, the researcher's wins and the proposal is
 * cut. Both lists must be in order and free of overlaps; so is the result.
 */
export function overlayLayers(proposed: readonly LayerSpan[], hand: readonly LayerSpan[]): LayerSpan[] {
  if (hand.length === 0) return [...proposed]
  const result: LayerSpan[] = [...hand]
  let next = 0
  for (const span of proposed) {
    let { start } = span
    while (next < hand.length && hand[next]!.end <= start) next++
    for (let at = next; at < hand.length && hand[at]!.start < span.end; at++) {
      if (hand[at]!.start > start) result.push({ ...span, start, end: hand[at]!.start })
      start = Math.max(start, hand[at]!.end)
    }
    if (start < span.end) result.push({ ...span, start })
  }
  return result.toSorted((a, b) => a.start - b.start)
}
