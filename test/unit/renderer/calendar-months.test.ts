import { describe, expect, it } from 'vitest'
import { monthsOf, nearestMonth, strength } from '../../../renderer/features/calendar/months.ts'

describe('the calendar', () => {
  const months = monthsOf([{ value: '2020-02' }, { value: '2019-11' }, { value: '2020-02' }, { value: '2020' }])

  it('has the months that have articles, in order', () => {
    expect(months).toEqual(['2019-11', '2020-02'])
  })

  it('opens at the date that the list is narrowed to, else at the last month', () => {
    expect(nearestMonth(months, undefined)).toBe('2020-02')
    expect(nearestMonth(months, '2019-11-03')).toBe('2019-11')
    expect(nearestMonth(months, '2019')).toBe('2019-11')
    expect(nearestMonth(months, '1999-01')).toBe('2020-02')
  })

  it('tints days by how many articles they have, against the fullest', () => {
    expect([0, 1, 5, 10].map((count) => strength(count, 10))).toEqual([0, 1, 2, 4])
    expect(strength(1, 1)).toBe(4)
  })
})
