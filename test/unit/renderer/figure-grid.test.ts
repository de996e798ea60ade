import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellFigures, moveCursor, type Cursor } from '../../../renderer/features/figures/figure-grid.ts'
import { article, compare } from '../compare/articles.ts'

const { figures: claims, articles } = compare([
  article('1', 'Shelling killed eight Northern soldiers. The flood displaced 520,000 people.'),
  article('2', 'Shelling killed nine Northern soldiers. Later, shelling killed ten Northern soldiers.'),
  article('3', 'The flood displaced 520,000 people, Holm said. It displaced 520,000 people, Anna Holm said.'),
])
const columns = articles.map(({ id }) => id)
const dead = claims.find(({ unit }) => unit === 'soldiers')!
const displaced = claims.find(({ unit }) => unit === 'people')!

describe('the cells of the ledger', () => {
  it('put together what an article repeats by the same source', () => {
    expect(cellFigures(displaced, '3').map(({ keys }) => keys.length)).toEqual([2])
    expect(cellFigures(dead, '2').map(({ value }) => value.value)).toEqual(['nine', 'ten'])
    expect(cellFigures(dead, '3')).toEqual([])
  })
})

describe('the arrow keys', () => {
  const second = cellFigures(dead, '2')
  const at = (figure: number): Cursor => ({ claim: dead.key, article: '2', figure: second[figure]!.value.key })

  it('go through the figures of a cell, then to the next claim', () => {
    expect(moveCursor('ArrowDown', at(0), claims, columns)).toEqual(at(1))
    const below = claims[claims.indexOf(dead) + 1]
    expect(moveCursor('ArrowDown', at(1), claims, columns)?.claim).toBe(below?.key)
    expect(moveCursor('ArrowUp', at(1), claims, columns)).toEqual(at(0))
  })

  it('go sideways to empty cells too, and to the claim itself', () => {
    expect(moveCursor('ArrowRight', at(1), claims, columns)).toEqual({ claim: dead.key, article: '3', figure: null })
    expect(moveCursor('Home', at(1), claims, columns)).toEqual({ claim: dead.key, article: null, figure: null })
    expect(moveCursor('a', at(0), claims, columns)).toBeNull()
  })

  it('reach nothing that is not in the ledger, and every figure of it', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown'), {
          maxLength: 40,
        }),
        (keys) => {
          let cursor: Cursor = { claim: claims[0]!.key, article: null, figure: null }
          for (const key of keys) {
            cursor = moveCursor(key, cursor, claims, columns) ?? cursor
            const claim = claims.find((one) => one.key === cursor.claim)!
            expect(claim).toBeDefined()
            const shown =
              cursor.article === null ? [] : cellFigures(claim, cursor.article).map(({ value }) => value.key)
            if (cursor.figure === null) expect(shown).toEqual([])
            else {
              expect(shown).toContain(cursor.figure)
              seen.add(cursor.figure)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
    const all = claims.flatMap((claim) => columns.flatMap((id) => cellFigures(claim, id).map(({ value }) => value.key)))
    expect([...seen].toSorted()).toEqual(all.toSorted())
  })
})
