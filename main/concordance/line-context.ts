import { mostSortWords, type MarkedLine } from '../contract/concordance.ts'
import { shown } from '../search/matches.ts'
import { searchTokens } from '../text/fold.ts'
import { markupSpans } from '../text/markup.ts'
import type { ArticleHit } from './article-hits.ts'

/** The words of a line, with where those stand that it may be sorted by. */
export type LineWords = Pick<MarkedLine, 'start' | 'end' | 'before' | 'match' | 'after' | 'left' | 'right'>

/** Signs that belong to a word without white space between, such as quotation marks: no more than so many. */
const LONGEST_EDGE = 8
const ELSEWHERE = ' … '

/**
 * Hits of one article as lines: `context` words on either side, in the same part of the article. White space runs together,
 * Markdown syntax is left out, and `…` stands for text of another part (a caption, furniture) that lies between.
 */
export function linesOf(text: string, hits: readonly ArticleHit[], context: number): LineWords[] {
  const markup = markupSpans(text)
  const plain = (from: number, to: number): string => shown(text, from, to, markup)
  return hits.map((hit) => {
    const before = wordsBefore(text, hit, context, plain)
    const after = wordsAfter(text, hit, context, plain)
    return {
      start: hit.start,
      end: hit.end,
      before,
      match: text.slice(hit.start, hit.end),
      after,
      left: wordSpans(before).toReversed().slice(0, mostSortWords),
      right: wordSpans(after).slice(0, mostSortWords),
    }
  })
}

type Plain = (from: number, to: number) => string

function wordsBefore(text: string, { part, first, start }: ArticleHit, context: number, plain: Plain): string {
  const { starts, ends, numbers } = part
  const from = Math.max(0, first - context)
  const edge = (at: number): number => edgeBefore(text, starts[at] ?? start, at > 0 ? ends[at - 1]! : 0)
  let line = ''
  let at = from < first ? edge(from) : edgeBefore(text, start, first > 0 ? ends[first - 1]! : 0)
  for (let word = from; word < first; word++) {
    // The hit itself is next; where a pattern matched no word, what follows it tells where it stands.
    const next = word + 1
    if (next < numbers.length && numbers[next] !== numbers[word]! + 1) {
      line += plain(at, edgeAfter(text, ends[word]!, Math.min(starts[next]!, start))) + ELSEWHERE
      at = next < first ? edge(next) : edgeBefore(text, start, ends[word]!)
    }
  }
  return (line + plain(at, start)).replaceAll(/\s+/g, ' ').trimStart()
}

function wordsAfter(text: string, { part, last, end }: ArticleHit, context: number, plain: Plain): string {
  const { starts, ends, numbers } = part
  const to = Math.min(last + context, starts.length - 1)
  const edge = (at: number): number => edgeAfter(text, ends[at]!, starts[at + 1] ?? text.length)
  let line = ''
  let at = end
  for (let word = last + 1; word <= to; word++) {
    const previous = word - 1
    if (previous >= 0 && numbers[word] !== numbers[previous]! + 1) {
      const stop = previous <= last ? edgeAfter(text, end, starts[word]!) : edge(previous)
      line += plain(at, stop) + ELSEWHERE
      at = edgeBefore(text, starts[word]!, ends[previous]!)
    }
  }
  const stop = to > last ? edge(to) : edgeAfter(text, end, starts[last + 1] ?? text.length)
  return (line + plain(at, stop)).replaceAll(/\s+/g, ' ').trimEnd()
}

/** Where the signs begin that stand right before a place: quotation marks, brackets. */
function edgeBefore(text: string, place: number, floor: number): number {
  let at = place
  while (at > floor && place - at < LONGEST_EDGE && !/\s/.test(text[at - 1]!)) at--
  return at > floor && /[\udc00-\udfff]/.test(text[at]!) ? at + 1 : at
}

/** Where the signs end that stand right after a place: full stops, closing quotation marks. */
function edgeAfter(text: string, place: number, ceiling: number): number {
  let at = place
  while (at < ceiling && at - place < LONGEST_EDGE && !/\s/.test(text[at]!)) at++
  return at < ceiling && /[\udc00-\udfff]/.test(text[at]!) ? at - 1 : at
}

function wordSpans(text: string): [number, number][] {
  const { starts, ends } = searchTokens(text)
  return starts.map((start, index) => [start, ends[index]!])
}
