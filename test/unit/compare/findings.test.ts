import { describe, expect, it } from 'vitest'
import { compareArticles } from '../../../main/compare/compare.ts'
import { comparedLayers } from '../../../main/contract/prepared.ts'
import { article, compare } from './articles.ts'

const closure = 'The tunnel under the Orne will be closed to all traffic from Friday until the pumps are repaired.'
const first = article(
  '1',
  ['headline', 'Tunnel shut'],
  'Commuters were warned early.',
  closure,
  'Bakers in Caldry sold out of bread by seven.',
)
const second = article('2', 'The council met on Tuesday evening.', closure)
const third = article(
  '3',
  'Swallows have returned to the lighthouse, ornithologists report.\nThey nest under its gallery.',
)

describe('findings', () => {
  it('say where a passage stands, how much of its article it is, and who has it', () => {
    const { missing, onlyHere } = compare([first, second, third])
    expect(missing).toHaveLength(1)
    expect(missing[0]).toMatchObject({
      passage: { article: '1', text: closure },
      at: { layer: 'body', paragraph: 2, paragraphs: 3, words: 18 },
      heldBy: [{ article: '1' }, { article: '2', start: second.text.indexOf(closure), end: second.text.length }],
      lackedBy: [{ article: '3' }],
    })
    const { words } = compare([first, second, third]).articles[0]!
    expect(missing[0]!.at.share).toBeCloseTo(18 / words, 10)
    const nest = onlyHere.find(({ text }) => text.startsWith('They nest'))!
    expect(nest.at).toMatchObject({ paragraph: 2, paragraphs: 2, words: 5 })
    expect(onlyHere.find(({ text }) => text === 'Tunnel shut')?.at).toMatchObject({
      layer: 'headline',
      paragraph: null,
    })
  })

  it('are no findings any more once the passages were linked by hand', () => {
    const bakers = 'Bakers in Caldry sold out of bread by seven.'
    const place = (of: typeof first, text: string) => {
      const start = of.text.indexOf(text)
      return { article: of.id, start, end: start + text.length, text }
    }
    const options = { minWords: 8, layers: comparedLayers }
    const before = compareArticles([first, second, third], options)
    expect(before.onlyHere.map(({ text }) => text)).toContain(bakers)
    const swallows = 'They nest under its gallery.'
    const links = [
      { kind: 'link' as const, places: [place(first, bakers), place(third, swallows)] },
      {
        kind: 'link' as const,
        places: [
          place(first, closure),
          place(third, 'Swallows have returned to the lighthouse, ornithologists report.'),
        ],
      },
    ]
    const after = compareArticles([first, second, third], { ...options, links })
    expect(after.onlyHere.map(({ text }) => text)).not.toContain(bakers)
    expect(after.onlyHere.map(({ text }) => text)).not.toContain(swallows)
    expect(after.missing.map(({ passage }) => passage.text)).not.toContain(closure)
  })
})
