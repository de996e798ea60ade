import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompareArticle } from '../../../main/compare/compare.ts'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { tokenise } from '../../../main/text/tokens.ts'
import { article, compare } from './articles.ts'

type Row = Comparison['rows'][number]

/** The apparatus of a row as a line a lemma: `lemma] reading 2 3; reading 4`; nothing stands for no words. */
const printed = (row: Row): string[] =>
  row.apparatus!.map(
    ({ lemma, occurrence, readings }) =>
      `${lemma}${occurrence === undefined ? '' : `^${occurrence}`}] ${readings
        .map(({ text, witnesses }) => `${text === '' ? '-' : text} ${witnesses.map((one) => one.article).join(' ')}`)
        .join('; ')}`,
  )

const rowOf = (articles: readonly CompareArticle[]): Row => {
  const { rows } = compare(articles)
  expect(rows).toHaveLength(1)
  return rows[0]!
}

const BASE = 'The mayor of Orsk said on Monday that eleven boats had left the old harbour before the storm.'

describe('the apparatus of a row', () => {
  it('gives each variant with the witnesses that have it, and equal readings once', () => {
    const row = rowOf([
      article('1', BASE),
      article('2', 'The mayor of Orsk said on Tuesday that eleven boats had left the old harbour before the storm.'),
      article('3', 'The mayor of Orsk said on tuesday that twelve boats had left the old harbour before the storm!'),
      article('4', 'The mayor of Orsk said on Monday that nine boats had left the old harbour before the storm.'),
    ])
    expect(printed(row)).toEqual(['Monday] Tuesday 2 3', 'eleven] twelve 3; nine 4'])
  })

  it('tells an addition with the word before it, and at the beginning with the one after it', () => {
    const row = rowOf([
      article('1', BASE),
      article(
        '2',
        'The mayor of Orsk said late on Monday that eleven boats had left the old harbour before the storm.',
      ),
      article('3', `Later ${BASE}`),
    ])
    expect(printed(row)).toEqual(['The^1] Later The 3', 'said] said late 2'])
  })

  it('has a reading without words where a witness has nothing in place of the lemma', () => {
    const row = rowOf([
      article('1', BASE),
      article('2', 'The mayor of Orsk said that eleven boats had left the old harbour before the storm.'),
    ])
    expect(printed(row)).toEqual(['on Monday] - 2'])
    const [place] = row.apparatus![0]!.readings[0]!.witnesses
    expect(place!.start).toBe(place!.end)
  })

  it('says which of several equal words the lemma is', () => {
    const row = rowOf([
      article('1', BASE),
      article('2', 'The mayor of Orsk said on Monday that eleven boats had left the old harbour before this storm.'),
    ])
    expect(printed(row)).toEqual(['the^3] this 2'])
  })

  it('keeps a short variant apart from a long one of another witness around it', () => {
    const row = rowOf([
      article('1', BASE),
      article('2', 'The mayor of Orsk said on Monday that eleven ships had left the old harbour before the storm.'),
      article(
        '3',
        'The mayor of Orsk said on Monday that a fleet of vessels had sailed out of the old harbour before the storm.',
      ),
    ])
    expect(printed(row)).toEqual(['eleven boats had left] a fleet of vessels had sailed out of 3', 'boats] ships 2'])
  })

  it('prints readings without markup and takes the leftmost article that has the passage for the lemma', () => {
    const { rows } = compare([
      article('1', 'Nothing of the kind stands in this other report about gardens and their many keepers.'),
      article('2', BASE),
      article('3', BASE.replace('eleven boats', '[twelve](#top) boats')),
    ])
    const row = rows.find(({ apparatus }) => apparatus !== undefined)!
    expect(row.cells[0]).toBeNull()
    expect(printed(row)).toEqual(['eleven] twelve 3'])
  })

  it('is empty where all have the same words, and absent where a passage stands alone', () => {
    const { rows } = compare([article('1', BASE, 'Nobody was hurt at all.'), article('2', BASE.toUpperCase())])
    expect(rows.map(({ apparatus }) => apparatus)).toEqual([[], undefined])
  })

  it('turns the base into every witness, for any texts', () => {
    const word = fc.constantFrom(...'harbour sluice lantern meadow cobble the of and to a'.split(' '))
    const sentence = fc.array(word, { minLength: 1, maxLength: 16 }).map((words) => `${words.join(' ')}.`)
    fc.assert(
      fc.property(
        fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 }),
        (texts) => {
          for (const { cells, apparatus } of compare(
            texts.map((lines, n) => article(String(n + 1), ...lines)),
            4,
          ).rows) {
            const [base, ...witnesses] = cells.filter((cell) => cell !== null)
            if (witnesses.length === 0) {
              expect(apparatus).toBeUndefined()
              continue
            }
            const { words, starts } = tokenise(base!.text)
            for (const { article: id, text } of witnesses) {
              const read: string[] = []
              let from = 0
              for (const { start, end, readings } of apparatus!) {
                const own = readings.find((reading) => reading.witnesses.some((witness) => witness.article === id))
                if (own === undefined) continue
                const upTo = starts.findIndex((at) => at + base!.start >= start)
                read.push(...words.slice(from, upTo), ...tokenise(own.text).words)
                from = starts.findLastIndex((at) => at + base!.start < end) + 1
              }
              expect([...read, ...words.slice(from)]).toEqual(tokenise(text).words)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
