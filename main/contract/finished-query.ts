import { querySyntax } from './query-syntax.ts'

/**
 * A query that is being typed, written out in full: it asks as it stands for what was meant while it was typed. The last word goes
 * on (`minis` is `minis*`), quotation marks are closed, and what waits for its right side is left out. A space ends the last word.
 */
export function finishedQuery(text: string): string {
  const { tokens, ignored, waiting } = querySyntax(text, true)
  const last = tokens.at(-1)
  const said = waiting
    .toSorted((a, b) => b.start - a.start)
    .reduce((query, { start, end }) => query.slice(0, start) + query.slice(end), text)
  if (last?.kind !== 'value' || last.end < text.length) return said
  const isLast = ({ start }: { readonly start: number }): boolean => start === last.start
  if (waiting.some(isLast)) return said
  // What was taken as plain text does not go on.
  const star = last.prefix && !text.endsWith('*') && !ignored.some(isLast) ? '*' : ''
  if (last.unclosed === true) return `${said}"${star}`
  return last.broken === undefined ? `${said}${star}` : said
}

/** Whether the last quotation mark of a query that is being typed is not closed, so that all that follows is one phrase. */
export function isUnclosed(text: string): boolean {
  const last = querySyntax(text, true).tokens.at(-1)
  return last?.kind === 'value' && last.unclosed === true
}
