import type { LayerSpan } from '../contract/article.ts'
import type { QueryNode, TextColumn } from '../contract/query.ts'
import type { Snippet } from '../contract/search.ts'
import { searchTokens } from '../text/fold.ts'
import type { Tokens } from '../text/tokens.ts'
import { markupSpans } from '../text/markup.ts'

/** The article as far as matching looks at it. `layers` are in order and do not overlap; text without a layer counts as body. */
export interface SearchedText {
  readonly title: string | null
  readonly text: string
  readonly layers: readonly LayerSpan[]
}

/** Splits text into words and folds them; {@link searchTokens}, or stricter where words are sought as written. */
export type Tokeniser = (text: string) => Tokens

type Phrase = Extract<QueryNode, { type: 'phrase' }>
type Span = [number, number]

/** The words of one part of an article, in the order in which the full-text index holds them. */
interface Part {
  readonly column: TextColumn
  readonly words: string[]
  /** For each word its number among all words of the text, and its place in it. */
  readonly numbers: number[]
  readonly starts: number[]
  readonly ends: number[]
}

const EVERYWHERE: readonly TextColumn[] = ['title', 'body', 'caption']
const COLUMN_OF: Readonly<Record<LayerSpan['layer'], TextColumn>> = {
  headline: 'body',
  standfirst: 'body',
  dateline: 'body',
  byline: 'body',
  body: 'body',
  subheading: 'body',
  caption: 'caption',
  credit: 'caption',
  furniture: 'furniture',
}

/** The phrases that an article may have been found by: all but those under a NOT. */
export function soughtPhrases(node: QueryNode): Phrase[] {
  if (node.type === 'phrase') return [node]
  if (node.type === 'and' || node.type === 'or') return node.nodes.flatMap(soughtPhrases)
  return []
}

/**
 * Where a query's words stand in an article's text: [start, end) in UTF-16 units, in order, not overlapping, exactly on words.
 * Words sought in the title are also marked in the headline, where the text has one.
 */
export function textMatches(article: SearchedText, node: QueryNode, tokens: Tokeniser = searchTokens): Span[] {
  const phrases = soughtPhrases(node)
  if (phrases.length === 0) return []
  const spans: Span[] = []
  for (const part of partsOf(article, tokens)) {
    for (const phrase of phrases) {
      const columns = phrase.columns ?? EVERYWHERE
      const headlineOnly = part.column === 'body' && !columns.includes('body') && columns.includes('title')
      if (!columns.includes(part.column) && !headlineOnly) continue
      for (const found of occurrences(part, phrase)) {
        const within = spansOf(part, found, phrase.words.length)
        if (headlineOnly && !within.every((span) => inHeadline(article.layers, span))) continue
        spans.push(...within)
      }
    }
  }
  return merged(spans)
}

/** How often a query's words stand in an article, and the first places with the words around them. */
export function describeMatches(
  article: SearchedText,
  node: QueryNode,
  options: { snippets?: number; context?: number; tokens?: Tokeniser } = {},
): { count: number; snippets: Snippet[] } {
  const { snippets: most = 3, context = 60, tokens = searchTokens } = options
  const spans = textMatches(article, node, tokens)
  if (spans.length > 0) {
    const markup = markupSpans(article.text)
    return { count: spans.length, snippets: snippetsAt(article.text, spans, markup, most, context) }
  }
  const { title } = article
  if (title === null) return { count: 0, snippets: [] }
  const phrases = soughtPhrases(node).filter(({ columns = EVERYWHERE }) => columns.includes('title'))
  const part = titlePart(title, tokens)
  const inTitle = merged(
    phrases.flatMap((phrase) =>
      occurrences(part, phrase).flatMap((found) => spansOf(part, found, phrase.words.length)),
    ),
  )
  return { count: inTitle.length, snippets: snippetsAt(title, inTitle, [], most, context) }
}

/**
 * Whether an article that the database found also answers the query with its words as `tokens` splits them. Excluded words and
 * other clauses are the database's business: they count as answered.
 */
export function answersWith(article: SearchedText, node: QueryNode, tokens: Tokeniser): boolean {
  const parts = partsOf(article, tokens)
  if (article.title !== null) parts.push(titlePart(article.title, tokens))
  const holds = (node: QueryNode): boolean => {
    if (node.type === 'and') return node.nodes.every(holds)
    if (node.type === 'or') return node.nodes.some(holds)
    if (node.type !== 'phrase') return true
    const columns = node.columns ?? EVERYWHERE
    return parts.some((part) => columns.includes(part.column) && occurrences(part, node).length > 0)
  }
  return holds(node)
}

