import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelStep, niceTicks } from '../../../renderer/charts/ticks.ts'
import { dispersionSvg } from '../../../renderer/features/concordance/dispersion-svg.ts'
import { directionOf } from '../../../renderer/article/direction-of.ts'
import { fittingEnd, fittingStart, stretches } from '../../../renderer/features/concordance/fit-words.ts'

const each = (text: string): number => text.length

describe('words of a line', () => {
  test('are cut at word ends, from the end that is next to the hit', () => {
    const before = 'all along the old weir '
    expect(before.slice(fittingEnd(before, 13, each))).toBe('the old weir ')
    expect(before.slice(fittingEnd(before, 12, each))).toBe('old weir ')
    expect(before.slice(fittingEnd(before, 3, each))).toBe('')
    expect(before.slice(fittingEnd(before, 99, each))).toBe(before)
    const after = ', they said, is open'
    expect(after.slice(0, fittingStart(after, 12, each))).toBe(', they said,')
    expect(after.slice(0, fittingStart(after, 11, each))).toBe(', they')
    expect(after.slice(0, fittingStart(after, 99, each))).toBe(after)
  })

  test('always fit, and no word more would', () => {
    const words = fc.array(fc.constantFrom('a', 'weir', 'engineers', 'السد', '“'), { maxLength: 12 })
    fc.assert(
      fc.property(words, fc.nat(60), (words, room) => {
        const text = words.join(' ')
        const from = fittingEnd(text, room, each)
        expect(text.length - from === 0 || text.length - from <= room).toBe(true)
        const longer = text.lastIndexOf(' ', from - 2) + 1
        if (from > 0 && text !== '') expect(text.length - longer).toBeGreaterThan(room)
        const to = fittingStart(text, room, each)
        expect(to).toBeLessThanOrEqual(room)
        if (to > 0) expect([' ', undefined]).toContain(text[to])
      }),
    )
  })

  test('are written in the direction of most of their letters', () => {
    expect(directionOf('the old weir, called السد by all')).toBe('ltr')
    expect(directionOf('ذكرت "Harbour Post" أن السد القديم مغلق')).toBe('rtl')
    expect(directionOf('42 …')).toBe('ltr')
  })

  test('are marked where the line is sorted by them, though they are cut', () => {
    const text = 'all along the old weir '
    const marked = stretches(text, [[18, 22], [14, 17], [10, 13]], 14, text.length) // prettier-ignore
    expect(marked.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('')).toBe('[old] [weir] ')
  })
})

describe('axes', () => {
  test('have round values up to the largest', () => {
    expect(niceTicks(15, 5)).toEqual([0, 5, 10, 15])
    expect(niceTicks(0.7, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8])
    expect(niceTicks(0, 5)).toEqual([0, 1])
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (most) => {
        const ticks = niceTicks(most, 5)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9))
        expect(ticks.length).toBeLessThanOrEqual(8)
        expect(new Set(ticks).size).toBe(ticks.length)
      }),
    )
  })

  test('show as many labels as there is room for', () => {
    expect([labelStep(12, 600, 50), labelStep(13, 600, 50), labelStep(100, 600, 50), labelStep(5, 10, 50)]).toEqual([
      1, 2, 9, 5,
    ])
  })
})

test('a saved plot is well-formed, whatever titles hold', () => {
  const colours = { ground: 'white', ink: 'black', faint: 'grey', bar: 'silver', mark: 'blue' }
  const row = { label: 'A <b> & "c" \u0000\ud800', figures: '3 hits', places: [0, 0.5, 1] }
  const svg = dispersionSvg('Dispersion of <weir>', [row], colours)
  expect(svg).toContain('A &lt;b&gt; &amp; &quot;c&quot;  \ufffd')
  expect(svg).toContain('Dispersion of &lt;weir&gt;')
  expect(svg.match(/M\d/g)).toHaveLength(3)
})
