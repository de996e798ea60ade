import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprints } from '../../../main/text/fingerprints.ts'
import { overlap } from '../../../main/text/overlap.ts'

const word = fc.integer({ min: 0, max: 400 }).map((n) => `w${n}`)
const text = (minLength: number, maxLength: number): fc.Arbitrary<string[]> => fc.array(word, { minLength, maxLength })

/** How many fingerprints two texts have in common. */
function shared(a: Int32Array, b: Int32Array): number {
  const other = new Set(b)
  return a.filter((h) => other.has(h)).length
}

describe('fingerprints', () => {
  it('finds every shared run of 15 words or more', () => {
    fc.assert(
      fc.property(text(15, 40), text(0, 80), text(0, 80), text(0, 80), text(0, 80), (run, a, b, c, d) => {
        expect(shared(fingerprints([...a, ...run, ...b]), fingerprints([...c, ...run, ...d]))).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('are distinct, ascending and signed', () => {
    fc.assert(
      fc.property(text(0, 200), (words) => {
        const found = [...fingerprints(words)]
        expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b))
      }),
    )
  })

  it('are few: about two for nine words', () => {
    const words = Array.from({ length: 4500 }, (_, n) => `word${n}`)
    expect(fingerprints(words).length).toBeGreaterThan(800)
    expect(fingerprints(words).length).toBeLessThan(1200)
  })

  it('are none below eight words and one for eight', () => {
    const words = 'one two three four five six seven eight'.split(' ')
    expect(fingerprints(words.slice(1))).toHaveLength(0)
    expect(fingerprints(words)).toHaveLength(1)
  })

  it('never change: they are stored', () => {
    const words =
      'the keeper of the lower lock walked home along the river in the rain and said nothing to anyone'.split(' ')
    expect([...fingerprints(words)]).toMatchInlineSnapshot(`
      [
        -1149000759,
      ]
    `)
  })
})

describe('overlap', () => {
  it('is 1 for the same words and 0 without a common run of five', () => {
    fc.assert(
      fc.property(text(5, 60), (words) => {
        expect(overlap(words, words)).toEqual({ containment: 1, jaccard: 1 })
        expect(
          overlap(
            words,
            words.map((word) => `${word}x`),
          ),
        ).toEqual({ containment: 0, jaccard: 0 })
      }),
    )
  })

  it('contains a part wholly', () => {
    fc.assert(
      fc.property(text(20, 60), fc.nat(10), (words, from) => {
        const { containment, jaccard } = overlap(words, words.slice(from, from + 10))
        expect(containment).toBe(1)
        expect(jaccard).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not depend on the order of the two', () => {
    fc.assert(
      fc.property(text(0, 60), text(0, 60), (a, b) => {
        expect(overlap(a, b)).toEqual(overlap(b, a))
      }),
    )
  })

  it('counts distinct 5-grams', () => {
    const a = 'a b c d e f g'.split(' ')
    const b = 'a b c d e f x y'.split(' ')
    // a has 3, b has 4, two of them common.
    expect(overlap(a, b)).toEqual({ containment: 2 / 3, jaccard: 2 / 5 })
    expect(overlap(['a', 'b'], a)).toEqual({ containment: 0, jaccard: 0 })
  })
})
