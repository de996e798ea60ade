import { CaptureSummary } from '../archive/capture-summary.ts'
import { localNames, looksLikeZip } from '../archive/local-names.ts'
import { readPageTitles } from '../archive/page-titles.ts'
import { readCaptures } from '../archive/warc-captures.ts'
import { warcPieces } from '../archive/warc-pieces.ts'
import { openZip, type Zip, type ZipEntry } from '../archive/zip-entries.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'
import { damagedParts, noPage } from './warc.ts'

const ARCHIVE = /(?:^|\/)archive\/[^/]+\.warc(?:\.gz)?$/i
const NESTED = /\.wacz$/i
const PAGES = /(?:^|\/)pages\/[^/]+\.jsonl$/i
const BELONGS =
  /^(?:archive\/[^/]+\.(?:warc|cdx)|indexes\/|logs\/|pages\/[^/]+\.jsonl$|datapackage(?:-digest)?\.json$|fuzzy\.json$|[^/]+\.wacz$)/i

/** A web archive with its index in a ZIP (WACZ), or several of them in one: the pages of all web archives in it. */
export const wacz: Format = {
  name: 'wacz',
  label: 'a web archive (WACZ)',
  extensions: ['wacz', 'zip'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ bytes, extension }: FileHead) => {
    if (!looksLikeZip(bytes)) return false
    const names = localNames(bytes)
    return (
      extension === 'wacz' || (names.some((name) => ARCHIVE.test(name)) && names.every((name) => BELONGS.test(name)))
    )
  },
  async *read(input: FormatInput): AsyncIterable<Found> {
    const zip = await openZip(input, input.budget)
    const reading: Reading = { input, summary: new CaptureSummary(), locators: new Set() }
    let found = 0
    for await (const row of readPackage(zip, reading, '')) {
      found++
      yield row
    }
    yield* reading.summary.rows()
    if (zip.problem !== undefined) throw zip.problem
    if (found === 0 && reading.summary.isEmpty) throw noPage()
  },
}

/** What all web archives of one file share. */
interface Reading {
  readonly input: FormatInput
  readonly summary: CaptureSummary
  readonly locators: Set<string>
}

/** `prefix`: the locator of the package, when it lies in another. */
async function* readPackage(zip: Zip, reading: Reading, prefix: string): AsyncIterable<Found> {
  const files = zip.entries.filter(({ kind }) => kind === 'file')
  const archives = files.filter(({ name }) => ARCHIVE.test(name))
  const nested = files.filter(({ name }) => NESTED.test(name))
  if (archives.length === 0 && (nested.length === 0 || prefix !== ''))
    throw new Refusal(
      'failed',
      'damaged',
      'There is no web archive in it: its folder “archive” is missing or empty. Export it again from the program that made it.',
    )
  const titles = await pageTitles(zip)
  for (const entry of archives) {
    const place = archives.length === 1 ? prefix : `${prefix}${entry.name}!/`
    yield* guarded(readArchive(zip, entry, reading, titles, place), `${prefix}${entry.name}`, reading)
  }
  // Several crawls that were downloaded at once lie uncompressed in one file.
  if (archives.length > 0) return
  for (const entry of nested) yield* guarded(readNested(zip, entry, reading), entry.name, reading)
}

async function* readNested(zip: Zip, entry: ZipEntry, reading: Reading): AsyncIterable<Found> {
  const source = await zip.source(entry)
  if (source === undefined)
    throw new Refusal(
      'failed',
      'unsupported',
      'It is compressed again. Unpack the outer file and import the web archives in it.',
    )
  const inner = await openZip(source, reading.input.budget)
  yield* readPackage(inner, reading, `${entry.name}!/`)
  if (inner.problem !== undefined) throw inner.problem
}

/** One bad archive does not end the others. */
async function* guarded(found: AsyncIterable<Found>, record: string, { input }: Reading): AsyncIterable<Found> {
  try {
    yield* found
  } catch (error) {
    yield { record, refusal: refusalOf(error) }
    if (input.budget.spent !== undefined) throw input.budget.spent
  }
}

async function* readArchive(
  zip: Zip,
  entry: ZipEntry,
  { input, summary, locators }: Reading,
  titles: ReadonlyMap<string, string>,
  prefix: string,
): AsyncIterable<Found> {
  let damaged = 0
  const pieces = entryPieces(zip, entry, input, () => damaged++)
  yield* readCaptures(pieces, input, { locators, summary, titles, prefix })
  if (damaged > 0) yield { record: `${prefix}${entry.name}`, refusal: damagedParts(damaged) }
}

async function* entryPieces(
  zip: Zip,
  entry: ZipEntry,
  { budget }: FormatInput,
  onDamaged: () => void,
): ReturnType<typeof warcPieces> {
  const chunks = zip.stream(entry)[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done === true) return
  async function* all(): AsyncIterable<Uint8Array> {
    yield first.value
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  yield* warcPieces(all(), first.value, budget, onDamaged)
}

/** Titles by address. They are a help only: without them, the pages are read all the same. */
async function pageTitles(zip: Zip): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const entry of zip.entries) {
    if (entry.kind !== 'file' || !PAGES.test(entry.name)) continue
    try {
      await readPageTitles(zip.stream(entry), titles)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return titles
}
