/** A span of dates as ISO 8601 prefixes, `from` inclusive, `before` exclusive; null is open. */
export interface DateRange {
  readonly from: string | null
  readonly before: string | null
}

/** A span of whole numbers, both ends inclusive; null is open. */
export interface NumberRange {
  readonly min: number | null
  readonly max: number | null
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const NUMBER = /^\d{1,9}$/
const COMPARED = /^(>=|<=|>|<)(.*)$/s

/**
 * Reads `2020`, `2020-02`, `2020-02-06`, `a..b` (either end may be missing), `>a`, `>=a`, `<a`, `<=a`; null for anything else.
 * Ranges given backwards are turned round.
 */
export function parseDateRange(value: string): DateRange | null {
  const compared = COMPARED.exec(value)
  if (compared !== null) {
    const [, operator, date] = compared as unknown as [string, string, string]
    if (!isDate(date)) return null
    const after = nextDate(date)
    if (operator === '>=') return { from: date, before: null }
    if (operator === '<') return { from: null, before: date }
    if (after === null) return null
    return operator === '>' ? { from: after, before: null } : { from: null, before: after }
  }
  const ends = value.split('..')
  if (ends.length === 1) return isDate(value) ? { from: value, before: nextDate(value) } : null
  if (ends.length !== 2 || value === '..') return null
  let [first, last] = ends as [string, string]
  if ((first !== '' && !isDate(first)) || (last !== '' && !isDate(last))) return null
  if (first !== '' && last !== '' && first > last && !first.startsWith(last)) [first, last] = [last, first]
  return { from: first === '' ? null : first, before: last === '' ? null : nextDate(last) }
}

/** Whether a text that {@link parseDateRange} does not read is the beginning of one that it does. */
export function isBegunDateRange(value: string): boolean {
  const [, sign, rest] = /^([<>]=?)?(.*)$/s.exec(value)!
  if (sign !== undefined) return isBegunDate(rest!)
  const [first, last, ...more] = rest!.replace(/([^.])\.$/, '$1..').split('..')
  if (more.length > 0) return false
  if (last === undefined) return first === '.' || isBegunDate(first!)
  return (first === '' || isDate(first!)) && isBegunDate(last)
}

function isBegunDate(text: string): boolean {
  return /^(?:\d{0,4}|\d{4}-(?:[01]?|\d\d-[0-3]?))$/.test(text)
}

/** The shortest text that {@link parseDateRange} reads as this range. */
export function printDateRange({ from, before }: DateRange): string {
  if (before === null) return `>=${from ?? ''}`
  if (from === null) return `<${before}`
  return nextDate(from) === before ? from : `${from}..${previousDate(before)}`
}

/** Reads `100`, `100..200` (either end may be missing), `>100`, `>=100`, `<100`, `<=100`; null for anything else. */
export function parseNumberRange(value: string): NumberRange | null {
  const compared = COMPARED.exec(value)
  if (compared !== null) {
    const [, operator, digits] = compared as unknown as [string, string, string]
    if (!NUMBER.test(digits)) return null
    const number = Number(digits)
    if (operator === '>=') return { min: number, max: null }
    if (operator === '<=') return { min: null, max: number }
    if (operator === '>') return { min: number + 1, max: null }
    return number === 0 ? null : { min: null, max: number - 1 }
  }
  const ends = value.split('..')
  if (ends.length === 1) return NUMBER.test(value) ? { min: Number(value), max: Number(value) } : null
  if (ends.length !== 2 || value === '..' || !ends.every((end) => end === '' || NUMBER.test(end))) return null
  const [min, max] = ends.map((end) => (end === '' ? null : Number(end))) as [number | null, number | null]
  return min !== null && max !== null && min > max ? { min: max, max: min } : { min, max }
}

/** The shortest text that {@link parseNumberRange} reads as this range. */
export function printNumberRange({ min, max }: NumberRange): string {
  if (max === null) return `>=${min}`
  if (min === null) return `<=${max}`
  return min === max ? String(min) : `${min}..${max}`
}

function isDate(text: string): boolean {
  const match = DATE.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day, month or year after a date, as precise as the date; null after the last one that ISO 8601 writes in four digits. */
function nextDate(date: string): string | null {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?]
  if (day !== undefined && day < daysIn(year, month!)) return written(year, month, day + 1)
  if (month !== undefined && month < 12) return written(year, month + 1, day === undefined ? undefined : 1)
  if (year === 9999) return null
  return written(year + 1, month === undefined ? undefined : 1, day === undefined ? undefined : 1)
}

function previousDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?]
  if (day !== undefined && day > 1) return written(year, month, day - 1)
  if (month !== undefined && month > 1) {
    return written(year, month - 1, day === undefined ? undefined : daysIn(year, month - 1))
  }
  return written(year - 1, month === undefined ? undefined : 12, day === undefined ? undefined : 31)
}

function written(year: number, month?: number, day?: number): string {
  const parts = [String(year).padStart(4, '0')]
  for (const part of [month, day]) if (part !== undefined) parts.push(String(part).padStart(2, '0'))
  return parts.join('-')
}
