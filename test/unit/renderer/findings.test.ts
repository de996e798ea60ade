import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { findingKey, verdictsOf } from '../../../renderer/features/findings/finding-decisions.ts'
import {
  filterFindings,
  passagesAlone,
  passagesLacking,
  type FindingFilter,
} from '../../../renderer/features/findings/finding-list.ts'

const passage = (article: string, start: number, text: string) => ({ article, start, end: start + text.length, text })
const at = { layer: 'body', paragraph: 1, paragraphs: 9, words: 4, share: 0.1 } as const
const held = (...articles: string[]) => articles.map((article) => ({ article, start: 0, end: 5 }))
const comparison = {
  onlyHere: [
    { ...passage('1', 20, 'Nobody else wrote this.'), at },
    { ...passage('2', 0, 'Nor this.'), at },
  ],
  missing: [
    { passage: passage('1', 0, 'The dam broke.'), at, heldBy: held('1', '2', '3'), lackedBy: [{ article: '4', score: 0 }] },
    { passage: passage('2', 9, 'Six boats sank.'), at, heldBy: held('2', '3'), lackedBy: [{ article: '1', score: 0.2, nearest: passage('1', 50, 'Boats sank.') }, { article: '4', score: 0 }] },
  ],
} as unknown as Comparison // prettier-ignore
const all: FindingFilter = { kind: 'missing', held: 2, article: '', verdict: 'all' }
const lacking = passagesLacking(comparison, new Map())

describe('findings', () => {
  it('are passages that enough articles have, with a finding for each article that lacks them', () => {
    expect(filterFindings(lacking, all, new Map()).map(({ findings }) => findings.map((one) => one.lacking))).toEqual([
      ['4'],
      ['1', '4'],
    ])
    expect(filterFindings(lacking, { ...all, held: 3 }, new Map())).toHaveLength(1)
    expect(filterFindings(lacking, { ...all, article: '1' }, new Map()).map(({ findings }) => findings.length)).toEqual([1]) // prettier-ignore
    const alone = { ...all, kind: 'alone', article: '2' } as const
    expect(filterFindings(passagesAlone(comparison, new Map()), alone, new Map()).map((each) => each.passage.text)).toEqual(['Nor this.']) // prettier-ignore
  })

  it('are told apart by what was decided of them, by names that stay the same in the next comparison', () => {
    const missing = comparison.missing[1]!
    const key = findingKey(missing.heldBy, '4')
    expect(key).toBe(findingKey(missing.heldBy.toReversed(), '4'))
    expect(key).not.toBe(findingKey(missing.heldBy, '1'))
    expect(key).not.toBe(findingKey(missing.heldBy, null))
    // Without the article under which it was decided first, or with an older one, it is known by what is left.
    const [one, other] = missing.heldBy
    const decided = new Set([findingKey([other!], '4')])
    expect(findingKey([one!, other!], '4', decided)).toBe(findingKey([other!], '4'))
    const verdicts = verdictsOf([
      { kind: 'finding', key, value: 'confirmed' },
      { kind: 'finding', key: 'x', value: { other: true } },
      { kind: 'figure', key: 'y', value: 'confirmed' },
    ])
    expect([...verdicts]).toEqual([[key, 'confirmed']])
    const shown = (verdict: FindingFilter['verdict']) =>
      filterFindings(lacking, { ...all, verdict }, verdicts).flatMap(({ findings }) => findings.length)
    expect([shown('open'), shown('confirmed'), shown('rejected')]).toEqual([[1, 1], [1], []])
  })
})
