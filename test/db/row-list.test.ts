import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyBitmap, rowsOf } from '../../db/search/bitmap.ts'
import { RowList } from '../../db/search/row-list.ts'

const SIZE = 3000

// From each row to almost none.
const ascending = fc.integer({ min: 1, max: 400 }).chain((widest) =>
  fc.array(fc.integer({ min: 1, max: widest }), { maxLength: SIZE }).map((distances) => {
    let row = 0
    return Int32Array.from(distances.map((distance) => (row += distance)).filter((each) => each < SIZE))
  }),
)

test('a list gives back the rows that were put in, however dense, and takes at most a bit a row', () => {
  fc.assert(
    fc.property(ascending, fc.integer({ min: 1, max: 700 }), (rows, atOnce) => {
      const list = new RowList(SIZE)
      for (let from = 0; from < rows.length; from += atOnce) {
        list.add(rows, from, Math.min(from + atOnce, rows.length))
        expect(list.bytes).toBeLessThanOrEqual(SIZE / 8)
      }
      const bits = emptyBitmap(SIZE)
      list.addTo(bits)
      expect([...rowsOf(bits)]).toEqual([...rows])
      list.trim()
      const fewer = emptyBitmap(1024)
      list.addTo(fewer)
      expect([...rowsOf(fewer)]).toEqual([...rows].filter((row) => row < 1024))
    }),
  )
})
