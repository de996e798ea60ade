import { decode } from '../charset.ts'
import { describeText } from '../describe/describe-text.ts'
import { Refusal } from '../refusal.ts'
import type { Format, FormatInput, ReadRecord, Warning } from './format.ts'

/** Largest text that is taken for one article, in bytes. */
export const LARGEST_ARTICLE = 20_000_000

/** Plain text, scraped or saved: one article. */
export const text: Format = {
  name: 'text',
  label: 'plain text',
  extensions: ['txt', 'text'],
  limit: LARGEST_ARTICLE,
  timeLimit: 60_000,
  *read(input: FormatInput): Iterable<ReadRecord> {
    const { text: decoded, warnings } = decodeText(input)
    const described = describeText(decoded)
    yield { extracted: { ...described.extracted, format: 'text' }, warnings: [...warnings, ...described.warnings] }
  },
}

/** Decodes a text and refuses what is empty or, decoded, still no text. */
export function decodeText(
  input: FormatInput,
  markup = false,
): { readonly text: string; readonly warnings: readonly Warning[] } {
  const decoded = decode(input.bytes, { markup })
  if (decoded.text.trim() === '') throw emptyRefusal(input.bytes.length)
  if (!/[\p{L}\p{N}]/u.test(decoded.text)) throw new Refusal('skipped', 'empty', 'There is no word in it.')
  if (decoded.text.includes('\0')) throw new Refusal('skipped', 'not-text', 'It is no text: it holds NUL characters.')
  const warnings: Warning[] =
    decoded.warning === undefined ? [] : [{ code: 'guessed-encoding', words: decoded.warning }]
  return { text: decoded.text, warnings }
}

/** The refusal of a file without any text. */
export function emptyRefusal(size: number): Refusal {
  return new Refusal(
    'skipped',
    'empty',
    size === 0 ? 'It is empty (0 bytes).' : 'It is empty: it holds only white space.',
  )
}
