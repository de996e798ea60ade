import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differingParagraphs } from '../../../renderer/features/review/differing.ts'

const text = 'Head line\n\nOne two three four five.\nSix seven.\n\nMenu\n\nEight nine ten.'

describe('where two articles differ', () => {
  it('marks what no shared passage covers, in the article’s own words only', () => {
    const from = text.indexOf('two')
    const shared = [
      {
        kind: 'verbatim' as const,
        words: 3,
        quoted: false,
        occurrences: [{ article: '1', start: from, end: from + 'two three four'.length, text: 'two three four' }],
      },
    ]
    const menu = text.indexOf('Menu')
    const paragraphs = differingParagraphs(
      {
        id: '1',
        text,
        markup: [],
        layers: [
          { layer: 'body', start: 11, end: menu },
          { layer: 'furniture', start: menu, end: menu + 4 },
          { layer: 'body', start: menu + 6, end: text.length },
        ],
      },
      shared,
    )
    expect(paragraphs).toEqual([
      [
        { text: 'One ', differs: true },
        { text: 'two three four', differs: false },
        { text: ' five.\nSix seven.', differs: true },
      ],
      [{ text: 'Eight nine ten.', differs: true }],
    ])
  })

  it('leaves out the syntax of links', () => {
    const linked = 'The ministry [said](#) so.'
    const markup: [number, number][] = [
      [13, 14],
      [18, 22],
    ]
    const paragraphs = differingParagraphs({ id: '1', text: linked, layers: [], markup }, [])
    expect(paragraphs).toEqual([[{ text: 'The ministry said so.', differs: true }]])
  })

  it('loses no word and repeats none, whatever the spans', () => {
    const span = fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const occurrences = spans.map(([start, end]) => ({ article: '1', start, end, text: text.slice(start, end) }))
        const shared = [{ kind: 'verbatim' as const, words: 1, quoted: false, occurrences }]
        const words = differingParagraphs({ id: '1', text, layers: [], markup: [] }, shared)
          .map((stretches) => stretches.map((stretch) => stretch.text).join(''))
          .join(' ')
        expect(words.split(/\s+/)).toEqual(text.split(/\s+/))
      }),
    )
  })
})
