import { searchTokens } from '../text/fold.ts'
import type { Tokens } from '../text/tokens.ts'

/** The words that search finds, as they are written: only case and the Unicode form of a letter are folded. */
export function exactTokens(text: string): Tokens {
  const { starts, ends } = searchTokens(text)
  return {
    words: starts.map((start, index) => text.slice(start, ends[index]).normalize('NFC').toLowerCase()),
    starts,
    ends,
  }
}
