import { stopWords } from '../text/stop-words.ts'
import { tokenise } from '../text/tokens.ts'
import { withoutPossessive } from './stem.ts'

const MOST_WORDS = 4

/** What names an article for {@link proposeSetName}. */
export interface NamedArticle {
  readonly title: string | null
  readonly text: string
  /** ISO 8601, as precise as known. */
  readonly date: string | null
}

/**
 * A name for a comparison set: the words, as printed, that most of its headlines have (of articles without one, the opening words),
 * and the month when all known dates lie in one. Null when no word stands in two of them.
 */
export function proposeSetName(articles: readonly NamedArticle[]): string | null {
  const found = new Map<string, { printed: string; in: Set<number>; at: number }>()
  for (const [n, { title, text }] of articles.entries()) {
    const line = title ?? text.trimStart().slice(0, 200)
    const tokens = tokenise(line)
    for (const [place, word] of tokens.words.entries()) {
      const key = withoutPossessive(word)
      if (stopWords.has(key) || /^\p{N}/u.test(key) || key.length < 2) continue
      const printed = line.slice(tokens.starts[place], tokens.starts[place]! + key.length)
      const known = found.get(key)
      if (known === undefined) found.set(key, { printed, in: new Set([n]), at: place })
      else {
        known.in.add(n)
        // A word that begins a sentence or stands in a headline of capitals is better known from elsewhere.
        if (/^\p{Lu}+$/u.test(known.printed) && !/^\p{Lu}+$/u.test(printed)) known.printed = printed
      }
    }
  }
  const words = [...found.values()]
    .filter((word) => word.in.size > 1)
    .sort((a, b) => b.in.size - a.in.size || a.at - b.at)
    .slice(0, MOST_WORDS)
    .map(({ printed }) => printed)
  if (words.length === 0) return null
  const months = new Set(articles.flatMap(({ date }) => (date !== null && date.length >= 7 ? [date.slice(0, 7)] : [])))
  const [month] = months
  const name = words.join(' ')
  const begun = name.slice(0, 1).toUpperCase() + name.slice(1)
  return months.size === 1 ? `${begun}, ${month}` : begun
}
