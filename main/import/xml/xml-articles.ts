import type { Part } from '../describe/compose-article.ts'
import { composeArticle } from '../describe/compose-article.ts'
import type { FormatInput, Found, ReadRecord, RecordRefusal, Warning } from '../formats/format.ts'
import { detectLanguage } from '../../text/languages.ts'
import { fieldsOf, headParts, type RawFields } from '../records/record-fields.ts'
import { RefusalTally } from '../records/refusal-tally.ts'
import { UniqueLocators } from '../records/unique-locators.ts'
import { Refusal } from '../refusal.ts'
import { readXmlRecords, type XmlRecord, type XmlRole } from './xml-records.ts'

/** An article as an XML vocabulary states it: its fields, and the parts of its text without headline and standfirst. */
export interface XmlArticle {
  readonly raw: RawFields
  readonly standfirst?: string
  readonly parts: readonly Part[]
  readonly warnings?: readonly Warning[]
  /** What the file calls it. */
  readonly id?: string
}

/** Why an element that could hold an article holds none. */
export interface NoArticle {
  readonly skipped: string
  readonly id?: string
}

/** How a format finds and reads its articles. */
export interface XmlReading {
  /** What `Extracted.format` says. */
  readonly format: string
  /** The records of a file in the plural, for people. */
  readonly records: string
  readonly role: XmlRole
  /** Reads a record; several articles where it holds several. */
  read(record: XmlRecord): XmlArticle | NoArticle | readonly XmlArticle[]
  /** Takes note of what stands between the records. */
  note?(aside: XmlRecord): void
}

const LARGEST_WHOLE = 64_000_000

/** The articles of an XML file. A document that is one article has no locator and its original is the whole file. */
export async function* readXmlArticles(input: FormatInput, reading: XmlReading): AsyncGenerator<Found> {
  const locators = new UniqueLocators()
  const tally = new RefusalTally(reading.records)
  // A record that is the root of its document, until it is known whether it is the only one.
  let alone: XmlRecord | undefined
  let found = 0
  for await (const record of readXmlRecords(input, reading.role)) {
    if (record.kind === 'problem') {
      found++
      yield { refusal: record.refusal }
      continue
    }
    if (record.kind === 'aside') {
      reading.note?.(record)
      continue
    }
    found++
    if (found === 1 && record.parents.length === 0 && input.size <= LARGEST_WHOLE) {
      alone = record
      continue
    }
    if (alone !== undefined) yield* readOne(alone, reading, input, locators, tally)
    alone = undefined
    yield* readOne(record, reading, input, locators, tally)
  }
  if (alone !== undefined) yield* readOne(alone, reading, input, found === 1 ? undefined : locators, tally)
  yield* tally.rest()
  if (found === 0) throw new Refusal('skipped', 'no-article', `It holds no ${reading.records}.`)
}

function* readOne(
  record: XmlRecord,
  reading: XmlReading,
  { hints }: FormatInput,
  locators: UniqueLocators | undefined,
  tally: RefusalTally,
): Generator<Found> {
  const read = reading.read(record)
  if ('skipped' in read) {
    const refusal: RecordRefusal['refusal'] = { outcome: 'skipped', code: 'no-article', reason: read.skipped }
    if (locators === undefined) throw new Refusal('skipped', 'no-article', read.skipped)
    const row = tally.add(locators.next(read.id), refusal)
    if (row !== undefined) yield row
    return
  }
  const articles = Array.isArray(read) ? (read as readonly XmlArticle[]) : [read as XmlArticle]
  for (const article of articles) {
    const located = locators ?? (articles.length === 1 ? undefined : new UniqueLocators())
    const place = located === undefined ? {} : { record: located.next(article.id) }
    yield {
      ...place,
      ...composed(article, reading.format, hints, located === undefined),
      warnings: [...record.warnings, ...(article.warnings ?? [])],
      media: `application/xml;charset=${record.charset}`,
      ...(locators === undefined ? {} : { original: record.bytes }),
    }
  }
}

/** `alone`: the file is the article, so that the address of the file is its own. */
function composed(
  article: XmlArticle,
  format: string,
  hints: FormatInput['hints'],
  alone: boolean,
): Pick<ReadRecord, 'extracted'> {
  const archived =
    alone && hints.url !== undefined ? { url: { value: hints.url, place: 'the archive that it was kept in' } } : {}
  const words = article.parts.map(({ text }) => text).join('\n')
  const { declaredLanguage, ...fields } = fieldsOf(
    { ...archived, ...article.raw },
    {
      hints,
      language: () => detectLanguage(words).language,
    },
  )
  const parts = [...headParts(fields.title!, article.standfirst, article.parts), ...article.parts]
  return {
    extracted: composeArticle(
      parts,
      { ...fields, ...(declaredLanguage === undefined ? {} : { declaredLanguage }) },
      format,
    ),
  }
}