function partsOf({ text, layers }: SearchedText, tokens: Tokeniser): Part[] {
  const { words, starts, ends } = tokens(text)
  const parts = new Map<TextColumn, Part>()
  let layer = 0
  for (const [number, word] of words.entries()) {
    const start = starts[number]!
    while (layer < layers.length && layers[layer]!.end <= start) layer++
    const span = layers[layer]
    const column = span === undefined || span.start > start ? 'body' : COLUMN_OF[span.layer]
    let part = parts.get(column)
    if (part === undefined) parts.set(column, (part = { column, words: [], numbers: [], starts: [], ends: [] }))
    part.words.push(word)
    part.numbers.push(number)
    part.starts.push(start)
    part.ends.push(ends[number]!)
  }
  return [...parts.values()]
}

function titlePart(title: string, tokens: Tokeniser): Part {
  const { words, starts, ends } = tokens(title)
  return { column: 'title', words: [...words], numbers: [...words.keys()], starts: [...starts], ends: [...ends] }
}

/** The indexes into the part at which the phrase begins. */
function occurrences({ words }: Part, { words: sought, prefix }: Phrase): number[] {
  const found: number[] = []
  const last = sought.length - 1
  for (let at = 0; at + last < words.length; at++) {
    let length = 0
    while (length < last && words[at + length] === sought[length]) length++
    if (length < last) continue
    const word = words[at + last]!
    if (prefix ? word.startsWith(sought[last]!) : word === sought[last]) found.push(at)
  }
  return found
}

/** One span where the words stand together in the text; more where text of another part lies between them. */
function spansOf(part: Part, at: number, length: number): Span[] {
  const spans: Span[] = []
  for (let index = at; index < at + length; index++) {
    const last = spans.at(-1)
    if (last !== undefined && part.numbers[index] === part.numbers[index - 1]! + 1) last[1] = part.ends[index]!
    else spans.push([part.starts[index]!, part.ends[index]!])
  }
  return spans
}

function inHeadline(layers: readonly LayerSpan[], [start, end]: Span): boolean {
  return layers.some((span) => span.layer === 'headline' && span.start <= start && end <= span.end)
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1)
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}

/** The words around, within the paragraph. Takes places whose surroundings do not overlap, so that no words are shown twice. */
function snippetsAt(
  text: string,
  spans: readonly Span[],
  markup: readonly Span[],
  most: number,
  context: number,
): Snippet[] {
  const snippets: Snippet[] = []
  let shownTo = 0
  for (const [start, end] of spans) {
    if (snippets.length === most) break
    if (snippets.length > 0 && start < shownTo) continue
    const earliest = Math.max(shownTo, start - context)
    const latest = Math.min(text.length, end + context)
    const paragraph = text.slice(earliest, start).lastIndexOf('\n\n')
    const next = text.slice(end, latest).indexOf('\n\n')
    const from = paragraph >= 0 ? earliest + paragraph : wordBorder(text, earliest, start, 1)
    const to = next >= 0 ? end + next : wordBorder(text, latest, end, -1)
    snippets.push({
      before: shown(text, from, start, markup).trimStart(),
      match: text.slice(start, end),
      after: shown(text, end, to, markup).trimEnd(),
    })
    shownTo = to
  }
  return snippets
}

/** Moves a cut to the next white space towards the match, so that no word is cut; stays where there is none. */
function wordBorder(text: string, cut: number, match: number, step: 1 | -1): number {
  if (cut <= 0 || cut >= text.length) return Math.min(Math.max(cut, 0), text.length)
  for (let at = cut; at !== match; at += step) {
    if (/\s/.test(text[step === 1 ? at - 1 : at]!)) return at
  }
  return insidePair(text, cut) ? cut + step : cut
}

function insidePair(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '')
}

/** A stretch of text as a line: without Markdown syntax, white space run together. */
function shown(text: string, from: number, to: number, markup: readonly Span[]): string {
  let line = ''
  let at = from
  for (const [start, end] of markup) {
    if (end <= from || start >= to) continue
    line += text.slice(at, Math.max(at, start))
    at = Math.min(end, to)
  }
  return (line + text.slice(Math.max(at, from), to)).replace(/\s+/g, ' ')
}
