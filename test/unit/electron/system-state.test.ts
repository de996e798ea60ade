import fc from 'fast-check'
import { expect, test } from 'vitest'
import { progressShare } from '../../../main/electron/system-state.ts'

test('progress is a share, or unknown while the whole is', () => {
  expect(progressShare({ done: 3, total: null })).toBe(2)
  expect(progressShare({ done: 0, total: 0 })).toBe(2)
  expect(progressShare({ done: 1, total: 4 })).toBe(0.25)
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1 }), (done, total) => {
      const share = progressShare({ done, total })
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }),
  )
})
