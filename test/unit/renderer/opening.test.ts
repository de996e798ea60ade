import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openingWords } from '../../../renderer/article/opening.ts'

describe('openingWords', () => {
  it('keeps a short text and cuts a long one between words', () => {
    expect(openingWords(' date 2020-02-06\n\nFast News')).toBe('date 2020-02-06 Fast News')
    expect(openingWords('Russia says a number of its troops, have been killed', 35)).toBe(
      'Russia says a number of its troops…',
    )
  })

  it('cuts text without spaces inside no character', () => {
    expect(openingWords('😀'.repeat(40), 11).isWellFormed()).toBe(true)
  })

  it('is never much longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 50 }), (text, max) => {
        expect(openingWords(text, max).length).toBeLessThanOrEqual(max + 1)
      }),
    )
  })
})
