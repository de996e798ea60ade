import { decode } from '../charset.ts'
import { describeText } from '../describe/describe-text.ts'
import { findMojibake } from '../mojibake.ts'
import { isOtherText } from '../recognise-text.ts'
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
  recognises: (head: FileHead) => head.text !== '' && !isOtherText(head),
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

/**
 * Decodes a text and refuses what is empty or, decoded, still no text. `markup`: it may declare its encoding, as HTML does. Pages,
 * and what the researcher wants read as text, lose the NUL characters in them; other files with any are no text.
 */
export function decodeText(bytes: Uint8Array, hints: Hints, markup = false): DecodedText {
  const { text, encoding, warning } = decode(bytes, {
    markup,
    ...(hints.charset === undefined ? {} : { declared: hints.charset }),
  })
  if (text.trim() === '') throw emptyRefusal(bytes.length)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Refusal('skipped', 'empty', 'There is no word in it.')
  const warnings: Warning[] = []
  if (warning !== undefined) warnings.push({ code: 'guessed-encoding', reason: `It was ${warning}.` })
  // Of a page, its article is looked at; most of its source is no text.
  if (!markup) warnings.push(...mojibakeWarnings(text))
  if (!text.includes('\0')) return { text, encoding, warnings }
  if (!markup && hints.as !== 'text')
    throw new Refusal('skipped', 'not-text', 'It is no text: it holds NUL characters.')
  const nuls = text.split('\0').length - 1
  const reason = `${nuls.toLocaleString('en')} NUL characters in it, which show nothing, were left out.`
  return { text: text.replaceAll('\0', ''), encoding, warnings: [...warnings, { code: 'nul-characters', reason }] }
}

/** What the researcher should know about a text that was decoded wrongly before it came here; the text stays as it is. */
export function mojibakeWarnings(text: string): Warning[] {
  const found = findMojibake(text)
  if (found === undefined) return []
  const { encoding, places, shown, meant } = found
  const times = places === 1 ? 'in one place' : `in ${places.toLocaleString('en')} places`
  const reason = `It seems to be UTF-8 that was once read as ${encoding}: ${times}, as in “${shown.slice(0, 20)}” for “${meant.slice(0, 20)}”. Its text was left as it is. Import a better copy, or save it as ${encoding} and import that: it is then read as UTF-8.`
  return [{ code: 'mojibake', reason }]
}

/** The refusal of a file without any text. */
export function emptyRefusal(size: number): Refusal {
  return new Refusal(
    'skipped',
    'empty',
    size === 0 ? 'It is empty (0 bytes).' : 'It is empty: it holds only white space.',
  )
}
