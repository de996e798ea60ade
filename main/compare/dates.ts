import type { ComparedArticle, Sentence } from './compared-article.ts'
import { ambiguousCalendarWords, capitalCalendarWords, months, weekdays } from './lexicon/calendar.ts'

/** A date as an article prints it. */
export interface DateMention {
  /** Positions in the article's words. */
  readonly from: number
  readonly to: number
  /** As precise as is known, EDTF: "2020-02-03", "2020-02", "2020", "XXXX-02-03"; null for what only the context places ("last week"). */
  readonly date: string | null
  /** What it names: dates of different grain are about different things. */
  readonly grain: 'day' | 'month' | 'year' | 'period'
}

const YEAR = /^(?:1[5-9]|20)\d{2}$/u
const DAY = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º)?$/u
const ISO = /^(?:1[5-9]|20)\d{2}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/u
const DOTTED = /^(0?[1-9]|[12]\d|3[01])[./](0?[1-9]|1[0-2])[./]((?:1[5-9]|20)\d{2})$/u
const NAMES_TIME = new Set(
  'in on since of until till by from during early late mid last next this im am seit ab bis vom anfang ende en depuis le de desde el в с до fin'.split(
    ' ',
  ),
)
const PARTS = new Set(
  'early late mid mid- anfang mitte ende début fin principios mediados finales начале конце'.split(' '),
)
const PERIODS = new Set('week month year weekend'.split(' '))
const DAYS_AGO = new Map([
  ['yesterday', 1],
  ['today', 0],
  ['tomorrow', -1],
  ['gestern', 1],
  ['heute', 0],
  ['hier', 1],
  ['ayer', 1],
  ['вчера', 1],
  ['сегодня', 0],
])
const DATE_WORDS = new Set([...months.keys(), ...weekdays.keys(), ...DAYS_AGO.keys(), ...PERIODS])
const DAY_LENGTH = 86_400_000

/**
 * The dates of a sentence, in order: days, months and years by name and number, days of the week, "last month", "yesterday". What leaves the year or
 * the day open is completed from the article's publication date where that is known to the day: the nearest such day, the last such
 * day of the week.
 */
export function datesOf(article: ComparedArticle, sentence: Sentence): DateMention[] {
  const found: DateMention[] = []
  for (let at = sentence.from; at < sentence.to;) {
    const mention = dateAt(article, sentence, at)
    if (mention === null) {
      at++
      continue
    }
    const before = mention.from > sentence.from ? article.words[mention.from - 1]! : ''
    found.push(PARTS.has(before) ? { ...mention, from: mention.from - 1 } : mention)
    at = mention.to
  }
  return found
}

