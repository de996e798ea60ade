import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageLinkage } from '../../../renderer/charts/average-linkage.ts'
import { placeLabels } from '../../../renderer/charts/place-labels.ts'
import { timeSpan, timeTicks } from '../../../renderer/charts/time-scale.ts'
import { xmlCharacters } from '../../../renderer/charts/xml-characters.ts'

describe('average linkage', () => {
  it('joins what is most alike first, and groups at the mean over their pairs', () => {
    const joins = averageLinkage([
      [1, 0.2, 0.8, 0],
      [0.2, 1, 0.4, 0],
      [0.8, 0.4, 1, 0],
      [0, 0, 0, 1],
    ])
    expect(joins.map(({ left, right }) => [left, right])).toEqual([
      [0, 2],
      [4, 1],
      [5, 3],
    ])
    expect(joins[0]!.similarity).toBeCloseTo(0.8)
    expect(joins[1]!.similarity).toBeCloseTo(0.3)
    expect(joins[2]!).toMatchObject({ similarity: 0, leaves: [0, 2, 1, 3] })
    expect(averageLinkage([[1]])).toEqual([])
    expect(averageLinkage([])).toEqual([])
  })

  it('puts every leaf in once, and never joins what is more alike later', () => {
    const matrix = fc
      .integer({ min: 1, max: 9 })
      .chain((count) =>
        fc
          .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count * count, maxLength: count * count })
          .map((values) =>
            Array.from({ length: count }, (_, i) =>
              Array.from({ length: count }, (__, j) =>
                i === j ? 1 : values[Math.min(i, j) * count + Math.max(i, j)]!,
              ),
            ),
          ),
      )
    fc.assert(
      fc.property(matrix, (similarity) => {
        const joins = averageLinkage(similarity)
        expect(joins).toHaveLength(similarity.length - 1)
        if (joins.length > 0)
          expect([...joins.at(-1)!.leaves].toSorted((a, b) => a - b)).toEqual(similarity.map((_, at) => at))
        for (const [at, join] of joins.entries())
          if (at > 0) expect(join.similarity).toBeLessThanOrEqual(joins[at - 1]!.similarity + 1e-9)
      }),
    )
  })
})

describe('the time scale', () => {
  it('takes dates as precise as they are, in their zone', () => {
    expect(timeSpan('2020')).toEqual({ from: Date.UTC(2020, 0), to: Date.UTC(2021, 0), precision: 'year' })
    expect(timeSpan('2020-02')).toMatchObject({ to: Date.UTC(2020, 2), precision: 'month' })
    expect(timeSpan('2020-02-06')).toMatchObject({ from: Date.UTC(2020, 1, 6), precision: 'day' })
    expect(timeSpan('2020-02-06T01:30:00+03:00')!.from).toBe(Date.UTC(2020, 1, 5, 22, 30))
    expect(timeSpan('2020-02-06T01:30Z')).toMatchObject({ precision: 'time' })
    expect(timeSpan('some day')).toBeNull()
  })

  it('has round ticks within the stretch, ascending, and no more than fit by far', () => {
    const time = fc.integer({ min: Date.UTC(1800, 0), max: Date.UTC(2100, 0) })
    fc.assert(
      fc.property(
        time,
        fc.integer({ min: 60_000, max: 3e12 }),
        fc.integer({ min: 2, max: 14 }),
        (from, length, wanted) => {
          const ticks = timeTicks(from, from + length, wanted, false)
          for (const [index, { at }] of ticks.entries()) {
            expect(at).toBeGreaterThanOrEqual(from)
            expect(at).toBeLessThanOrEqual(from + length)
            if (index > 0) expect(at).toBeGreaterThan(ticks[index - 1]!.at)
          }
          expect(ticks.length).toBeLessThanOrEqual(wanted * 2 + 1)
        },
      ),
    )
    expect(timeTicks(0, 86_400_000, 12, true).every(({ unit }) => unit === 'day')).toBe(true)
  })
})

describe('labels', () => {
  it('never lie over one another or outside', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 400, noNaN: true }),
      y: fc.double({ min: 0, max: 300, noNaN: true }),
      width: fc.double({ min: 10, max: 120, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (points) => {
        const boxes = placeLabels(points, 400, 300).map(({ point: at, x, y, anchor }) => {
          const { width } = points[at]!
          const left = anchor === 'start' ? x : x - width
          return { left, right: left + width, y }
        })
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0)
          expect(box.right).toBeLessThanOrEqual(400)
          for (const other of boxes.slice(index + 1))
            expect(box.right <= other.left || other.right <= box.left || Math.abs(box.y - other.y) >= 12.99).toBe(true)
        }
      }),
    )
  })
})

describe('the characters of a saved drawing', () => {
  it('are those that XML allows', () => {
    expect(xmlCharacters('<t>\u0000a\tb\u000b\n\u001b[1m\ufffe\ud83d é 🚢 قوات</t>')).toBe('<t>a\tb\n[1m é 🚢 قوات</t>')
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const text = String.fromCharCode(...units)
        expect(() => encodeURIComponent(xmlCharacters(text))).not.toThrow()
        expect(xmlCharacters(xmlCharacters(text))).toBe(xmlCharacters(text))
      }),
    )
  })
})
