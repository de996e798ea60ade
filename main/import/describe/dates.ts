import { monthOfName } from './month-names.ts'

/** A calendar date as printed, at [start, end) of the text it was found in. */
export interface FoundDate {
  /** YYYY-MM-DD, or YYYY-MM where no day is printed; null when day and month could be either way round. */
  readonly iso: string | null
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Which comes first where both are numbers: day or month. */
export type DayOrder = 'day-first' | 'month-first'

const YEAR = String.raw`((?:19|20)\d{2})`
const DAY = String.raw`(0?[1-9]|[12]\d|3[01])`
// Any word that could be a month's name: looking names up is many times faster than a pattern of all of them.
const MONTH_WORD = String.raw`(?:كانون|تشرين)\s+(?:الثاني|الأول|الاول)|\p{Script=Thai}[\p{Script=Thai}.]{2,11}|\p{L}[\p{L}\p{M}]{1,19}(?![\p{L}\p{M}])`
const MONTH = `(${MONTH_WORD})`
const BEFORE = String.raw`(?<![\p{L}\p{N}])`
const AFTER = String.raw`(?![\p{L}\p{N}])`
// Ordinal endings, then what languages put between day and month, and between month and year.
const ORDINAL = String.raw`(?:st|nd|rd|th|er|ère|º|°|ª|\.|-?го|-?е|η|ος)?`
const LINK = String.raw`[\s.,\-\u2011/]*(?:(?:(?:de|of|del|di|den|من)(?![\p{L}\p{M}])|d['’]|ב-?)\s*)?`
const YEAR_LINK = String.raw`\.?(?:\s*[/(]\s*(?:${MONTH_WORD})\)?)?[\s.,\-\u2011/]*(?:(?:de|del|of|do|عام)\s+)?`

type Places = 'dmy' | 'mdy' | 'ymd' | 'ydm' | 'my'

const PATTERNS: readonly { readonly pattern: RegExp; readonly order: Places }[] = [
  { pattern: of(`${BEFORE}${DAY}${ORDINAL}${LINK}${MONTH}${YEAR_LINK}${YEAR}${AFTER}`), order: 'dmy' },
  {
    pattern: of(String.raw`${BEFORE}${MONTH}\.?\s*${DAY}(?:st|nd|rd|th)?(?:,\s*|\s+)(?:de\s+)?${YEAR}${AFTER}`),
    order: 'mdy',
  },
  // Latvian: 2020. gada 15. martā.
  { pattern: of(String.raw`${BEFORE}${YEAR}\.\s+gada\s+${DAY}\.\s+${MONTH}${AFTER}`), order: 'ydm' },
  {
    pattern: of(String.raw`${BEFORE}${YEAR}\.?\s+(?:m\.\s+)?${MONTH}\.?\s+${DAY}(?:-[aáeéi]n?)?${AFTER}`),
    order: 'ymd',
  },
  {
    pattern: of(String.raw`(?<![\p{N}])${YEAR}\s*(?:年|년)\s*(0?[1-9]|1[0-2])\s*(?:月|월)\s*${DAY}\s*(?:日|號|号|일)`),
    order: 'ymd',
  },
  // Korean: 2020. 3. 15.
  { pattern: of(String.raw`(?<![\p{L}\p{N}.\-/])${YEAR}\.\s(0?[1-9]|1[0-2])\.\s${DAY}(?=\.|\s|$)`), order: 'ymd' },
  { pattern: of(String.raw`${BEFORE}${DAY}\s+tháng\s+(0?[1-9]|1[0-2])(?:\s+năm|,)?\s+${YEAR}${AFTER}`), order: 'dmy' },
  {
    pattern: of(String.raw`(?<![\p{L}\p{N}.\-/])${YEAR}([-/.])(0[1-9]|1[0-2]|[1-9])\2${DAY}(?=T\d|[^\p{L}\p{N}]|$)`),
    order: 'ymd',
  },
  { pattern: of(String.raw`(?<!\d[.\s]{1,2})${BEFORE}${MONTH}\.?,?\s+(?:de\s+)?${YEAR}${AFTER}`), order: 'my' },
]
const NUMERIC = of(String.raw`(?<![\p{L}\p{N}.\-/])(\d{1,2})([./-])(\d{1,2})\2${YEAR}(?![\p{L}\p{N}]|[./-]\d)`)
// Thai texts count the years of the Buddhist era, Japanese ones often those of an emperor.
const BUDDHIST = of(String.raw`(?<![\p{N}])${DAY}\s+([\p{Script=Thai}.]{4,12})\s+(?:พ\.ศ\.\s*)?(25\d\d)(?!\p{N})`)
const ERA = of(String.raw`(令和|平成|昭和)(\d{1,2})年(0?[1-9]|1[0-2])月${DAY}日`)
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 }
const SPACED = of(String.raw`(?<![\p{L}\p{N}.\-/])(\d{1,2})\.\s(\d{1,2})\.\s${YEAR}(?![\p{L}\p{N}]|[./-]\d)`)
const SHORT_YEAR = of(String.raw`(?<![\p{L}\p{N}.\-/])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\p{L}\p{N}]|\.\d)`)

// What all patterns have: a year, or two stops between digits. Most lines with a number have neither.
const COULD_BE_DATE = /(?:19|20|25)\d\d|\d\.\d{1,2}\.\d\d|[年년]/u

function of(source: string): RegExp {
  return new RegExp(source, 'giu')
}

/**
 * All full dates in a text (with a year; a month with a year counts), in order, in about forty languages and their digits. The
 * calendar day is taken as printed, never through a time zone. `order` decides 06/02/2020; without it such a date has no value.
 */
