import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDateLine } from '../../../main/import/describe/date-lines.ts'
import { findDates } from '../../../main/import/describe/dates.ts'

const days = (text: string): (string | null)[] => findDates(text).map(({ iso }) => iso)

describe('findDates', () => {
  it.each([
    ['15 March 2020', '2020-03-15'],
    ['Dec 16,2016', '2016-12-16'],
    ['11 December 2023', '2023-12-11'],
    ['5th of December, 2012', '2012-12-05'],
    ['11 dicembre 2023', '2023-12-11'],
    ['11 de dezembro de 2023', '2023-12-11'],
    ['11 d’abril de 2023', '2023-04-11'],
    ['11. Dezember 2023', '2023-12-11'],
    ['28. 4. 2023, 18:41 Uhr', '2023-04-28'],
    ['15. März 2020', '2020-03-15'],
    ['15 mars 2020', '2020-03-15'],
    ['15 de març de 2020', '2020-03-15'],
    ['2020 m. kovo 15 d.', '2020-03-15'],
    ['2020. gada 15. martā', '2020-03-15'],
    ['15. märts 2020', '2020-03-15'],
    ['2020. március 15.', '2020-03-15'],
    ['15 березня 2020', '2020-03-15'],
    ['15 студзеня 2020', '2020-01-15'],
    ['15 Ιουλίου 2020', '2020-07-15'],
    ['15 ביולי 2020', '2020-07-15'],
    ['15 كانون الثاني/يناير 2020', '2020-01-15'],
    ['15 مارچ 2020', '2020-03-15'],
    ['15 მარტი 2020', '2020-03-15'],
    ['১৫ মার্চ ২০২০', '2020-03-15'],
    ['15 มีนาคม 2563', '2020-03-15'],
    ['15 มี.ค. 2563', '2020-03-15'],
    ['2020年3月15日', '2020-03-15'],
    ['令和2年3月15日', '2020-03-15'],
    ['2020. 3. 15. 04:30', '2020-03-15'],
    ['16 tháng 3, 2020', '2020-03-16'],
    ['15 Machi 2020', '2020-03-15'],
    ['15 Hunyo 2020', '2020-06-15'],
  ])('%s is %s', (text, iso) => {
    expect(days(text)).toEqual([iso])
  })

  it.each(['12 people 2020', 'Office 2019 has 12 rooms', 'Version 3.2.1', '99 March 2020', 'in 2563', '1. 2. Liga'])(
    'finds none in %s',
    (text) => {
      expect(days(text).filter((iso) => iso?.length === 10)).toEqual([])
    },
  )

  it('gives places in order, apart and inside the text, in any text', () => {
    const piece = fc.constantFrom(
      '15',
      ' ',
      '.',
      '/',
      'March',
      'مارس',
      '2020',
      '年',
      '3',
      'มี.ค.',
      '令和',
      'de',
      '٠٦',
      ',',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const found of findDates(text)) {
          expect(found.start).toBeGreaterThanOrEqual(last)
          expect(found.text).toBe(text.slice(found.start, found.end))
          last = found.end
        }
      }),
    )
  })
})

describe('readDateLine', () => {
  it('takes the date of publication before that of an update', () => {
    expect(readDateLine('Updated 5 May 2021, published 3 May 2021', undefined)).toMatchObject({
      label: 'published',
      date: { iso: '2021-05-03' },
    })
  })

  it('is none for a sentence that mentions a date', () => {
    expect(readDateLine('The council met again on 3 May 2021 and decided nothing.', undefined)).toBeUndefined()
  })
})
