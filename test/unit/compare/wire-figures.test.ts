import { describe, expect, it } from 'vitest'
import { befallen, events, personEvents } from '../../../main/compare/lexicon/events.ts'
import { figureState } from '../../../main/contract/figure-agreement.ts'
import type { FigureClaim, FigureState, FigureValue } from '../../../main/contract/figures.ts'
import { article, compare } from './articles.ts'

const nothing = article('99', 'Snow lay on the hills.')

const claimsOf = (...texts: string[]): FigureClaim[] =>
  compare(texts.map((text, n) => article(String(n + 1), text))).figures

/** The figures of one text in the order of the text, as "unit/event: figure with its noun". */
const figuresOf = (text: string, kind: FigureClaim['kind'] = 'number'): string[] =>
  compare([article('1', text), nothing])
    .figures.filter((claim) => claim.kind === kind)
    .flatMap(({ unit, context, values }) => values.map(({ place }) => ({ unit, context, place })))
    .toSorted((p, q) => p.place.start - q.place.start)
    .map(({ unit, context, place }) => `${unit}/${context}: ${place.text}`)

const sourcesOf = (text: string): (string | null)[] =>
  compare([article('1', text), nothing]).figures.flatMap(({ values }) => values.map(({ source }) => source))

describe('the event of a figure', () => {
  it.each([
    // Participles of one clause: each has its own.
    [
      'A landslide buried the hill village of Orsk late on Friday, killing at least 14 people and injuring more than 60, rescuers said.',
      ['people/kill: at least 14 people', 'people/injure: more than 60'],
    ],
    ['A landslide hit Orsk, injuring 60 people and killing 14.', ['people/injure: 60 people', 'people/kill: 14']],
    // Active verbs.
    ['The landslide killed 14 people and injured 60.', ['people/kill: 14 people', 'people/injure: 60']],
    ['The slide, which killed 14 people, also injured 60.', ['people/kill: 14 people', 'people/injure: 60']],
    // Passive verbs, with the noun once or twice, and with the verb shared.
    [
      'At least 14 people were killed and more than 60 injured when mud hit Orsk.',
      ['people/kill: At least 14 people', 'people/injure: more than 60 injured'],
    ],
    [
      'Fourteen people died and about 60 others were hurt.',
      ['people/kill: Fourteen people', 'people/injure: about 60'],
    ],
    [
      'Sixty people, most of them pupils, were hurt after mud hit Orsk and shelled roofs gave way.',
      ['people/injure: Sixty people'],
    ],
    [
      'It left 14 dead, 60 injured and 5 missing.',
      ['people/kill: 14 dead', 'people/injure: 60 injured', 'people/miss: 5 missing'],
    ],
    // Headlines.
    ['14 dead, 60 hurt as mud hits Orsk', ['people/kill: 14 dead', 'people/injure: 60 hurt']],
    ['14 Dead, 60 Hurt as Mud Hits Orsk', ['people/kill: 14 Dead', 'people/injure: 60 Hurt']],
    ['Mudslide kills 14, injures 60', ['people/kill: 14', 'people/injure: 60']],
    ['14 killed, dozens wounded in Orsk', ['people/kill: 14 killed', 'people/injure: dozens wounded']],
    ['The 14 dead and 60 injured lay in Orsk.', ['people/kill: 14 dead', 'people/injure: 60 injured']],
    ['They said that seven had died.', ['people/kill: seven']],
    ['The death toll from the slide rose to 14 on Monday.', ['people/kill: 14']],
    // The noun that a number shares is the one before.
    ['The blast killed two soldiers and wounded five.', ['soldiers/kill: two soldiers', 'soldiers/injure: five']],
    ['Two soldiers were killed and five wounded.', ['soldiers/kill: Two soldiers', 'soldiers/injure: five wounded']],
    ['The storm destroyed 12 boats and damaged 30.', ['boat/destroy: 12 boats', 'boat/destroy: 30']],
    // Other languages.
    [
      'Bei dem Beben wurden mindestens zehn Menschen getötet und mehr als 150 verletzt.',
      ['people/kill: mindestens zehn Menschen', 'people/injure: mehr als 150 verletzt'],
    ],
    [
      'Le séisme a fait au moins 10 morts et plus de 150 blessés.',
      ['people/kill: au moins 10 morts', 'people/injure: plus de 150 blessés'],
    ],
    ['قتل 10 جنود وجرح 12 آخرون.', ['soldiers/kill: 10 جنود', 'soldiers/injure: 12']],
  ])('governs it in: %s', (text, expected) => {
    expect(figuresOf(text)).toEqual(expected)
  })

  it.each([
    ['Ten gunmen killed the mayor.', ['fighters/: Ten gunmen']],
    ['About 1,500 people spent the night outdoors.', ['people/: About 1,500 people']],
    ['The snow that fell for six days lay deep.', ['days/: six days']],
    ['No one was hurt. Flight 370 is missing.', []],
  ])('is none that befell others: %s', (text, expected) => {
    expect(figuresOf(text)).toEqual(expected)
  })

  it('of a date is that of its own clause, and "take" is none', () => {
    expect(figuresOf('Mud struck Orsk early on Sunday, killing 14 people.', 'date')).toEqual(['date/attack: Sunday'])
    expect(figuresOf('Some 520 people were displaced when the dam gave way on Sunday night.', 'date')).toEqual([
      'date/displace: Sunday',
    ])
    expect(figuresOf('The repair will be slow and take until 2027.', 'date')).toEqual(['date/: 2027'])
  })

  it('is in the lexicon for every word that stands for those befallen', () => {
    expect([...befallen].filter((word) => !personEvents.has(events.get(word) ?? ''))).toEqual([])
  })
})

