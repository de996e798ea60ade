import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { finishedQuery, isUnclosed } from '../../../main/contract/finished-query.ts'
import { queryTokens } from '../../../main/contract/query-tokens.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'

describe('finishedQuery', () => {
  test.each([
    ['minis', 'minis*'],
    ['minis ', 'minis '],
    ['minis*', 'minis*'],
    ['aid -minis', 'aid -minis*'],
    ['title:minis', 'title:minis*'],
    ['وزير', 'وزير*'],
    ['tag:wire', 'tag:wire'],
    ['outlet:"The Har', 'outlet:"The Har"*'],
    ['outlet:"', ''],
    ['"prime minis', '"prime minis"*'],
    ['"prime ', '"prime "'],
    ['aid OR ', 'aid  '],
    ['aid NOT', 'aid '],
    ['aid tag:', 'aid '],
    ['(aid OR conv)', '(aid OR conv)'],
    ['colour:red', 'colour:red'],
    ['aid date:20', 'aid '],
    ['aid date:2020', 'aid date:2020'],
    ['aid date:2020-', 'aid '],
    ['aid date:2020-0', 'aid '],
    ['aid date:2020-02-', 'aid '],
    ['aid date:2020-13', 'aid date:2020-13'],
    ['aid date:2020.', 'aid '],
    ['aid date:2020..', 'aid date:2020..'],
    ['aid date:2020..20', 'aid '],
    ['aid date:>=', 'aid '],
    ['aid date:unk', 'aid '],
    ['aid date:soon', 'aid date:soon'],
    ['aid date:2020- ', 'aid date:2020- '],
    ['aid words:>', 'aid '],
    ['aid -is:unt', 'aid '],
    ['aid is:untagged', 'aid is:untagged'],
    ['aid in:capt', 'aid '],
    ['', ''],
  ])('%j asks %j', (typed, asked) => {
    expect(finishedQuery(typed)).toBe(asked)
  })

  const pieces = fc.constantFrom(
    'aid', 'Straße', '東京', 'عربي', 'OR', 'AND', '-', '(', ')', '"', '“', '”', '*', ' ', '  ', 'tag:', 'title:', 'in:caption', 'in:',
    'date:', '2020', 'outlet:', 'x', '/', 'é', '~3', '""', 'NEAR/3(', 'NEAR/2', '?', 'wom?n', '"a b"~2', '/re(x)/', 'only:', 'title:(', 'only:(', 'date:2020-', 'date:20', 'is:un', 'words:>', 'in:cap',
  ) // prettier-ignore
  const query = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
  )

  it('means as it stands what was meant while typing', () => {
    fc.assert(
      fc.property(query, (text) => {
        const last = queryTokens(text, true).at(-1)
        // What is no clause is taken as it is, and does not go on.
        fc.pre(last?.kind !== 'value' || last.broken === undefined)
        // Two lone slashes with nothing but a waiting operator between them become an expression; a star behind empty marks is a mark.
        fc.pre(!/\/[^/]*NEAR\/\d[^/]*\/|""\*/.test(text))
        expect(parseQuery(finishedQuery(text)).node).toEqual(parseQuery(text, { typing: true }).node)
      }),
      { numRuns: 2000 },
    )
  })
})

test('a quotation mark that nothing closes is known', () => {
  expect(isUnclosed('aid "foo bar')).toBe(true)
  expect(isUnclosed('outlet:"foo bar')).toBe(true)
  expect(isUnclosed('"foo bar"')).toBe(false)
  expect(isUnclosed('foo is:bogus')).toBe(false)
})
