/** The first words of a text, at most `max` characters and cut between words; for articles that have no title. */
export function openingWords(text: string, max = 60): string {
  const flat = text
    .slice(0, max * 4)
    .replace(/\s+/gu, ' ')
    .trim()
  if (flat.length <= max) return flat
  const cut = flat.lastIndexOf(' ', max)
  // Scripts without spaces are cut where the room ends, never inside a surrogate pair.
  const end = cut > max / 2 ? cut : flat.codePointAt(max - 1)! > 0xffff ? max - 1 : max
  return `${flat.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`
}
