import { statedField } from '../describe/describe-text.ts'
import { withoutTracking } from '../describe/labelled-lines.ts'
import type { FormatInput, Found, ReadRecord, RecordRefusal, Warning } from '../formats/format.ts'
import { otherText } from '../recognise-text.ts'
import { refusalOf } from '../refusal.ts'
import { CaptureSummary, type Besides } from './capture-summary.ts'
import { decodeBody, readHttpHead } from './http-response.ts'
import type { Piece } from './piece-reader.ts'
import { readWarcRecords, type WarcGap, type WarcRecord } from './warc-records.ts'

/** How the captures of a web archive are read. */
export interface CaptureOptions {
  /** Locators that were given, over all archives of one file. */
  readonly locators: Set<string>
  readonly summary: CaptureSummary
  /** Before the locators of this archive, when the file holds several. */
  readonly prefix?: string
  /** Titles of pages by address, as a list beside the archive gives them. */
  readonly titles?: ReadonlyMap<string, string>
}

/** A page of the archive: where and when it was fetched, and what its transport said of it. */
interface Capture {
  readonly url: string
  /** When it was fetched, ISO 8601 in UTC as the archive states it; '' when it does not. Never a date of publication. */
  readonly captured: string
  readonly mediaType: string
  readonly charset?: string
  readonly warnings: readonly Warning[]
}

/** What is read of an archive, with the extension that says so. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['application/pdf', 'pdf'],
  ['text/plain', 'txt'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/rtf', 'rtf'],
  ['text/rtf', 'rtf'],
])
// Files for robots, at the root of a host.
const FOR_ROBOTS =
  /^[a-z]+:\/\/[^/]+\/(?:\.well-known\/|(?:robots|(?:app-)?ads|security|humans|llms|sellers)\.(?:txt|json)$)/i
const PART_OF_PAGE =
  /^\s*(?:xhr|fetch|script|stylesheet|image|media|font|ping|manifest|texttrack|eventsource|websocket|preflight|prefetch|cspviolationreport)\s*$/i
const KINDS: readonly (readonly [pattern: RegExp, kind: Besides])[] = [
  [/^image\//, 'images'],
  [/javascript|ecmascript|\/wasm/, 'scripts'],
  [/^text\/css/, 'style sheets'],
  [/^font\/|font-|\/vnd\.ms-fontobject/, 'fonts'],
  [/^(?:audio|video)\/|mpegurl|dash\+xml|\/ogg/, 'recordings'],
  [/json|xml|protobuf|csv|x-www-form/, 'data files'],
]

/**
 * The articles of a web archive: pages, PDFs and plain texts that were answered with status 200, each capture of an address for
 * itself. What they come with is summed up; see {@link CaptureSummary}.
 */
export async function* readCaptures(
  pieces: AsyncIterable<Piece>,
  input: FormatInput,
  options: CaptureOptions,
): AsyncIterable<Found> {
  for await (const record of readWarcRecords(pieces)) {
    if ('lost' in record) yield refusedGap(record, options)
    else if (record.type === 'revisit') yield* readRevisit(record, options)
    else if (record.type === 'response' || record.type === 'resource' || record.type === 'conversion')
      yield* readCapture(record, input, options)
    else if (record.type === 'continuation') options.summary.add('continued records', addressOf(record))
  }
}

async function* readCapture(record: WarcRecord, input: FormatInput, options: CaptureOptions): AsyncIterable<Found> {
  const url = addressOf(record)
  const http = record.type === 'response' ? readHttpHead(record.opening) : undefined
  const stated =
    http === undefined ? contentType(record.header('content-type')) : contentType(http.header('content-type'))
  const opening = record.opening.subarray(http?.length ?? 0)
  const type = PAGES.has(stated.mediaType) ? stated.mediaType : (sniffed(stated.mediaType, opening) ?? stated.mediaType)
  const besides = kindBesides(record, url, http?.status, type)
  if (besides !== undefined) {
    if (besides !== 'none') options.summary.add(besides, url, String(http?.status ?? ''))
    return
  }
  const capture: Capture = {
    url,
    captured: record.header('warc-date') ?? '',
    mediaType: type,
    ...(stated.charset === undefined ? {} : { charset: stated.charset }),
    warnings: [],
  }
  const locator = locate(capture, options)
  try {
    const content = await record.content()
    if (content === undefined) {
      yield refused(
        locator,
        'failed',
        'too-large',
        `It has ${Math.round(record.length / 1e6)} MB; a page may have at most 64 MB.`,
      )
      return
    }
    const body = content.bytes.subarray(http?.length ?? 0)
    const bytes = http === undefined ? body : decodeBody(http, body, input.budget)
    const cut = cutWarning(content.isCut, record.header('warc-truncated'))
    yield* readPage(bytes, locator, { ...capture, warnings: cut }, input, options)
  } catch (error) {
    if (input.budget.spent !== undefined) throw error
    yield { record: locator, refusal: refusalOf(error) }
  }
}

