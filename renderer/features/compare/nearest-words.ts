/** Where words stand in a text: of equal ones those that begin nearest to `wanted`. -1 where they do not stand in it, or are none. */
export function nearestWords(text: string, words: string, wanted: number): number {
  // No words stand everywhere, and a search for them never ends.
  if (words === '') return -1
  let best = -1
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    if (best === -1 || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at
  }
  return best
}
