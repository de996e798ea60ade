/** A stretch of time as far as a date says it: milliseconds since 1970, UTC, end exclusive. */
export interface TimeSpan {
  readonly from: number
  readonly to: number
  readonly precision: 'year' | 'month' | 'day' | 'time'
}

const DATE = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?/
const MINUTE = 60_000
const DAY = 86_400_000

/**
 * The stretch that a publication date names: a year, a month, a day, or a minute. A time without a zone is taken as UTC. Null for
 * what is no ISO 8601 date.
 */
export function timeSpan(iso: string): TimeSpan | null {
  const parts = DATE.exec(iso)
  if (parts === null) return null
  const [, year, month, day, hour, minute, , zone] = parts
  const y = Number(year)
  if (month === undefined) return { from: Date.UTC(y, 0, 1), to: Date.UTC(y + 1, 0, 1), precision: 'year' }
  const m = Number(month) - 1
  if (day === undefined) return { from: Date.UTC(y, m, 1), to: Date.UTC(y, m + 1, 1), precision: 'month' }
  const start = Date.UTC(y, m, Number(day))
  if (Number.isNaN(start)) return null
  if (hour === undefined) return { from: start, to: start + DAY, precision: 'day' }
  const at = start + Number(hour) * 60 * MINUTE + Number(minute) * MINUTE - offsetOf(zone)
  return { from: at, to: at + MINUTE, precision: 'time' }
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE
}

/** A mark of a time axis; `unit` says how finely it has to be worded. */
export interface TimeTick {
  readonly at: number
  readonly unit: 'year' | 'month' | 'day' | 'time'
}

const HOURS = [1, 2, 3, 6, 12]
const DAYS = [1, 2, 7, 14]
const MONTHS = [1, 2, 3, 6]
const YEARS = [1, 2, 5, 10, 20, 50, 100]

/** Round times from `from` to `to`, about `wanted` of them at most; with `days` none within a day. */
export function timeTicks(from: number, to: number, wanted: number, days: boolean): TimeTick[] {
  const room = (to - from) / Math.max(1, wanted)
  const hours = days ? undefined : HOURS.find((step) => step * 60 * MINUTE >= room)
  if (hours !== undefined) return every(from, to, hours * 60 * MINUTE, 'time')
  const step = DAYS.find((count) => count * DAY >= room)
  if (step !== undefined) return every(from, to, step * DAY, 'day')
  const months = MONTHS.find((step) => step * 28 * DAY >= room)
  if (months !== undefined) return calendar(from, to, months, 'month')
  const years = YEARS.find((step) => step * 365 * DAY >= room) ?? YEARS.at(-1)!
  return calendar(from, to, years * 12, 'year')
}

function every(from: number, to: number, step: number, unit: TimeTick['unit']): TimeTick[] {
  const ticks: TimeTick[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push({ at, unit })
  return ticks
}

function calendar(from: number, to: number, months: number, unit: TimeTick['unit']): TimeTick[] {
  const ticks: TimeTick[] = []
  const first = new Date(from)
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth()
  for (let month = Math.floor(start / months) * months; ; month += months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1)
    if (at > to) return ticks
    if (at >= from) ticks.push({ at, unit })
  }
}
