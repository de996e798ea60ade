import { events, passives } from './lexicon/events.ts'
import { stopWords } from '../text/stop-words.ts'

/** Forms of events that are no participles before a noun. */
const PAST = new Set('struck hit hits fell rose fled shot sent broke took sank burst swept tore left'.split(' '))

/** Whether words that should be a name hold a verb and so are a clause: "an earthquake struck the town", not "displaced farmers". */
export function isClause(name: string): boolean {
  const words = name.toLowerCase().split(/\s+/u)
  return words.some((word, n) => {
    if (n === 0 || /\p{Lu}/u.test(name.split(/\s+/u)[n]!)) return false
    if (PAST.has(word) || passives.has(word)) return true
    const before = words[n - 1]!
    const isVerb = events.has(word) && /(?:ed|ing)$/u.test(word)
    return isVerb && !stopWords.has(before) && !/(?:ly|['’]s?)$/u.test(before)
  })
}
