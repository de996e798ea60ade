import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NearNode, PhraseNode } from '../../../main/contract/query.ts'
import { patternTest, wordPlaces } from '../../../main/text/word-places.ts'

test('a pattern stands for what the regular expression of the same meaning matches', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'ab', '𝒻'), { maxLength: 8 }).map((parts) => parts.join(''))
  const pattern = fc
    .array(fc.constantFrom('a', 'b', '𝒻', '*', '*', '?'), { maxLength: 7 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(pattern, letters, (sought, word) => {
      const regex = new RegExp(`^${sought.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su')
      expect([sought, word, patternTest(sought)(word)]).toEqual([sought, word, regex.test(word)])
    }),
    { numRuns: 3000 },
  )
})

test('many stars take no longer than few', () => {
  expect(patternTest(`${'*a'.repeat(40)}*b`)('a'.repeat(5000))).toBe(false)
  expect(patternTest(`${'*?a'.repeat(40)}*b`)('a'.repeat(5000))).toBe(false)
})

const phrase = (...words: string[]): PhraseNode => ({ type: 'phrase', words, prefix: false })
const near = (distance: number, ...nodes: NearNode['nodes']): NearNode => ({ type: 'near', distance, nodes })

test('words between are counted from the end of each to the start of the last', () => {
  const words = 'a x x b c d x a'.split(' ')
  expect(wordPlaces(words, near(1, phrase('a'), phrase('b')))).toEqual([])
  expect(wordPlaces(words, near(2, phrase('a'), phrase('b')))).toEqual([
    [0, 1],
    [3, 1],
  ])
  expect(wordPlaces(words, near(1, phrase('c', 'd'), phrase('a')))).toEqual([
    [4, 2],
    [7, 1],
  ])
  // Only the start of the last counts: a long phrase at the end may reach further.
  expect(wordPlaces(words, near(0, phrase('b'), phrase('c', 'd')))).toEqual([
    [3, 1],
    [4, 2],
  ])
})
