import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLikelihood, logOdds, logRatio } from '../../../main/compare/keyness.ts'
import { layers as allLayers } from '../../../main/contract/article.ts'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { article, compare, harbour } from './articles.ts'

const nothing = article('99', 'Snow fell on the hills.')

/** The numbers of one text, as unit, event and value. */
const figuresOf = (text: string): string[] =>
  compare([article('1', text), nothing])
    .figures.filter(({ kind }) => kind === 'number')
    .flatMap(({ unit, context, values }) => values.map(({ value }) => `${unit}/${context}: ${value}`))

/** The quotations of one text: words, speaker, verb, and how the speaker is known. */
const quotationsOf = (...paragraphs: string[]): (string | null | undefined)[][] =>
  compare([article('1', ...paragraphs), nothing]).quotations.flatMap(({ variants }) =>
    variants.map(({ text, speaker, verb, speakerStatus }) => [text, speaker, verb, speakerStatus]),
  )

describe('figures', () => {
  it.each([
    ['Shelling killed eight Northern military personnel on Monday.', ['soldiers/kill: eight']],
    ['The war has displaced close to 1 million people.', ['people/displace: close to 1 million']],
    ['It displaced hundreds of thousands of people.', ['people/displace: hundreds of thousands']],
    ['More than 50 positions were attacked.', ['position/attack: More than 50']],
    ['The nine-year war goes on.', ['years/: nine-year']],
    ['The bridge cost $5 million.', ['dollars/cost: $5 million']],
    ['Prices rose by 3.5%.', ['percent/rise: 3.5']],
    ['Mindestens 520 000 Menschen flohen.', ['people/displace: Mindestens 520 000']],
    ['Au moins 12 soldats ont été tués.', ['soldiers/kill: Au moins 12']],
    ['At least twenty-five fishermen were rescued.', ['fishermen/rescue: At least twenty-five']],
  ])('are read from: %s', (text, expected) => {
    expect(figuresOf(text)).toEqual(expected)
  })

  it.each([
    ['The Dean of 3 March said it began on February 6, 2020.'],
    ['It began on February 6, 2020 and ended on 3 March.'],
    ['In 1998 the mill closed.'],
    ['They met at 10.30 a.m. and parted.'],
    ['One of them left.'],
  ])('are not counted of dates or times: %s', (text) => {
    expect(figuresOf(text)).toEqual([])
  })

  it('of the same kind stand together over the articles', () => {
    const found = compare([harbour.agency, harbour.outlet, harbour.own])
    const carriers = ({ values }: Comparison['figures'][number]): string[] =>
      values.map((value) => `${value.article} ${value.value}`)
    expect(found.figures.map((figure) => [figure.unit, carriers(figure)])).toContainEqual(['miles', ['1 two', '2 two']])
    expect(found.figures.some((figure) => carriers(figure).includes('3 Seven'))).toBe(true)
  })
})

describe('quotations', () => {
  it.each([
    ['"We are late," Anna Holm said.', 'Anna Holm', 'said', 'stated'],
    ['"We are late," said Anna Holm, the harbour master.', 'Anna Holm', 'said', 'stated'],
    [
      '"We are late," harbour master Anna Holm told reporters in Sundvik.',
      'harbour master Anna Holm',
      'told',
      'stated',
    ],
    ['Anna Holm said on Monday: "We are late."', 'Anna Holm', 'said', 'stated'],
    ['The ministry said in a note on Monday, adding, "We are late" there.', 'The ministry', 'adding', 'stated'],
    ['Holm, speaking to reporters on Monday, said "we are late" again.', 'Holm', 'said', 'stated'],
    ['The "late boats" were blamed on fog, Holm said.', 'Holm', 'said', 'inferred'],
    ['„Wir sind spät“, sagte Anna Holm.', 'Anna Holm', 'sagte', 'stated'],
    ['« Nous sommes en retard », a déclaré Anna Holm.', 'Anna Holm', 'déclaré', 'stated'],
    ['وقال الوزير: "لن نترك القرى وحدها."', 'الوزير', 'وقال', 'stated'],
    ['«لن نترك القرى وحدها»، قال الوزير.', 'الوزير', 'قال', 'stated'],
    ['"We are late," said harbour master Anna Holm.', 'harbour master Anna Holm', 'said', 'stated'],
    ['"We are late," Mr. Holm, a sailor, said.', 'Mr. Holm', 'said', 'stated'],
    ['"We are late," according to Anna Holm.', 'Anna Holm', null, 'stated'],
    ['"We are late," the United States said.', 'the United States', 'said', 'stated'],
    ['"We are late," Holm thundered.', 'Holm', 'thundered', 'inferred'],
    ['It came as no surprise to Anna Holm: "We are late."', 'Anna Holm', null, 'inferred'],
  ])('have their speaker: %s', (text, speaker, verb, status) => {
    expect(quotationsOf(text)[0]!.slice(1)).toEqual([speaker, verb, status])
  })

  it('conclude whom a pronoun means, and say so', () => {
    const found = quotationsOf(
      'Port captain Ilse Brandt told the council that the boats had left.',
      '"We did not wait," she said.',
      '"Nobody could have waited. It was too late."',
      'The "old quay" is closed.',
    )
    expect(found).toEqual([
      ['We did not wait,', 'Port captain Ilse Brandt', 'said', 'inferred'],
      ['Nobody could have waited. It was too late.', 'Port captain Ilse Brandt', null, 'inferred'],
      ['old quay', null, null, undefined],
    ])
  })

  it('are grouped into exact, trimmed and reworded forms, the most carried first', () => {
    const found = compare([
      article('1', '"We will open the locks before noon and nobody will be harmed," Holm said.'),
      article('2', 'Holm promised that "nobody will be harmed" by it.', '"The fish are gone," a skipper said.'),
      article('3', '“We will open the locks before noon and no one will be harmed,” Holm said.'),
    ])
    expect(found.quotations.map(({ variants }) => variants.map(({ article, kind }) => [article, kind]))).toEqual([
      [
        ['1', 'exact'],
        ['2', 'trimmed'],
        ['3', 'reworded'],
      ],
      [['2', 'exact']],
    ])
  })

  it('say how much of the longest form each has, and which words', () => {
    const [found] = compare([
      article('1', '"We will open the locks before noon and nobody will be harmed," Holm said.'),
      article('2', 'Holm promised that "nobody will be harmed" by it.'),
    ]).quotations
    expect(found).toMatchObject({ longest: 0, words: 12, speech: true })
    const [whole, part] = found!.variants
    expect(whole).toMatchObject({ share: 1, covers: [{ from: 0, to: 12 }], words: 12 })
    expect(whole!.diff).toBeUndefined()
    expect(part).toMatchObject({ share: 4 / 12, covers: [{ from: 8, to: 12 }], stance: 'strong' })
    expect(part!.diff).toEqual([{ op: 'same', text: 'nobody will be harmed' }])
  })

  it('run over sentences and paragraphs, and stand inside each other', () => {
    const [long, nested] = compare([
      article(
        '1',
        '“We saw the lights go out. Then the quay broke.',
        '“He called it ‘the worst night’ and left,” Holm said.',
      ),
      article('2', 'For Holm it was “the worst night”.'),
    ]).quotations.toSorted((p, q) => q.words - p.words)
    expect(long!.variants).toHaveLength(1)
    expect(long!.variants[0]).toMatchObject({ article: '1', speaker: 'Holm', depth: 0, words: 18 })
    expect(nested!.variants.map(({ article: id, depth, kind }) => [id, depth, kind])).toEqual([
      ['1', 1, 'exact'],
      ['2', 0, 'exact'],
    ])
  })

  it('hold words at a distance: the noun of a phrase goes with it, its adjective does not', () => {
    const found = compare([
      article('1', 'The "river engineers" left.'),
      article('2', 'The "engineers" left.'),
      article('3', 'The "river" rose.'),
    ]).quotations
    expect(found.map(({ variants, speech }) => [variants.map(({ article: id }) => id), speech])).toEqual([
      [['1', '2'], false],
      [['3'], false],
    ])
  })

  it('of the invented event are found in both outlets', () => {
    const [first] = compare([harbour.agency, harbour.outlet]).quotations
    expect(first!.variants.map(({ article, speaker, kind }) => [article, speaker, kind])).toEqual([
      ['1', 'harbour master Ilse Brandt', 'exact'],
      ['2', 'Ilse Brandt', 'exact'],
    ])
  })
})

