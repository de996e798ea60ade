import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highestOf, linePath, spreadLabels } from '../../../renderer/charts/line-shape.ts'

const same = (value: number): number => value

describe('the scale of a plot', () => {
  it('is ruled by what rests on enough, where there is such', () => {
    const high = { values: [1, 32_000, null], slight: [false, true, false] }
    expect(highestOf([high, { values: [900, 20, 5], slight: [false, false, false] }])).toBe(900)
    expect(highestOf([high])).toBe(1)
    expect(highestOf([{ values: [0, 40, null], slight: [false, true, true] }])).toBe(40)
    expect(highestOf([{ values: [null], slight: [false] }])).toBe(0)
  })
})

describe('a line', () => {
  it('is broken where there is no value, and cut off where it leaves the scale', () => {
    expect(linePath([1, 2, null, 3], 9, same, same)).toBe('M0.0 1.0L1.0 2.0M3.0 3.0')
    expect(linePath([0, 20, 0], 10, same, same)).toBe('M0.0 0.0L0.5 10.0M1.5 10.0L2.0 0.0')
    expect(linePath([20, 30, 10, null, 40], 10, same, same)).toBe('M2.0 10.0L2.0 10.0')
  })

  it('never leaves it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { maxLength: 12 }),
        fc.integer({ min: 1, max: 100 }),
        (values, top) => {
          const path = linePath(values, top, same, same)
          for (const [, y] of path.matchAll(/ ([\d.]+)/g)) expect(Number(y)).toBeLessThanOrEqual(top)
          for (const [at, value] of values.entries())
            expect(path.includes(`${at.toFixed(1)} ${value?.toFixed(1)}`)).toBe(value !== null && value <= top)
        },
      ),
    )
  })
})

describe('labels', () => {
  it('stay where they are wanted unless they lie over one another', () => {
    expect(spreadLabels([10, 50, 90], 0, 100, 15)).toEqual([10, 50, 90])
    // One alone above stays there, whatever is crowded below.
    expect(spreadLabels([30, 95, 96, 98, 99], 0, 100, 15)).toEqual([30, 55, 70, 85, 100])
  })

  it('keep their order, their distance and the bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 7 }), (wanted) => {
        const placed = spreadLabels(
          wanted.toSorted((a, b) => a - b),
          0,
          100,
          15,
        )
        for (const [index, at] of placed.entries()) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(100)
          if (index > 0) expect(at - placed[index - 1]!).toBeGreaterThanOrEqual(15)
        }
      }),
    )
  })
})
