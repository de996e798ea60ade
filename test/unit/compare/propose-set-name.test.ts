import { expect, it } from 'vitest'
import { proposeSetName } from '../../../main/compare/propose-set-name.ts'

const article = (
  title: string | null,
  date: string | null = null,
  text = '',
): Parameters<typeof proposeSetName>[0][number] => ({
  title,
  date,
  text,
})

it('names a set by the words that most headlines have, as they are printed', () => {
  const headlines = ['Weir of Sarn breaks', "SARN'S WEIR: two dead", 'After the weir: Sarn counts its losses']
  expect(proposeSetName(headlines.map((title) => article(title)))).toBe('Weir Sarn')
})

it('adds the month that all dates share', () => {
  expect(proposeSetName([article('Weir breaks', '2020-02-06'), article('The weir', '2020-02')])).toBe('Weir, 2020-02')
  expect(proposeSetName([article('Weir breaks', '2020-02-06'), article('The weir', '2020-03')])).toBe('Weir')
})

it('takes the opening words of an article without a headline, in any script', () => {
  expect(proposeSetName([article(null, null, 'انهيار السد في المدينة'), article('السد ينهار')])).toBe('السد')
})

it('proposes nothing where nothing is common', () => {
  expect(proposeSetName([article('Ferry'), article('Orchard'), article(null)])).toBeNull()
  expect(proposeSetName([])).toBeNull()
})
