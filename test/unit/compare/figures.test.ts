import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitValue, numberValue } from '../../../main/compare/number-value.ts'
import { figureState, isSameSource, partsOf } from '../../../main/contract/figure-agreement.ts'
import type { FigureClaim, FigureValue } from '../../../main/contract/figures.ts'
import { article, compare } from './articles.ts'

const nothing = article('99', 'Snow fell on the hills.')

/** The figures of one text, in the order of the ledger. */
const valuesOf = (text: string, date: string | null = null): FigureValue[] =>
  compare([{ ...article('1', text), date }, nothing]).figures.flatMap(({ values }) => values)

const claimsOf = (...texts: string[]): FigureClaim[] =>
  compare(texts.map((text, n) => article(String(n + 1), text))).figures

describe('the value of a number', () => {
  it.each([
    ['520,000', false, 520000],
    ['520.000', false, 520000],
    ['1.234,5', false, 1234.5],
    ['1,234.5', false, 1234.5],
    ['3.5', false, 3.5],
    ['3,25', false, 3.25],
    ['1.125', true, 1.125],
    ['0.125', false, 0.125],
    ['1,234,567', false, 1234567],
    ['٥٢٠٬٠٠٠', false, 520000],
    ['eight', false, null],
  ])('of the digits %s is %s', (text, isFraction, value) => {
    expect(digitValue(text, isFraction)).toBe(value)
  })

  it.each([
    ['1 million', '', { amount: 1e6, low: 1e6, high: 1e6, bound: 'exact' }],
    ['1.1 million', 'close to', { amount: 1.1e6, low: 1.1e6, high: 1.1e6, bound: 'about' }],
    ['520 000', 'mindestens', { amount: 520000, low: 520000, high: null, bound: 'at-least' }],
    ['twenty-five', 'up to', { amount: 25, low: null, high: 25, bound: 'at-most' }],
    ['two hundred', '', { amount: 200, low: 200, high: 200, bound: 'exact' }],
    ['hundreds of thousands', '', { amount: null, low: 200000, high: 999999, bound: 'vague' }],
    ['dozens', '', { amount: null, low: 24, high: 99, bound: 'vague' }],
  ])('of “%s” with “%s”', (words, qualifier, value) => {
    expect(numberValue(words.split(' '), qualifier, false)).toEqual(value)
  })

  it('of printed digits is the number, whatever parts its thousands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.constantFrom(',', '.', "'"), (number, mark) => {
        const grouped = String(number).replaceAll(/\B(?=(\d{3})+$)/gu, mark)
        expect(digitValue(grouped)).toBe(number)
      }),
    )
  })
})

describe('the source of a figure', () => {
  it.each([
    ['The harbour board says 12 boats were destroyed.', 'The harbour board', 'stated'],
    ['Storms destroyed 12 boats, the harbour board said on Monday.', 'the harbour board', 'stated'],
    ['Storms destroyed 12 boats, according to Anna Holm.', 'Anna Holm', 'stated'],
    ['Anna Holm said the crews left after storms destroyed 12 boats.', 'Anna Holm', 'inferred'],
    ['Mayor Anna Holm warned of a storm that she said had destroyed 12 boats.', 'Mayor Anna Holm', 'inferred'],
    ['“We lost 12 boats destroyed by storms,” Anna Holm said.', 'Anna Holm', 'stated'],
    ['A group that follows the dispute said that 12 boats were destroyed.', 'A group', 'stated'],
    ['Anna Holm threatened to close the port after storms destroyed 12 boats.', null, undefined],
    ['The United States lost 12 boats destroyed by storms.', null, undefined],
  ])('in: %s', (text, source, status) => {
    const [value] = valuesOf(text)
    expect([value!.source, value!.sourceStatus]).toEqual([source, status])
  })

  it('is the same under another form of its name', () => {
    expect(isSameSource('the UN', 'The United Nations')).toBe(true)
    expect(isSameSource('Mayor Anna Holm', 'Holm')).toBe(true)
    expect(isSameSource('The Danish ministry', "Denmark's defence ministry")).toBe(false)
    expect(isSameSource('The Russian ministry', "Russia's foreign ministry")).toBe(true)
    expect(isSameSource('Turkish President Erdem', 'Turkey')).toBe(false)
    expect(isSameSource(null, 'Holm')).toBe(false)
    expect(isSameSource(null, null)).toBe(true)
  })
})

