const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** True for an ISO 8601 date of the calendar, as precise as it is known: year, month, day, or with a time. */
export function isPublishedDate(value: string): boolean {
  const parts = DATE.exec(value)
  if (parts === null) return false
  const [year, month, day, hour, minute] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (month !== undefined && (month < 1 || month > 12)) return false
  // Day 0 of the next month is the last of this one.
  if (day !== undefined && (day < 1 || day > new Date(Date.UTC(year!, month, 0)).getUTCDate())) return false
  return (hour ?? 0) < 24 && (minute ?? 0) < 60
}

/**
 * A date as people read it, no more precise than it is known: `2020`, `February 2020`, `6 February 2020`, and the time as
 * it was stated, in its own zone. What is no ISO date is shown as it stands.
 */
export function showPublishedDate(value: string, locale: string): string {
  const parts = DATE.exec(value)
  if (parts === null || !isPublishedDate(value)) return value
  const [year, month, day] = parts.slice(1, 4)
  if (month === undefined) return year!
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`)
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'long' }
  if (day !== undefined) options.day = 'numeric'
  const shown = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options).format(date)
  const time = value.slice(11)
  return time === '' ? shown : `${shown}, ${time.replace(/^(\d{2}:\d{2}):00(?:\.0+)?/, '$1').replace(/Z$/, ' UTC')}`
}
