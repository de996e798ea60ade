import type { Layer } from '../../../main/contract/article.ts'
import { randomFrom } from './generated-queries.ts'
import type { Invented } from './stored-articles.ts'

const WORDS = [
  'the', 'the', 'the', 'of', 'of', 'a', 'and', 'said', 'river', 'rivers', 'harbour', 'Harbour', 'ferry', 'ferries', 'weir', 'weirs', 'flood', 'flooded', 'flooding',
  'minister', 'Çavdar', 'Cavdar', 'café', 'cafe\u0301', 'Straße', 'strasse', 'naïve', 'œuvre', 'Ærø', 'de-escalation', 'well-known', 'don’t', "don't", 'Syria’s',
  'U.S', '1,000', '2020', '12', 'x', 'not', 'or', 'near', 'And', 'Ёлка', 'елка', 'Київ', 'мост', 'моста', 'ἄνθρωπος', 'λόγος', 'عَرَبِيّ', 'عربي', 'الأحداث', 'الاحداث', 'مـديـنة', 'مدينة',
  'שָׁלוֹם', 'שלום', '東京', '東', '京都', 'ひらがな', 'हिन्दी', 'भाषा', 'ประเทศ', 'ﬁre', 'fire', '𝒻oo', 'İstanbul', 'istanbul', 'so\u00adft', 'soft',
] // prettier-ignore
const MARKS = [
  '. ',
  ', ',
  ': ',
  ' “',
  '” ',
  ' – ',
  '? ',
  '! ',
  ' (',
  ') ',
  '…\n',
  '\n',
  ' ‘',
  '’ ',
  ' / ',
  '*',
  '. ',
] as const
const LAYERS: readonly Layer[] = ['body', 'body', 'body', 'caption', 'furniture', 'dateline', 'credit', 'subheading']
const OUTLETS = ['The Harbour Post', 'Courier', 'Cóurier', 'Valley News', undefined]
const LANGUAGES = ['en', 'en-GB', 'de', 'ar', 'eng']
const DATES = ['2019', '2020', '2020-02', '2020-02-06', '2020-02-28', '2020-03-01', '2021-12-31', undefined]

/** So many articles out of few words, in many scripts, letter shapes, layers and kinds of line break; the same each time. */
export function inventedArticles(count: number): Invented[] {
  const random = randomFrom(99)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!
  const words = (most: number): string =>
    Array.from({ length: 1 + random(most) }, () => `${pick(WORDS)}${random(5) === 0 ? pick(MARKS) : ' '}`)
      .join('')
      .trim()
  return Array.from({ length: count }, (_, index): Invented => {
    const title = random(5) === 0 ? undefined : words(8)
    const outlet = pick(OUTLETS)
    const date = pick(DATES)
    const blocks = Array.from({ length: 2 + random(5) }, () => [pick(LAYERS), words(40)] as const)
    return {
      ...(title !== undefined && { title }),
      ...(outlet !== undefined && { outlet }),
      ...(date !== undefined && { date }),
      language: pick(LANGUAGES),
      // Each has a word of its own, so that no two are one text.
      blocks: [
        ...(title === undefined && random(2) === 0
          ? []
          : [['headline', random(3) === 0 ? words(8) : (title ?? words(4))] as const]),
        ...blocks,
        ['body', `own${index}`],
      ],
    }
  })
}
