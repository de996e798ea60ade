import type { Mark } from './runs.ts'
import type { TextMark } from './text-mark.ts'
import { countWords } from './word-differences.ts'

/** What is left out of a text where passages are hidden: the stretches that any of them covers, joined where they overlap. */
export function foldedMarks(passages: readonly Mark[], text: string): TextMark[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start)) {
    const last = spans.at(-1)
    if (last === undefined || start >= last.end) spans.push({ start, end })
    else last.end = Math.max(last.end, end)
  }
  return spans.map(({ start, end }, id) => ({
    start,
    end,
    id,
    type: 'folded',
    words: countWords(text.slice(start, end)),
  }))
}
