import { CaptureSummary } from '../archive/capture-summary.ts'
import { gunzipOpening } from '../archive/gzip-members.ts'
import { warcPieces } from '../archive/warc-pieces.ts'
import { readCaptures } from '../archive/warc-captures.ts'
import { Refusal } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'

/** A web archive, as crawlers and archiving browsers write it, packed with gzip or not: its pages. */
export const warc: Format = {
  name: 'warc',
  label: 'a web archive (WARC)',
  extensions: ['warc', 'gz'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ bytes }: FileHead) => isWebArchive(opening(bytes)),
  async *read(input: FormatInput): AsyncIterable<Found> {
    if (opening(input.head).startsWith('filedesc:'))
      throw new Refusal(
        'failed',
        'unsupported',
        'It is a web archive of the old ARC format. Convert it to WARC (such as with warcio recompress) and import that.',
      )
    const summary = new CaptureSummary()
    let damaged = 0
    let found = 0
    const pieces = warcPieces(input.chunks(), input.head, input.budget, () => damaged++)
    try {
      for await (const row of readCaptures(pieces, input, { locators: new Set(), summary })) {
        found++
        yield row
      }
    } catch (error) {
      // What came before is summed up all the same.
      yield* summary.rows()
      throw error
    }
    yield* summary.rows()
    if (damaged > 0) yield { refusal: damagedParts(damaged) }
    else if (found === 0 && summary.isEmpty) throw noPage()
  },
}

/** The first bytes of an archive, unpacked, with a character for each byte. */
function opening(head: Uint8Array): string {
  const bytes = head[0] === 0x1f && head[1] === 0x8b ? gunzipOpening(head) : head
  return bytes === undefined ? '' : Buffer.from(bytes.subarray(0, 64)).toString('latin1')
}

function isWebArchive(text: string): boolean {
  return /^\s*WARC\/\d\.\d\s/.test(text) || /^filedesc:\/\/\S+ \S+ \d{14} /.test(text)
}

/** The refusal of a web archive without any page. */
export function noPage(): Refusal {
  return new Refusal('skipped', 'empty', 'It holds no page: only what the archiver noted about itself.')
}

/** What to say of the parts of a packed archive that could not be unpacked. */
export function damagedParts(count: number): {
  readonly outcome: 'failed'
  readonly code: string
  readonly reason: string
} {
  const what = count === 1 ? '1 part of it is' : `${count.toLocaleString('en')} parts of it are`
  return {
    outcome: 'failed',
    code: 'damaged',
    reason: `${what} damaged or cut off and could not be unpacked; the others were read. Get the archive again and import that.`,
  }
}
