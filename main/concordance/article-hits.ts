import type { LayerSpan } from '../contract/article.ts'
import type { QueryNode } from '../contract/query.ts'
import { textHits } from '../search/matches.ts'
import { searchTokens } from '../text/fold.ts'
import { markupSpans } from '../text/markup.ts'
import { partsOf, type TextPart as Part } from '../text/text-parts.ts'
import type { Tokens } from '../text/tokens.ts'

/** The article as far as a concordance reads it. */
export interface ConcordanceText {
  readonly title: string | null
  readonly text: string
  readonly layers: readonly LayerSpan[]
}

/**
 * A hit among the words of its part of the article: the words `first` to `last` of the part are its own (`last` is before `first`
 * where a pattern matched no word); [start, end) is its place in the text.
 */
export interface ArticleHit {
  readonly start: number
  readonly end: number
  readonly part: Part
  readonly first: number
  readonly last: number
  /** How far through the article's words it stands, furniture apart: from 0 to 1. */
  readonly at: number
}

/** The hits of a query in one article, in the order of the text. */
export interface ArticleHits {
  /** Words of the article as search counts them, without furniture. */
  readonly words: number
  /** The parts whose words stand beside one another: body, captions, furniture. */
  readonly parts: readonly Part[]
  readonly hits: readonly ArticleHit[]
}

/**
 * Finds the hits of a query, where search marks them (of words near one another, the first that is named), with the words of the part
 * in which each stands. The targets of
 * links, which no reader sees, are not among these words.
 */
export function articleHits(article: ConcordanceText, node: QueryNode): ArticleHits {
  // Matching splits the text, too: once is enough.
  let known: Tokens | undefined
  const tokens = (text: string): Tokens => (text === article.text ? (known ??= searchTokens(text)) : searchTokens(text))
  const indexed = partsOf(article, tokens).filter(({ column }) => column !== 'title')
  const words = indexed.reduce((sum, part) => sum + (part.column === 'furniture' ? 0 : part.words.length), 0)
  const spans = textHits(article, node, tokens)
  if (spans.length === 0) return { words, parts: [], hits: [] }
  return { words, ...hitsIn(article.text, indexed, spans) }
}

/** Places of a text as hits, in the order given; those that do not lie in it are left out. */
export function hitsAt(
  article: ConcordanceText,
  places: readonly { readonly start: number; readonly end: number }[],
): readonly ArticleHit[] {
  const spans = places.flatMap(({ start, end }): (readonly [number, number])[] =>
    start >= 0 && start < end && end <= article.text.length ? [[start, end]] : [],
  )
  const indexed = partsOf(article, searchTokens).filter(({ column }) => column !== 'title')
  return hitsIn(article.text, indexed, spans).hits
}

function hitsIn(
  text: string,
  indexed: readonly Part[],
  spans: readonly (readonly [number, number])[],
): Pick<ArticleHits, 'parts' | 'hits'> {
  const parts = readWords(indexed, markupSpans(text))
  const furniture = parts.find(({ column }) => column === 'furniture')
  const all = parts.reduce((sum, part) => sum + (part === furniture ? 0 : part.words.length), 0)
  const hits = spans.flatMap(([start, end]): ArticleHit[] => {
    const place = placed(parts, start, end)
    if (place === undefined) return []
    const number = place.part.numbers[place.first] ?? (place.part.numbers.at(-1) ?? -1) + 1
    const own = number - (furniture === undefined ? 0 : countBelow(furniture.numbers, number))
    return [{ ...place, at: all === 0 ? 0 : Math.min(1, own / all) }]
  })
  return { parts, hits }
}

/** The parts without the words that stand inside of markup, numbered anew. */
function readWords(parts: readonly Part[], markup: readonly (readonly [number, number])[]): readonly Part[] {
  if (markup.length === 0) return parts
  const ends = markup.map(([, end]) => end)
  const hidden = parts.map(({ starts }) =>
    starts.map((start) => {
      const span = markup[countBelow(ends, start + 1)]
      return span !== undefined && span[0] <= start
    }),
  )
  const gone = parts
    .flatMap(({ numbers }, part) => numbers.filter((_, index) => hidden[part]![index]!))
    .toSorted((a, b) => a - b)
  if (gone.length === 0) return parts
  return parts.map((part, at) => {
    const seen = (_: unknown, index: number): boolean => !hidden[at]![index]!
    return {
      column: part.column,
      words: part.words.filter(seen),
      starts: part.starts.filter(seen),
      ends: part.ends.filter(seen),
      numbers: part.numbers.filter(seen).map((number) => number - countBelow(gone, number)),
    }
  })
}

type Placed = Omit<ArticleHit, 'at'>

/** The words at a place: in the part that has a word there, or else in the one whose last word before it is nearest. */
function placed(parts: readonly Part[], start: number, end: number): Placed | undefined {
  let nearest: Placed | undefined
  for (const part of parts) {
    const first = firstEndingAfter(part, start)
    let last = first - 1
    while (last + 1 < part.starts.length && part.starts[last + 1]! < end) last++
    const hit = { start, end, part, first, last }
    if (last >= first) return hit
    if (nearest === undefined || endBefore(hit) > endBefore(nearest)) nearest = hit
  }
  return nearest
}

function endBefore({ part, first }: Placed): number {
  return first > 0 ? part.ends[first - 1]! : -1
}

/** The index of the first word that ends after a place of the text. */
function firstEndingAfter({ ends }: Part, place: number): number {
  return countBelow(ends, place + 1)
}

/** How many of some ascending numbers are smaller than one. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
