import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowHeights } from '../../../renderer/ui/row-heights.ts'

const USUAL = 20
const measured = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 60 })), { maxLength: 60 })

test('rows lie one below the other, whichever of them are measured', () => {
  fc.assert(
    fc.property(fc.nat(25), measured, (count, sizes) => {
      const heights = new RowHeights(count, USUAL)
      const plain = Array.from({ length: count }, () => USUAL)
      for (const [row, height] of sizes) {
        const grown = heights.set(row, height)
        expect(grown).toBe(row < count ? height - plain[row]! : 0)
        if (row < count) plain[row] = height
      }
      let top = 0
      plain.forEach((height, row) => {
        expect(heights.topOf(row)).toBe(top)
        expect(heights.heightOf(row)).toBe(height)
        for (const place of [top, top + height - 1, top + height / 2]) expect(heights.rowAt(place)).toBe(row)
        top += height
      })
      expect(heights.total).toBe(top)
      expect(heights.rowAt(-5)).toBe(count === 0 ? -1 : 0)
      expect(heights.rowAt(top + 5)).toBe(count - 1)
    }),
  )
})

test('rows that are added leave the others as they were measured', () => {
  const heights = new RowHeights(3, USUAL)
  heights.set(1, 50)
  const more = new RowHeights(2_000_000, USUAL, heights)
  expect(more.topOf(2)).toBe(70)
  expect(more.rowAt(more.total - 1)).toBe(1_999_999)
  expect(new RowHeights(1, USUAL, heights).total).toBe(20)
  expect(new RowHeights(3, 30, heights).total).toBe(90)
})
