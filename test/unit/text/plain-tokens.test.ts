import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchTokens } from '../../../main/text/fold.ts'
import { plainTokens } from '../../../main/text/plain-tokens.ts'

test('plain tokens are the words that search finds', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'A',
      'z',
      '0',
      '9',
      '@',
      '[',
      '`',
      '{',
      '/',
      ':',
      '“',
      '’',
      '–',
      '…',
      '\u00a0',
      'é',
      'ß',
      'ـ',
      '\n',
    ),
    fc.constant('aB3'.repeat(80)),
  )
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        expect(plainTokens(text)).toEqual(searchTokens(text))
      },
    ),
    { numRuns: 500 },
  )
})
