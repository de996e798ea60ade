import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison, Passage } from '../../../main/contract/comparison.ts'
import { connectorParts, crossingsOf, MOST_LANES } from '../../../renderer/features/compare/crossings.ts'
import { linkInto, linksIn, takenOut } from '../../../renderer/features/compare/row-work.ts'
import { locateCursor, shownRows, type Row } from '../../../renderer/features/compare/shown-rows.ts'

const passage = (article: string, start: number): Passage => ({
  article,
  start,
  end: start + 9,
  text: `words ${start}`,
})

/** Rows of articles a, b, c by where their cells begin; a negative start is a cell out of its order. */
const rowsOf = (...starts: readonly (readonly (number | null)[])[]): Row[] =>
  starts.map((row) => {
    const crossing = row.flatMap((start, n) => (start !== null && start < 0 ? ['abc'[n]!] : []))
    return {
      score: 1,
      ...(crossing.length > 0 && { crossing }),
      cells: row.map((start, n) => (start === null ? null : passage('abc'[n]!, Math.abs(start)))),
    }
  })
const comparison = (rows: Row[], count = 3): Comparison =>
  ({
    articles: Array.from({ length: count }, (_, n) => ({
      id: 'abc'[n]!,
      title: null,
      words: 1,
      sharedWords: 0,
      sharedShare: 0,
    })),
    rows,
  }) as unknown as Comparison

describe('shownRows', () => {
  it('has a cell for each column on screen and leaves out rows without any', () => {
    const rows = shownRows(comparison(rowsOf([10, 10, null], [null, 30, null], [50, null, 10])), ['a', 'c'])
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.start ?? null))).toEqual([
      [10, null],
      [50, 10],
    ])
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2)
  })

  it('finds the cursor again by its passage, else by its place', () => {
    const columns = ['a', 'b']
    const before = shownRows(comparison(rowsOf([10, 10, null], [20, null, null], [30, 40, null])), columns)
    const cursor = { row: 2, column: 'b', passage: { article: 'b', start: 40 } }
    expect(locateCursor(before, columns, cursor)).toEqual({ row: 2, column: 1 })
    const after = shownRows(comparison(rowsOf([10, 40, null], [20, null, null])), columns)
    expect(locateCursor(after, columns, cursor)).toEqual({ row: 0, column: 1 })
    expect(locateCursor(after, columns, { ...cursor, passage: null })).toEqual({ row: 1, column: 1 })
    expect(locateCursor(after, columns, null)).toEqual({ row: 0, column: 0 })
    expect(locateCursor([], columns, cursor)).toBeNull()
  })
})

describe('crossings', () => {
  const shown = (...starts: readonly (readonly (number | null)[])[]) =>
    shownRows(comparison(rowsOf(...starts)), ['a', 'b', 'c'])

  it('says between which rows a cell stands in its own article, and draws the way there', () => {
    const rows = shown([1, 20, null], [2, 30, null], [3, null, null], [4, -25, null], [5, 40, null])
    const found = crossingsOf(rows, 1, 'b')
    expect(found).toEqual([{ row: 3, after: 0, before: 1, end: { row: 1, edge: 'top' }, lane: 0 }])
    const parts = connectorParts(found)
    expect([...parts].map(([row, list]) => [row, list.map(({ part }) => part)])).toEqual([
      [3, ['leave-up']],
      [2, ['through']],
      [1, ['arrive-top']],
    ])
  })

  it('points down to the row that it follows, and to the last row where nothing comes after', () => {
    const [first] = crossingsOf(shown([1, -90, null], [2, 10, null], [3, 20, null]), 1, 'b')
    expect(first).toMatchObject({ row: 0, after: 2, before: null, end: { row: 2, edge: 'bottom' } })
    expect(connectorParts([first!]).get(0)![0]!.part).toBe('leave-down')
    const [top] = crossingsOf(shown([1, 10, null], [2, 20, null], [3, -5, null]), 1, 'b')
    expect(top).toMatchObject({ after: null, before: 0, end: { row: 0, edge: 'top' } })
  })

  it('draws no two connectors in one line, and tells of those that find no room', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 14 }),
        fc.array(fc.boolean()),
        (starts, out) => {
          const sorted = starts.toSorted((p, q) => p - q)
          const given = starts.map((start, n) => [sorted[n]!, out[n] === true ? -start : start, null])
          const found = crossingsOf(shown(...given), 1, 'b')
          for (const parts of connectorParts(found).values()) {
            const lanes = parts.map(({ lane }) => lane)
            expect(new Set(lanes).size).toBe(lanes.length)
            expect(Math.max(...lanes)).toBeLessThan(MOST_LANES)
          }
          for (const { end, row } of found)
            expect(end.row === row && end.edge === 'bottom' && out[row] !== true).toBe(false)
        },
      ),
    )
  })
})

describe('the work on a row', () => {
  const [row, alone] = rowsOf([10, 20, null], [null, null, 70]) as [Row, Row]

  it('links a passage with all of a row, in place of another passage of its article', () => {
    expect(linkInto(passage('c', 70), row)!.map(({ article }) => article)).toEqual(['c', 'a', 'b'])
    expect(linkInto(passage('b', 90), row)!.map(({ article, start }) => [article, start])).toEqual([
      ['b', 90],
      ['a', 10],
    ])
    expect(linkInto(passage('b', 20), row)).toBeNull()
    expect(linkInto(passage('c', 90), alone)).toBeNull()
  })

  it('takes a passage out of its row', () => {
    expect(takenOut(passage('b', 20), row)!.map(({ article }) => article)).toEqual(['b', 'a'])
    expect(takenOut(passage('c', 70), alone)).toBeNull()
  })

  it('knows the links that hold in a row', () => {
    const link = { id: 1, kind: 'link' as const, places: [passage('a', 10), passage('b', 20)] }
    const half = { id: 2, kind: 'link' as const, places: [passage('a', 10), passage('c', 70)] }
    const lock = { id: 3, kind: 'lock' as const, places: [passage('c', 70)] }
    expect(linksIn([link, half, lock], 'link', row)).toEqual([link])
    expect(linksIn([link, half, lock], 'lock', alone)).toEqual([lock])
  })
})
