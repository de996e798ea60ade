import { expect, test } from 'vitest'
import { wordsOfQuery } from '../../../renderer/app/words-of-query.ts'

test.each([
  ['outlet:"TRT World" government', 'government'],
  ['(outlet:a OR outlet:b) -tag:wire "prime minister" title:talks', '"prime minister" title:talks'],
  ['outlet:a (strike OR raid*) -army', '(strike OR raid*)'],
  ['outlet:a OR government', 'outlet:a OR government'],
  ['outlet:a', 'outlet:a'],
  ['', ''],
])('of %j says %j', (query, words) => {
  expect(wordsOfQuery(query)).toBe(words)
})
