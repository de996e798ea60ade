import type { LayerSpan } from '../../../main/contract/article.ts'
import { searchTokens } from '../../../main/text/fold.ts'

/** An article as the brute-force evaluator sees it: tokens by part, and what is known about it. */
export interface PlainArticle {
  readonly id: string
  readonly title: string | null
  readonly text: string
  readonly layers: readonly LayerSpan[]
  readonly outlet: string | null
  readonly language: string | null
  readonly date: string | null
  readonly words: number
  readonly tags: readonly string[]
}

export type PartName = 'title' | 'body' | 'caption' | 'furniture'

/** A token with its place in the text (for the title: in the title). */
export interface PlacedToken {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** What a generated query asks of an article. `marks`: the places that it is found by, for queries of one clause of words. */
export interface Sought {
  readonly query: string
  readonly holds: (article: PlainArticle) => boolean
  readonly places?: (tokens: readonly PlacedToken[]) => number[][]
}

const known = new WeakMap<PlainArticle, Map<PartName, PlacedToken[]>>()

/** The tokens of one part: each goes to the part of the layer that it begins in. */
export function tokensOf(article: PlainArticle, part: PartName): PlacedToken[] {
  const parts = known.get(article) ?? new Map<PartName, PlacedToken[]>()
  known.set(article, parts)
  const there = parts.get(part) ?? readTokens(article, part)
  parts.set(part, there)
  return there
}

function readTokens(article: PlainArticle, part: PartName): PlacedToken[] {
  const source = part === 'title' ? (article.title ?? '') : article.text
  const all = placed(source)
  if (part === 'title') {
    // The headline of the text, where it is another one, follows behind a word that is nobody's.
    const spans = article.layers.filter(({ layer }) => layer === 'headline')
    const headline = spans.flatMap(({ start, end }) => placed(article.text.slice(start, end)))
    if (headline.length === 0 || joined(headline) === joined(all)) return all
    return all.length === 0 ? headline : [...all, { word: '|', start: -1, end: -1 }, ...headline]
  }
  return all.filter(({ start }) => {
    const layer = article.layers.find((span) => span.start <= start && start < span.end)?.layer ?? 'body'
    const inPart = layer === 'furniture' ? 'furniture' : layer === 'caption' || layer === 'credit' ? 'caption' : 'body'
    return inPart === part
  })
}

function placed(text: string): PlacedToken[] {
  const { words, starts, ends } = searchTokens(text)
  return words.map((word, index) => ({ word, start: starts[index]!, end: ends[index]! }))
}

function joined(tokens: readonly PlacedToken[]): string {
  return tokens.map(({ word }) => word).join(' ')
}

/** How one word of a query is compared with a token. */
export type WordTest = (word: string) => boolean

/** All index runs at which the words stand one after the other. */
export function runsOf(tokens: readonly PlacedToken[], tests: readonly WordTest[]): number[][] {
  return tokens.flatMap((_, first) => {
    const run = tests.map((_test, offset) => first + offset)
    return run.every((at, offset) => at < tokens.length && tests[offset]!(tokens[at]!.word)) ? [run] : []
  })
}

/**
 * The runs of all choices of one run each that lie near one another and have no token in common: what lies between the end of each and
 * the start of the last. Runs that are apart from all others are not made choices of one by one where these would be too many.
 */
export function choicesNear(choices: readonly (readonly number[][])[], distance: number): number[][] {
  const found = new Set<number[]>()
  for (const last of new Set(choices.flat().map((run) => run[0]!))) {
    const fitting = choices.map((each) => each.filter((run) => run[0]! <= last && last - (run.at(-1)! + 1) <= distance))
    if (fitting.some((each) => each.length === 0)) continue
    for (const [operand, runs] of fitting.entries()) {
      const others = fitting.filter((_, other) => other !== operand)
      for (const run of runs) if (!found.has(run) && canBeChosen(others, run)) found.add(run)
    }
  }
  return [...found]
}

/** Whether one run can be taken of each, with no token that was taken already. */
function canBeChosen([first, ...others]: readonly (readonly number[][])[], taken: readonly number[]): boolean {
  if (first === undefined) return true
  return first.some((run) => !run.some((at) => taken.includes(at)) && canBeChosen(others, [...taken, ...run]))
}