describe('dates', () => {
  const datesOf = (text: string, date: string | null = null): (string | null)[][] =>
    valuesOf(text, date)
      .filter(({ amount, low }) => amount === null && low === null)
      .map((value) => [value.value, value.date])

  it.each([
    ['The dam broke on 3 February 2020.', null, [['3 February 2020', '2020-02-03']]],
    ['The dam broke on February 3.', '2020-02-06', [['February 3', '2020-02-03']]],
    ['The dam broke on Dec. 30.', '2020-01-02', [['Dec. 30', '2019-12-30']]],
    ['The dam broke on February 3.', null, [['February 3', 'XXXX-02-03']]],
    ['The dam broke on Monday.', '2020-02-06', [['Monday', '2020-02-03']]],
    ['The dam broke on Monday.', null, [['Monday', null]]],
    ['Der Damm brach am 3. Februar 2020.', null, [['3. Februar 2020', '2020-02-03']]],
    ['Le barrage a cédé le 3 mars 2020.', null, [['3 mars 2020', '2020-03-03']]],
    ['In May it may rain.', null, [['May', 'XXXX-05']]],
    ['It has stood since early December.', '2020-02-06', [['early December', '2019-12']]],
    ['It was built in 1998, and it may fall.', null, [['1998', '1998']]],
    ['They will march by the end of the month.', null, [['end of the month', null]]],
  ] as const)('in: %s', (text, published, dates) => {
    expect(datesOf(text, published)).toEqual(dates)
  })

  it('are told apart where they name different days', () => {
    const [claim] = claimsOf(
      'The northern dam at Sarn Weir broke on 3 February 2020 and nine engineers drowned there.',
      'The northern dam at Sarn Weir broke on 4 February 2020 and nine engineers drowned there.',
      'The northern dam at Sarn Weir broke on February 3 and nine engineers drowned there.',
    ).filter(({ kind }) => kind === 'date')
    expect(claim!.cells.map(({ state }) => state)).toEqual([null, 'differs', 'unclear'])
  })
})

describe('claims', () => {
  const toll = (...texts: string[]): FigureClaim =>
    claimsOf(...texts).find(({ unit, context }) => unit === 'soldiers' && context === 'kill')!

  it('hold figures against the first article that has them', () => {
    const { cells, values } = toll(
      'Shelling killed eight Northern soldiers.',
      'Shelling killed 8 Northern soldiers.',
      'Shelling killed nine Northern soldiers.',
      'Shelling killed eight Northern soldiers, the army said.',
      'Shelling killed more than five Northern soldiers.',
      'It rained.',
    )
    expect(cells.map(({ state }) => state)).toEqual([
      null,
      'agrees',
      'differs',
      'attributed-differently',
      'unclear',
      'no-counterpart',
    ])
    expect(values.map(({ amount }) => amount)).toEqual([8, 8, 9, 8, 5])
  })

  it('keep the dead of two sides apart, and put those without a name where their number is', () => {
    const claims = claimsOf(
      'Shelling killed eight Northern soldiers. Raids killed three Southern soldiers.',
      'Raids killed three Southern soldiers. After eight martyrs, the army left.',
    ).filter(({ unit }) => unit === 'soldiers')
    expect(
      claims.map(({ about, values }) => [about, values.map(({ article: id, value }) => `${id} ${value}`)]),
    ).toEqual([
      ['Northern', ['1 eight', '2 eight']],
      ['Southern', ['1 three', '2 three']],
    ])
  })

  it('see parts of a sum, which are unclear', () => {
    const { values, cells } = toll(
      'Shelling killed eight Northern troops.',
      'Shelling killed seven Northern soldiers and a Northern civilian.',
    )
    expect(values.map(({ value, amount, state }) => [value, amount, state])).toEqual([
      ['eight', 8, null],
      ['seven', 7, 'unclear'],
      ['a', 1, 'unclear'],
    ])
    expect(partsOf(values[2]!, values)).toHaveLength(2)
    expect(cells[1]!.state).toBe('unclear')
  })

  it('do not take a verb from another number', () => {
    const found = claimsOf(
      'The valley is home to four million civilians, including thousands displaced by the flood.',
      'It rained.',
    )
    expect(found.map(({ unit, context }) => `${unit}/${context}`)).toEqual(['people/', 'people/displace'])
  })

  it('are the same, but for the order, whichever article is the base', () => {
    const texts = ['Shelling killed eight Northern soldiers.', 'Shelling killed nine Northern soldiers on Monday.']
    const keys = (found: readonly FigureClaim[]): string[] => found.map(({ key }) => key).toSorted()
    const articles = texts.map((text, n) => article(String(n + 1), text))
    expect(keys(compare(articles).figures)).toEqual(keys(compare(articles.toReversed()).figures))
  })

  it('point to the words that they print', () => {
    const text = 'Shelling killed at least eight Northern soldiers on 3 March.'
    for (const { place, value, passage } of valuesOf(text)) {
      expect(text.slice(place.start, place.end)).toBe(place.text)
      expect(place.text.startsWith(value)).toBe(true)
      expect(text.slice(passage.start, passage.end)).toBe(passage.text)
    }
  })
})

describe('agreement', () => {
  const figure = (part: Partial<FigureValue>): FigureValue => ({
    ...valuesOf('Shelling killed eight soldiers.')[0]!,
    ...part,
  })
  const arbitrary = fc
    .record({
      amount: fc.integer({ min: 1, max: 60 }),
      bound: fc.constantFrom('exact', 'about', 'at-least', 'at-most'),
      source: fc.constantFrom(null, 'Holm', 'the army'),
    })
    .map(({ amount, bound, source }) =>
      figure({
        amount,
        bound,
        source,
        low: bound === 'at-most' ? null : amount,
        high: bound === 'at-least' ? null : amount,
      }),
    )

  it('is mutual, and each figure agrees with itself', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (p, q) => {
        expect(figureState(p, [p], [p])).toBe('agrees')
        expect(figureState(p, [q], [p])).toBe(figureState(q, [p], [q]))
      }),
    )
  })
})
