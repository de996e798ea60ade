import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layers, type LayerSpan } from '../../../main/contract/article.ts'
import { bodyText, overlayLayers, textOfLayers } from '../../../main/text/layers.ts'
import { markupSpans, withoutMarkup } from '../../../main/text/markup.ts'

const spans = fc
  .array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 8 }), fc.constantFrom(...layers)), { maxLength: 8 })
  .map((parts) => {
    let at = 0
    return parts.map(([gap, length, layer]): LayerSpan => {
      const start = at + gap
      at = start + length
      return { layer, start, end: at }
    })
  })

const layerAt = (list: readonly LayerSpan[], at: number): string | undefined =>
  list.find(({ start, end }) => start <= at && at < end)?.layer

describe('overlayLayers', () => {
  it('lets the hand win, keeps the rest, and stays in order without overlaps', () => {
    fc.assert(
      fc.property(spans, spans, (proposed, hand) => {
        const result = overlayLayers(proposed, hand)
        for (const [n, span] of result.entries()) {
          expect(span.start).toBeLessThan(span.end)
          if (n > 0) expect(span.start).toBeGreaterThanOrEqual(result[n - 1]!.end)
        }
        for (let at = 0; at < 130; at++) expect(layerAt(result, at)).toBe(layerAt(hand, at) ?? layerAt(proposed, at))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('textOfLayers and bodyText', () => {
  const text = 'Title\n\nThe ministry [said](#) so.\nRelated: x\nIt was **late**.'
  const found: LayerSpan[] = [
    { layer: 'headline', start: 0, end: 5 },
    { layer: 'body', start: 7, end: 33 },
    { layer: 'furniture', start: 34, end: 44 },
    { layer: 'body', start: 45, end: 61 },
  ]

  it('join the blocks of the wanted layers', () => {
    expect(textOfLayers(text, found, new Set(['headline', 'body']))).toBe(
      'Title\n\nThe ministry [said](#) so.\n\nIt was **late**.',
    )
  })

  it('reduce links and emphasis of the body to their words', () => {
    expect(bodyText(text, found)).toBe('The ministry said so.\n\nIt was late.')
  })
})

describe('markupSpans', () => {
  it.each([
    ['[said](#)', 'said'],
    ['![a weir](w.jpg "The weir")', 'a weir'],
    ['a [link (old)](https://a.example/b_(c)) here', 'a link (old) here'],
    ['**Stringer / MPA**', 'Stringer / MPA'],
    ['__so__ and *so* and _so_', 'so and so and so'],
    ['***both***', 'both'],
    ['## A heading', 'A heading'],
    ['> quoted', 'quoted'],
    ['<https://a.example/x>', 'https://a.example/x'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    ['(a) [sic] 5 < 6', '(a) [sic] 5 < 6'],
    ['a lone ** star', 'a lone ** star'],
  ])('%j reads %j', (marked, plain) => {
    expect(withoutMarkup(marked)).toBe(plain)
  })

  it('are in order, apart and inside the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ab[]()*_#<>!: \n')), maxLength: 60 }), (text) => {
        let last = 0
        for (const [start, end] of markupSpans(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })
})