describe('names', () => {
  it('are counted once each, by voice', () => {
    const copy = 'The rebels have held the last fort on the ridge since the beginning of March'
    const found = compare(
      [
        article(
          '1',
          ['headline', 'Rebels Hold Fort'],
          ['caption', 'A rebel on the ridge'],
          `${copy}.`,
          'Rebel-held villages burned. The rebel\'s family left. "The rebels are gone," a man said.',
          ['furniture', 'Read on: who are the rebels?'],
        ),
        article('2', `${copy}, and so did the militants.`),
      ],
      8,
      allLayers,
    )
    const rebel = found.names.find(({ term }) => term === 'rebel')!
    expect(rebel).toMatchObject({ family: 'armed groups' })
    expect(rebel.counts).toMatchObject([
      { article: '1', own: 2, quoted: 1, shared: 1, headline: 1, caption: 1 },
      { article: '2', own: 0, quoted: 0, shared: 1, headline: 0, caption: 0 },
    ])
    expect(rebel.counts[0]!.places.map(({ voice }) => voice)).toEqual([
      'headline',
      'caption',
      'shared',
      'own',
      'own',
      'quoted',
    ])
    expect(found.names.map(({ term }) => term)).toContain('militant')
    expect(found.names.map(({ term }) => term)).not.toContain('terrorist')
  })
})

describe('keyness', () => {
  it('agrees with the published statistics', () => {
    expect(logLikelihood(10, 2, 1000, 1000)).toBeCloseTo(5.822063, 5)
    expect(logLikelihood(0, 8, 1000, 2000)).toBeCloseTo(6.487442, 5)
    expect(logRatio(10, 2, 1000, 1000)).toBeCloseTo(2.321928, 5)
    const { delta, z } = logOdds(10, 2, 1000, 1000, 3, 500)
    expect(delta).toBeCloseTo(0.960877, 5)
    expect(z).toBeCloseTo(1.825947, 5)
  })

  it('is finite and not negative for any counts', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(1000), fc.nat(1000), (a, b, n, m) => {
        const value = logLikelihood(a, b, n + a, m + b)
        expect(Number.isFinite(value) && value >= 0).toBe(true)
        expect(Number.isFinite(logRatio(a, b, n + a, m + b))).toBe(true)
      }),
    )
  })

  it('shows what an article says more and less than the others', () => {
    const found = compare([
      article(
        '1',
        'The regime fell. The regime had fallen before. Regime troops and regime tanks left the regime’s palace.',
      ),
      article(
        '2',
        'The government fell. The government had lost; government troops left, the government said, for the hills and rivers.',
      ),
    ])
    const [first] = found.vocabulary
    expect(first).toMatchObject({ article: '1', term: 'regime', count: 5, rest: 0 })
    expect(first!.logRatio).toBeGreaterThan(3)
    expect(found.vocabulary).toContainEqual(expect.objectContaining({ article: '2', term: 'government', count: 4 }))
    expect(found.vocabulary.map(({ term }) => term)).not.toContain('the')
  })
})
