import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../../main/contract/query-spans.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { chipsOf, turnedClause, withoutClause } from '../../../renderer/app/edit-query.ts'

const clause = (text: string, part: string) => clausesOf(text).find((each) => each.text === part)!

describe('chips of a query', () => {
  it('are its fields and what is left out', () => {
    const text = 'weir outlet:trt -lock "grave rise" NOT tag:draft'
    expect(chipsOf(text).map(({ text: part }) => part)).toEqual(['outlet:trt', '-lock', 'NOT tag:draft'])
    expect(chipsOf('weir OR outlet:trt')).toEqual([])
  })

  it('are taken out with what hangs on them', () => {
    expect(withoutClause('weir outlet:trt lock', clause('weir outlet:trt lock', 'outlet:trt'))).toBe('weir lock')
    expect(withoutClause('weir AND outlet:trt', clause('weir AND outlet:trt', 'outlet:trt'))).toBe('weir')
    expect(withoutClause('outlet:trt AND weir', clause('outlet:trt AND weir', 'outlet:trt'))).toBe('weir')
    expect(withoutClause('-tag:draft', clause('-tag:draft', '-tag:draft'))).toBe('')
  })

  it('are turned from in to out and back', () => {
    expect(turnedClause('weir outlet:trt', clause('weir outlet:trt', 'outlet:trt'))).toBe('weir -outlet:trt')
    expect(turnedClause('weir -outlet:trt', clause('weir -outlet:trt', '-outlet:trt'))).toBe('weir outlet:trt')
    expect(turnedClause('NOT (a b)', clause('NOT (a b)', 'NOT (a b)'))).toBe('(a b)')
  })

  const part = fc.constantFrom(
    'weir',
    '"grave rise"',
    'outlet:trt',
    'tag:"eye witness"',
    'date:2020-02',
    '(a OR b)',
    'lock*',
  )
  it('mean the same after being turned twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('', '-', 'NOT '), part), { minLength: 1, maxLength: 5 }),
        (parts) => {
          const text = parts.map(([sign, words]) => `${sign}${words}`).join(' ')
          for (const [at, one] of clausesOf(text).entries()) {
            const turned = turnedClause(text, one)
            expect(clausesOf(turned)[at]!.negated).toBe(!one.negated)
            const back = turnedClause(turned, clausesOf(turned)[at]!)
            expect(parseQuery(back)).toEqual(parseQuery(text))
            expect(clausesOf(withoutClause(text, one))).toHaveLength(parts.length - 1)
          }
        },
      ),
    )
  })
})
