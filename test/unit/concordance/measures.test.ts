import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contingency, expectedTogether, logDice, signedLogLikelihood } from '../../../main/concordance/association.ts'
import { logLikelihoodRatio } from '../../../main/text/log-likelihood-ratio.ts'
import {
  deviationOfProportions,
  evennessWithin,
  juillandD,
  normalisedDeviation,
} from '../../../main/concordance/evenness.ts'

describe('log-likelihood', () => {
  test('gives the values that Dunning published for bigrams (1993, table of the highest ratios)', () => {
    const published: [number, number, number, number, number][] = [
      [270.72, 110, 2442, 111, 29114],
      [263.9, 29, 13, 123, 31612],
      [256.84, 31, 23, 139, 31584],
      [167.23, 10, 0, 3, 31764],
      [157.21, 76, 104, 2476, 29121],
      [146.8, 9, 0, 5, 31763],
    ]
    for (const [ratio, ...cells] of published) expect(logLikelihoodRatio(cells)).toBeCloseTo(ratio, 1)
  })

  test('is 0 where the words are independent, and negative where they avoid one another', () => {
    expect(logLikelihoodRatio([10, 90, 100, 900])).toBeCloseTo(0, 9)
    const rare = { together: 1, windowWords: 1000, hits: 100, frequency: 101, corpusWords: 10_100 }
    expect(contingency(rare)).toEqual([1, 999, 100, 8900])
    expect(expectedTogether(rare)).toBeCloseTo((1000 * 101) / 10_000, 9)
    expect(signedLogLikelihood(rare)).toBeLessThan(-10)
    expect(signedLogLikelihood({ ...rare, together: 50 })).toBeGreaterThan(10)
  })

  test('is a number for any counts, however small the corpus', () => {
    const count = fc.nat(1000)
    fc.assert(
      fc.property(count, count, count, count, count, (together, windowWords, hits, frequency, corpusWords) => {
        const value = signedLogLikelihood({ together, windowWords, hits, frequency, corpusWords })
        expect(Number.isFinite(value)).toBe(true)
      }),
    )
  })
})

describe('logDice', () => {
  test('is 14 at most, 0 where one stands beside the other once in 16,384 times, and 1 more where twice as often (Rychlý 2008)', () => {
    expect(logDice({ together: 50, hits: 50, frequency: 50 })).toBe(14)
    expect(logDice({ together: 1, hits: 16_384, frequency: 16_384 })).toBe(0)
    const at = (together: number) => logDice({ together, hits: 3000, frequency: 500 })
    expect(at(200) - at(100)).toBeCloseTo(1, 12)
    // 14 + log2(2 · 30 / (100 + 300)) by hand.
    expect(logDice({ together: 30, hits: 100, frequency: 300 })).toBeCloseTo(11.263034, 6)
  })
})

describe('dispersion', () => {
  // The corpus of Gries (2008): five parts of 9, 10, 10, 10 and 11 words, in which "a" stands 1, 2, 3, 4 and 5 times.
  const hitParts = [9, 10, 10, 10, 11].map((words, index) => ({ words, hits: index + 1 }))
  const gries = { parts: 5, words: 50, fewest: 9, hitParts }

  test('gives the values that Gries published for his example', () => {
    expect(deviationOfProportions(gries)).toBeCloseTo(0.18, 9)
    expect(normalisedDeviation(gries)).toBeCloseTo(0.22, 2)
    expect(juillandD(gries)).toBeCloseTo(0.785, 3)
  })

  test('is the same whether parts without hits are listed or only counted', () => {
    const empty = [7, 30].map((words) => ({ words, hits: 0 }))
    const sizes = { parts: 7, words: 87, fewest: 7 }
    const counted = { ...sizes, hitParts }
    const listed = { ...sizes, hitParts: [...hitParts, ...empty] }
    expect(deviationOfProportions(counted)).toBeCloseTo(deviationOfProportions(listed), 12)
    expect(juillandD(counted)).toBeCloseTo(juillandD(listed), 12)
  })

  test('tells an even spread from one place', () => {
    const even = {
      parts: 4,
      words: 400,
      fewest: 100,
      hitParts: Array.from({ length: 4 }, () => ({ words: 100, hits: 3 })),
    }
    expect([deviationOfProportions(even), normalisedDeviation(even), juillandD(even)]).toEqual([0, 0, 1])
    const one = { parts: 4, words: 400, fewest: 100, hitParts: [{ words: 100, hits: 9 }] }
    expect([deviationOfProportions(one), normalisedDeviation(one)]).toEqual([0.75, 1])
    expect(juillandD(one)).toBeCloseTo(0, 12)
    expect(evennessWithin([0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 1])).toBe(1)
    expect(evennessWithin([0.51, 0.52, 0.53])).toBeCloseTo(0, 12)
    expect(juillandD({ parts: 9, hitParts: [] })).toBe(0)
  })
})
