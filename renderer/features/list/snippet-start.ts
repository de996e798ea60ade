/**
 * The end of what stands before a hit, of at most so many characters, from the beginning of a word on (of a character where words are
 * written without spaces), with an ellipsis for what is left out.
 */
export function snippetStart(before: string, most: number): string {
  if (before.length <= most) return before
  const end = before.slice(-most)
  const word = /\s\S/u.exec(end)
  // What is left of a character of two units is none.
  const kept = word === null ? end.replace(/^[\uDC00-\uDFFF]/u, '') : end.slice(word.index + 1)
  return `…${kept}`
}
