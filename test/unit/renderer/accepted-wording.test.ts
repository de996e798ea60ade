import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { acceptedWording } from '../../../renderer/features/findings/accepted-wording.ts'

const place = (article: string, start: number) => ({ article, start, end: start + 10, text: 'ten letter' })
const rows: Comparison['rows'] = [
  { score: 0, cells: [place('1', 0), null, null] },
  { score: 1, cells: [null, place('2', 20), place('3', 40)] },
  { score: 1, locked: true, cells: [place('1', 60), place('2', 60), null] },
]

describe('a closest wording that is accepted', () => {
  it('leaves the articles with which it stands in a row, unless that row has the passage already', () => {
    expect(acceptedWording(rows, place('1', 0), place('2', 25))).toEqual({ locked: false, parted: ['3'] })
    expect(acceptedWording(rows, place('3', 40), place('2', 25))).toEqual({ locked: false, parted: [] })
    expect(acceptedWording(rows, place('1', 0), place('2', 200))).toEqual({ locked: false, parted: [] })
  })

  it('is refused by a locked row, whichever of the two stands in it', () => {
    expect(acceptedWording(rows, place('1', 0), place('2', 60)).locked).toBe(true)
    expect(acceptedWording(rows, place('2', 65), place('3', 40)).locked).toBe(true)
    expect(acceptedWording(rows, place('1', 0), place('2', 70)).locked).toBe(false)
  })
})
