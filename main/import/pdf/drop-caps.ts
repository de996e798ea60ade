import type { Line } from './page-lines.ts'

/** Puts a large first letter, which stands before several lines, back to the word that it begins. `isWord`: whether a word in lower case stands elsewhere. */
export function withDropCaps(lines: readonly Line[], bodySize: number, isWord: (word: string) => boolean): Line[] {
  const caps = lines.filter(({ text, size }) => /^["“„«‘]?\p{Lu}$/u.test(text) && size >= bodySize * 1.7)
  if (caps.length === 0 || caps.length > 20) return [...lines]
  let result = [...lines]
  for (const cap of caps) {
    const beside = result.filter(
      (line) =>
        line !== cap &&
        line.size < cap.size * 0.7 &&
        line.v > cap.v - cap.size * 1.1 &&
        line.v < cap.v + line.size * 0.5 &&
        line.start >= cap.end - cap.size * 0.3 &&
        line.start < cap.end + cap.size * 0.8,
    )
    const first = beside.toSorted((a, b) => a.v - b.v)[0]
    if (first === undefined) continue
    // "A man" has a space; nearly all other letters begin a word.
    const rest = /^[\p{L}\p{M}]+/u.exec(first.text)?.[0].toLowerCase() ?? ''
    const alone = /[AIOÀÈYEÓUАВИКОСУЯ]$/u.test(cap.text) && rest.length > 2 && isWord(rest)
    const space = alone && !isWord(cap.text.slice(-1).toLowerCase() + rest) ? ' ' : ''
    result = result
      .filter((line) => line !== cap)
      .map((line) => {
        if (!beside.includes(line)) return line
        const text = line === first ? cap.text + space + line.text : line.text
        return { ...line, text, start: cap.start, order: line === first ? Math.min(cap.order, line.order) : line.order }
      })
  }
  return result
}
