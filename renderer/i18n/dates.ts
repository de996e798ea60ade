import { useIntl } from 'react-intl'
import { remembering } from './remembering.ts'

/** Words dates for the list. */
export interface Dates {
  /** A publication date as precise as it is known: '2020-02' becomes 'Feb 2020'. What is no ISO date is shown as it stands. */
  published(iso: string): string
  /** A month of a year, as it stands under its year: '2020-02' becomes 'February'. */
  month(value: string): string
  /** A day, as it stands under its month: '2020-02-06' becomes 'Thu 6 February'. */
  day(value: string): string
  /** A point in time: the time of day for today, else the date. */
  added(iso: string): string
}

/** Date formats of the interface's language. A publication date is a calendar date: no time zone ever moves it. */
export function useDates(): Dates {
  const { locale } = useIntl()
  let dates = made.get(locale)
  if (dates === undefined) made.set(locale, (dates = createDates(locale)))
  return dates
}

// Making formats takes longer than drawing the row of a list that they are for.
const made = new Map<string, Dates>()

function createDates(locale: string): Dates {
  const utc = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const local = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  const day = utc({ day: 'numeric', month: 'short', year: 'numeric' })
  const month = utc({ month: 'short', year: 'numeric' })
  const monthAlone = utc({ month: 'long' })
  const weekday = utc({ weekday: 'short', day: 'numeric', month: 'long' })
  const dateOf = (value: string): Date => new Date(`${value.length === 7 ? `${value}-01` : value}T00:00:00Z`)
  const [dayOf, momentOf] = [remembering<string>(), remembering<string>()]
  const time = local({ hour: '2-digit', minute: '2-digit' })
  const localDay = local({ day: 'numeric', month: 'short', year: 'numeric' })
  return {
    published: (iso) => {
      const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso)
      if (parts === null) return iso
      const [date, y, m, d] = parts
      if (m === undefined) return y!
      return dayOf(date, () =>
        (d === undefined ? month : day).format(new Date(Date.UTC(Number(y), Number(m) - 1, Number(d ?? 1)))),
      )
    },
    month: (value) => monthAlone.format(dateOf(value)),
    day: (value) => weekday.format(dateOf(value)),
    added: (iso) => {
      const today = new Date().toDateString()
      return momentOf(`${today} ${iso}`, () => {
        const date = new Date(iso)
        if (Number.isNaN(date.getTime())) return iso
        return date.toDateString() === today ? time.format(date) : localDay.format(date)
      })
    },
  }
}