async function* readPage(
  bytes: Uint8Array,
  locator: string,
  capture: Capture,
  input: FormatInput,
  options: CaptureOptions,
): AsyncIterable<Found> {
  const { url, mediaType, charset } = capture
  if (bytes.length === 0) options.summary.add('empty pages', url)
  // Scripts and data come as text/html as well.
  else if (mediaType.includes('html') && !holdsMarkup(bytes)) options.summary.add('data files', url)
  else {
    const hints = { url, mediaType, ...(charset === undefined ? {} : { charset }) }
    // A copy: it is kept as the original, and would keep the archive's buffer around it.
    const entry = { record: locator, name: nameOf(url, mediaType), bytes: new Uint8Array(bytes), hints }
    for await (const found of input.inside(entry)) {
      if (!('refusal' in found)) yield described(found, capture, options.titles?.get(url))
      else if (found.refusal.code === 'empty') options.summary.add('empty pages', url)
      else yield found
    }
  }
}

/** What a capture is besides an article; `none` for what the archiver wrote about itself. */
function kindBesides(
  record: WarcRecord,
  url: string,
  status: number | undefined,
  type: string,
): Besides | 'none' | undefined {
  if (!/^(?:https?|ftp|file):/i.test(url)) return 'none'
  if (status !== undefined && status >= 300 && status < 400) return 'redirects'
  if (status !== undefined && status >= 400) return 'error pages'
  // Browsers that archive say what an answer was asked for: what a script fetched is a part of a page.
  if (PART_OF_PAGE.test(record.header('warc-resource-type') ?? ''))
    return KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'data files'
  if (PAGES.has(type) && (status === undefined || status === 200)) {
    if (FOR_ROBOTS.test(url)) return 'other files'
    if (type !== 'text/plain') return undefined
    const other = otherText(extensionOf(url))
    return other === undefined ? undefined : other === 'a program' ? 'scripts' : 'data files'
  }
  // A part of a page that was asked for in parts, and answers without a page.
  if (record.length === 0 || type === '') return status === 204 ? 'none' : 'other files'
  return KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other files'
}

/** A page that was fetched again and had not changed: the archive keeps its text once, or not at all. */
function* readRevisit(record: WarcRecord, options: CaptureOptions): Iterable<Found> {
  const http = readHttpHead(record.opening)
  const { mediaType } = contentType(http?.header('content-type'))
  const url = addressOf(record)
  if (!/^https?:/i.test(url)) return
  if (http !== undefined && http.status >= 300) {
    options.summary.add(http.status < 400 ? 'redirects' : 'error pages', url, String(http.status))
    return
  }
  if (mediaType !== '' && !PAGES.has(mediaType)) {
    options.summary.add(KINDS.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'other files', url)
    return
  }
  const captured = record.header('warc-date') ?? ''
  const earlier = record.header('warc-refers-to-date')
  const other = record.header('warc-refers-to-target-uri')
  const since = earlier === undefined ? 'an earlier capture' : `the capture of ${dayOf(earlier)}`
  const where = other === undefined || other === url ? '' : ` of ${other}`
  const reason = `It had not changed since ${since}${where}, so the archive does not hold it again. If that capture is not in this file, import the archive that has it.`
  yield refused(locate({ url, captured }, options), 'skipped', 'revisit', reason)
}

