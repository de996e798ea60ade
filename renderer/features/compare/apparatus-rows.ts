import type { ApparatusEntry, Comparison, Passage } from '../../../main/contract/comparison.ts'
import { siglum } from './columns.ts'

/** A row as the apparatus prints it. */
export interface ApparatusRow {
  readonly number: number
  /** The text of the row, with its siglum: the base's, or that of the leftmost article that has the passage. */
  readonly lead: Passage
  readonly siglum: string
  /** The other articles of the row, by their sigla. */
  readonly witnesses: readonly string[]
  /** The articles without similar wording. */
  readonly absent: readonly string[]
  readonly entries: readonly ApparatusEntry[]
  readonly key: string
}

/**
 * The rows of the apparatus: what two or more articles have, or with `alone` what stands in one alone, too. Articles of the comparison
 * that are no columns any more are passed over.
 */
export function apparatusRows(comparison: Comparison, columns: readonly string[], alone: boolean): ApparatusRow[] {
  const rows: ApparatusRow[] = []
  for (const { cells, apparatus } of comparison.rows) {
    const compared = cells.filter((cell) => cell !== null)
    const there = compared.filter(({ article }) => columns.includes(article))
    const [lead, ...others] = there
    if (lead === undefined || (others.length === 0 && !alone)) continue
    rows.push({
      number: rows.length + 1,
      lead,
      siglum: siglumIn(columns, lead.article),
      witnesses: others.map((cell) => siglumIn(columns, cell.article)),
      absent: columns.flatMap((id, n) => (there.some((cell) => cell.article === id) ? [] : [siglum(n)])),
      // Lemmas are words of the first cell that was compared.
      entries: lead === compared[0] ? entriesIn(columns, apparatus ?? []) : [],
      key: `${lead.article} ${lead.start}`,
    })
  }
  return rows
}

/** The entries with the readings of the columns alone. */
function entriesIn(columns: readonly string[], entries: readonly ApparatusEntry[]): ApparatusEntry[] {
  return entries.flatMap((entry) => {
    const readings = entry.readings.flatMap((reading) => {
      const witnesses = reading.witnesses.filter(({ article }) => columns.includes(article))
      return witnesses.length === 0 ? [] : [{ ...reading, witnesses }]
    })
    return readings.length === 0 ? [] : [{ ...entry, readings }]
  })
}

/** The siglum of an article of a set. */
export function siglumIn(columns: readonly string[], article: string): string {
  return siglum(columns.indexOf(article))
}

const LONGEST_LEMMA = 6

/** A lemma as it is printed: of a long one the first words and the last. */
export function shortLemma(lemma: string): string {
  const words = lemma.split(' ')
  if (words.length <= LONGEST_LEMMA) return lemma
  return `${words
    .slice(0, 2)
    .join(' ')
    .replace(/[,;:]$/u, '')} … ${words.slice(-2).join(' ')}`
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Which of several equal words a lemma is, as editions print it: the³. */
export function superscript(occurrence: number): string {
  return Array.from(String(occurrence), (digit) => superscripts[Number(digit)]).join('')
}
