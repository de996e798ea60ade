import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphRanges, splitSentences } from '../../../main/text/sentences.ts'

const split = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('splitSentences', () => {
  it.each([
    ['English', ['The boats left.', 'Nobody waved!', 'Why not?']],
    ['titles and initials', ['Dr. Holm met J. K. Aster at 10 a.m. in the U.S. embassy.', 'They left at noon.']],
    ['an initialism at the end', ['He moved to the U.S.', 'The move was final.']],
    [
      'months and numbers',
      ['It began on Jan. 12 and cost 3.5 million.', 'No. 7 was sold.', 'It ended in 2020.', 'Then peace came.'],
    ],
    ['closing quotation marks', ['"We are late." She ran.'.slice(0, 14), 'She ran.']],
    ['a question with its speaker', ['"Who did this?" Minister Holm asked.', 'Nobody answered.']],
    [
      'German',
      ['Am 3. Februar kam Dr. Weiß z. B. nicht.', 'Sie blieb, u.a. wegen des Sturms, bis zum 19. Jahrhundert fort.'],
    ],
    ['French', ['« Il viendra. »', 'M. Dupont attend.', 'Mme. Petit aussi !', 'Vraiment ?']],
    ['Spanish', ['El Sr. Gómez llegó.', '¿Quién lo esperaba?', '¡Nadie!']],
    ['Russian', ['Это было в 2020 г. в Москве.', 'Он уехал.', 'Т.е. навсегда?']],
    ['Arabic', ['أين السفينة؟', 'لا أحد يعرف.', 'عاد الصيادون.']],
    ['a spaced ellipsis', ['He waited ... Nobody came.', 'Then he left…', 'It rained.']],
  ])('keeps %s', (_, sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences)
  })

  it('splits scripts without spaces', () => {
    expect(split('港は閉まっている。明日は開くのか？「誰も知らない。」と彼は言った。')).toEqual([
      '港は閉まっている。',
      '明日は開くのか？',
      '「誰も知らない。」',
      'と彼は言った。',
    ])
  })

  it('never crosses a line, unless lines are as wide as a page', () => {
    expect(split('Headline without a stop\n\nBody text. More.\nA third line')).toEqual([
      'Headline without a stop',
      'Body text.',
      'More.',
      'A third line',
    ])
    const wrapped =
      'The committee met on Monday to hear what the engineers had\nfound under the old bridge, and it did not like what it was\nshown there. A second meeting was called at once, and the\nmembers were told to bring boots and lamps with them to the\nriver bank.\n\nNobody did.'
    expect(split(wrapped)).toHaveLength(3)
  })

  it('gives ordered ranges without stray space that hold every visible character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB1 .!?\n"“”’。？é؟-'.split('')), maxLength: 120 }), (text) => {
        let last = 0
        let kept = ''
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          const sentence = text.slice(start, end)
          expect(sentence).toBe(sentence.trim())
          expect(sentence).not.toBe('')
          kept += sentence
          last = end
        }
        expect(kept.replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
      }),
    )
  })

  it('splits a part of a text with offsets into the whole', () => {
    const text = 'First. Second. Third.'
    expect(splitSentences(text, 7, 14)).toEqual([{ start: 7, end: 14 }])
    expect(paragraphRanges('  a \n\n b', 0)).toEqual([
      { start: 2, end: 3 },
      { start: 7, end: 8 },
    ])
  })
})
