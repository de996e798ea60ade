import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../../main/contract/query-spans.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { chipsOf, clauseAmong, turnedClause, withoutClause } from '../../../renderer/app/edit-query.ts'

const clause = (text: string, part: string) => clausesOf(text).find((each) => each.text === part)!

describe('chips of a query', () => {
  it('are its fields and what is left out', () => {
    const text = 'weir outlet:trt -lock "grave rise" NOT tag:draft'
    expect(chipsOf(text).map(({ text: part }) => part)).toEqual(['outlet:trt', '-lock', 'NOT tag:draft'])
    expect(chipsOf('weir OR "lock gates"')).toEqual([])
    expect(chipsOf('(weir OR lock) NEAR/3(a (b OR c))')).toEqual([])
  })

  const shown = (text: string) => chipsOf(text).map((chip) => [chip.text, chip.negated, chip.values?.values.join(', ')])

  it('are alternatives as one, with their values where all are of one field', () => {
    expect(shown('outlet:BBC OR tag:wire')).toEqual([['outlet:BBC OR tag:wire', false, undefined]])
    expect(shown('(outlet:bbc OR outlet:trt) minister -tag:wire')).toEqual([
      ['(outlet:bbc OR outlet:trt)', false, 'bbc, trt'],
      ['-tag:wire', true, undefined],
    ])
    expect(shown('weir OR outlet:trt')).toEqual([['weir OR outlet:trt', false, undefined]])
    expect(shown('outlet:"TRT World" OR (outlet:bbc OR outlet:ap)')).toEqual([
      ['outlet:"TRT World" OR (outlet:bbc OR outlet:ap)', false, '"TRT World", bbc, ap'],
    ])
    expect(shown('-outlet:(bbc OR "TRT World") NOT (tag:a OR tag:b)')).toEqual([
      ['-outlet:(bbc OR "TRT World")', true, 'bbc, "TRT World"'],
      ['NOT (tag:a OR tag:b)', true, 'a, b'],
    ])
    // What is left out, or holds together, is no list of values.
    expect(shown('(tag:a OR -tag:b) (outlet:a outlet:b) (tag:a (tag:b OR tag:c))')).toEqual([
      ['(tag:a OR -tag:b)', false, undefined],
      ['(outlet:a outlet:b)', false, undefined],
      ['(tag:a (tag:b OR tag:c))', false, undefined],
    ])
    expect(shown('(in:caption weir OR lock)')).toEqual([['(in:caption weir OR lock)', false, undefined]])
    // While it is typed.
    expect(shown('outlet:bbc OR ')).toEqual([['outlet:bbc', false, undefined]])
    expect(shown('outlet:bbc OR tag:wire OR')).toEqual([['outlet:bbc OR tag:wire', false, undefined]])
  })

  it('are turned round and taken out as a whole', () => {
    const turned = (text: string) => turnedClause(text, chipsOf(text)[0]!)
    expect(turned('outlet:BBC OR tag:wire')).toBe('-(outlet:BBC OR tag:wire)')
    expect(turned('-(outlet:BBC OR tag:wire)')).toBe('(outlet:BBC OR tag:wire)')
    expect(turned(' outlet:BBC OR tag:wire OR ')).toBe('-(outlet:BBC OR tag:wire)')
    expect(withoutClause('outlet:BBC OR tag:wire OR ', chipsOf('outlet:BBC OR tag:wire OR ')[0]!)).toBe('')
    // Brackets and quotation marks that nothing closes would be closed by those around the whole.
    for (const text of ['outlet:a ) OR tag:b', '( outlet:a OR tag:b', 'outlet:a OR "b', 'outlet:a OR tag:"b'])
      expect(turned(text), text).toBeNull()
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
    '(outlet:a OR tag:b)',
    'lock*',
  )
  it('mean the same after being turned twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('', '-', 'NOT '), part), { minLength: 1, maxLength: 5 }),
        (parts) => {
          const text = parts.map(([sign, words]) => `${sign}${words}`).join(' ')
          for (const [at, one] of clausesOf(text).entries()) {
            const turned = turnedClause(text, one)!
            expect(clausesOf(turned)[at]!.negated).toBe(!one.negated)
            const back = turnedClause(turned, clausesOf(turned)[at]!)!
            expect(parseQuery(back)).toEqual(parseQuery(text))
            expect(clausesOf(withoutClause(text, one))).toHaveLength(parts.length - 1)
          }
        },
      ),
    )
  })

  it('are, where alternatives are the whole query, all but what is found', () => {
    const piece = fc.oneof(
      part,
      fc.constantFrom('OR', 'AND', 'NOT', '(', ')', '"', '-', 'in:caption', '/x', 'NEAR/3(', 'date:'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9, minLength: 2 }), (pieces) => {
        const text = pieces.join(' ')
        const [one, ...others] = clausesOf(text)
        if (one === undefined || others.length > 0 || one.whole !== true) return
        const turned = turnedClause(text, one)
        if (turned === null) return
        expect(parseQuery(turned, { typing: true }).node).toEqual({
          type: 'not',
          node: parseQuery(`${text} `, { typing: true }).node,
        })
      }),
    )
  })
})

it('finds a clause again in a query that went on', () => {
  const [, bbc] = clausesOf('outlet:bbc weir outlet:bbc').filter(({ narrows }) => narrows)
  expect(clauseAmong(clausesOf('outlet:bbc weir outlet:bbc lamp'), bbc!)?.start).toBe(bbc!.start)
  expect(clauseAmong(clausesOf('lamp weir outlet:bbc'), bbc!)?.start).toBe(10)
  expect(clauseAmong(clausesOf('weir -outlet:bbc'), bbc!)).toBeUndefined()
})
