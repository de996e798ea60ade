import PostalMime, { type Attachment, type Email } from 'postal-mime'
import type { Field } from '../../contract/article.ts'
import { cleanEntryName } from '../archive/entry-name.ts'
import { decode } from '../charset.ts'
import { composeArticle, type Part } from '../describe/compose-article.ts'
import { describeText } from '../describe/describe-text.ts'
import { UNKNOWN } from '../describe/unknown-field.ts'
import type { BlockMark } from '../describe/blocks.ts'
import { hasExportRecords } from '../exports/has-export-records.ts'
import type { Hints, ReadRecord, Warning } from '../formats/format.ts'
import { Refusal } from '../refusal.ts'
import { tooLarge } from '../file-input.ts'
import { LARGEST_ARTICLE } from '../formats/text.ts'
import { readMailFields, type MailFields } from './mail-fields.ts'
import { isMailFurniture, partsOfMail } from './mail-text.ts'
import { readMimeParts } from './mime-parts.ts'

/** A mail as import takes it: its text as an article, where it has one, and the files that hang on it. */
export interface ReadMail {
  readonly article: Pick<ReadRecord, 'extracted' | 'warnings'> | undefined
  readonly attachments: readonly MailAttachment[]
  /** The page of a mail by which a database sent its articles: to be read as a file of its own, in place of the article. */
  readonly exported?: Uint8Array
}

/** A file attached to a mail. The name is a label and unique within the mail. */
export interface MailAttachment {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const MOST_PARTS = 10_000
const LOST = '\ufffd'
// Parts that mail programs add: signatures, cards, reports on delivery, pictures in the text.
const BESIDES =
  /^(?:image|audio|video|font)\/|^application\/(?:(?:x-)?pkcs7-|pgp-|ms-tnef|vnd\.ms-tnef|ics)|^text\/(?:calendar|(?:x-)?vcard|rfc822-headers|x-amp-html|watch-html|x-watch-html)|^message\/(?:delivery-status|disposition-notification|feedback-report|global-delivery-status)/

/** Reads a mail. Throws the Refusal `limit` for one of too many parts, and what the library throws for one nested too deep. */
export async function readMail(bytes: Uint8Array, hints: Hints): Promise<ReadMail> {
  if (countParts(bytes) > MOST_PARTS)
    throw new Refusal(
      'failed',
      'limit',
      `It is made of more than ${MOST_PARTS.toLocaleString('en')} parts. Open it in a mail program, save what you need of it, and import that.`,
    )
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 100 })
  if (hasExportRecords(mail.html ?? ''))
    return { article: undefined, attachments: [], exported: Buffer.from(mended(mail.html, 'text/html', bytes).text) }
  const fields = readMailFields(mail, hints.outletHosts)
  return { article: articleOf(mail, bytes, fields, hints), attachments: attachmentsOf(mail) }
}

/** How many lines of a mail begin a part, or end a row of parts: the library keeps something for each. */
function countParts(bytes: Uint8Array): number {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let boundaries: Set<string> | undefined
  let count = 0
  for (let at = source.indexOf('\n--'); at !== -1; at = source.indexOf('\n--', at + 1)) {
    boundaries ??= new Set(
      Array.from(source.toString('latin1').matchAll(/boundary\s*=\s*"?([^"\s;]{1,200})/gi), ([, value]) => value!),
    )
    const lineEnd = source.indexOf(0x0a, at + 1)
    const line = source
      .toString('latin1', at + 3, Math.min(lineEnd === -1 ? source.length : lineEnd, at + 220))
      .trimEnd()
    if (boundaries.has(line) || (line.endsWith('--') && boundaries.has(line.slice(0, -2)))) count++
  }
  return count
}

function articleOf(mail: Email, bytes: Uint8Array, fields: MailFields, hints: Hints): ReadMail['article'] {
  const html = mended(mail.html, 'text/html', bytes)
  const text = mended(mail.text, 'text/plain', bytes)
  const longest = Math.max(html.text.length, text.text.length)
  if (longest > LARGEST_ARTICLE) throw tooLarge(longest, LARGEST_ARTICLE)
  const parts = html.text === '' ? [] : partsOfMail(html.text)
  const words = parts.reduce((sum, part) => sum + (part.layer === 'furniture' ? 0 : wordsIn(part.text)), 0)
  // A page that only says "see the attachment", or that shows pictures of text, has less than the plain text beside it.
  if (words > 0 && words * 3 >= wordsIn(text.text)) {
    const title: Part[] = fields.title.value === null ? [] : [{ layer: 'headline', text: fields.title.value }]
    return { extracted: composeArticle([...title, ...parts], fields, 'eml'), warnings: html.warnings }
  }
  if (wordsIn(text.text) === 0) return undefined
  return { ...plainArticle(text.text, fields, hints, text.warnings) }
}

