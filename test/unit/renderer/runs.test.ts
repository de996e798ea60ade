import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksByStretch, segment, type Mark } from '../../../renderer/article/runs.ts'

const markOf = (length: number): fc.Arbitrary<Mark> =>
  fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))

describe('segment', () => {
  it('cuts where marks overlap', () => {
    const a = { start: 2, end: 6 }
    const b = { start: 4, end: 9 }
    expect(segment(0, 10, [a, b])).toEqual([
      { start: 0, end: 2, marks: [] },
      { start: 2, end: 4, marks: [a] },
      { start: 4, end: 6, marks: [a, b] },
      { start: 6, end: 9, marks: [b] },
      { start: 9, end: 10, marks: [] },
    ])
  })

  it('leaves hidden syntax out and keeps the words of a link together with what is around them', () => {
    const text = 'it [said](#) so'
    const runs = segment(
      0,
      text.length,
      [],
      [
        [3, 4],
        [8, 12],
      ],
    )
    expect(runs.map(({ start, end }) => text.slice(start, end))).toEqual(['it ', 'said', ' so'])
  })

  it('gives every character exactly the marks that hold there', () => {
    const property = fc.property(
      fc.nat(30),
      fc.nat(30),
      fc.array(markOf(40)),
      fc.array(fc.tuple(fc.nat(40), fc.nat(5)), { maxLength: 4 }),
      (from, length, marks, gaps) => {
        const hidden = gaps.map(([at, size]) => [at, at + size] as const)
        const runs = segment(from, from + length, marks, hidden)
        const shown = new Map<number, ReadonlySet<Mark>>()
        for (const [index, run] of runs.entries()) {
          expect(run.start).toBeLessThan(run.end)
          expect(run.start).toBeGreaterThanOrEqual(runs[index - 1]?.end ?? from)
          for (let at = run.start; at < run.end; at++) shown.set(at, new Set(run.marks))
        }
        for (let at = from; at < from + length; at++) {
          if (hidden.some(([a, b]) => at >= a && at < b)) expect(shown.has(at)).toBe(false)
          else expect(shown.get(at)).toEqual(new Set(marks.filter((mark) => mark.start <= at && mark.end > at)))
        }
        expect([...shown.keys()].every((at) => at >= from && at < from + length)).toBe(true)
      },
    )
    fc.assert(property)
  })
})

describe('marksByStretch', () => {
  it('finds the same marks as a search of each stretch', () => {
    const property = fc.property(
      fc.array(markOf(60)),
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }),
      (marks, sizes) => {
        let at = 0
        const stretches = sizes.map((size) => ({ start: at, end: (at += size) }))
        const lists = marksByStretch(
          stretches,
          marks.filter((mark) => mark.end > mark.start),
        )
        for (const [index, { start, end }] of stretches.entries()) {
          const wanted = marks.filter((mark) => mark.end > mark.start && mark.start < end && mark.end > start)
          expect(new Set(lists[index])).toEqual(new Set(wanted))
        }
      },
    )
    fc.assert(property)
  })
})
