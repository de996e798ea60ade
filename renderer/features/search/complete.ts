const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Plain words that a suggestion may stand for; a longer name is chosen by its first words. */
const mostWords = 8

/**
 * Puts a clause in place of what it completes, at the end of the text: the clause that is being typed, or as many plain words
 * as begin words of the suggestion's label. `syria tag:"eye w` with `tag:"eye witness"` becomes `syria tag:"eye witness" `, and
 * `dam weir eng` with `outlet:"Weir Engineers"` becomes `dam outlet:"Weir Engineers" `.
 */
export function complete(text: string, clause: string, label: string): string {
  const open = (text.match(/"/g)?.length ?? 0) % 2 === 1
  const upTo = open ? text.lastIndexOf('"') : text.length
  let start = text.slice(0, upTo).search(/[^\s(]*$/)
  if (!open && !text.slice(start).includes(':')) {
    const known = wordsOf(label)
    const starts = [...text.matchAll(/[^\s(]+/g)].map((match) => match.index)
    for (const from of starts.slice(-mostWords).toReversed()) {
      const rest = text.slice(from)
      if (/[:"()]/.test(rest) || !wordsOf(rest).every((word) => known.some((other) => other.startsWith(word)))) break
      start = from
    }
  }
  return `${text.slice(0, start)}${clause} `
}