/** The article of a mail in plain text, which has no markup: its lines are told as those of scraped text are. */
function plainArticle(
  body: string,
  fields: MailFields,
  hints: Hints,
  warnings: readonly Warning[],
): Pick<ReadRecord, 'extracted' | 'warnings'> {
  const title = fields.title?.value ?? ''
  const text = title === '' ? body.trim() : `${title}\n\n${body.trim()}`
  const marks = new Map<number, BlockMark>()
  let inSignature = false
  let start = 0
  for (const line of text.split('\n')) {
    // "-- " closes a mail, by an old convention; what comes after it is the sender's card.
    if (/^-- ?$/.test(line) && start > title.length) inSignature = true
    if (inSignature || (start > title.length && isMailFurniture(line.trim()))) marks.set(start, 'furniture')
    start += line.length + 1
  }
  if (title !== '') marks.set(0, 'title')
  const { outletHosts } = hints
  const { extracted } = describeText(text, { marks, ...(outletHosts === undefined ? {} : { hints: { outletHosts } }) })
  return {
    extracted: {
      ...extracted,
      title: preferred(fields.title, extracted.title),
      byline: preferred(fields.byline, extracted.byline),
      outlet: preferred(fields.outlet, extracted.outlet),
      date: fields.date,
      // An address in the text may be that of the story, and is as often that of the list or of the sender.
      url: fields.url ?? suggested(extracted.url),
      format: 'eml',
    },
    warnings,
  }
}

function preferred(stated: Field, read: Field): Field {
  return stated.value === null && read.value !== null ? read : stated
}

function suggested({ value }: Field): Field {
  return value === null ? UNKNOWN : { ...UNKNOWN, evidence: `suggested: ${value}, from a line of the mail` }
}

/** The text of a mail. Where its stated encoding, or none, gave broken characters, the bytes are asked. */
function mended(
  text: string | undefined,
  mediaType: string,
  bytes: Uint8Array,
): { readonly text: string; readonly warnings: readonly Warning[] } {
  const plain = (text ?? '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '')
  if (!plain.includes(LOST)) return { text: plain, warnings: [] }
  const part = readMimeParts(bytes).parts.find(
    (one) => one.mediaType === mediaType && !/^attachment/i.test(one.headers.get('content-disposition') ?? ''),
  )
  if (part === undefined) return { text: plain, warnings: [] }
  const decoded = decode(part.content(), {
    markup: mediaType === 'text/html',
    ...(part.charset === undefined ? {} : { declared: part.charset }),
  })
  const warnings =
    decoded.warning === undefined ? [] : [{ code: 'guessed-encoding', reason: `It was ${decoded.warning}.` }]
  return decoded.text.split(LOST).length < plain.split(LOST).length
    ? { text: decoded.text.replaceAll('\0', ''), warnings }
    : { text: plain, warnings }
}

function attachmentsOf(mail: Email): MailAttachment[] {
  const names = new Set<string>()
  return mail.attachments
    .filter((attachment) => attachment.related !== true && !BESIDES.test(attachment.mimeType))
    .map((attachment, at) => ({
      name: uniqueName(attachment, at, names),
      mediaType: attachment.mimeType,
      bytes:
        typeof attachment.content === 'string' ? Buffer.from(attachment.content) : new Uint8Array(attachment.content),
    }))
}

function uniqueName({ filename, mimeType }: Attachment, at: number, names: Set<string>): string {
  const fallback = `attachment ${at + 1}${mimeType === 'message/rfc822' ? '.eml' : ''}`
  const { name } = cleanEntryName((filename ?? fallback).replaceAll('/', '_'), fallback)
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let unique = name
  for (let count = 2; names.has(unique); count++) unique = `${stem} (${count})${extension}`
  names.add(unique)
  return unique
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
