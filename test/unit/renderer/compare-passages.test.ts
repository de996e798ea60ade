import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { sharePercent } from '../../../renderer/article/share-percent.ts'
import { columnOrder, moveColumn, siglum, swapBase } from '../../../renderer/features/compare/columns.ts'
import { nearestWords } from '../../../renderer/features/compare/nearest-words.ts'
import {
  articlesOf,
  passageMarks,
  pickPassage,
  samePassage,
  stepPassage,
} from '../../../renderer/features/compare/passages.ts'
import { sameWords, wordDifferences } from '../../../renderer/article/word-differences.ts'

const at = (article: string, start: number, end: number): Comparison['shared'][number]['occurrences'][number] => ({
  article,
  start,
  end,
  text: '',
})

const comparison: Comparison = {
  articles: ['1', '2', '3'].map((id) => ({
    id,
    title: null,
    words: 100,
    sharedWords: 10,
    sharedShare: 0.1,
    textShare: 0.1,
  })),
  matrix: [],
  shared: [
    { kind: 'verbatim', words: 12, quoted: false, occurrences: [at('2', 50, 90), at('1', 10, 50), at('1', 200, 240)] },
    { kind: 'light-edit', words: 9, quoted: true, occurrences: [at('1', 30, 70), at('2', 5, 40), at('3', 0, 44)] },
  ],
  rows: [],
  onlyHere: [],
  missing: [],
  figures: [],
  quotations: [],
  names: [],
  voices: [],
  vocabulary: [],
}

describe('passageMarks', () => {
  it('lie in the order of the text, and name who has a passage in the order of the columns', () => {
    const marks = passageMarks(comparison)
    expect(marks.get('1')?.map(({ start, id, type }) => [start, id, type])).toEqual([
      [10, 0, 'verbatim'],
      [30, 1, 'light-edit'],
      [200, 0, 'verbatim'],
    ])
    expect(articlesOf(comparison, comparison.shared[1]!)).toEqual(['1', '2', '3'])
  })
})

describe('stepPassage', () => {
  const marks = passageMarks(comparison).get('1')!
  it('goes on from the selected passage and wraps round', () => {
    expect(stepPassage(marks, 0, 1, 0)?.start).toBe(30)
    expect(stepPassage(marks, 0, -1, 0)?.start).toBe(30)
  })
  it('takes a passage that stands twice in an article as one', () => {
    expect(stepPassage(marks, 1, 1, 0)?.start).toBe(10)
  })
  it('starts at what is being read', () => {
    expect(stepPassage(marks, null, 1, 25)?.start).toBe(30)
    expect(stepPassage(marks, null, -1, 25)?.start).toBe(10)
    expect(stepPassage([], null, 1, 0)).toBeNull()
  })
})

describe('pickPassage', () => {
  it('takes the shortest under a click, and the next one when clicked again', () => {
    expect(pickPassage([0, 1], comparison, null)).toBe(1)
    expect(pickPassage([0, 1], comparison, 1)).toBe(0)
    expect(pickPassage([0], comparison, 0)).toBe(0)
    expect(pickPassage([], comparison, 0)).toBeNull()
  })
})

describe('samePassage', () => {
  it('finds the passage again by its place when the numbers have changed', () => {
    const after = { ...comparison, shared: comparison.shared.toReversed() }
    expect(samePassage(comparison, { passage: 1, article: '3' }, after)).toEqual({ passage: 0, article: '3' })
    expect(
      samePassage(comparison, { passage: 1, article: '3' }, { ...comparison, shared: [comparison.shared[0]!] }),
    ).toBeNull()
  })
})

describe('columns', () => {
  it('calls the columns A, B … Z, AA', () => {
    expect([0, 1, 25, 26, 51].map((index) => siglum(index))).toEqual(['A', 'B', 'Z', 'AA', 'AZ'])
  })

  it('puts the base first, and swaps it', () => {
    expect(columnOrder(['1', '2', '3'], '2')).toEqual(['2', '1', '3'])
    expect(columnOrder(['1', '2'], null)).toEqual(['1', '2'])
    expect(swapBase(['2', '1', '3'], '3')).toEqual(['3', '1', '2'])
    expect(swapBase(swapBase(['2', '1', '3'], '3'), '2')).toEqual(['2', '1', '3'])
  })

  it('moves a column before another one', () => {
    expect(moveColumn(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'a', 'c'])
    expect(moveColumn(['a', 'b', 'c'], 'a', 3)).toEqual(['b', 'c', 'a'])
    expect(moveColumn(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b'])
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(10), fc.nat(12), (columns, from, to) => {
        const moved = moveColumn(columns, columns[from % columns.length]!, to)
        expect(moved.toSorted()).toEqual(columns.toSorted())
      }),
    )
  })

  it('gives whole percents that sum up and never deny what is there', () => {
    expect(sharePercent(0.31)).toEqual({ shared: 31, elsewhere: 69 })
    expect(sharePercent(0.001)).toEqual({ shared: 1, elsewhere: 99 })
    expect(sharePercent(0.999)).toEqual({ shared: 99, elsewhere: 1 })
    expect(sharePercent(0).shared).toBe(0)
    expect(sharePercent(1)).toEqual({ shared: 100, elsewhere: 0 })
  })
})

describe('wordDifferences', () => {
  it('tells words that are only here from words in place of others', () => {
    const { runs, missing } = wordDifferences(
      'an assault that he said had displaced 520,000 people',
      'an assault that it says had now displaced close to 1 million people',
    )
    expect(runs).toEqual([
      { op: 'same', text: 'an assault that ' },
      { op: 'changed', text: 'it says' },
      { op: 'same', text: ' had ' },
      { op: 'only', text: 'now' },
      { op: 'same', text: ' displaced ' },
      { op: 'changed', text: 'close to 1 million' },
      { op: 'same', text: ' people' },
    ])
    expect(missing).toBe(3)
  })

  it('takes no account of case, quotation marks and dashes', () => {
    expect(wordDifferences('The "Foreign Ministry\'s" said', 'the “foreign ministry’s” said').runs).toEqual([
      { op: 'same', text: 'the “foreign ministry’s” said' },
    ])
    expect(sameWords('Said: "so"', 'said “So”.')).toBe(true)
    expect(sameWords('by the end of month', 'by the end of the month')).toBe(false)
  })

  it('keeps the text, and finds no difference in an equal one', () => {
    const sentence = fc.array(fc.constantFrom('the', 'Army', 'said', '“quoted”', '1,000', '—', 'قوات', '\n'), {
      maxLength: 25,
    })
    const property = fc.property(sentence, sentence, (a, b) => {
      const { runs, missing } = wordDifferences(a.join(' '), b.join(' '))
      expect(runs.map((run) => run.text).join('')).toBe(b.join(' '))
      expect(missing).toBeGreaterThanOrEqual(0)
      expect(wordDifferences(a.join(' '), a.join(' ')).runs.every((run) => run.op === 'same')).toBe(true)
    })
    fc.assert(property)
  })
})

describe('the words of a place', () => {
  it('are found where they stand nearest to it, and nowhere when there are none', () => {
    expect(nearestWords('the boat, the boat, the boat', 'boat', 13)).toBe(14)
    expect(nearestWords('the boat', 'ship', 0)).toBe(-1)
    expect(nearestWords('the boat', '', 3)).toBe(-1)
    expect(nearestWords('', '', 0)).toBe(-1)
  })
})
