import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { ownWords } from '../../../renderer/app/own-words.ts'
import { foldedMarks } from '../../../renderer/article/folded-marks.ts'

describe('ownWords', () => {
  it.each([
    ['', ''],
    ['ceasefire tag:wire', 'only:ceasefire tag:wire'],
    ['"white helmets" OR ferr*', 'only:"white helmets" OR only:ferr*'],
    ['a NEAR/3 b c', 'only:(a NEAR/3 b) only:c'],
    ['-army NOT troops', '-only:army NOT only:troops'],
    ['title:a in:caption b', 'title:a in:caption b'],
    ['only:a (b OR c)', 'only:a (only:b OR only:c)'],
    ['/x+/ outlet:"A B" foo:bar', '/x+/ outlet:"A B" only:"foo:bar"'],
    ['"white hel', 'only:"white hel'],
  ])('seeks the words of %j in text of their own', (typed, asked) => {
    expect(ownWords(typed)).toBe(asked)
    expect(parseQuery(asked, { typing: true }).ignored).toEqual([])
  })

  it('changes nothing that was changed already', () => {
    for (const query of ['a b', '"a b"~2 -c', 'a NEAR/2 b', '(a OR b) lang:en'])
      expect(ownWords(ownWords(query))).toBe(ownWords(query))
  })
})

describe('foldedMarks', () => {
  it('joins what overlaps, and counts the words that are left out', () => {
    const text = 'one two three four five six'
    const folded = foldedMarks(
      [
        { start: 14, end: 18 },
        { start: 4, end: 13 },
        { start: 8, end: 18 },
        { start: 24, end: 27 },
      ],
      text,
    )
    expect(folded.map(({ start, end, words }) => [text.slice(start, end), words])).toEqual([
      ['two three four', 3],
      ['six', 1],
    ])
  })
})
