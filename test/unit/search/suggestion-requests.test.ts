import { expect, test } from 'vitest'
import { suggestionRequests } from '../../../main/search/suggestion-requests.ts'

test.each([
  ['', []],
  ['flood ', [{ text: 'flood' }]],
  ['flood harbour po', [{ text: 'flood harbour po' }, { text: 'harbour po' }, { text: 'po' }]],
  ['a b c d e', [{ text: 'b c d e' }, { text: 'c d e' }, { text: 'd e' }, { text: 'e' }]],
  ['flood tag:eye', [{ text: 'eye', kinds: ['tag'] }]],
  ['tag:"eye wit', [{ text: 'eye wit', kinds: ['tag'] }]],
  ['outlet:x po', [{ text: 'po' }]],
  ['date:2020', []],
  ['-flood po', [{ text: 'po' }]],
  ['(flood', [{ text: 'flood' }]],
])('%j', (typed, expected) => {
  expect(suggestionRequests(typed)).toEqual(expected)
})
