import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apparatusTable } from '../../../main/contract/comparison-tables.ts'
import type { ApparatusEntry, Comparison } from '../../../main/contract/comparison.ts'
import { apparatusAsText } from '../../../renderer/features/apparatus/apparatus-text.ts'
import { apparatusRows, shortLemma, superscript } from '../../../renderer/features/compare/apparatus-rows.ts'
import { inlineParts } from '../../../renderer/features/compare/inline-variants.ts'

const text = 'The mayor said on Monday that the boats had left.'
const entry = (lemma: string, reading: string, articles: readonly string[], occurrence?: number): ApparatusEntry => ({
  start: text.indexOf(lemma),
  end: text.indexOf(lemma) + lemma.length,
  lemma,
  ...(occurrence !== undefined && { occurrence }),
  readings: [{ text: reading, witnesses: articles.map((article) => ({ article, start: 5, end: 5 + reading.length })) }],
})
const cell = (article: string, words = text) => ({ article, start: 0, end: words.length, text: words })
const comparison = {
  rows: [
    {
      score: 1,
      linked: ['x', 'y'],
      cells: [cell('x'), cell('y', 'Other words.'), null],
      apparatus: [entry('Monday', 'Tuesday', ['y']), entry('the', '', ['y'], 2)],
    },
    { score: 0, cells: [cell('x', 'Alone here.'), null, null] },
    { score: 1, cells: [null, cell('y', 'Only two.'), cell('z', 'Only two.')], apparatus: [] },
  ],
} as unknown as Comparison
const columns = ['x', 'y', 'z']

describe('the rows of the apparatus', () => {
  it('have the leftmost text, the sigla of those that have it, and of those in which nothing similar was found', () => {
    const rows = apparatusRows(comparison, columns, false)
    expect(rows.map(({ number, siglum, witnesses, absent }) => [number, siglum, witnesses, absent])).toEqual([
      [1, 'A', ['B'], ['C']],
      [2, 'B', ['C'], ['A']],
    ])
    expect(apparatusRows(comparison, columns, true).map(({ absent }) => absent)).toEqual([['C'], ['B', 'C'], ['A']])
  })

  it('have no article that is no column any more, nor lemmas of a text that is not shown', () => {
    const { rows } = comparison
    const [first, , third] = rows
    const more = { ...comparison, rows: [{ ...first!, cells: [cell('x'), cell('y'), cell('z')] }, third!] }
    const left = (among: readonly string[]) =>
      apparatusRows(more, among, true).map(({ siglum, witnesses, absent, entries }) => ({
        letters: [siglum, ...witnesses].join(''),
        absent,
        lemmas: entries.map(({ lemma }) => lemma),
      }))
    expect(left(['x', 'y'])).toEqual([
      { letters: 'AB', absent: [], lemmas: ['Monday', 'the'] },
      { letters: 'B', absent: ['A'], lemmas: [] },
    ])
    expect(left(['x', 'z'])).toEqual([
      { letters: 'AB', absent: [], lemmas: [] },
      { letters: 'B', absent: ['A'], lemmas: [] },
    ])
    expect(left(['y', 'z'])[0]).toEqual({ letters: 'AB', absent: [], lemmas: [] })
  })

  it('are printed as text, as an edition prints them', () => {
    const printed = apparatusAsText(
      apparatusRows(comparison, columns, false),
      columns,
      {
        title: 'Boats',
        head: ['A  One', 'B  Two'],
        notIn: (sigla) => `not in ${sigla}`,
        absent: (sigla) => `Nothing similar in ${sigla}.`,
      },
      (words) => words,
    )
    expect(printed).toBe(`Boats

A  One
B  Two

1  The mayor said on Monday that the boats had left. [A B]
   Monday ] Tuesday B ‖ the² ] not in B
   Nothing similar in C.

2  Only two. [B C]
   Nothing similar in A.
`)
  })

  it('shorten a long lemma and raise its number', () => {
    expect(shortLemma('one two three')).toBe('one two three')
    expect(shortLemma('on Thursday, that seven more ships sailed')).toBe('on Thursday … ships sailed')
    expect(superscript(12)).toBe('¹²')
  })

  it('make a table, a line for each article that reads otherwise', () => {
    const articles = new Map([['y', { outlet: 'Post', title: 'Two', date: null }]])
    const { columns: heads, rows } = apparatusTable(comparison.rows, articles)
    expect(rows.every((row) => row.length === heads.length)).toBe(true)
    expect(rows.map((row) => [row[0], row[1], row[2], row[3], row[6], row[7], row[8], row.at(-1)])).toEqual([
      ['1', 'x', 'Monday', '', 'linked', 'y', 'Post', 'Tuesday'],
      ['1', 'x', 'the', '2', 'linked', 'y', 'Post', ''],
    ])
  })
})

describe('variants in the line', () => {
  it('follow the last word of their lemma, the shorter lemma first', () => {
    const entries = [entry('said on Monday', 'says', ['y']), entry('Monday', 'Friday', ['z'])]
    const parts = inlineParts(0, text.length, entries)
    expect(
      parts.map(({ start, end, varies, after }) => [text.slice(start, end), varies, after.map(({ lemma }) => lemma)]),
    ).toEqual([
      ['The mayor ', false, []],
      ['said on ', true, []],
      ['Monday', true, ['Monday', 'said on Monday']],
      [' that the boats had left.', false, []],
    ])
  })

  it('cover the text once and tell every entry once, however lemmas overlap', () => {
    const spans = fc.array(fc.tuple(fc.nat(48), fc.integer({ min: 1, max: 20 })), { maxLength: 8 })
    fc.assert(
      fc.property(spans, (given) => {
        const entries = given.map(([start, length]): ApparatusEntry => {
          const end = Math.min(start + length, text.length)
          return { start, end, lemma: text.slice(start, end), readings: [] }
        })
        const parts = inlineParts(0, text.length, entries)
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        expect(parts.flatMap(({ after }) => after)).toHaveLength(entries.length)
      }),
    )
  })
})
