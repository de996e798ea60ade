import { property, array, constantFrom, assert, nat } from 'fast-check'
import { expect, test } from 'vitest'
import type { NearOperand } from '../../../main/contract/query.ts'
import { firstWordPlaces, wordPlaces } from '../../../main/text/word-places.ts'
import { choicesNear, runsOf } from './brute-force.ts'

const phrase = (...words: string[]): NearOperand => ({ type: 'phrase', words, prefix: false })
const near = (distance: number, ...nodes: NearOperand[]) => ({ type: 'near', distance, nodes }) as const

test('no word is near itself', () => {
  const words = 'the end the the start the'.split(' ')
  expect(wordPlaces(words, near(0, phrase('the'), phrase('the')))).toEqual([[2, 1], [3, 1]]) // prettier-ignore
  expect(wordPlaces(['the', 'end'], near(9, phrase('the'), phrase('the')))).toEqual([])
  expect(wordPlaces(words, near(9, ...Array.from({ length: 5 }, () => phrase('the'))))).toEqual([])
  expect(wordPlaces(words, near(9, ...Array.from({ length: 4 }, () => phrase('the'))))).toHaveLength(4)
})

test('a line stands at the operand that is named first', () => {
  const words = 'aid for the convoy and aid'.split(' ')
  expect(firstWordPlaces(words, near(2, phrase('convoy'), phrase('aid')))).toEqual([[3, 1]])
  expect(firstWordPlaces(words, near(2, phrase('aid'), phrase('convoy')))).toEqual([[0, 1], [5, 1]]) // prettier-ignore
})

test('places are those of every choice of different words, whatever is sought', () => {
  const word = constantFrom('a', 'b', 'c')
  const operands = array(array(word, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
  assert(
    property(array(word, { maxLength: 14 }), operands, nat(5), (words, sought, distance) => {
      const tokens = words.map((each, start) => ({ word: each, start, end: start }))
      const choices = sought.map((each) => runsOf(tokens, each.map((one) => (other: string) => one === other))) // prettier-ignore
      const expected = new Set(choicesNear(choices, distance).map((run) => `${run[0]} ${run.length}`))
      const found = wordPlaces(words, near(distance, ...sought.map((each) => phrase(...each))))
      expect(new Set(found.map((place) => place.join(' ')))).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})

test('texts made to be hard end soon', () => {
  const words = Array.from({ length: 4_000 }, (_, at) => (at % 50 === 0 ? 'b' : 'a'))
  const sought = Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? phrase('a', 'a') : phrase('a')))
  expect(wordPlaces(words, near(60, ...sought)).length).toBeGreaterThan(0)
})