/** The article with what the archive knows of it. The day of the capture is told, and is no date of publication. */
function described(found: ReadRecord, { url, captured, warnings }: Capture, listed: string | undefined): ReadRecord {
  const { extracted } = found
  const day = dayOf(captured)
  const note = day === '' ? '' : `captured on ${day}`
  const title =
    extracted.title.value === null && listed !== undefined
      ? { value: listed, status: 'inferred' as const, evidence: 'the list of pages beside the archive' }
      : extracted.title
  const ofArchive = extracted.url.evidence?.startsWith('the archive') === true
  return {
    ...found,
    extracted: {
      ...extracted,
      title,
      url:
        ofArchive || extracted.url.value === null
          ? statedField(withoutTracking(url), `the web archive${note === '' ? '' : `, ${note}`}`)
          : extracted.url,
      date:
        extracted.date.value === null && extracted.date.evidence === undefined && note !== ''
          ? { ...extracted.date, evidence: `it was ${note}, which is no date of publication` }
          : extracted.date,
    },
    warnings: [...warnings, ...found.warnings.filter(({ code }) => code !== 'wrong-extension')],
  }
}

/** Tells a capture from the others: when and what, as web archives call it, `20200206101530/https://…`. */
function locate(
  { url, captured }: Pick<Capture, 'url' | 'captured'>,
  { locators, prefix = '' }: CaptureOptions,
): string {
  const time = captured.replace(/\D/g, '').slice(0, 14)
  const base = `${prefix}${time === '' ? '' : `${time}/`}${url.slice(0, 2000)}`
  let locator = base
  for (let count = 2; locators.has(locator); count++) locator = `${base} (${count})`
  locators.add(locator)
  return locator
}

function addressOf(record: WarcRecord): string {
  // Some programs write it in angle brackets.
  return (record.header('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1')
}

function dayOf(date: string): string {
  return /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? ''
}

function contentType(header = ''): { readonly mediaType: string; readonly charset?: string } {
  const mediaType = /^[^;,\s]*/.exec(header.trim())![0].toLowerCase()
  const charset = /;\s*charset\s*=\s*["']?([^"';,\s]+)/i.exec(header)?.[1]
  return charset === undefined ? { mediaType } : { mediaType, charset }
}

/** What an answer is that does not say so, as far as its beginning shows. */
function sniffed(mediaType: string, opening: Uint8Array): string | undefined {
  if (mediaType !== '' && mediaType !== 'application/octet-stream' && mediaType !== 'application/force-download')
    return undefined
  const text = Buffer.from(opening.subarray(0, 1024)).toString('latin1')
  if (text.startsWith('%PDF-')) return 'application/pdf'
  return /<!doctype html|<html[\s>]/i.test(text) ? 'text/html' : undefined
}

function holdsMarkup(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1').replaceAll('\0', '')
  return /^(?:[\xef\xbb\xbf\xff\xfe\s])*[^{[(\s]/.test(text) && /<(?:[a-z]|!doctype)[^<>]*>/i.test(text)
}

/** A name for what was fetched: the last part of its address, with the extension of its kind. */
function nameOf(url: string, mediaType: string): string {
  const path = url.replace(/[?#].*$/, '').replace(/\/+$/, '')
  const last = path.slice(path.lastIndexOf('/') + 1).slice(-100) || 'page'
  const extension = PAGES.get(mediaType) ?? 'html'
  return last.toLowerCase().endsWith(`.${extension}`) ? last : `${last}.${extension}`
}

function extensionOf(url: string): string {
  return /\.([a-z0-9]{1,6})(?:[?#]|$)/i.exec(url.replace(/^[a-z]+:\/\/[^/]*/i, ''))?.[1]?.toLowerCase() ?? ''
}

function cutWarning(isCut: boolean, truncated: string | undefined): Warning[] {
  if (isCut) return [{ code: 'cut-off', reason: 'The archive ends within it; what there is of it was read.' }]
  return truncated === undefined
    ? []
    : [{ code: 'cut-off', reason: `It was cut off when it was archived (${truncated}); what there is of it was read.` }]
}

function refusedGap({ lost, number }: WarcGap, { prefix = '' }: CaptureOptions): RecordRefusal {
  return lost === 'length'
    ? refused(
        `${prefix}record ${number}`,
        'failed',
        'damaged',
        'The archive states a wrong length for it, and what lies between it and the next record could not be told apart.',
      )
    : refused(
        `${prefix}record ${number}`,
        'failed',
        'cut-off',
        'The archive ends within it, as when a download was cut off; what comes before was read. Get the archive again and import that.',
      )
}

function refused(record: string, outcome: 'failed' | 'skipped', code: string, reason: string): RecordRefusal {
  return { record, refusal: { outcome, code, reason } }
}
