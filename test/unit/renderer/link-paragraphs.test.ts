import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkParagraphs, type Span } from '../../../renderer/features/original/link-paragraphs.ts'

const spans = (paragraphs: readonly string[]): { text: string; spans: Span[] } => {
  const found: Span[] = []
  let text = ''
  for (const paragraph of paragraphs) {
    found.push({ start: text.length, end: text.length + paragraph.length })
    text += `${paragraph}\n\n`
  }
  return { text, spans: found }
}

/** What of the original each paragraph is linked to. */
const linked = (paragraphs: readonly string[], original: string): (string | null)[] => {
  const { text, spans: wanted } = spans(paragraphs)
  return linkParagraphs(text, wanted, original).map((span) => span && original.slice(span.start, span.end))
}

const ferry = [
  'Ferry Opens Again',
  'The ferry line between Tarn and Ostry opened again on Friday, eleven winters after the last boat was laid up.',
  'Some four hundred people stood on the quay at Tarn when the Lark left at nine in the morning.',
  'By Hanne Brodal',
]

test('paragraphs are found whatever the white space, the case and the punctuation between their words', () => {
  const original = `MENU Home\nFERRY OPENS AGAIN\n  By  Hanne\nBrodal\nThe ferry line — between Tarn and Ostry — opened again on\n Friday, eleven winters after the last boat was laid up.\nAdvertisement\nSome four hundred people stood on the quay at “Tarn” when the Lark left at nine in the morning. Share`
  const found = linked([ferry[0]!, ferry[3]!, ferry[1]!, ferry[2]!], original)
  expect(found[0]).toBe('FERRY OPENS AGAIN')
  expect(found[1]).toBe('By  Hanne\nBrodal')
  expect(found[2]).toMatch(/^The ferry line[^]*laid up$/)
  expect(found[3]).toMatch(/^Some four hundred[^]*morning$/)
})

test('a paragraph that is hyphenated, or reworded in part, is found by the rest of its words', () => {
  const found = linked(
    [ferry[1]!],
    'x y z The ferry line be-\ntween Tarn and Ostry opened again on Friday, eleven win-\nters after the last boat was laid up. And more of it',
  )
  expect(found[0]).toMatch(/^The ferry line[^]*laid up$/)
})

test('the same short words are found near the paragraphs beside them', () => {
  const original = `Read more Analysis Sport Read more ${'menu item '.repeat(150)} ${ferry[1]} Read more ${ferry[2]} ${'other '.repeat(200)} Read more`
  const { text, spans: wanted } = spans([ferry[1]!, 'Read more', ferry[2]!])
  const [first, short, last] = linkParagraphs(text, wanted, original)
  expect(short!.start).toBeGreaterThan(first!.end)
  expect(short!.end).toBeLessThan(last!.start)
})

test('words of a paragraph that stand beside it a second time are not marked with it', () => {
  const found = linked(
    ['The first test article', 'This is the lead paragraph of the first test article.'],
    'TEST - The first test article (EN) This is the lead paragraph of the first test article. This is more.',
  )
  expect(found).toEqual(['The first test article', 'This is the lead paragraph of the first test article'])
})

test('what is not there is linked to nothing', () => {
  expect(linked(['Not a single word of this paragraph stands over there, however long it is.'], ferry[1]!)).toEqual([
    null,
  ])
  expect(linked(['', '…'], ferry[1]!)).toEqual([null, null])
  expect(linkParagraphs('', [], '')).toEqual([])
})

test('scripts without spaces are compared by characters', () => {
  const found = linked(['渡し船の路線は金曜日に再び開通した。'], '新聞 渡し船の路線は金曜日に再び開通した。次の記事')
  expect(found).toEqual(['渡し船の路線は金曜日に再び開通した'])
})

test('any texts give spans inside the original, in time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' })),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      (list, original) => {
        const { text, spans: wanted } = spans(list)
        const found = linkParagraphs(text, wanted, original)
        expect(found).toHaveLength(list.length)
        for (const span of found) {
          if (span === null) continue
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeLessThanOrEqual(original.length)
          expect(span.start).toBeLessThan(span.end)
        }
      },
    ),
  )
})

test('an article that stands whole in its original is linked whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 8, maxLength: 40 }), {
        minLength: 1,
        maxLength: 12,
      }),
      (paragraphs) => {
        const list = paragraphs.map((one) => one.join(' '))
        const found = linked(list, `Page menu ${list.join(' \n ')} footer`)
        for (const [index, one] of list.entries()) expect(found[index]).toBe(one)
      },
    ),
  )
})
