/** A stretch of a text: UTF-16 units, end exclusive. */
export type Span = readonly [start: number, end: number]

/** How wide text is, in CSS pixels. */
export type Measure = (text: string) => number

/** Widths that are remembered; a language has more words, but those of a screen come again. */
const mostKnown = 20_000

/** Measures text in a font as CSS names it, each word once. */
export function createMeasure(font: string): Measure {
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  if (context === null) return (text) => text.length * 8
  context.font = font
  return (text) => {
    let width = known.get(text)
    if (width === undefined) {
      width = context.measureText(text).width
      if (known.size >= mostKnown) known.clear()
      known.set(text, width)
    }
    return width
  }
}

/** Where the last words of a text begin that fit into `room`: at 0 when all do, at its length when none does. */
export function fittingEnd(text: string, room: number, measure: Measure): number {
  let used = 0
  let from = text.length
  for (const { start } of wordsOf(text).toReversed()) {
    used += measure(text.slice(start, from))
    if (used > room) break
    from = start
  }
  return from
}

/** Where the first words of a text end that fit into `room`. */
export function fittingStart(text: string, room: number, measure: Measure): number {
  let used = 0
  let to = 0
  for (const { start, end } of wordsOf(text)) {
    used += measure(text.slice(Math.min(to, start), end))
    if (used > room) break
    to = end
  }
  return to
}

function wordsOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** A text cut into stretches that are in one of the spans and such that are not. */
export function stretches(
  text: string,
  spans: readonly Span[],
  from: number,
  to: number,
): { readonly start: number; readonly text: string; readonly marked: boolean }[] {
  const found: { start: number; text: string; marked: boolean }[] = []
  let at = from
  const push = (end: number, marked: boolean): void => {
    if (end > at) found.push({ start: at, text: text.slice(at, end), marked })
    at = Math.max(at, end)
  }
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    push(Math.min(Math.max(start, from), to), false)
    push(Math.min(Math.max(end, from), to), true)
  }
  push(to, false)
  return found
}
