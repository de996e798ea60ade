const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Whether a text holds something at the beginning of one of its words. */
const beginsWord = (text: string, part: string): boolean => {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return true
  }
  return false
}

/** How well a text answers what was typed: all words have to begin a word of it (best), or stand in it; null when not. */
const score = (text: string, words: readonly string[]): number | null => {
  let sum = 0
  for (const word of words) {
    if (!text.includes(word)) return null
    sum += text.startsWith(word) ? 3 : beginsWord(text, word) ? 2 : 1
  }
  return sum
}

/** The items that answer what was typed, best first and else in their order; all of them for an empty text. */
export function rank<T>(items: readonly T[], typed: string, textOf: (item: T) => string): T[] {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return [...items]
  return items
    .flatMap((item) => {
      const points = score(folded(textOf(item)), words)
      return points === null ? [] : [{ item, points }]
    })
    .toSorted((a, b) => b.points - a.points)
    .map(({ item }) => item)
}
