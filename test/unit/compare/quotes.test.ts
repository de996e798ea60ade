import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotationSpans } from '../../../main/text/quotes.ts'

const quoted = (text: string): string[] =>
  quotationSpans(text).map((span) => text.slice(span.innerStart, span.innerEnd))

describe('quotationSpans', () => {
  it.each([
    ['straight', 'She said, "We are late," and ran. "Very late."', ['We are late,', 'Very late.']],
    ['curly', '“We are late,” she said.', ['We are late,']],
    ['German', '„Wir kommen“, sagte er. »Nie«, sagte sie.', ['Wir kommen', 'Nie']],
    ['French', 'Il a dit : « Nous viendrons. »', [' Nous viendrons. ']],
    ['Swedish', '”Vi kommer”, sade hon.', ['Vi kommer']],
    ['East Asian', '彼は「行く」と言った。', ['行く']],
    ['single', "The 'night watch' was told. ‘We slept,’ one said.", ['night watch', 'We slept,']],
    ['nested', '“He called it ‘a mess’ and left,” she said.', ['He called it ‘a mess’ and left,', 'a mess']],
    ['nested straight', `"He said 'no' twice," she said.`, ["He said 'no' twice,", 'no']],
    ['over several sentences', '"Who was it? It was you." He left.', ['Who was it? It was you.']],
  ])('finds %s quotations', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected)
  })

  it.each([
    ["The crews' boats and the master's dog didn't stay in the '90s."],
    ['A 5" pipe and a 6" one.'],
    ['An opening " that nothing closes.'],
    ['Rock ’n’ roll isn’t dead, it’s the workers’ music.'],
    ['empty ""'],
  ])('takes no apostrophe or stray mark for one: %s', (text) => {
    expect(quoted(text)).toEqual([])
  })

  it('reads a quotation over several paragraphs as one', () => {
    const text = '“The first part.\n\n“The second part.\n\n“The end,” he said.'
    expect(quotationSpans(text)).toHaveLength(1)
    expect(quotationSpans(text)[0]).toMatchObject({ start: 0, end: text.indexOf('” he') + 1, closed: true, depth: 0 })
    expect(quoted('"One.\n\n"Two," he said.\n\n"Three."')).toEqual(['One.\n\n"Two,', 'Three.'])
  })

  it('ends an unclosed curly quotation with its paragraph', () => {
    const [span] = quotationSpans('“We never came back.\n\nThe end.')
    expect(span).toMatchObject({ closed: false, end: 20 })
  })

  it('gives ordered spans inside the text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab .,\n"\'“”„‘’«»「」s1'.split('')), maxLength: 80 }),
        (text) => {
          let last = 0
          for (const span of quotationSpans(text)) {
            expect(span.start).toBeGreaterThanOrEqual(last)
            expect(span.innerStart).toBe(span.start + 1)
            expect(span.innerEnd).toBeGreaterThan(span.innerStart)
            expect(span.end).toBeLessThanOrEqual(text.length)
            last = span.start
          }
        },
      ),
    )
  })
})
