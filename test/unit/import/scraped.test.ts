import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeText } from '../../../main/import/describe/describe-text.ts'
import { ExpansionBudget } from '../../../main/import/expansion-budget.ts'
import type { Format } from '../../../main/import/formats/format.ts'
import { html } from '../../../main/import/formats/html.ts'
import { markdown } from '../../../main/import/formats/markdown.ts'
import { text } from '../../../main/import/formats/text.ts'
import type { Extracted } from '../../../main/contract/article.ts'
import { memoryInput } from '../../../main/import/memory-input.ts'
import { readLabelledFixtures } from './labelled-fixture.ts'

async function extract(format: Format, name: string, content: string): Promise<Extracted> {
  const bytes = new TextEncoder().encode(content)
  const input = memoryInput(bytes, format.limit, {
    name,
    hints: {},
    budget: new ExpansionBudget(),
    inside: () => {
      throw new Error('no container')
    },
  })
  for await (const found of format.read(input)) if ('extracted' in found) return found.extracted
  throw new Error('no article')
}

describe('scraped articles in many languages and styles', () => {
  for (const fixture of readLabelledFixtures()) {
    it(fixture.name, async () => {
      const extracted = await extract(fixture.name.endsWith('.md') ? markdown : text, fixture.name, fixture.text)
      expect(extracted.text).toBe(fixture.text)
      for (const [name, value] of fixture.fields)
        expect([name, extracted[name as 'title'].value]).toEqual([name, value])
      const found = fixture.lines.map(({ start, end, layer }) => {
        const span = extracted.layers.find((other) => other.start < end && other.end > start)
        return `${span?.layer ?? 'none'}: ${fixture.text.slice(start, end)} ${span?.layer === layer ? '' : `(is ${layer})`}`
      })
      expect(found.filter((line) => line.endsWith(')') && / \(is \w+\)$/.test(line))).toEqual([])
    })
  }
})

describe('describeText', () => {
  it('gives a status and evidence to each field', () => {
    const { extracted } = describeText(
      'Wells run dry\n\nMarch 14, 2024\n\nThe wells of the upper valley have run dry, the river authority said on Thursday.\n\nSource: The Sarn Times and agencies',
    )
    expect(extracted.date).toEqual({ value: '2024-03-14', status: 'stated', evidence: 'the line “March 14, 2024”' })
    expect(extracted.outlet).toEqual({
      value: 'The Sarn Times',
      status: 'stated',
      evidence: 'the line “Source: The Sarn Times and agencies”',
    })
    expect(extracted.byline).toEqual({ value: null, status: 'unknown' })
    expect(extracted.language.status).toBe('inferred')
  })

  it('never asserts an outlet that it only suspects', () => {
    const body =
      'The wells of the upper valley have run dry, the river authority said on Thursday, and nobody knows why.'
    const promo = describeText(`${body}\n\nGet the BBC News app\n\n${body}`).extracted.outlet
    expect(promo).toMatchObject({ value: null, status: 'unknown' })
    expect(promo.evidence).toContain('suggested: BBC News')
    const host = describeText(`${body}\n\nhttps://www.sarnnews.example/wells`).extracted.outlet
    expect(host).toMatchObject({ value: null, status: 'unknown' })
    expect(host.evidence).toContain('suggested: sarnnews.example')
    const agency = describeText(`${body}\n\nSource: Reuters`).extracted.outlet
    expect(agency).toMatchObject({ value: null, status: 'unknown' })
  })

  it('leaves a date open that may begin with the day or the month, and decides it where it can', () => {
    const article = (language: string, date: string, rest = ''): string =>
      `${language}\n\n${date}\n\n${language} ${language}.\n\n${rest}`
    const english = 'The wells of the upper valley have all run dry this spring'
    const open = describeText(article(english, '06/02/2020')).extracted.date
    expect(open).toMatchObject({ value: null, status: 'unknown' })
    expect(open.evidence).toContain('06/02/2020')
    expect(describeText(article(english, '06/02/2020', 'Updated: 26/02/2020')).extracted.date.value).toBe('2020-02-06')
    expect(describeText(article(english, '06/02/2020', 'https://news.example.co.uk/wells')).extracted.date.value).toBe(
      '2020-02-06',
    )
    const german = 'Die Brunnen im oberen Tal sind in diesem Frühjahr alle versiegt'
    expect(describeText(article(german, '06.02.2020')).extracted.date.value).toBe('2020-02-06')
  })

  it('reports two dates that differ by more than a day, and keeps the line', () => {
    const { extracted, warnings } = describeText(
      'Wells run dry in the valley\n\nMarch 14, 2024\n\nThe wells of the upper valley have run dry, the river authority said.\n\nhttps://sarn.example/2024/03/19/wells-run-dry',
    )
    expect(extracted.date.value).toBe('2024-03-14')
    expect(warnings.map(({ code }) => code)).toEqual(['date-conflict'])
  })

  it('never takes a date from a caption, a quotation or running text', () => {
    const { extracted } = describeText(
      'Wells run dry in the valley\n\nA well near Ostry, March 3, 2024. (Corpress Photo/Lena Dorn)\n\nThe wells ran dry on March 10, 2024, the authority said. "On March 9, 2024 there was water," one grower said.\n\nThey had last run dry on July 4, 1999.',
    )
    expect(extracted.date).toMatchObject({ value: null, status: 'unknown' })
  })

  it('keeps the words of links in the body and drops their targets', () => {
    const { extracted } = describeText(
      'The ministry [said](#) on Thursday that the wells of the upper valley had **all** run [dry](https://a.example/b).',
    )
    expect(extracted.body).toBe('The ministry said on Thursday that the wells of the upper valley had all run dry.')
  })

  it('drops what only follows the reader from an address', () => {
    const body =
      'The wells of the upper valley have run dry, the river authority said on Thursday, and nobody knows why.'
    expect(describeText(`${body}\n\nhttps://a.example/wells?id=7&utm_source=x&fbclid=y#top`).extracted.url.value).toBe(
      'https://a.example/wells?id=7#top',
    )
  })
})

const PIECES = [
  'The wells of the upper valley have run dry, the river authority said on Thursday, and nobody knows why.',
  'Wells run dry', 'By Ana Brod', 'March 14, 2024', '14.03.2024', 'Share', 'Read more: The lock', '# Wells', '---', 'title: x', '> so', '**Photo / MPA**',
  'Ana Brod/MPA', '"Never," she said.', 'https://a.example/2024/03/14/wells-run-dry', 'Source: MPA', '\u00a0', '\t', '', '', '<b>', '</p>', '<p>', '&amp;', '北京说。', 'قال', '😀', '-', '1. one',
] // prettier-ignore

describe('layers', () => {
  it.each([
    ['text', text],
    ['markdown', markdown],
    ['html', html],
  ] as const)('of %s are in order, apart, inside the text and not empty, whatever the text', async (_, format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { minLength: 1, maxLength: 14 }),
        async (lines) => {
          const source = lines.join('\n').replaceAll('\0', '')
          // Nothing but markup or white space holds no article.
          fc.pre(/\p{L}{3}/u.test(source.replace(/<[^>]*>?/g, '')))
          const { text: shown, layers, body } = await extract(format, 'a', source)
          let last = 0
          for (const { start, end } of layers) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(shown.slice(start, end).trim()).not.toBe('')
            last = end
          }
          expect(last).toBeLessThanOrEqual(shown.length)
          expect(typeof body).toBe('string')
        },
      ),
      { numRuns: 200 },
    )
  })
})
