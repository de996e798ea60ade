import { findDates, type DayOrder } from '../describe/dates.ts'
import { monthOfName } from '../describe/month-names.ts'

/** A date that a field of a record states. `unclear`: it may begin with the day or with the month. */
export type StatedDate = { readonly iso: string; readonly note?: string } | { readonly unclear: string } | undefined

const EARLIEST_YEAR = 1500
const DAY_MS = 86_400_000
// 1990 to 2049 as days of a spreadsheet, which counts from the last day but one of 1899.
const SHEET_DAYS: readonly [number, number] = [32_874, 54_788]
const SHEET_EPOCH = Date.UTC(1899, 11, 30)
// 1990 to 2100 in seconds.
const SECONDS: readonly [number, number] = [631_152_000, 4_102_444_800]

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(?:\d{4}|\d{6})(?:[.,]\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T\s,])/
const ENDING_IN_YEAR =
  /^\p{L}{2,5}\.?,?\s+(\p{L}{3,5})\.?\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{2,5}\s+|[+-]\d{4}\s+)?(\d{4})$/u
const SHORT_YEAR = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})[\s-](\p{L}{3,4})\.?[\s-](\d{2})(?:\s+\d{1,2}:.*)?$/u
const SLASH_SHORT_YEAR = /^(\d{1,2})[/-](\d{1,2})[/-](\d{2})(?:\s.*)?$/
const YEAR_FIRST = /^(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?:\D.*)?$/
const MONTH = /^(\d{4})-(\d{2})$/
const YEAR = /^(\d{4})$/

/**
 * Reads a date as fields of exports, feeds and data sets state it: ISO 8601 with or without separators, the dates of mail and of
 * Twitter, seconds or milliseconds since 1970, the days of a spreadsheet, and what people write. The calendar day is taken as
 * printed. `order` decides 06/02/2020.
 */
export function readStatedDate(whole: string, order?: DayOrder): StatedDate {
  const value = whole.trim().slice(0, 200)
  const iso = ISO.exec(value) ?? COMPACT.exec(value)
  if (iso !== null) return dayOf(iso[1]!, iso[2]!, iso[3]!)
  const yearFirst = YEAR_FIRST.exec(value)
  if (yearFirst !== null) return dayOf(yearFirst[1]!, yearFirst[3]!, yearFirst[4]!)
  const month = MONTH.exec(value)
  if (month !== null) return isMonth(month[2]!) ? { iso: value } : undefined
  if (YEAR.test(value)) return isYear(value) ? { iso: value } : undefined
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return countedDate(Number(value))
  const named = ENDING_IN_YEAR.exec(value)
  if (named !== null) return dayOf(named[3]!, String(monthOfName(named[1]!) ?? 0), named[2]!)
  const short = SHORT_YEAR.exec(value)
  if (short !== null) return dayOf(century(short[3]!), String(monthOfName(short[2]!) ?? 0), short[1]!)
  const slashes = SLASH_SHORT_YEAR.exec(value)
  if (slashes !== null) return readStatedDate(`${slashes[1]}/${slashes[2]}/${century(slashes[3]!)}`, order)
  const found = findDates(value, order)[0]
  if (found === undefined) return undefined
  return found.iso === null ? { unclear: found.text } : { iso: found.iso }
}

/** Whether a date is written with numbers for day and month, and which of them it shows to come first. */
export function shownOrder(value: string): DayOrder | 'unclear' | undefined {
  const match = /^\s*(\d{1,2})[/-](\d{1,2})[/-](?:\d{2}|\d{4})(?:\D|$)/.exec(value)
  if (match === null) return undefined
  const [first, second] = [Number(match[1]), Number(match[2])]
  if (first > 12 && first <= 31 && second <= 12) return 'day-first'
  if (second > 12 && second <= 31 && first <= 12) return 'month-first'
  return first <= 12 && second <= 12 && first !== second ? 'unclear' : undefined
}

function countedDate(number: number): StatedDate {
  const seconds = number >= SECONDS[0] * 1000 ? number / 1000 : number
  if (seconds >= SECONDS[0] && seconds < SECONDS[1])
    return { iso: new Date(seconds * 1000).toISOString().slice(0, 10), note: 'counted from 1970, in UTC' }
  if (number >= SHEET_DAYS[0] && number <= SHEET_DAYS[1])
    return {
      iso: new Date(SHEET_EPOCH + Math.floor(number) * DAY_MS).toISOString().slice(0, 10),
      note: 'the number of a day, as spreadsheets count them',
    }
  return undefined
}

function dayOf(year: string, month: string, day: string): StatedDate {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (!isYear(year) || m < 1 || m > 12) return undefined
  const two = (number: number): string => String(number).padStart(2, '0')
  if (d === 0) return { iso: `${year}-${two(m)}` }
  if (d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined
  return { iso: `${year}-${two(m)}-${two(d)}` }
}

function isYear(year: string): boolean {
  return Number(year) >= EARLIEST_YEAR && Number(year) <= 2100
}

function isMonth(month: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12
}

function century(year: string): string {
  return Number(year) >= 70 ? `19${year}` : `20${year}`
}
