import type { Field } from '../../contract/article.ts'
import { composeArticle, type Part } from '../describe/compose-article.ts'
import { statedField } from '../describe/describe-text.ts'
import { UNKNOWN } from '../describe/unknown-field.ts'
import type { ReadRecord, RecordRefusal, Warning } from '../formats/format.ts'

/** An article as an export prints it. Fields that are left out are unknown. */
export interface ExportArticle {
  /** The vendor's own number of the article: an accession number or document ID. */
  readonly id?: string
  readonly title?: Field
  readonly outlet?: Field
  readonly byline?: Field
  readonly date?: Field
  readonly url?: Field
  /** The language that the export states, in its words. */
  readonly language?: string
  readonly parts: readonly Part[]
}

/**
 * What a piece of an export is: an article, `whole` when its end is there too; a cover, footer or other piece without an article; or a
 * piece that the export itself says is missing.
 */
export type ExportReading =
  | { readonly kind: 'article'; readonly article: ExportArticle; readonly whole: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'missing'; readonly reason: string }

/** A piece without an article. */
export const NOTHING: ExportReading = { kind: 'nothing' }

/** A field with the label that it stands behind. Empty values are unknown. */
export function labelled(value: string | undefined, label: string): Field | undefined {
  const clean = value?.replace(/\s+/g, ' ').trim() ?? ''
  return clean === '' ? undefined : statedField(clean, label)
}

/** A record of an export as import takes it. `record`: its locator in the file. */
export function exportRecord(
  article: ExportArticle,
  place: { readonly record: string; readonly original?: Uint8Array; readonly media: string },
  format: string,
  warnings: readonly Warning[],
): ReadRecord {
  const { title, outlet, byline, date, url, language, parts } = article
  const extracted = composeArticle(
    parts,
    {
      title: title ?? { ...UNKNOWN, evidence: 'the export prints no headline' },
      outlet: outlet ?? { ...UNKNOWN, evidence: 'the export names no source' },
      date: date ?? { ...UNKNOWN, evidence: 'the export prints no date' },
      ...(byline === undefined ? {} : { byline }),
      ...(url === undefined ? {} : { url }),
      ...(language === undefined ? {} : { declaredLanguage: language }),
    },
    format,
  )
  return { ...place, extracted, warnings }
}

/** The row of an export that holds fewer articles than it says. */
export function incompleteRow(found: number, expected: number, where: string): RecordRefusal {
  return {
    refusal: {
      outcome: 'failed',
      code: 'incomplete',
      reason: `${found} of ${expected} articles were found: ${where} names ${expected}. Export the missing ones again.`,
    },
  }
}

/** The row of an article whose end is missing because the file ends in its middle. */
export function cutRow(record: string, article: ExportArticle, found: number): RecordRefusal {
  const title = article.title?.value
  const name = title === null || title === undefined ? 'its last article' : `“${title.slice(0, 100)}”`
  const before = found === 0 ? '' : ` What comes before it was read (${found} ${found === 1 ? 'article' : 'articles'}).`
  return {
    record,
    refusal: {
      outcome: 'failed',
      code: 'truncated',
      reason: `The export ends in the middle of ${name}.${before} Export it again.`,
    },
  }
}

/** Gives every record of a file a locator of its own: the vendor's number, else its place in the file. */
export class RecordNames {
  readonly #used = new Map<string, number>()

  /** `id` as it is, or with a count when the file holds it more than once. */
  name(id: string | undefined, place: number): string {
    const name = id === undefined || id === '' ? String(place) : id.slice(0, 100)
    const times = (this.#used.get(name) ?? 0) + 1
    this.#used.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  }
}
