import { statedField } from '../describe/describe-text.ts'
import { withoutTracking } from '../describe/labelled-lines.ts'
import { LARGEST_ENTRY } from '../expansion-budget.ts'
import { hasExportRecords } from '../exports/has-export-records.ts'
import { areOfSavedPage, parameterOf, readHeaderBlock, type MailHeaders } from '../mail/mail-headers.ts'
import { decodedWords } from '../mail/decoded-words.ts'
import { readMimeParts, type MimePart } from '../mail/mime-parts.ts'
import { Refusal } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Found, Hints, ReadRecord } from './format.ts'
import { readHtml } from './html.ts'
import { decodeText } from './text.ts'

/** A web page that a browser saved with its images in one file (MHTML): the page in it. */
export const mhtml: Format = {
  name: 'mhtml',
  label: 'a saved web page (MHTML)',
  extensions: ['mhtml', 'mht'],
  limit: LARGEST_ENTRY,
  timeLimit: 20_000,
  recognises: ({ latin1, extension }: FileHead) => {
    const headers = readHeaderBlock(latin1)?.headers
    return headers !== undefined && areOfSavedPage(headers, extension)
  },
  async *read(input: FormatInput): AsyncIterable<Found> {
    const { headers, parts } = readMimeParts(await input.bytes())
    const page = rootPart(headers, parts)
    if (page === undefined)
      throw new Refusal('skipped', 'empty', 'There is no page in it. Open it in a browser and save it as HTML.')
    const url = addressOf(headers, page)
    const hints: Hints = {
      ...input.hints,
      ...(url === undefined ? {} : { url }),
      ...(page.charset === undefined ? {} : { charset: page.charset }),
    }
    const { text: source, warnings } = decodeText(page.content(), hints, true)
    if (hasExportRecords(source)) {
      yield* input.inside({ record: 'page.html', name: 'page.html', bytes: Buffer.from(source) })
      return
    }
    const read = readHtml(source, { hints, size: input.size }, warnings)
    yield {
      ...read,
      extracted: { ...withSaved(read.extracted, headers, url), format: 'mhtml' },
      media: 'multipart/related',
    }
  },
}

/** The page: the part that the header names, else the first that is a page. */
function rootPart(headers: MailHeaders, parts: readonly MimePart[]): MimePart | undefined {
  const named = parameterOf(headers.get('content-type'), 'start')
  const pages = parts.filter(({ mediaType }) => mediaType === 'text/html' || mediaType === 'application/xhtml+xml')
  return pages.find((part) => named !== undefined && part.headers.get('content-id') === named) ?? pages[0]
}

function addressOf(headers: MailHeaders, page: MimePart): string | undefined {
  return [
    headers.get('snapshot-content-location'),
    page.headers.get('content-location'),
    headers.get('content-location'),
  ].find((address) => address !== undefined && /^https?:\/\//i.test(address))
}

/** What the file states besides its page: its address, and its title as the browser knew it. The day of saving dates nothing. */
function withSaved(
  extracted: ReadRecord['extracted'],
  headers: MailHeaders,
  url: string | undefined,
): ReadRecord['extracted'] {
  const subject = decodedWords(headers.get('subject') ?? '')
  const saved = headers.get('date')
  const fromFile =
    url !== undefined && (extracted.url.value === null || extracted.url.evidence?.startsWith('the archive'))
  return {
    ...extracted,
    title:
      extracted.title.value === null && subject !== ''
        ? statedField(subject, 'the Subject that the browser saved with the page')
        : extracted.title,
    url:
      fromFile === true
        ? statedField(withoutTracking(url), 'the address that the browser saved with the page')
        : extracted.url,
    date:
      extracted.date.value === null && extracted.date.evidence === undefined && saved !== undefined
        ? { ...extracted.date, evidence: `it was saved on “${saved.slice(0, 60)}”, which is no date of publication` }
        : extracted.date,
  }
}
