import type { LayerSpan } from '../contract/article.ts'
import type { NearNode, PhraseNode, QueryNode, RegexNode, WildcardNode } from '../contract/query.ts'
import type { Snippet } from '../contract/search.ts'
import { searchTokens } from '../text/fold.ts'
import { markupSpans } from '../text/markup.ts'
import { regexPlaces, regexPlacesInTitle } from '../text/regex-places.ts'
import { searchedColumns } from '../text/text-columns.ts'
import { partsOf, titleWords, type TextPart } from '../text/text-parts.ts'
import type { Tokens } from '../text/tokens.ts'
import { firstWordPlaces, wordPlaces, type WordPlace } from '../text/word-places.ts'

/** The article as far as matching looks at it. `layers` are in order and do not overlap; text without a layer counts as body. */
export interface SearchedText {
  readonly title: string | null
  readonly text: string
  readonly layers: readonly LayerSpan[]
}

/** Splits text into words and folds them; {@link searchTokens}, or stricter where words are sought as written. */
export type Tokeniser = (text: string) => Tokens

type Span = [number, number]
type WordsNode = PhraseNode | WildcardNode | NearNode

/** What an article may have been found by: all of the query that asks for text, but for what stands under a NOT. */
export function soughtNodes(node: QueryNode): (WordsNode | RegexNode)[] {
  switch (node.type) {
    case 'phrase':
    case 'wildcard':
    case 'near':
    case 'regex':
      return [node]
    case 'only':
      return [node.node]
    case 'and':
    case 'or':
      return node.nodes.flatMap(soughtNodes)
    default:
      return []
  }
}

/** The phrases among what is sought, also those near others: their words can be misspelt. */
export function soughtPhrases(node: QueryNode): PhraseNode[] {
  return soughtNodes(node).flatMap((each) => {
    if (each.type === 'near') return each.nodes.flatMap(soughtPhrases)
    return each.type === 'phrase' ? [each] : []
  })
}

/**
 * Where a query's words stand in an article's text: [start, end) in UTF-16 units, in order, not overlapping, exactly on words
 * (for a regular expression: exactly on what it matches). Words sought in the title are also marked in the headline, where the
 * text has one.
 */
export function textMatches(article: SearchedText, node: QueryNode, tokens: Tokeniser = searchTokens): Span[] {
  return spansIn(article, node, tokens, wordPlaces)
}

/** The same, of words near one another only the first that is named: each time that they stand together is one hit. */
export function textHits(article: SearchedText, node: QueryNode, tokens: Tokeniser = searchTokens): Span[] {
  return spansIn(article, node, tokens, firstWordPlaces)
}

function spansIn(article: SearchedText, node: QueryNode, tokens: Tokeniser, placesOf: typeof wordPlaces): Span[] {
  const nodes = soughtNodes(node)
  if (nodes.length === 0) return []
  const spans: Span[] = []
  const words = nodes.filter((each) => each.type !== 'regex')
  for (const part of words.length === 0 ? [] : partsOf(article, tokens)) {
    for (const sought of words) {
      const columns = sought.columns ?? searchedColumns
      const headlineOnly = part.column === 'body' && !columns.includes('body') && columns.includes('title')
      if (!columns.includes(part.column) && !headlineOnly) continue
      for (const place of placesOf(part.words, sought)) {
        const within = spansOf(part, place)
        if (headlineOnly && !within.every((span) => inHeadline(article.layers, span))) continue
        spans.push(...within)
      }
    }
  }
  for (const each of nodes) if (each.type === 'regex') spans.push(...regexPlaces(article.text, article.layers, each))
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
  const part = titlePart(title, tokens)
  const inTitle = merged(
    soughtNodes(node).flatMap((sought) => {
      if (!(sought.columns ?? searchedColumns).includes('title')) return []
      if (sought.type === 'regex') return regexPlacesInTitle(title, sought)
      return wordPlaces(part.words, sought).flatMap((place) => spansOf(part, place))
    }),
  )
  return { count: inTitle.length, snippets: snippetsAt(title, inTitle, [], most, context) }
}

/**
 * Whether an article that the database found also answers the query with its words as `tokens` splits them. Excluded words and
 * other clauses are the database's business: they count as answered.
 */
export function answersWith(article: SearchedText, node: QueryNode, tokens: Tokeniser): boolean {
  const parts: Pick<TextPart, 'column' | 'words'>[] = partsOf(article, tokens)
  parts.push({ column: 'title', words: [...titleWords(article, tokens)] })
  const holds = (node: QueryNode): boolean => {
    if (node.type === 'and') return node.nodes.every(holds)
    if (node.type === 'or') return node.nodes.some(holds)
    if (node.type !== 'phrase' && node.type !== 'wildcard' && node.type !== 'near') return true
    const columns = node.columns ?? searchedColumns
    return parts.some((part) => columns.includes(part.column) && wordPlaces(part.words, node).length > 0)
  }
  return holds(node)
}

function titlePart(title: string, tokens: Tokeniser): TextPart {
  const { words, starts, ends } = tokens(title)
  return { column: 'title', words: [...words], numbers: [...words.keys()], starts: [...starts], ends: [...ends] }
}

/** One span where the words stand together in the text; more where text of another part lies between them. */
function spansOf(part: TextPart, [at, length]: WordPlace): Span[] {
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
export function shown(text: string, from: number, to: number, markup: readonly Span[]): string {
  let line = ''
  let at = from
  for (const [start, end] of markup) {
    if (end <= from || start >= to) continue
    line += text.slice(at, Math.max(at, start))
    at = Math.min(end, to)
  }
  return (line + text.slice(Math.max(at, from), to)).replace(/\s+/g, ' ')
}
