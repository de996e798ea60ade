import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followedPlace, levelScrolls, risingTies } from '../../../renderer/features/compare/linked-scroll.ts'
import { positionAt, scrollFor, type Anchor } from '../../../renderer/features/compare/reading-position.ts'
import { settle } from '../../../renderer/article/settle.ts'

const anchorsOf = fc
  .array(
    fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 12, max: 300 })),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => {
    let start = 0
    let top = 40
    const anchors: Anchor[] = parts.map(([length, gap, height]) => {
      const anchor = { start, end: start + length, top }
      start += length + gap
      top += height
      return anchor
    })
    return { anchors, height: top }
  })

describe('reading position', () => {
  it('comes back to the same pixel', () => {
    const property = fc.property(anchorsOf, fc.double({ min: 0, max: 1, noNaN: true }), ({ anchors, height }, part) => {
      const scrollTop = part * height
      expect(scrollFor(anchors, height, positionAt(anchors, height, scrollTop))).toBeCloseTo(scrollTop, 6)
    })
    fc.assert(property)
  })

  it('means the same paragraph after the text was laid out anew', () => {
    const narrow: Anchor[] = [
      { start: 0, end: 100, top: 0 },
      { start: 102, end: 300, top: 200 },
    ]
    const wide: Anchor[] = [
      { start: 0, end: 100, top: 0 },
      { start: 102, end: 300, top: 60 },
    ]
    expect(scrollFor(wide, 180, positionAt(narrow, 600, 200))).toBeCloseTo(60)
    expect(scrollFor(wide, 180, positionAt(narrow, 600, 400))).toBeCloseTo(120)
  })
})

describe('risingTies', () => {
  it('drops the lighter of two crossing ties', () => {
    const a = { from: 10, to: 50, weight: 30 }
    const b = { from: 20, to: 10, weight: 8 }
    const c = { from: 40, to: 90, weight: 12 }
    expect(risingTies([c, b, a])).toEqual([a, c])
  })

  it('rises in both columns', () => {
    const tie = fc.record({ from: fc.nat(50), to: fc.nat(50), weight: fc.integer({ min: 1, max: 40 }) })
    const property = fc.property(fc.array(tie), (ties) => {
      const chain = risingTies(ties)
      for (let index = 1; index < chain.length; index++) {
        expect(chain[index]!.from).toBeGreaterThan(chain[index - 1]!.from)
        expect(chain[index]!.to).toBeGreaterThan(chain[index - 1]!.to)
      }
      const heaviest = Math.max(0, ...ties.map((one) => one.weight))
      expect(chain.reduce((sum, one) => sum + one.weight, 0)).toBeGreaterThanOrEqual(heaviest)
    })
    fc.assert(property)
  })
})

describe('followedPlace', () => {
  it('passes through its ties and both ends', () => {
    const ties = [{ from: 100, to: 300, weight: 1 }]
    expect([0, 50, 100, 550, 1000].map((y) => followedPlace(ties, 1000, 2000, y))).toEqual([0, 150, 300, 1150, 2000])
  })

  it('never goes back while the driving column goes on', () => {
    const tie = fc.record({
      from: fc.integer({ min: 1, max: 900 }),
      to: fc.integer({ min: 1, max: 900 }),
      weight: fc.integer({ min: 1, max: 9 }),
    })
    const property = fc.property(fc.array(tie), fc.nat(1200), fc.nat(200), (ties, y, step) => {
      const rising = risingTies(ties)
      expect(followedPlace(rising, 1000, 1000, y + step)).toBeGreaterThanOrEqual(
        followedPlace(rising, 1000, 1000, y) - 1e-9,
      )
    })
    fc.assert(property)
  })
})

describe('levelScrolls', () => {
  it('keeps the clicked place where it is when the others can come to it', () => {
    expect(levelScrolls([500, 900], 200)).toEqual([300, 700])
  })

  it('goes up with all when one of them stands too near to its beginning', () => {
    expect(levelScrolls([500, 60], 200)).toEqual([440, 0])
  })

  it('is level in any case', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1 }), fc.nat(800), (places, wanted) => {
        const scrolls = levelScrolls(places, wanted)
        const heights = new Set(places.map((place, index) => place - scrolls[index]!))
        expect(heights.size).toBe(1)
        expect(Math.min(...scrolls)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('settle', () => {
  it('moves down only what would be covered', () => {
    expect(settle([0, 5, 60], 20)).toEqual([0, 15, 0])
    expect(settle([0, 1, 2], 20)).toEqual([0, 19, 38])
  })
})
