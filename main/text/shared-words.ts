import type { NearOperand } from '../contract/query.ts'
import { patternTest } from './word-places.ts'

/** Whether one word of a text may belong to two of the operands, as far as that can be told without the texts. */
export function mayShareWords(nodes: readonly NearOperand[]): boolean {
  const patterns = nodes.map((node) =>
    (node.type === 'or' ? node.nodes : [node]).flatMap((each) =>
      each.words.map((word, at) => (each.type === 'phrase' && each.prefix && at === each.words.length - 1 ? `${word}*` : word)),
    ),
  ) // prettier-ignore
  return patterns.some((some, at) => patterns.slice(at + 1).some((others) => some.some((one) => others.some((other) => mayMeet(one, other))))) // prettier-ignore
}

/** Whether a word may answer both of two patterns. Of two with stars only their beginnings and ends are compared. */
function mayMeet(one: string, other: string): boolean {
  if (!isPattern(one)) return isPattern(other) ? patternTest(other)(one) : one === other
  if (!isPattern(other)) return patternTest(one)(other)
  const [begins, alsoBegins] = [one, other].map((pattern) => /^[^*?]*/.exec(pattern)![0]) as [string, string]
  const [ends, alsoEnds] = [one, other].map((pattern) => /[^*?]*$/.exec(pattern)![0]) as [string, string]
  return (
    (begins.startsWith(alsoBegins) || alsoBegins.startsWith(begins)) &&
    (ends.endsWith(alsoEnds) || alsoEnds.endsWith(ends))
  )
}

function isPattern(word: string): boolean {
  return word.includes('*') || word.includes('?')
}
