/** A stretch [start, end) of a text, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Word extends Span {
  readonly word: string
}

// A word; of scripts without spaces a character, as nothing says there where words end.
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+/gu
/** So many words make a run that is looked for. */
const RUN = 3
/** Runs that stand in so many places say nothing about any. */
const MOST_PLACES = 200
/** A paragraph of fewer words is found only where those beside it are. */
const SHORT = 6
/** How many words there may be more or fewer between two runs of a paragraph. */
const SLACK = 12
/** How many words before or after its neighbours a short paragraph is looked for. */
const NEAR = 80
const FOUND_SHARE = 0.34

/**
 * Where the paragraphs of an article stand in the text of its original, or null for those that are not found. Told by runs of words,
 * whatever the case, the punctuation and the white space; a paragraph that the original has in other words in part is found by the
 * others. Linear in the length of both texts, but for runs that stand in many places.
 */
export function linkParagraphs(text: string, paragraphs: readonly Span[], original: string): (Span | null)[] {
  const wanted = paragraphs.map(({ start, end }) => words(text.slice(start, end)).map(({ word }) => word))
  const there = words(original)
  const places = placesOf(wanted, there)
  const found: ({ readonly first: number; readonly last: number } | null)[] = wanted.map(() => null)

  let expected = 0
  for (const [index, paragraph] of wanted.entries()) {
    if (paragraph.length < SHORT) continue
    const match = best(paragraph, places, expected, 0, there.length)
    found[index] = match
    if (match !== null) expected = match.last + 1
  }
  let before = -1
  for (const [index, paragraph] of wanted.entries()) {
    const known = found[index]
    if (known !== null && known !== undefined) {
      before = known.last
      continue
    }
    if (paragraph.length === 0 || paragraph.length >= SHORT) continue
    const next = found.slice(index + 1).find((other) => other !== null)
    // What stands before the first of them, such as a headline, may stand anywhere before it.
    const from = before < 0 ? 0 : before - NEAR
    const to = next === undefined || next === null ? there.length : next.first + NEAR
    const match = best(paragraph, places, before < 0 ? Math.max(0, to - NEAR) : before + 1, from, Math.max(to, from))
    found[index] = match
    if (match !== null) before = Math.max(before, match.last)
  }
  return found.map((match) =>
    match === null ? null : { start: there[match.first]!.start, end: there[match.last]!.end },
  )
}

function words(text: string): Word[] {
  return [...text.matchAll(WORDS)].map((match) => ({
    word: match[0]
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Where each run of words of the paragraphs stands in the original, by its words. */
function placesOf(paragraphs: readonly (readonly string[])[], there: readonly Word[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  const lengths = new Set<number>()
  for (const paragraph of paragraphs) {
    const length = runLength(paragraph)
    if (length === 0) continue
    lengths.add(length)
    for (let at = 0; at + length <= paragraph.length; at++) places.set(runAt(paragraph, at, length), [])
  }
  for (const length of lengths) {
    for (let at = 0; at + length <= there.length; at++) {
      let run = there[at]!.word
      for (let more = 1; more < length; more++) run += ` ${there[at + more]!.word}`
      const list = places.get(run)
      if (list !== undefined && list.length < MOST_PLACES) list.push(at)
    }
  }
  return places
}

const runLength = (paragraph: readonly string[]): number => Math.min(RUN, paragraph.length)
const runAt = (paragraph: readonly string[], at: number, length: number): string =>
  paragraph.slice(at, at + length).join(' ')

/** The stretch of words in [from, to) that most runs of a paragraph agree on; of equals the one nearest to `expected`. */
function best(
  paragraph: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  expected: number,
  from: number,
  to: number,
): { readonly first: number; readonly last: number } | null {
  const length = runLength(paragraph)
  const runs = paragraph.length - length + 1
  const starts: number[] = []
  for (let at = 0; at < runs; at++) {
    for (const place of places.get(runAt(paragraph, at, length)) ?? []) {
      if (place >= from && place + length <= to) starts.push(place - at)
    }
  }
  if (starts.length === 0) return null
  starts.sort((a, b) => a - b)
  // The window over the sorted beginnings that holds most of them.
  const slack = SLACK + Math.floor(paragraph.length / 8)
  let chosen = { count: 0, distance: Number.POSITIVE_INFINITY, low: 0, high: 0 }
  let low = 0
  for (let high = 0; high < starts.length; high++) {
    while (starts[high]! - starts[low]! > slack) low++
    const count = high - low + 1
    const distance = Math.abs(starts[low]! - expected)
    if (count > chosen.count || (count === chosen.count && distance < chosen.distance))
      chosen = { count, distance, low: starts[low]!, high: starts[high]! }
  }
  if (chosen.count < runs * FOUND_SHARE) return null
  // Of each run the place that fits best with most of the others: words that stand beside the paragraph a second time are not of it.
  const middle = mostFrequent(starts, chosen.low, chosen.high)
  let first = Number.POSITIVE_INFINITY
  let last = -1
  for (let at = 0; at < runs; at++) {
    let fitting: number | undefined
    for (const place of places.get(runAt(paragraph, at, length)) ?? []) {
      if (place - at < chosen.low || place - at > chosen.high || place < from || place + length > to) continue
      if (fitting === undefined || Math.abs(place - at - middle) < Math.abs(fitting - at - middle)) fitting = place
    }
    if (fitting === undefined) continue
    first = Math.min(first, fitting)
    last = Math.max(last, fitting + length - 1)
  }
  return { first, last }
}

/** The most frequent of the sorted numbers between two bounds. */
function mostFrequent(numbers: readonly number[], low: number, high: number): number {
  let best = low
  let most = 0
  let count = 0
  let before: number | undefined
  for (const number of numbers) {
    if (number < low || number > high) continue
    count = number === before ? count + 1 : 1
    before = number
    if (count > most) [most, best] = [count, number]
  }
  return best
}
