import { decode } from '../charset.ts'
import { describeText } from '../describe/describe-text.ts'
import { isBinary, isOtherText } from '../recognise-text.ts'
import { Refusal } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Hints, ReadRecord, Warning } from './format.ts'

/** Largest text that is taken for one article, in bytes. */
export const LARGEST_ARTICLE = 20_000_000

/** Plain text, scraped or saved: one article. What no other format recognises and is no binary is read as text. */
export const text: Format = {
  name: 'text',
  label: 'plain text',
  extensions: ['txt', 'text'],
  limit: LARGEST_ARTICLE,
  timeLimit: 60_000,
  recognises: (head: FileHead) => !isBinary(head.bytes) && !isOtherText(head),
  async *read(input: FormatInput): AsyncIterable<ReadRecord> {
    const { text: decoded, warnings, encoding } = decodeText(await input.bytes(), input.hints)
    const described = describeText(decoded, { hints: input.hints })
    yield {
      extracted: { ...described.extracted, format: 'text' },
      warnings: [...warnings, ...described.warnings],
      media: `text/plain;charset=${encoding}`,
    }
  },
}

/** A decoded text with the WHATWG name of its encoding, and what the researcher should know about it. */
export interface DecodedText {
  readonly text: string
  readonly encoding: string
  readonly warnings: readonly Warning[]
}

/** Decodes a text and refuses what is empty or, decoded, still no text. `markup`: it may declare its encoding, as HTML does. */
export function decodeText(bytes: Uint8Array, hints: Hints, markup = false): DecodedText {
  const { text, encoding, warning } = decode(bytes, {
    markup,
    ...(hints.charset === undefined ? {} : { declared: hints.charset }),
  })
  if (text.trim() === '') throw emptyRefusal(bytes.length)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Refusal('skipped', 'empty', 'There is no word in it.')
  if (text.includes('\0')) throw new Refusal('skipped', 'not-text', 'It is no text: it holds NUL characters.')
  return {
    text,
    encoding,
    warnings: warning === undefined ? [] : [{ code: 'guessed-encoding', reason: `It was ${warning}.` }],
  }
}

/** The refusal of a file without any text. */
export function emptyRefusal(size: number): Refusal {
  return new Refusal(
    'skipped',
    'empty',
    size === 0 ? 'It is empty (0 bytes).' : 'It is empty: it holds only white space.',
  )
}
