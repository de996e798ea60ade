import type { Article, LayerSpan } from '../contract/article.ts'
import { bodyText } from '../text/layers.ts'
import { tokenise } from '../text/tokens.ts'

/** Stands where a passage was left out, as editions print it. */
const LEFT_OUT = '[…]'

/** An article without some of its passages, and what was left out. */
export type ArticleInPart = Article & { readonly leftOut: { readonly passages: number; readonly words: number } }

/**
 * The article without the passages at `spans` (UTF-16 units of its text, in any order): `[…]` stands in their place, and layers, body and words
 * are those of what is left. A layer of which nothing is left is gone. Hash and sources stay those of the whole.
 */
export function withoutPassages(article: Article, spans: readonly (readonly [number, number])[]): ArticleInPart {
  const gaps = joined(spans)
  let text = ''
  let at = 0
  let words = 0
  // Where each place of the text that was left in has come to; a place inside of a gap comes to its end.
  const moved: { readonly start: number; readonly end: number; readonly to: number }[] = []
  for (const [start, end] of gaps) {
    text += article.text.slice(at, start) + LEFT_OUT
    words += tokenise(article.text.slice(start, end)).words.length
    moved.push({ start, end, to: text.length })
    at = end
  }
  text += article.text.slice(at)
  const place = (offset: number): number => {
    const before = moved.findLast(({ start }) => start < offset)
    if (before === undefined) return offset
    return offset < before.end ? before.to : before.to + offset - before.end
  }
  const layers = article.layers
    .map(({ layer, start, end }): LayerSpan => ({ layer, start: place(start), end: place(end) }))
    .filter(({ start, end }) => start < end)
  return {
    ...article,
    text,
    layers,
    body: bodyText(text, layers),
    words: tokenise(text).words.length,
    leftOut: { passages: gaps.length, words },
  }
}

function joined(spans: readonly (readonly [number, number])[]): [number, number][] {
  const gaps: [number, number][] = []
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = gaps.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else if (start < end) gaps.push([start, end])
  }
  return gaps
}