export function findDates(text: string, order?: DayOrder): FoundDate[] {
  if (!/\p{Nd}/u.test(text)) return []
  const digits = asciiDigits(text)
  if (!COULD_BE_DATE.test(digits)) return []
  const found: FoundDate[] = []
  for (const { pattern, order: places } of PATTERNS) {
    for (const match of digits.matchAll(pattern)) {
      const iso = isoOf(match, places)
      if (iso !== undefined) found.push(foundAt(text, match, iso))
    }
  }
  for (const match of digits.matchAll(BUDDHIST)) {
    const iso = validDay(String(Number(match[3]) - 543), monthOfName(match[2]!) ?? 0, Number(match[1]))
    if (iso !== undefined) found.push(foundAt(text, match, iso))
  }
  for (const match of digits.matchAll(ERA)) {
    const iso = validDay(String(ERAS[match[1]!]! + Number(match[2])), Number(match[3]), Number(match[4]))
    if (iso !== undefined) found.push(foundAt(text, match, iso))
  }
  for (const match of digits.matchAll(NUMERIC)) {
    const iso = numericIso(Number(match[1]), Number(match[3]), match[4]!, match[2] === '.' ? 'day-first' : order)
    if (iso !== undefined) found.push(foundAt(text, match, iso))
  }
  for (const match of digits.matchAll(SPACED)) {
    const iso = numericIso(Number(match[1]), Number(match[2]), match[3]!, 'day-first')
    if (iso !== undefined) found.push(foundAt(text, match, iso))
  }
  for (const match of digits.matchAll(SHORT_YEAR)) {
    const iso = numericIso(Number(match[1]), Number(match[2]), `20${match[3]}`, 'day-first')
    if (iso !== undefined && iso !== null) found.push(foundAt(text, match, iso))
  }
  return withoutOverlaps(found)
}

/** The date in a path such as /2020/02/06/ or /2020-02-06-title or /20200206/, as YYYY-MM-DD or YYYY-MM. */
export function dateInUrl(url: string): string | undefined {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const day =
    /(?:^|\D)((?:19|20)\d{2})[/\-_](0?[1-9]|1[0-2])[/\-_](0?[1-9]|[12]\d|3[01])(?!\d)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d{2})\/?(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path)
  if (day !== null) return validDay(day[1]!, Number(day[2]), Number(day[3]))
  const named = /\/((?:19|20)\d{2})\/([a-z]{3,9})\/(0?[1-9]|[12]\d|3[01])(?!\d)/i.exec(path)
  const month = named === null ? undefined : monthOfName(named[2]!)
  if (named !== null && month !== undefined) return validDay(named[1]!, month, Number(named[3]))
  const monthOnly = /\/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])(?=\/)/.exec(path)
  return monthOnly === null ? undefined : `${monthOnly[1]}-${monthOnly[2]}`
}

/** Whole days between two ISO dates; 0 where one of them names only the month that holds the other. */
export function daysApart(a: string, b: string): number {
  if (a.startsWith(b) || b.startsWith(a)) return 0
  const day = (iso: string): number => Date.parse(iso.length === 7 ? `${iso}-01` : iso) / 86_400_000
  return Math.abs(day(a) - day(b))
}

function isoOf(match: RegExpExecArray | RegExpMatchArray, places: Places): string | undefined {
  const parts = match.slice(1).filter((part) => part !== undefined && !/^[-/.]$/.test(part))
  const [first, second, third] = parts as [string, string, string]
  const month = (name: string): number => (/^\d/.test(name) ? Number(name) : (monthOfName(name) ?? 0))
  if (places === 'dmy') return validDay(third, month(second), Number(first))
  if (places === 'mdy') return validDay(third, month(first), Number(second))
  if (places === 'ydm') return validDay(first, month(third), Number(second))
  if (places === 'ymd') return validDay(first, month(second), Number(third))
  const number = month(first)
  return number === 0 ? undefined : `${second}-${String(number).padStart(2, '0')}`
}

function numericIso(
  first: number,
  second: number,
  year: string,
  order: DayOrder | undefined,
): string | null | undefined {
  const dayFirst = validDay(year, second, first)
  const monthFirst = validDay(year, first, second)
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst) return dayFirst ?? monthFirst
  if (order === undefined) return null
  return order === 'day-first' ? dayFirst : monthFirst
}

function validDay(year: string, month: number, day: number): string | undefined {
  if (month < 1 || month > 12) return undefined
  const days = new Date(Date.UTC(Number(year), month, 0)).getUTCDate()
  if (day < 1 || day > days) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function foundAt(text: string, match: RegExpExecArray | RegExpMatchArray, iso: string | null): FoundDate {
  const start = match.index!
  const end = start + match[0].length
  return { iso, start, end, text: text.slice(start, end) }
}

/** Of overlapping finds the longest, so that "6 February 2020" wins over "February 2020". */
function withoutOverlaps(found: readonly FoundDate[]): FoundDate[] {
  const chosen: FoundDate[] = []
  for (const date of found.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (chosen.every((other) => date.end <= other.start || date.start >= other.end)) chosen.push(date)
  }
  return chosen.toSorted((a, b) => a.start - b.start)
}

// The zeros of the digits that dates are printed with.
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xae6, 0xbe6, 0xc66, 0xce6, 0xe50, 0xff10]
const OTHER_DIGITS = new RegExp(`[${ZEROS.map((zero) => String.fromCodePoint(zero, 0x2d, zero + 9)).join('')}]`, 'gu')

/** The digits of Arabic, Persian, Indic scripts and Thai, and full-width ones, as ASCII, at the same places. */
function asciiDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (digit) => {
    const point = digit.codePointAt(0)!
    return String(point - ZEROS.find((zero) => point >= zero && point < zero + 10)!)
  })
}
