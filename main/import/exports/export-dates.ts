import type { Field } from '../../contract/article.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { findDates, type DayOrder } from '../describe/dates.ts'

const OLD_YEAR = /(?<![\p{L}\p{N}])1([678])(\d{2})(?![\p{L}\p{N}])/u
const YEAR = /(?<![\p{L}\p{N}])((?:1[6-9]|20)\d{2})(?![\p{L}\p{N}])/gu

/**
 * The first date of a line of an export, as ISO 8601, as precise as printed. Exports of historical newspapers reach back before 1900,
 * and exports put blanks into numbers ("20 22").
 */
export function firstDate(line: string, order?: DayOrder): string | undefined {
  const found = findDates(line, order).find(({ iso }) => iso !== null)?.iso
  if (found !== undefined && found !== null) return found
  const closed = line.replace(/(?<=\d)[ \u00a0]+(?=\d)/gu, '')
  const repaired = closed === line ? undefined : findDates(closed, order).find(({ iso }) => iso !== null)?.iso
  return repaired ?? oldDate(line, order)
}

/** A date before 1900: read as if it were two hundred or more years later, when the calendar is the same. */
function oldDate(line: string, order: DayOrder | undefined): string | undefined {
  const match = OLD_YEAR.exec(line)
  if (match === null) return undefined
  const year = match[0]
  const later = `20${match[2]}`
  const iso = findDates(line.replace(year, later), order).find((date) => date.iso?.startsWith(later))?.iso
  return iso?.replace(later, year)
}

/** The year of a line that has nothing more precise, such as "Winter 2009"; undefined when it has none or several. */
export function onlyYear(line: string): string | undefined {
  const years = new Set([...line.matchAll(YEAR)].map((match) => match[1]!))
  return years.size === 1 ? [...years][0] : undefined
}

/** The date that a line states, with the line as evidence. */
export function dateOfLine(line: string, label?: string): Field | undefined {
  const iso = firstDate(line)
  const evidence = label ?? `the line “${excerpt(line)}”`
  return iso === undefined ? undefined : statedField(iso, evidence)
}
