import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { binsOf, dateBins, dateValue, yearLabels } from '../../../renderer/features/facets/date-bins.ts'

describe('bars of the histogram', () => {
  it('are months over a short time, without gaps', () => {
    const { scale, bins, yearOnly, undated } = dateBins([
      ['', 4],
      ['2019-11', 1],
      ['2020', 3],
      ['2020-02', 7],
    ])
    expect(scale).toBe('month')
    expect(bins.map(({ from, count }) => `${from} ${count}`)).toEqual([
      '2019-11 1',
      '2019-12 0',
      '2020-01 0',
      '2020-02 7',
    ])
    expect([yearOnly, undated]).toEqual([3, 4])
  })

  it('are years over a long one, and several years over a longer one', () => {
    const years = dateBins([
      ['1999', 2],
      ['2003-05', 1],
      ['2003-06', 1],
    ])
    expect(years.scale).toBe('year')
    expect(years.bins.map(({ from, to, count }) => `${from}-${to} ${count}`)).toEqual([
      '1999-1999 2',
      '2000-2000 0',
      '2001-2001 0',
      '2002-2002 0',
      '2003-2003 2',
    ])
    const ages = dateBins([
      ['0800', 1],
      ['2020-02', 1],
    ])
    expect(ages.bins.length).toBeLessThanOrEqual(130)
    expect(ages.bins.at(-1)!.to >= '2020').toBe(true)
  })

  it('are none without dates', () => {
    expect(dateBins([['', 3]])).toMatchObject({ bins: [], undated: 3 })
    expect(dateBins([])).toMatchObject({ bins: [], undated: 0 })
  })

  const month = fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 12 }))
    .map(([year, at]) => String(year).padStart(4, '0') + (at === 0 ? '' : `-${String(at).padStart(2, '0')}`))
  it('count every article once, and name spans that the query language understands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(month, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (months, a, b) => {
        const { bins, yearOnly } = dateBins(months.map((each) => [each, 1]))
        if (bins.length === 0) return
        const total = bins.reduce((sum, { count }) => sum + count, 0)
        expect(total + yearOnly).toBe(months.length)
        expect(bins.length).toBeLessThanOrEqual(260)
        const [first, last] = [a % bins.length, b % bins.length].toSorted((x, y) => x - y) as [number, number]
        const value = dateValue(bins, first, last)
        expect(binsOf(bins, value)).toEqual([first, last])
        const { node, ignored } = parseQuery(`date:${value}`)
        expect(ignored).toEqual([])
        expect(node.type).toBe('date')
      }),
    )
  })

  it('have years named between the ends of the axis, and never many', () => {
    const months = dateBins([
      ['2019-01', 1],
      ['2021-12', 1],
    ])
    expect(yearLabels(months.bins)).toEqual([
      { at: 12, year: '2020' },
      { at: 24, year: '2021' },
    ])
    const years = dateBins([
      ['1950', 1],
      ['2020', 1],
    ])
    expect(yearLabels(years.bins).map(({ year }) => year)).toEqual(['1980', '2000'])
    expect(yearLabels(dateBins([['2020-02', 1]]).bins)).toEqual([])
  })

  it('are found again for a value that was typed', () => {
    const { bins } = dateBins([
      ['2020-01', 1],
      ['2020-12', 1],
    ])
    expect(binsOf(bins, '2020')).toEqual([0, 11])
    expect(binsOf(bins, '2020-02-11..2020-03-05')).toEqual([1, 2])
    expect(binsOf(bins, '1999')).toBeNull()
    expect(binsOf(bins, '>=2020')).toBeNull()
  })
})
