import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountedFamily } from '../../../main/compare/term-matcher.ts'
import { termFamilies } from '../../../main/compare/lexicon/term-families.ts'
import { compareArticles, type CompareArticle } from '../../../main/compare/compare.ts'
import { voices } from '../../../main/contract/comparison.ts'
import { comparedLayers } from '../../../main/contract/prepared.ts'
import { tokenise } from '../../../main/text/tokens.ts'
import { article } from './articles.ts'

const other = article('99', 'Snow fell on the hills.')
const family = (name: string, ...lines: string[][]): CountedFamily => ({
  name,
  terms: lines.map((forms) => ({ term: forms[0]!, forms })),
})
const counted = (articles: readonly CompareArticle[], families: readonly CountedFamily[]) =>
  compareArticles(articles, { minWords: 8, layers: comparedLayers, families })
/** The words that were counted in one article, by term. */
const placesIn = (text: string, ...families: CountedFamily[]): string[] =>
  counted([article('1', text), other], families).names.flatMap(({ term, counts }) =>
    counts[0]!.places.map(({ start, end }) => `${term}: ${text.slice(start, end)}`),
  )

describe('the terms of a family', () => {
  it('are matched whole, without case, with possessives, and over several words', () => {
    expect(placesIn("The Rebels' camp, a rebel's flag; rebellion.", family('x', ['rebel', 'rebels']))).toEqual([
      'rebel: Rebels',
      "rebel: rebel's",
    ])
    const war = family('x', ['special military operation'], ['war'])
    expect(placesIn('A special  military\noperation is war. Special. Military operation.', war)).toEqual([
      'special military operation: special  military\noperation',
      'war: war',
    ])
  })

  it('count the longest form that stands at a place, once for each family', () => {
    const armed = family('x', ['fighter', 'fighters'], ['freedom fighter', 'freedom fighters'])
    expect(placesIn('Freedom fighters and fighters.', armed, family('y', ['freedom']))).toEqual([
      'fighter: fighters',
      'freedom fighter: Freedom fighters',
      'freedom: Freedom',
    ])
  })

  it('may go on where a form ends with a star, and are found in scripts without spaces', () => {
    expect(placesIn('Insurgents, insurgency, an insurge.', family('x', ['insurgent', 'insurgen*']))).toEqual([
      'insurgent: Insurgents',
      'insurgent: insurgency',
    ])
    expect(placesIn('政府军和反对派武装。', family('x', ['反对派']))).toEqual(['反对派: 反对派'])
  })

  it('are not counted across blocks, and a form without a word counts nothing', () => {
    const text = article('1', ['headline', 'A special'], 'military operation')
    expect(counted([text, other], [family('x', ['special military operation', '…'])]).names).toEqual([])
  })

  it('of the program stand under one term each', () => {
    for (const { terms } of termFamilies) {
      const forms = terms.flatMap((one) => one.forms)
      expect(new Set(forms).size).toBe(forms.length)
    }
  })
})

describe('counts by voice', () => {
  const copy = 'the harbour authority said that the rebels held the eastern quay of the old town until Monday'
  const text = article(
    '1',
    ['headline', 'Rebels hold quay'],
    `On Monday ${copy}. "The rebels are gone," one said.`,
    ['caption', 'A rebel'],
    ['furniture', 'Read on about rebels'],
  )
  const { names, voices: words } = counted(
    [text, article('2', `Reports: ${copy}.`)],
    [family('x', ['rebel', 'rebels'])],
  )

  it('have a place for each, and words by voice to set them against', () => {
    const [first] = names[0]!.counts
    expect(first!.places.map(({ voice }) => voice)).toEqual(['headline', 'shared', 'quoted', 'caption'])
    expect(first).toMatchObject({ own: 0, quoted: 1, shared: 1, headline: 1, caption: 1 })
    // "On Monday" and "one said" are its own.
    expect(words[0]).toEqual({ article: '1', own: 4, quoted: 4, shared: 17, headline: 3, caption: 2 })
  })

  it('are the places, and these are the words of the text, whatever the text', () => {
    const word = fc.constantFrom(
      'rebel',
      'Rebels',
      'fighters',
      'freedom',
      '"',
      '. ',
      'said',
      'the',
      '”',
      '“',
      '\n\n',
      '反',
    )
    const families = [family('x', ['rebel', 'rebels'], ['freedom fighter', 'freedom fighters']), family('y', ['反'])]
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.array(word, { maxLength: 40 }), (one, two) => {
        const articles = [one, two].map((list, n) => article(String(n + 1), list.join(' ')))
        const found = counted(articles, families)
        for (const { term, counts } of found.names) {
          for (const [n, count] of counts.entries()) {
            expect(count.places.length).toBe(voices.reduce((sum, voice) => sum + count[voice], 0))
            for (const { start, end } of count.places) {
              const [first] = tokenise(articles[n]!.text.slice(start, end)).words
              expect([term, `${term}s`].some((form) => form.startsWith(first!))).toBe(true)
            }
          }
        }
        for (const [n, { article: _, ...byVoice }] of found.voices.entries())
          expect(Object.values(byVoice).reduce((sum, count) => sum + count, 0)).toBe(
            tokenise(articles[n]!.text).words.length,
          )
      }),
    )
  })
})
