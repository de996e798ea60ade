import type { NearNode, PhraseNode, WildcardNode } from '../contract/query.ts'
import { placesNear, type NearPlace, type NearTrack } from './near-places.ts'
import { titleBoundary } from './text-parts.ts'

/** Where words of a query stand among the words of a text: the index of the first one, and how many they are. */
export type WordPlace = readonly [first: number, words: number]

/** The test whether a word answers a pattern: `*` is any characters or none, `?` is one. Takes time in proportion to both lengths. */
export function patternTest(pattern: string): (word: string) => boolean {
  if (pattern.includes('?')) return (word) => answers(word, pattern)
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return (word) => word === pattern
  const shortest = first.length + last.length
  return (word) => {
    if (word.length < shortest || !word.startsWith(first) || !word.endsWith(last)) return false
    const end = word.length - last.length
    let at = first.length
    for (const part of rest) {
      const found = word.indexOf(part, at)
      if (found < 0 || found + part.length > end) return false
      at = found + part.length
    }
    return true
  }
}

function answers(word: string, pattern: string): boolean {
  let at = 0
  let sign = 0
  // Where the last star stands, and what it has taken so far: only the last one can help when the rest does not fit.
  let star = -1
  let taken = 0
  while (at < word.length) {
    const wanted = pattern[sign]
    if (wanted === '*') {
      star = sign++
      taken = at
    } else if (wanted === '?' && sign < pattern.length) {
      at += characterAt(word, at)
      sign++
    } else if (wanted !== undefined && wanted === word[at]) {
      at++
      sign++
    } else if (star >= 0) {
      taken += characterAt(word, taken)
      at = taken
      sign = star + 1
    } else return false
  }
  while (pattern[sign] === '*') sign++
  return sign === pattern.length
}

function characterAt(word: string, at: number): number {
  return word.codePointAt(at)! > 0xffff ? 2 : 1
}

/** A word of a phrase that stands for any one word of the text. */
export const anyWord = '*'

/** Whether a phrase leaves room for words that are not said. */
export function hasAnyWord({ words }: PhraseNode | WildcardNode): boolean {
  return words.includes(anyWord)
}

/**
 * The places of a query's words among the (folded) words of one part of an article, by their start. Of words near one another
 * those that are near enough, each by itself.
 */
export function wordPlaces(words: readonly string[], node: PhraseNode | WildcardNode | NearNode): WordPlace[] {
  if (node.type === 'near') {
    const places = nearPlaces(words, node)
    return places
      .filter(({ start, length }, at) => start !== places[at - 1]?.start || length !== places[at - 1]?.length)
      .map(({ start, length }): WordPlace => [start, length])
  }
  const { length } = node.words
  return startsOf(words, node).map((first): WordPlace => [first, length])
}

/** The same, of words near one another only the places of the first that is named: one for each time that they stand together. */
export function firstWordPlaces(words: readonly string[], node: PhraseNode | WildcardNode | NearNode): WordPlace[] {
  if (node.type !== 'near') return wordPlaces(words, node)
  return nearPlaces(words, node)
    .filter(({ operand }) => operand === 0)
    .map(({ start, length }): WordPlace => [start, length])
}

function nearPlaces(words: readonly string[], { nodes, distance }: NearNode): NearPlace[] {
  const sought = nodes.map((node) => JSON.stringify(node))
  const known = new Map<string, Omit<NearTrack, 'operand'>[]>()
  const tracks = nodes.flatMap((node, operand) => {
    let alternatives = known.get(sought[operand]!)
    if (alternatives === undefined) {
      alternatives = (node.type === 'or' ? node.nodes : [node]).map((alternative) => ({
        length: alternative.words.length,
        starts: startsOf(words, alternative),
      }))
      known.set(sought[operand]!, alternatives)
    }
    return alternatives.map((track): NearTrack => ({ operand, ...track }))
  })
  return placesNear(tracks, sought.map((one) => sought.indexOf(one)), distance) // prettier-ignore
}

/** The indexes at which the words of a node begin. */
function startsOf(words: readonly string[], node: PhraseNode | WildcardNode): number[] {
  const tests = node.words.map((word, index) => testOf(word, node, index === node.words.length - 1))
  const found: number[] = []
  for (let at = 0; at + tests.length <= words.length; at++) {
    let length = 0
    while (length < tests.length && tests[length]!(words[at + length]!)) length++
    if (length === tests.length) found.push(at)
  }
  return found
}

function testOf(sought: string, node: PhraseNode | WildcardNode, last: boolean): (word: string) => boolean {
  if (sought === anyWord) return (word) => word !== titleBoundary
  if (node.type === 'wildcard' && /[*?]/.test(sought)) {
    const test = patternTest(sought)
    return (word) => word !== titleBoundary && test(word)
  }
  if (node.type === 'phrase' && node.prefix && last) return (word) => word.startsWith(sought)
  return (word) => word === sought
}
