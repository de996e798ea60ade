import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  highest,
  placeAfter,
  placeAt,
  scrolledHeight,
  type ScrollExtent,
  type ScrollPlace,
} from '../../../renderer/ui/scroll-scale.ts'

const extents = fc.record({
  height: fc.integer({ min: 0, max: 20 * highest }),
  sight: fc.integer({ min: 100, max: 3000 }),
})

/** Where a list stands once the browser has brought the box there. */
const settled = (place: ScrollPlace, extent: ScrollExtent): ScrollPlace => ({
  ...place,
  top: Math.min(Math.max(Math.round(place.top), 0), Math.max(0, scrolledHeight(extent) - extent.sight)),
})

describe('a list of any height', () => {
  test('stands where it was sent, in a box that browsers can scroll', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, share) => {
        const reach = Math.max(0, extent.height - extent.sight)
        const place = placeAt(share * reach, extent)
        expect(place.offset).toBe(share * reach)
        expect(place.top).toBeGreaterThanOrEqual(0)
        expect(place.top).toBeLessThanOrEqual(Math.max(0, scrolledHeight(extent) - extent.sight) + 1e-6)
        if (extent.height <= highest) expect(place.top).toBe(place.offset)
        expect(placeAt(-1, extent).offset).toBe(0)
        expect(placeAt(reach + 1, extent).offset).toBe(reach)
      }),
    )
  })

  test('goes on by as much as the box in small steps, and never runs out of room before its end', () => {
    fc.assert(
      fc.property(
        extents,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.integer({ min: -200, max: 200 }), { maxLength: 60 }),
        (extent, share, steps) => {
          const reach = Math.max(0, extent.height - extent.sight)
          const scrolled = Math.max(0, scrolledHeight(extent) - extent.sight)
          let place = settled(placeAt(Math.round(share * reach), extent), extent)
          for (const step of steps) {
            const top = Math.min(Math.max(place.top + step, 0), scrolled)
            const before = place
            place = settled(placeAfter(top, before, extent), extent)
            const wanted = Math.min(Math.max(before.offset + (top - before.top), 0), reach)
            expect(place.offset).toBeCloseTo(wanted, 3)
            // At an end of the box is an end of the list.
            if (place.top === 0) expect(place.offset).toBeLessThanOrEqual(1)
            if (place.top === scrolled) expect(place.offset).toBeGreaterThanOrEqual(reach - 1)
          }
        },
      ),
    )
  })

  test('is gone through from one end to the other by dragging the bar', () => {
    fc.assert(
      fc.property(
        extents,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
        (extent, shares) => {
          const scrolled = Math.max(0, scrolledHeight(extent) - extent.sight)
          const reach = Math.max(0, extent.height - extent.sight)
          let place = placeAt(0, extent)
          for (const share of [...shares, 1, 0]) {
            place = settled(placeAfter(Math.round(share * scrolled), place, extent), extent)
            expect(place.offset).toBeGreaterThanOrEqual(0)
            expect(place.offset).toBeLessThanOrEqual(reach + 1)
          }
          expect(place).toEqual({ top: 0, offset: 0 })
          if (extent.height > highest) {
            const end = placeAfter(scrolled, place, extent)
            expect(end.offset).toBeCloseTo(reach, 3)
          }
        },
      ),
    )
  })
})
