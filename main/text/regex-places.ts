import type { LayerSpan } from '../contract/article.ts'
import type { RegexNode } from '../contract/query.ts'
import { columnStretches, searchedColumns } from './text-columns.ts'
import { withinTime } from './within-time.ts'

type Span = [start: number, end: number]

/** What a regular expression looks at in an article. */
export interface RegexText {
  readonly title: string | null
  readonly text: string
  readonly layers: readonly LayerSpan[]
}

/** The stretches of text in which a regular expression is matched, each by itself: the title, then the wanted parts. */
export function regexStretches({ title, text, layers }: RegexText, node: RegexNode): string[] {
  const columns = node.columns ?? searchedColumns
  const stretches = textStretches(text, layers, node).map(([start, end]) => text.slice(start, end))
  return columns.includes('title') && title !== null ? [title, ...stretches] : stretches
}

/** The regular expression of a node; null when the engine refuses it. `g`, so that it can go on from match to match. */
export function compiledRegex({ source, ignoreCase }: RegexNode): RegExp | null {
  try {
    return new RegExp(source, `gmu${ignoreCase ? 'i' : ''}`)
  } catch {
    return null
  }
}

/** Whether the expression matches some characters (not just a place between them). May take for ever, and may throw. */
export function matchesSome(regex: RegExp, text: string): boolean {
  return nextMatch(regex, text, 0) !== null
}

// Each text gets so long, and an expression that used it up so often is not tried again.
const LONGEST = 100
const MOST_STOPS = 3
const stopped = new WeakMap<RegexNode, number>()
// Nobody goes through more in one text; an expression such as \w would fill the memory with them.
const MOST_PLACES = 20_000

/** Where a regular expression matches in an article's text, in order; what takes too long has no places. */
export function regexPlaces(text: string, layers: readonly LayerSpan[], node: RegexNode): Span[] {
  const stops = stopped.get(node) ?? 0
  const regex = stops < MOST_STOPS ? compiledRegex(node) : null
  if (regex === null) return []
  const spans: Span[] = []
  const done = tried(() => {
    for (const [from, to] of textStretches(text, layers, node)) {
      const stretch = text.slice(from, to)
      for (let span = nextMatch(regex, stretch, 0); span !== null; span = nextMatch(regex, stretch, span[1])) {
        if (spans.length === MOST_PLACES) return
        spans.push([from + span[0], from + span[1]])
      }
    }
  })
  if (!done) stopped.set(node, stops + 1)
  return spans
}

/** Where it matches in a title. */
export function regexPlacesInTitle(title: string, node: RegexNode): Span[] {
  return regexPlaces(title, [], { ...node, columns: ['body'] })
}

function tried(work: () => void): boolean {
  try {
    return withinTime(LONGEST, work)
  } catch {
    // The engine's own limits: too large an expression, no room for its stack.
    return false
  }
}

function nextMatch(regex: RegExp, text: string, from: number): Span | null {
  regex.lastIndex = from
  for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
    if (match[0] !== '') return [match.index, match.index + match[0].length]
    // Past the whole character: with `u` the engine would come back to the first half of a pair.
    regex.lastIndex += (text.codePointAt(regex.lastIndex) ?? 0) > 0xffff ? 2 : 1
  }
  return null
}

/** Unbroken stretches of the wanted parts. Where of title and body only the title is wanted, the headline in the text is, too. */
function textStretches(text: string, layers: readonly LayerSpan[], node: RegexNode): Span[] {
  const columns = node.columns ?? searchedColumns
  const spans: Span[] = []
  if (columns.includes('title') && !columns.includes('body'))
    for (const { layer, start, end } of layers) if (layer === 'headline') spans.push([start, end])
  for (const { column, start, end } of columnStretches(text.length, layers)) {
    if (!columns.includes(column)) continue
    const last = spans.at(-1)
    if (last?.[1] === start) last[1] = end
    else spans.push([start, end])
  }
  return spans
}
