import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareText } from '../../../main/compare/share-text.ts'
import { article, compare, harbour } from './articles.ts'

const { agency, outlet, own } = harbour

describe('shareText', () => {
  it('finds the passages that others have, and who has how much of them', () => {
    const found = shareText(agency, [outlet, own], 8)
    expect(
      found.passages.map(({ kind, places: [[start, end] = [0, 0]] }) => [kind, agency.text.slice(start, end)]),
    ).toEqual([
      ['light-edit', expect.stringMatching(/^The ferry Aldona ran aground .* harbour authority said$/u)],
      ['verbatim', expect.stringMatching(/^All 140 passengers were brought ashore .* missing/u)],
      ['verbatim', 'The owner, Nordlys Lines, has cancelled its night crossings until further notice'],
    ])
    expect(found.sharers).toEqual([{ article: '2', words: found.sharedWords }])
    expect(found.passages.flatMap(({ occurrences }) => occurrences.map((one) => one.article))).toEqual(['2', '2', '2'])
    const last = found.passages.at(-1)!.occurrences[0]!
    expect(last.same).toBe(true)
    expect(outlet.text.slice(last.start, last.end)).toBe(
      'The owner, Nordlys Lines, has cancelled its night crossings until further notice',
    )
  })

  it('counts the words of a pair as a comparison of the two does', () => {
    const found = shareText(agency, [outlet], 8)
    expect({ words: found.words, sharedWords: found.sharedWords }).toEqual({
      words: compare([agency, outlet]).articles[0]!.words,
      sharedWords: compare([agency, outlet]).articles[0]!.sharedWords,
    })
  })

  it('takes captions and furniture for no copy', () => {
    const line = 'Subscribe to our evening letter and get every story of the day in one place.'
    const found = shareText(
      article('1', 'Nothing in this report stands anywhere else at all.', ['furniture', line]),
      [article('2', line), article('3', ['caption', line])],
      8,
    )
    expect(found).toMatchObject({ sharedWords: 0, passages: [], sharers: [] })
  })

  it('joins what an article prints twice into one passage, and counts it as often as the other does', () => {
    const line = 'The bridge over the Lenne will stay closed to lorries for at least three weeks.'
    const found = shareText(article('1', line, 'A sentence in between of its own.', line), [article('2', line)], 8)
    expect(found.passages).toHaveLength(1)
    expect(found.passages[0]!.places).toHaveLength(2)
    expect(found.sharedWords).toBe(15)
  })

  it('is the same whatever order the others are given in, and stays inside the texts', () => {
    const words = fc.array(
      fc.constantFrom(...'storm harbour ferry bridge river mayor quay night rain lorry'.split(' ')),
      {
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (texts) => {
        const [first, ...others] = texts.map((each, n) => article(String(n + 1), each.join(' ')))
        const found = shareText(first!, others, 8)
        const turned = shareText(first!, others.toReversed(), 8)
        expect(turned.sharedWords).toBe(found.sharedWords)
        expect(found.sharedWords).toBeLessThanOrEqual(found.words)
        for (const { places, occurrences } of found.passages) {
          for (const [start, end] of places) expect(first!.text.slice(start, end).trim()).not.toBe('')
          for (const one of occurrences) {
            const text = others.find(({ id }) => id === one.article)!.text.slice(one.start, one.end)
            expect(text).toMatch(/^\S.*\S$/u)
            if (one.same) expect(text).toBe(first!.text.slice(...places[0]!))
          }
        }
      }),
    )
  })

  it('says nothing of articles without words', () => {
    expect(shareText(article('1', ''), [article('2', '')], 8)).toEqual({
      words: 0,
      sharedWords: 0,
      markedWords: 0,
      passages: [],
      sharers: [],
    })
  })
})