function dateAt(article: ComparedArticle, sentence: Sentence, at: number): DateMention | null {
  const { words, date: published } = article
  const wordAt = (n: number): string => (n >= sentence.from && n < sentence.to ? words[n]! : '')
  const bare = (n: number): string => wordAt(n).replace(/[.']s?$/u, '')
  // Most words begin no date.
  if (!beginsDate(wordAt(at))) return null
  const word = bare(at)
  const one = (date: string | null, grain: DateMention['grain'] = 'day'): DateMention => ({
    from: at,
    to: at + 1,
    date,
    grain,
  })
  if (ISO.test(word)) return one(word, word.length < 10 ? 'month' : 'day')
  const dotted = DOTTED.exec(word)
  if (dotted !== null) return one(`${dotted[3]}-${dotted[2]!.padStart(2, '0')}-${dotted[1]!.padStart(2, '0')}`)
  // "3 February 2020", "3. Februar", "3 de febrero de 2020"
  if (DAY.test(word)) {
    const name = wordAt(at + 1) === 'de' || wordAt(at + 1) === 'of' ? at + 2 : at + 1
    const month = monthAt(article, bare(name), name, true)
    if (month === null) return null
    const skipped = wordAt(name + 1) === 'de' ? name + 2 : name + 1
    const year = YEAR.test(bare(skipped)) ? bare(skipped) : null
    return {
      from: at,
      to: year === null ? name + 1 : skipped + 1,
      date: dayOf(year, month, word, published),
      grain: 'day',
    }
  }
  const month = monthAt(article, word, at)
  if (month !== null) {
    if (DAY.test(bare(at + 1)) && adjoins(article, at)) {
      const year = YEAR.test(bare(at + 2)) ? bare(at + 2) : null
      return {
        from: at,
        to: at + (year === null ? 2 : 3),
        date: dayOf(year, month, bare(at + 1), published),
        grain: 'day',
      }
    }
    if (YEAR.test(bare(at + 1))) return { from: at, to: at + 2, date: `${bare(at + 1)}-${two(month)}`, grain: 'month' }
    const isDoubtful = ambiguousCalendarWords.has(word) || capitalCalendarWords.has(word)
    if (isDoubtful && !NAMES_TIME.has(wordAt(at - 1))) return null
    return one(monthOf(month, published), 'month')
  }
  const weekday = weekdays.get(word)
  if (weekday !== undefined && isName(article, at, word)) return one(lastWeekday(weekday, published))
  if (YEAR.test(word) && NAMES_TIME.has(wordAt(at - 1))) return one(word, 'year')
  const ago = DAYS_AGO.get(word)
  if (ago !== undefined) return one(published === null ? null : shifted(published, -ago))
  if (PERIODS.has(word)) {
    const before = wordAt(at - 1)
    if (/^(?:last|this|next)$/u.test(before)) return { from: at - 1, to: at + 1, date: null, grain: 'period' }
    const from = before === 'the' ? at - 1 : at
    if (wordAt(from - 1) === 'of' && wordAt(from - 2) === 'end')
      return { from: from - 2, to: at + 1, date: null, grain: 'period' }
  }
  return null
}

const beginsDate = (word: string): boolean => {
  const code = word.charCodeAt(0)
  if (code >= 48 && code <= 57) return true
  if (DATE_WORDS.has(word)) return true
  const last = word.at(-1)
  return (last === '.' || last === 's') && DATE_WORDS.has(word.replace(/[.']s?$/u, ''))
}

/** The month that a word names there, 1 to 12, or null. */
function monthAt(article: ComparedArticle, word: string, at: number, numbered = false): number | null {
  const month = months.get(word)
  return month !== undefined && isName(article, at, word, numbered) ? month : null
}

/** Whether a name is no other word: English has capitals for it, in other languages a number beside it tells. */
function isName(article: ComparedArticle, at: number, word: string, numbered = false): boolean {
  if (!capitalCalendarWords.has(word) && (numbered || !ambiguousCalendarWords.has(word))) return true
  return /^\p{Lu}/u.test(article.text.slice(article.starts[at], article.starts[at]! + 2))
}

const adjoins = (article: ComparedArticle, at: number): boolean =>
  /^[\s.]{1,3}$/u.test(article.text.slice(article.ends[at], article.starts[at + 1]))

const two = (number: number): string => String(number).padStart(2, '0')

/** A publication date to the day as milliseconds, or null. */
const dayTime = (published: string | null): number | null => {
  const time =
    published === null || published.length < 10 ? Number.NaN : Date.parse(`${published.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(time) ? null : time
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

function shifted(published: string, days: number): string | null {
  const time = dayTime(published)
  return time === null ? null : isoDay(time + days * DAY_LENGTH)
}

function dayOf(year: string | null, month: number, dayText: string, published: string | null): string {
  const day = two(Number.parseInt(dayText, 10))
  return `${year ?? nearestYear(month, Number(day), published)}-${two(month)}-${day}`
}

const monthOf = (month: number, published: string | null): string =>
  `${nearestYear(month, 15, published)}-${two(month)}`

/** The year that brings a day nearest to the publication; XXXX where that is not known. */
function nearestYear(month: number, day: number, published: string | null): string {
  const time = dayTime(published)
  if (time === null) return 'XXXX'
  const year = Number(published!.slice(0, 4))
  const far = (candidate: number): number => Math.abs(Date.UTC(candidate, month - 1, day) - time)
  return String(
    [year - 1, year, year + 1].reduce((best, candidate) => (far(candidate) < far(best) ? candidate : best), year),
  )
}

function lastWeekday(weekday: number, published: string | null): string | null {
  const time = dayTime(published)
  if (time === null) return null
  const back = ((((new Date(time).getUTCDay() || 7) - weekday) % 7) + 7) % 7
  return isoDay(time - back * DAY_LENGTH)
}
