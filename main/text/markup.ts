/** Characters of Markdown that stand around words. The text keeps them; a reader or a plain body leaves them out. */

// [words](target) and ![words](target); a target holds no spaces but may have a quoted title.
const LINK = /(!?\[)([^[\]\n]*)(\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\))/g
const AUTOLINK = /<(?=(?:https?:\/\/|mailto:)[^<>\s]+>)|(?<=<(?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/g
// Strong and plain emphasis: the marks hug the words and stand at the border of a word.
const STRONG = /(?<![\p{L}\p{N}*_\\])(\*\*\*|\*\*|__)(?=[^\s*_])([^\n]{0,300}?[^\s*_\\])\1(?![\p{L}\p{N}*_])/gu
const EMPHASIS = /(?<![\p{L}\p{N}*_\\])([*_])(?=[^\s*_])([^*_\n]{0,300}[^\s*_\\])\1(?![\p{L}\p{N}*_])/gu
const LINE_START = /^ {0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)/gm

/**
 * The spans [start, end) of Markdown syntax that a reader need not see: brackets and targets of links, marks of emphasis,
 * heading and quotation marks at the start of a line. In order, not overlapping.
 */
export function markupSpans(text: string): [number, number][] {
  const spans: [number, number][] = []
  if (text.includes('](')) {
    for (const match of text.matchAll(LINK)) {
      const [whole, open, words, close] = match as unknown as [string, string, string, string]
      const end = match.index + whole.length
      spans.push([match.index, match.index + open.length], [end - close.length, end])
      void words
    }
  }
  if (text.includes('<')) for (const match of text.matchAll(AUTOLINK)) spans.push([match.index, match.index + 1])
  if (/[*_]/.test(text)) {
    for (const pattern of [STRONG, EMPHASIS]) {
      for (const match of text.matchAll(pattern)) {
        const marks = match[1]!.length
        const end = match.index + match[0].length
        spans.push([match.index, match.index + marks], [end - marks, end])
      }
    }
  }
  if (/^ {0,3}[#>]/m.test(text)) {
    for (const match of text.matchAll(LINE_START)) spans.push([match.index, match.index + match[0].length])
  }
  return merged(spans)
}

/** The text without its Markdown syntax: `[said](#)` becomes `said`. */
export function withoutMarkup(text: string): string {
  const spans = markupSpans(text)
  if (spans.length === 0) return text
  let plain = ''
  let from = 0
  for (const [start, end] of spans) {
    plain += text.slice(from, start)
    from = end
  }
  return plain + text.slice(from)
}

function merged(spans: [number, number][]): [number, number][] {
  const result: [number, number][] = []
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = result.at(-1)
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
