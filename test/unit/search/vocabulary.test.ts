import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typingErrors } from '../../../main/search/typing-errors.ts'
import { createVocabulary } from '../../../main/search/vocabulary.ts'

describe('the vocabulary', () => {
  const vocabulary = createVocabulary()
  vocabulary.add([
    ['minister', 900],
    ['ministry', 300],
    ['ministers', 400],
    ['convoy', 50],
    ['convey', 2],
    ['cavusoglu', 12],
    ['aid', 500],
    ['founded', 80],
    ['weir', 20],
    ['2020', 900],
    ['2021', 900],
  ])

  test.each([
    ['minsiter', 'minister'],
    ['cavusolgu', 'cavusoglu'],
    ['convoi', 'convoy'],
    ['xconvoy', 'convoy'],
    ['ocnvoy', 'convoy'],
    ['wier', 'weir'],
  ])('%s is meant as %s', (typed, meant) => {
    expect(vocabulary.correct(typed)).toBe(meant)
  })

  test('nothing is put in place of short words, numbers, rightly spelt words, or what is like nothing', () => {
    for (const word of ['aad', '2022', 'zebra', 'qwertyuiop', 'wounded', 'war', 'weit', 'conway'])
      expect(vocabulary.correct(word)).toBeNull()
  })

  test('knows beginnings', () => {
    expect(vocabulary.hasPrefix('conv')).toBe(true)
    expect(vocabulary.hasPrefix('konv')).toBe(false)
    expect(vocabulary.complete('minis', 2)).toEqual([
      ['minister', 900],
      ['ministers', 400],
    ])
  })

  test('completes with the words in most articles, and then by letter', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 })
    const terms = fc.uniqueArray(fc.tuple(word, fc.integer({ min: 1, max: 4 })), { selector: ([term]) => term })
    fc.assert(
      fc.property(terms, word, fc.integer({ min: 1, max: 6 }), (all, prefix, limit) => {
        const some = createVocabulary()
        some.add(all)
        const expected = all
          .filter(([term]) => term.startsWith(prefix))
          .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        expect(some.complete(prefix, limit)).toEqual(expected.slice(0, limit))
      }),
    )
  })
})

describe('typingErrors', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })

  test('is a symmetric measure, 0 only for equal words', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const errors = typingErrors(a, b, 10)
        expect(errors).toBe(typingErrors(b, a, 10))
        expect(errors === 0).toBe(a === b)
      }),
    )
  })

  test('counts two neighbouring letters changed about as one', () => {
    expect(typingErrors('abcd', 'acbd', 2)).toBe(1)
    expect(typingErrors('abcd', 'bd', 2)).toBe(2)
  })
})
