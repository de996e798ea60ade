import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LayerSpan } from '../../../main/contract/article.ts'
import { layers } from '../../../main/contract/article.ts'
import { articleBlocks, groupBlocks } from '../../../renderer/article/blocks.ts'

const words = (text: string, blocks: readonly { start: number; end: number }[]): string[] =>
  blocks.map(({ start, end }) => text.slice(start, end))

describe('articleBlocks', () => {
  it('makes a paragraph of each line when no lines are wrapped', () => {
    const text = 'One line.\nAnother line.\n\n  A third one, after a gap.  \n'
    expect(words(text, articleBlocks(text, []))).toEqual(['One line.', 'Another line.', 'A third one, after a gap.'])
  })

  it('keeps lines of a fixed width together as one paragraph', () => {
    const line = 'a line of seventy characters or so, as an agency wire would break it'
    const text = `${line}\n${line}\nand its end.\n\nNext.`
    const blocks = articleBlocks(text, [])
    expect(blocks.map((block) => block.wrapped)).toEqual([true, false])
    expect(blocks).toHaveLength(2)
  })

  it('never mixes layers, and takes what no span covers as body', () => {
    const text = 'Title\n\nPhoto (AP)\nBody one.\n\nShare this'
    const spans: LayerSpan[] = [
      { layer: 'headline', start: 0, end: 5 },
      { layer: 'caption', start: 7, end: 17 },
      { layer: 'furniture', start: 29, end: 39 },
    ]
    const blocks = articleBlocks(text, spans)
    expect(blocks.map(({ layer, start, end }) => [layer, text.slice(start, end)])).toEqual([
      ['headline', 'Title'],
      ['caption', 'Photo (AP)'],
      ['body', 'Body one.'],
      ['furniture', 'Share this'],
    ])
  })

  it('keeps a no-break space inside a paragraph', () => {
    const text = 'in\u00a0Syria'
    expect(words(text, articleBlocks(text, []))).toEqual([text])
  })

  it('loses no visible character, in order, whatever the spans', () => {
    const textOf = fc.string({ unit: fc.constantFrom('a', 'é', '\n', ' ', '\u00a0', '😀', '.') })
    const property = fc.property(
      textOf,
      fc.array(fc.nat(60)),
      fc.array(fc.constantFrom(...layers)),
      (text, cuts, names) => {
        const borders = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].toSorted((a, b) => a - b)
        const spans = borders.flatMap((start, index): LayerSpan[] => {
          const end = borders[index + 1]
          const layer = names[index]
          return end === undefined || layer === undefined ? [] : [{ layer, start, end }]
        })
        const blocks = articleBlocks(text, spans)
        for (const [index, block] of blocks.entries()) {
          expect(block.end).toBeGreaterThan(block.start)
          expect(block.start).toBeGreaterThanOrEqual(blocks[index - 1]?.end ?? 0)
        }
        const seen = blocks.map(({ start, end }) => text.slice(start, end)).join('')
        expect(seen.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      },
    )
    fc.assert(property)
  })
})

describe('groupBlocks', () => {
  it('gathers neighbouring furniture and keeps the order', () => {
    const text = 'Menu\nLogin\nBody.\nFooter'
    const blocks = articleBlocks(text, [
      { layer: 'furniture', start: 0, end: 10 },
      { layer: 'body', start: 11, end: 16 },
      { layer: 'furniture', start: 17, end: 23 },
    ])
    const groups = groupBlocks(blocks)
    expect(groups.map((group) => (group.type === 'furniture' ? group.blocks.length : group.block.layer))).toEqual([
      2,
      'body',
      1,
    ])
  })
})
