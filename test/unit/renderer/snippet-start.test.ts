import fc from 'fast-check'
import { expect, test } from 'vitest'
import { snippetStart } from '../../../renderer/features/list/snippet-start.ts'

test.each([
  ['…between himself and the prime ', 20, '…and the prime '],
  ['the prime ', 20, 'the prime '],
  ['東京都知事選挙', 3, '…事選挙'],
  ['a🙂b', 2, '…b'],
  ['', 5, ''],
])('%j in %i characters is %j', (before, most, shown) => {
  expect(snippetStart(before, most)).toBe(shown)
})

test('what is shown is an end of what there is, and fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (before, most) => {
      const shown = snippetStart(before, most)
      const cut = before.length > most
      expect(shown.startsWith('…') || !cut).toBe(true)
      expect(before.endsWith(cut ? shown.slice(1) : shown)).toBe(true)
      expect(shown.length).toBeLessThanOrEqual(most + 1)
    }),
  )
})
