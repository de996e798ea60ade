import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchTokens } from '../../../main/text/fold.ts'
import { requiredWords, type RequiredWords } from '../../../main/text/regex-words.ts'
import { wordPlaces } from '../../../main/text/word-places.ts'

const shown = (words: RequiredWords | null): string => {
  if (words === null) return ''
  if (words.type === 'and') return `(${words.nodes.map(shown).join(' ')})`
  if (words.type === 'or') return `(${words.nodes.map(shown).join(' | ')})`
  return words.words.join(' ') + (words.type === 'phrase' && words.prefix ? '*' : '')
}

test.each([
  ['Smith', '*smith*'],
  ['Mr\\.? Smith said', '(smith said*)'],
  ['\\d+ (killed|dead)', '(*killed* | *dead*)'],
  ['(killed|dead)?', ''],
  ['a (?:of|the) bomb', 'bomb*'],
  ['^Ferry', 'ferry*'],
  ['ferry$', '*ferry'],
  ['\\bUSA\\b', '*usa*'],
  ['\\sship\\s+wreck\\s', '(ship wreck)'],
  ['ships? of', '(*ship* of*)'],
  ['colou?r', '*colo*'],
  ['kill+ed', '*kill*'],
  ['(?!never)always', '*always*'],
  ['[abc]bomb{2}', '*bomb*'],
  ['caf\u00e9 noir', 'noir*'],
  ['foo|b.r', ''],
  ['foo|bar baz', '(*foo* | (*bar baz*))'],
  ['\\u0041bc \\p{Lu}def', '*def*'],
  ['(?i:war) (?<who>x)', '*war*'],
  ['a.*b', ''],
])('/%s/ needs %s', (source, expected) => {
  expect(shown(requiredWords(source))).toBe(expected)
})

// Not what stands between characters, and not what is repeated already.
const REPEATABLE = /^(?:[^^$]|\\[sw]|\[.*\]|\((?!\?=).*\)|\\u\d+|ab|bab|abab)$/u

test('whatever matches holds the words', () => {
  const atom = fc.constantFrom('a', 'b', 'ab', 'bab', 'abab', 'abab', ' ', ' ', '.', '-', '\\s', '\\b', '\\w', 'é', 'e\u0301', '[ab]', '[^a]', '(ab|b a)', '(?:aba)', '(?=ab)', '(b)?', '^', '$', '\\u0061', 'ſ') // prettier-ignore
  const sign = fc.constantFrom('', '', '', '', '?', '*', '+', '{2}', '{0,1}', '+?')
  const source = fc
    .array(fc.tuple(atom, sign), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map(([each, repeated]) => (REPEATABLE.test(each) ? each + repeated : each)).join(''))
  const text = fc.array(fc.constantFrom('a', 'b', 'ab', 'abab', 'abab', 'bab', ' ', ' ', ' ', '.', '-', 'é', 'e\u0301', '\n', 'B', 'A', 'ſ', 's'), { maxLength: 14 }).map((parts) => parts.join('')) // prettier-ignore
  let held = 0
  fc.assert(
    fc.property(fc.array(source, { minLength: 1, maxLength: 2 }), text, fc.boolean(), (alternatives, typed, ignoreCase) => {
      const joined = alternatives.join('|')
      const needed = requiredWords(joined)
      const match = new RegExp(joined, ignoreCase ? 'miu' : 'mu').exec(typed)
      if (needed === null || match === null || match[0] === '') return
      const { words } = searchTokens(typed)
      const holds = (node: RequiredWords): boolean => {
        if (node.type === 'and') return node.nodes.every(holds)
        if (node.type === 'or') return node.nodes.some(holds)
        return wordPlaces(words, node).length > 0
      }
      held++
      expect([joined, typed, holds(needed)]).toEqual([joined, typed, true])
    }),
    { numRuns: 10_000 },
  ) // prettier-ignore
  expect(held).toBeGreaterThan(100)
})
