import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { familyText, parseFamily } from '../../../renderer/features/families/family-text.ts'
import { nameRows, perThousand, type NameChoice } from '../../../renderer/features/names/name-cells.ts'
import { firstShared, ordered, symmetric } from '../../../renderer/features/plots/similarity.ts'

const none = { own: 0, quoted: 0, shared: 0, headline: 0, caption: 0 }
const comparison: Pick<Comparison, 'names' | 'voices'> = {
  names: [
    {
      family: 'groups',
      term: 'rebel',
      counts: [
        {
          article: '1',
          ...none,
          own: 1,
          quoted: 1,
          places: [
            { voice: 'own', start: 30, end: 35 },
            { voice: 'quoted', start: 50, end: 55 },
          ],
        },
        { article: '2', ...none, places: [] },
      ],
    },
    {
      family: 'groups',
      term: 'militant',
      counts: [
        { article: '1', ...none, headline: 1, places: [{ voice: 'headline', start: 0, end: 8 }] },
        { article: '2', ...none, own: 1, places: [{ voice: 'own', start: 4, end: 12 }] },
      ],
    },
  ],
  voices: [
    { article: '1', ...none, own: 90, quoted: 10 },
    { article: '2', ...none, own: 200 },
  ],
}
const choice: NameChoice = { columns: 'articles', voice: null, article: null, rateOf: 'article' }
const shown = (part: Partial<NameChoice>, articles = ['2', '1']): [string, number[]][] =>
  nameRows(comparison, articles, { ...choice, ...part }).map(({ family, term, cells }) => [
    term ?? `= ${family}`,
    cells.map(({ count }) => count),
  ])

describe('cells of names', () => {
  it('count by article or by voice, the family before its terms, its places in the order of the text', () => {
    expect(shown({})).toEqual([
      ['= groups', [1, 3]],
      ['rebel', [0, 2]],
      ['militant', [1, 1]],
    ])
    const [family] = nameRows(comparison, ['1', '2'], choice)
    expect(family!.cells[0]!.places.map(({ start }) => start)).toEqual([0, 30, 50])
    expect(shown({ voice: 'quoted' })).toEqual([
      ['= groups', [0, 1]],
      ['rebel', [0, 1]],
    ])
    expect(shown({ columns: 'voices', article: '1' })[0]).toEqual(['= groups', [1, 1, 0, 1, 0]])
  })

  it('have rates of the whole article or of the same voice', () => {
    const rate = (part: Partial<NameChoice>): number | null =>
      perThousand(nameRows(comparison, ['1'], { ...choice, voice: 'quoted', ...part })[1]!.cells[0]!)
    expect(rate({ rateOf: 'article' })).toBe(10)
    expect(rate({ rateOf: 'voice' })).toBe(100)
    expect(perThousand({ count: 0, words: 0 })).toBeNull()
  })
})

describe('the text of a family', () => {
  it('is a line a term, and read as it was written', () => {
    const terms = [
      { term: 'militant', forms: ['militant', 'militants'] },
      { term: 'special military operation', forms: ['special military operation', 'SMO'] },
    ]
    expect(familyText(terms)).toBe('militant, militants\nspecial military operation, SMO')
    expect(parseFamily(familyText(terms))).toEqual(terms)
    expect(parseFamily('\n , a ,, a ،  b  c \n\n')).toEqual([{ term: 'a', forms: ['a', 'b c'] }])
  })
})

describe('the matrix of a set', () => {
  const articles = ['1', '2', '3'].map((id) => ({
    id,
    title: null,
    words: 1,
    sharedWords: 0,
    sharedShare: 0,
    textShare: 0,
  }))
  const matrix = [
    [1, 0.1, 0.2],
    [0.9, 1, 0],
    [0.3, 0, 1],
  ]

  it('follows the columns, keeps its directions, and is made the same both ways for the tree', () => {
    expect(ordered({ articles, matrix }, ['3', '1'])).toEqual([
      [1, 0.3],
      [0.2, 1],
    ])
    expect(symmetric(matrix)).toEqual([
      [1, 0.9, 0.3],
      [0.9, 1, 0],
      [0.3, 0, 1],
    ])
  })

  it('leads to the longest passage that both have', () => {
    const passage = (article: string, start: number) => ({ article, start, end: start + 5, text: 'words' })
    const shared = [
      { kind: 'verbatim' as const, words: 8, quoted: false, occurrences: [passage('1', 0), passage('2', 3)] },
      { kind: 'verbatim' as const, words: 20, quoted: false, occurrences: [passage('2', 40), passage('1', 60)] },
    ]
    expect(firstShared({ shared }, '1', '2')).toMatchObject({ start: 60 })
    expect(firstShared({ shared }, '1', '3')).toBeUndefined()
  })
})
