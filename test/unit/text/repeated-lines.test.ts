import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LayerSpan } from '../../../main/contract/article.ts'
import { holdsQuotation, lineKey, namesAgency, repeatableLines } from '../../../main/text/repeated-lines.ts'

describe('what makes lines the same', () => {
  test('case, numbers and punctuation do not', () => {
    expect(lineKey('Share 12 times! | Comments (3,401)')).toBe(lineKey('SHARE 7 times — comments (9,000)'))
    expect(lineKey('  Read\u00a0more… ')).toBe('read more')
    expect(lineKey('Читайте также: №12')).toBe('читайте также 0')
    expect(lineKey('اقرأ المزيد ١٢')).toBe('اقرأ المزيد 0')
  })
  test('plain lines have the key that they have among others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (line) => {
        const [first, ...rest] = lineKey(`é ${line}`).split(' ')
        expect(first).toBe('é')
        const key = rest.join(' ')
        expect(lineKey(line)).toBe(/[a-z]/.test(key) ? key : '')
      }),
    )
  })
  test('a line without letters repeats nothing', () => {
    expect(lineKey('12 / 30 — ***')).toBe('')
  })
  test('keys of keys are themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(lineKey(lineKey(line))).toBe(lineKey(line))
      }),
    )
  })
})

describe('lines that may be furniture', () => {
  const text = [
    'Skip to content',
    'A headline here',
    ...Array.from({ length: 16 }, (_, n) => `Line ${'x'.repeat(n + 1)} of it`),
    'Sign up',
    'Photo: A. Person',
  ].join('\n')
  const span = (words: string, layer: LayerSpan['layer']): LayerSpan => {
    const start = text.indexOf(words)
    return { layer, start, end: start + words.length }
  }
  const layers = [span('A headline here', 'headline'), span('Photo: A. Person', 'caption')]

  test('stand with their offsets, and at an edge or not', () => {
    const lines = repeatableLines(text, layers)
    for (const { start, end, text: words } of lines) expect(text.slice(start, end)).toBe(words)
    const edges = new Map(lines.map((line) => [line.text, line.edge]))
    expect(edges.get('Skip to content')).toBe('start')
    expect(edges.get('Sign up')).toBe('end')
    expect(edges.get('Line xxxxxxxx of it')).toBe(null)
  })

  test('are no headlines, captions or credits', () => {
    const open = repeatableLines(text, layers).filter((line) => line.open)
    expect(open.map((line) => line.text)).not.toContain('A headline here')
    expect(open.map((line) => line.text)).not.toContain('Photo: A. Person')
    expect(open.map((line) => line.text)).toContain('Sign up')
  })

  test('edges are counted without what is set aside already, too', () => {
    const menu = Array.from({ length: 10 }, (_, n) => `Menu ${'m'.repeat(n + 1)}`).join('\n')
    const whole = `${menu}\nSubscribe to us\n${Array.from({ length: 10 }, (_, n) => `Words ${'w'.repeat(n + 1)}`).join('\n')}`
    const [line] = repeatableLines(whole, [{ layer: 'furniture', start: 0, end: menu.length }]).filter(
      ({ text: words }) => words === 'Subscribe to us',
    )
    expect(line!.edge).toBe('start')
  })

  test('those wanted are the same as among all', () => {
    const all = repeatableLines(text, layers)
    for (const { key } of all) {
      const wanted = new Set([key, 'no such line'])
      expect(repeatableLines(text, layers, wanted)).toEqual(all.filter((line) => line.key === key))
    }
  })

  test('long ones are left out', () => {
    expect(repeatableLines(`${'word '.repeat(60)}\nshort`, []).map((line) => line.text)).toEqual(['short'])
  })
})

test('quotations and agencies are told', () => {
  expect(holdsQuotation('“We were neighbours”')).toBe(true)
  expect(holdsQuotation('She said "no" twice.')).toBe(true)
  expect(holdsQuotation("The editors' choice")).toBe(false)
  expect(namesAgency('(AP)')).toBe(true)
  expect(namesAgency('Reuters contributed to this report.')).toBe(true)
  expect(namesAgency('Al Jazeera and news agencies')).toBe(true)
  expect(namesAgency('Source: agencies')).toBe(true)
  expect(namesAgency('Mit Material von dpa')).toBe(true)
  expect(namesAgency('Download our app')).toBe(false)
  expect(namesAgency('Sign up for the newsletter')).toBe(false)
})