describe('the noun of a figure', () => {
  it.each([
    ['The blast hurt about 200, police said.', ['people/injure: about 200']],
    ['The blast hurt about 200 police said.', ['people/injure: about 200']],
    ['The blast hurt about 200 (police said so).', ['people/injure: about 200']],
    ['The blast hurt about 200 police officers.', ['soldiers/injure: about 200 police officers']],
    ['Some 15 police were hurt.', ['police/injure: Some 15 police']],
    ['Eight Northern wounded lay there.', ['people/injure: Eight Northern wounded']],
  ])('stands in its own phrase: %s', (text, expected) => {
    expect(figuresOf(text)).toEqual(expected)
  })
})

describe('the source of a figure', () => {
  it.each([
    [
      'A landslide buried the village of Orsk late on Friday, killing 14 people and injuring 60, rescuers said.',
      'rescuers',
    ],
    [
      'A landslide struck Orsk, killing 14 people and injuring more than 60, the mayor of Orsk said.',
      'the mayor of Orsk',
    ],
    ['Rebels in the hills declared a truce of 6 days.', 'Rebels in the hills'],
    ['Mayor Anna Holm in a statement said 12 boats were destroyed.', 'Mayor Anna Holm'],
    ['The mayor of Orsk on Sunday said 14 people died.', 'The mayor of Orsk'],
    ['On Monday the ministry said 14 people died.', 'the ministry'],
    ['Farmers displaced by the flood said 14 people died.', 'Farmers'],
    ['Holm, speaking in Orsk, said 14 people died.', 'Holm'],
    ['A strong earthquake struck the coast, 14 people died, said.', null],
  ])('is a name and no clause: %s', (text, source) => {
    const given = sourcesOf(text)
    expect(given.length).toBeGreaterThan(0)
    expect(given[0]).toBe(source)
  })

  it('is one for all figures of the sentence that it ends', () => {
    const text =
      'A landslide buried the hill village of Orsk late on Friday, killing at least 14 people and injuring more than 60, rescuers said.'
    expect(new Set(sourcesOf(text))).toEqual(new Set(['rescuers']))
  })
})

describe('claims of a toll', () => {
  it('hold headline and report together, the dead and the hurt apart', () => {
    const claims = claimsOf(
      '14 dead, 60 hurt as mud hits Orsk',
      'Mud buried Orsk on Friday, killing at least 14 people and injuring more than 60, rescuers said.',
      'Fourteen people were killed and 61 wounded in Orsk. There were 14 deaths.',
    ).filter(({ unit }) => unit === 'people')
    expect(
      claims.map(({ context, values }) => [context, values.map(({ article: id, value }) => `${id} ${value}`)]),
    ).toEqual([
      ['kill', ['1 14', '2 at least 14', '3 Fourteen', '3 14']],
      ['injure', ['1 60', '2 more than 60', '3 61']],
    ])
    expect(claims.flatMap(({ values }) => values).every((value) => value.with === null)).toBe(true)
  })
})

describe('agreement of figures that their words bound', () => {
  const figure = (text: string): FigureValue => claimsOf(text, 'Snow lay on the hills.')[0]!.values[0]!

  it.each<[string, string, FigureState]>([
    ['nearly nine-year', 'nine-year', 'unclear'],
    ['nearly nine-year', 'almost nine-year', 'agrees'],
    ['nearly nine-year', 'more than nine-year', 'differs'],
    ['about nine-year', 'nine-year', 'agrees'],
    ['about nine-year', 'nearly nine-year', 'unclear'],
  ])('of a %s and a %s war: %s', (one, other, state) => {
    const [p, q] = [figure(`The ${one} war goes on.`), figure(`The ${other} war goes on.`)]
    expect([figureState(p, [q], [p]), figureState(q, [p], [q])]).toEqual([state, state])
  })

  it.each<[string, string, FigureState]>([
    ['more than 60', '60', 'unclear'],
    ['more than 60', 'at least 60', 'unclear'],
    ['at least 60', '60', 'agrees'],
    ['hundreds of thousands of', 'close to 1 million', 'unclear'],
    ['hundreds of thousands of', 'about 1 million', 'unclear'],
    ['hundreds of thousands of', '1 million', 'differs'],
    ['hundreds of thousands of', 'nearly 2 million', 'differs'],
    ['hundreds of thousands of', '520,000', 'unclear'],
  ])('of %s and %s displaced people: %s', (one, other, state) => {
    const [p, q] = [figure(`It displaced ${one} people.`), figure(`It displaced ${other} people.`)]
    expect([figureState(p, [q], [p]), figureState(q, [p], [q])]).toEqual([state, state])
  })
})
