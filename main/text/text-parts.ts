import type { LayerSpan } from '../contract/article.ts'
import type { TextColumn } from '../contract/query.ts'
import { textOfLayers } from './layers.ts'
import { columnStretches } from './text-columns.ts'
import type { Tokens } from './tokens.ts'

/** The words of one part of an article, in the order in which the full-text index holds them. */
export interface TextPart {
  readonly column: TextColumn
  readonly words: string[]
  /** For each word its number among all words of the text, and its place in it. */
  readonly numbers: number[]
  readonly starts: number[]
  readonly ends: number[]
}

/** The words of a text by the part that they are searched in, as the full-text index holds them; without the title. */
export function partsOf(
  { text, layers }: { readonly text: string; readonly layers: readonly LayerSpan[] },
  tokens: (text: string) => Tokens,
): TextPart[] {
  const { words, starts, ends } = tokens(text)
  const stretches = columnStretches(text.length, layers)
  const parts = new Map<TextColumn, TextPart>()
  let at = 0
  for (const [number, word] of words.entries()) {
    const start = starts[number]!
    while (stretches[at]!.end <= start) at++
    const { column } = stretches[at]!
    let part = parts.get(column)
    if (part === undefined) parts.set(column, (part = { column, words: [], numbers: [], starts: [], ends: [] }))
    part.words.push(word)
    part.numbers.push(number)
    part.starts.push(start)
    part.ends.push(ends[number]!)
  }
  return [...parts.values()]
}

const HEADLINE: ReadonlySet<LayerSpan['layer']> = new Set(['headline'])
/** Stands between a title and another headline as a word that nobody writes: what is sought in the one does not run on into the other. */
export const titleBoundary = '\u{e100}'

/**
 * The words that are searched as title: those of the title as it is known, and those of the headline in the text where it says
 * something else.
 */
export function titleWords(
  {
    title,
    text,
    layers,
  }: { readonly title: string | null; readonly text: string; readonly layers: readonly LayerSpan[] },
  tokens: (text: string) => Tokens,
): readonly string[] {
  const known = title === null ? [] : tokens(title).words
  const headline = layers.some(({ layer }) => layer === 'headline')
    ? tokens(textOfLayers(text, layers, HEADLINE)).words
    : []
  if (headline.length === 0 || headline.join(' ') === known.join(' ')) return known
  return known.length === 0 ? headline : [...known, titleBoundary, ...headline]
}
