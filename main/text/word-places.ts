import type { NearNode, PhraseNode, WildcardNode } from '../contract/query.ts'

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

/**
 * The places of a query's words among the (folded) words of one part of an article, by their start. Of words near one another
 * those that are near enough, each by itself.
 */
export function wordPlaces(words: readonly string[], node: PhraseNode | WildcardNode | NearNode): WordPlace[] {
  if (node.type === 'near') return placesNear(words, node)
  const { length } = node.words
  return startsOf(words, node).map((first): WordPlace => [first, length])
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
  if (node.type === 'wildcard' && /[*?]/.test(sought)) return patternTest(sought)
  if (node.type === 'phrase' && node.prefix && last) return (word) => word.startsWith(sought)
  return (word) => word === sought
}

/** The places of one alternative of one of the nodes, and how far they were looked at. */
interface Track {
  readonly operand: number
  readonly length: number
  readonly starts: readonly number[]
  low: number
  high: number
  marked: number
}

/*
 * FTS5's NEAR: places p of every node so that, m being the last start among them, at most `distance` words lie between the end of
 * each and m. For each m in order, the places that fit are a window of each track, which only moves on.
 */
function placesNear(words: readonly string[], { nodes, distance }: NearNode): WordPlace[] {
  const tracks: Track[] = nodes.flatMap((node, operand) =>
    (node.type === 'or' ? node.nodes : [node]).map((alternative) => ({
      operand,
      length: alternative.words.length,
      starts: startsOf(words, alternative),
      low: 0,
      high: 0,
      marked: 0,
    })),
  )
  const last = [...new Set(tracks.flatMap(({ starts }) => starts))].toSorted((a, b) => a - b)
  const found: WordPlace[] = []
  for (const m of last) {
    const there = new Set<number>()
    for (const track of tracks) {
      while (track.high < track.starts.length && track.starts[track.high]! <= m) track.high++
      while (track.low < track.high && track.starts[track.low]! + track.length < m - distance) track.low++
      if (track.low < track.high) there.add(track.operand)
    }
    if (there.size < nodes.length) continue
    for (const track of tracks) {
      for (let at = Math.max(track.low, track.marked); at < track.high; at++)
        found.push([track.starts[at]!, track.length])
      track.marked = Math.max(track.marked, track.high)
    }
  }
  return found.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
}
