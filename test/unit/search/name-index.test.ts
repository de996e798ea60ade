import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNameIndex, type CatalogueName } from '../../../main/search/name-index.ts'

const NAMES: readonly CatalogueName[] = [
  { kind: 'outlet', label: 'The Harbour Post', value: 'outlet:"The Harbour Post"', articles: 40 },
  { kind: 'tag', label: 'harbour/strike', value: 'tag:"harbour/strike"', articles: 3 },
  { kind: 'byline', label: 'Çağla Harb', value: 'by:"Çağla Harb"', articles: 2 },
  { kind: 'outlet', label: 'Nothing to see', value: 'outlet:"Nothing to see"', articles: 7 },
]

function sample() {
  const index = createNameIndex()
  index.set(NAMES)
  return index
}

describe('names', () => {
  test('are found by the beginning of the word being typed, what is in many articles first', () => {
    const labels = (typed: string) =>
      sample()
        .find(typed, 10)
        .map(({ label }) => label)
    expect(labels('harbour')[0]).toBe('The Harbour Post')
    expect(labels('harb').toSorted()).toEqual(['The Harbour Post', 'harbour/strike', 'Çağla Harb'])
  })

  test('hold all words asked for, whatever accents', () => {
    expect(sample().find('cagla har', 10)).toEqual([
      { kind: 'byline', label: 'Çağla Harb', value: 'by:"Çağla Harb"', articles: 2 },
    ])
  })

  test('of saved searches come without a count, for what they find is not known here', () => {
    const index = createNameIndex()
    index.set([{ kind: 'search', label: 'Only minister', value: 'search:"Only minister"', articles: 1 }])
    expect(index.find('mini', 10)).toEqual([
      { kind: 'search', label: 'Only minister', value: 'search:"Only minister"' },
    ])
  })

  test('are found despite one typing error, and that is said', () => {
    expect(sample().find('harbuor', 10, ['tag'])).toEqual([])
    expect(sample().find('harbur', 10, ['tag'])).toEqual([
      { kind: 'tag', label: 'harbour/strike', value: 'tag:"harbour/strike"', articles: 3, corrected: true },
    ])
  })

  test('can be asked for by kind, only so many, and by what is in most articles', () => {
    expect(
      sample()
        .find('harb', 10, ['tag'])
        .map(({ label }) => label),
    ).toEqual(['harbour/strike'])
    expect(sample().find('harb', 2)).toHaveLength(2)
    expect(sample().find('  ', 2)).toEqual([])
    expect(
      sample()
        .most(5, ['outlet'])
        .map(({ label }) => label),
    ).toEqual(['The Harbour Post', 'Nothing to see'])
  })

  test('are the same after any changes as in a new index, and as in one that was saved', () => {
    const name = fc.record({
      kind: fc.constantFrom('outlet' as const, 'tag' as const),
      label: fc.constantFrom('red', 'red fox', 'fox', 'Fuchs rot', 'blue'),
      articles: fc.integer({ min: 1, max: 50 }),
    })
    const names = fc
      .uniqueArray(name, { maxLength: 8, selector: ({ kind, label }) => `${kind} ${label}` })
      .map((list) => list.map((each): CatalogueName => ({ ...each, value: `${each.kind}:${each.label}` })))
    fc.assert(
      fc.property(names, names, (before, after) => {
        const changed = createNameIndex()
        changed.set(before)
        changed.set(after)
        const fresh = createNameIndex()
        fresh.set(after)
        const loaded = createNameIndex(JSON.parse(JSON.stringify(changed.save())))
        expect(changed.size).toBe(after.length)
        for (const typed of ['re', 'fox', 'red fo', 'blu', 'fux']) {
          const found = (index: typeof fresh) =>
            index
              .find(typed, 20)
              .map(({ value, articles }) => `${value} ${articles}`)
              .toSorted()
          expect(found(changed)).toEqual(found(fresh))
          expect(found(loaded)).toEqual(found(fresh))
        }
      }),
      { numRuns: 100 },
    )
  })
})
