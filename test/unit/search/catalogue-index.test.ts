import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNameIndex, createVocabulary } from '../../../main/search/catalogue-index.ts'
import { typingErrors } from '../../../main/search/typing-errors.ts'

function sampleNames() {
  const index = createNameIndex()
  index.add([
    { kind: 'outlet', label: 'The Harbour Post', value: 'outlet:"The Harbour Post"', articles: 40 },
    { kind: 'tag', label: 'harbour/strike', value: 'tag:"harbour/strike"', articles: 3 },
    { kind: 'byline', label: 'Çağla Harb', value: 'by:"Çağla Harb"', articles: 2 },
    { kind: 'article', label: 'Harbour workers walk out', value: '7', articles: 1 },
    { kind: 'article', label: 'Nothing to see', value: '8', articles: 1 },
  ])
  return index
}

describe('names', () => {
  test('are found by the beginning of the word being typed, what is in many articles first', () => {
    const labels = (typed: string) =>
      sampleNames()
        .find(typed, 10)
        .map(({ label }) => label)
    expect(labels('harbour')[0]).toBe('The Harbour Post')
    expect(labels('harb').toSorted()).toEqual([
      'Harbour workers walk out',
      'The Harbour Post',
      'harbour/strike',
      'Çağla Harb',
    ])
  })

  test('hold all words asked for, whatever accents', () => {
    expect(sampleNames().find('cagla har', 10)).toEqual([
      { kind: 'byline', label: 'Çağla Harb', value: 'by:"Çağla Harb"' },
    ])
  })

  test('are found despite one typing error', () => {
    expect(
      sampleNames().find('harbuor', 10, ['outlet']).length + sampleNames().find('harbur', 10, ['outlet']).length,
    ).toBeGreaterThan(0)
  })

  test('can be asked for by kind, and only so many', () => {
    expect(sampleNames().find('harb', 10, ['tag'])).toEqual([
      { kind: 'tag', label: 'harbour/strike', value: 'tag:"harbour/strike"' },
    ])
    expect(sampleNames().find('harb', 2)).toHaveLength(2)
    expect(sampleNames().find('  ', 2)).toEqual([])
  })
})

describe('vocabulary', () => {
  const vocabulary = createVocabulary()
  vocabulary.add([
    ['minister', 900],
    ['ministry', 300],
    ['ministers', 400],
    ['convoy', 50],
    ['convey', 2],
    ['cavusoglu', 12],
    ['aid', 500],
    ['2020', 900],
    ['2021', 900],
  ])

  test.each([
    ['minsiter', 'minister'],
    ['cavusolgu', 'cavusoglu'],
    ['convoi', 'convoy'],
    ['xconvoy', 'convoy'],
  ])('%s is meant as %s', (typed, meant) => {
    expect(vocabulary.correct(typed)).toBe(meant)
  })

  test('nothing is put in place of short words, numbers, or what is like nothing', () => {
    for (const word of ['aad', '2022', 'zebra', 'qwertyuiop']) expect(vocabulary.correct(word)).toBeNull()
  })

  test('knows beginnings', () => {
    expect(vocabulary.hasPrefix('conv')).toBe(true)
    expect(vocabulary.hasPrefix('konv')).toBe(false)
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
