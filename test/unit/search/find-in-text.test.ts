import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInText } from '../../../main/search/find-in-text.ts'

const found = (text: string, sought: string, options = {}): string[] =>
  findInText(text, sought, options).map(([start, end]) => text.slice(start, end))

describe('finding in one article', () => {
  it('takes what is typed as it is, whatever the case', () => {
    expect(found('The weir, the Weir; a weirder WEIR.', 'weir')).toEqual(['weir', 'Weir', 'weir', 'WEIR'])
    expect(found('a (b) -c "d"', '(b) -c "d"')).toEqual(['(b) -c "d"'])
    expect(found('nothing', '')).toEqual([])
    expect(found('nothing', '  ')).toEqual([])
    expect(found('aaaa', 'aa')).toEqual(['aa', 'aa'])
  })

  it('goes over line breaks, quotation marks and Markdown that no one sees', () => {
    expect(found('grave\n  rise in “tension”', 'grave rise in "tension"')).toEqual(['grave\n  rise in “tension”'])
    expect(found('a **grave rise** in [tension](https://a.example/x)', 'grave rise in tension')).toEqual([
      'grave rise** in [tension',
    ])
    expect(found('so‑called peace – or', 'so-called peace - or')).toEqual(['so‑called peace – or'])
    expect(found('co\u00adoperation', 'cooperation')).toEqual(['co\u00adoperation'])
  })

  it('passes over accents and Arabic vowel marks unless they are to match', () => {
    const text = 'Çavuşoğlu, Cavusoglu, C\u0327avus\u0327og\u0306lu'
    expect(found(text, 'cavusoglu')).toHaveLength(3)
    expect(found(text, 'Çavuşoğlu', { matchAccents: true })).toEqual(['Çavuşoğlu', 'C\u0327avus\u0327og\u0306lu'])
    expect(found(text, 'cavusoglu', { matchAccents: true })).toEqual(['Cavusoglu'])
    expect(found('قَالَ الرَّئيس', 'قال')).toEqual(['قَالَ'])
    expect(found('قَالَ', 'قال', { matchAccents: true })).toEqual([])
    expect(found('ÉCOLE École', 'École', { matchCase: true })).toEqual(['École'])
    expect(found('ÉCOLE École Ecole', 'Ecole', { matchCase: true })).toEqual(['École', 'Ecole'])
  })

  it('finds whole words only when asked to', () => {
    expect(found('weir weirs Überweir weir-keeper', 'weir', { wholeWord: true })).toEqual(['weir', 'weir'])
    expect(found('𝒳weir weir𝒳 weir', 'weir', { wholeWord: true })).toEqual(['weir'])
  })

  it('never cuts through a letter', () => {
    expect(found('Straße', 's')).toEqual(['S'])
    expect(found('Straße', 'ss')).toEqual(['ß'])
    expect(found('ﬁne', 'f')).toEqual([])
    expect(found('ﬁne', 'fine')).toEqual(['ﬁne'])
    expect(found('कि', 'क')).toEqual([])
  })

  it('answers any text in order, and finds what was cut out of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.nat(60),
        fc.nat(20),
        fc.record({ wholeWord: fc.constant(false), matchCase: fc.boolean(), matchAccents: fc.boolean() }),
        (text, from, length, options) => {
          const sought = [...new Intl.Segmenter('en').segment(text)].slice(from, from + length)
          const words = sought.map(({ segment }) => segment).join('')
          const spans = findInText(text, words, options)
          let last = 0
          for (const [start, end] of spans) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
            last = end
          }
          if (/^[a-z]+$/i.test(words)) expect(spans.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})
