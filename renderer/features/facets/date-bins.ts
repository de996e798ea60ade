/** A bar of the histogram: `from` and `to` are months (2020-02), or years in four digits when the scale is of years. */
export interface DateBin {
  readonly from: string
  readonly to: string
  readonly count: number
}

/** Articles over time, with what cannot be placed on the scale. */
export interface DateBins {
  readonly scale: 'month' | 'year'
  /** Without gaps, in order; none when no article has a date. */
  readonly bins: readonly DateBin[]
  /** On a scale of months: articles of which only the year is known. */
  readonly yearOnly: number
  readonly undated: number
}

/** Up to so many months, bars are months. */
const MOST_MONTHS = 48
const MOST_BARS = 120

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

const monthName = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

const yearName = (year: number): string => String(year).padStart(4, '0')

/**
 * Counts by month (`2020-02`; `2020` where only the year is known; '' for no date) as bars of equal spans: months where that gives
 * few enough, else years, else several years.
 */
export function dateBins(counts: readonly (readonly [string, number])[]): DateBins {
  const undated = sum(counts.filter(([month]) => month === ''))
  const months = counts.filter(([month]) => /^\d{4}-\d{2}$/.test(month))
  const years = counts.filter(([month]) => /^\d{4}$/.test(month))
  const dated = [...months, ...years]
  if (dated.length === 0) return { scale: 'year', bins: [], yearOnly: 0, undated }
  const numbers = months.map(([month]) => monthNumber(month))
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  // Years alone have their place among months only where these are of the same years.
  const within = years.every(([year]) => Number(year) * 12 + 11 >= first && Number(year) * 12 <= last)
  if (months.length > 0 && last - first < MOST_MONTHS && within) {
    const byMonth = new Map(months)
    const bins = Array.from({ length: last - first + 1 }, (_, at) => {
      const name = monthName(first + at)
      return { from: name, to: name, count: byMonth.get(name) ?? 0 }
    })
    return { scale: 'month', bins, yearOnly: sum(years), undated }
  }
  const byYear = new Map<number, number>()
  for (const [month, count] of dated) {
    const year = Number(month.slice(0, 4))
    byYear.set(year, (byYear.get(year) ?? 0) + count)
  }
  const [oldest, newest] = [Math.min(...byYear.keys()), Math.max(...byYear.keys())]
  const width = niceWidth((newest - oldest + 1) / MOST_BARS)
  const start = Math.floor(oldest / width) * width
  const bins: DateBin[] = []
  for (let year = start; year <= newest; year += width) {
    let count = 0
    for (let within = year; within < year + width; within++) count += byYear.get(within) ?? 0
    bins.push({ from: yearName(Math.max(year, 1)), to: yearName(Math.min(year + width - 1, 9999)), count })
  }
  return { scale: 'year', bins, yearOnly: 0, undated }
}

function niceWidth(least: number): number {
  let width = 1
  for (const factor of [2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2]) {
    if (width >= least) return width
    width *= factor
  }
  return width
}

function sum(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((total, [, count]) => total + count, 0)
}

/** Labels between the two ends of the axis keep off them by these shares of its width. */
const CLEAR = { start: 0.16, end: 0.8 }
const MOST_LABELS = 5

/** The years that the axis names between its two ends, by the bar at which each begins. */
export function yearLabels(bins: readonly DateBin[]): { readonly at: number; readonly year: string }[] {
  const years = bins.flatMap(({ from }, at) =>
    from.length === 4 || from.endsWith('-01') ? [{ at, year: from.slice(0, 4) }] : [],
  )
  const first = Number(years[0]?.year ?? 0)
  const span = Number(years.at(-1)?.year ?? 0) - first + 1
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000].find((each) => span / each <= MOST_LABELS) ?? 5000
  return years.filter(({ at, year }) => {
    const share = at / bins.length
    return Number(year) % step === 0 && share >= CLEAR.start && share <= CLEAR.end
  })
}

/** The bars from `first` to `last` as `date:` takes them: `2020-02`, `2019..2021`. */
export function dateValue(bins: readonly DateBin[], first: number, last: number): string {
  const { from } = bins[first]!
  const { to } = bins[last]!
  return from === to ? from : `${from}..${to}`
}

/** The bars that a value of `date:` covers, both inclusive; null when it covers none, or is no such value. */
export function binsOf(bins: readonly DateBin[], value: string): readonly [number, number] | null {
  const [from, to = from] = value.split('..')
  if (from === undefined || to === undefined || !/^\d{4}(-\d{2})?/.test(from) || !/^\d{4}(-\d{2})?/.test(to))
    return null
  // A bar is covered as soon as a part of it is.
  const inside = bins.flatMap((bin, at) => {
    const begins = bin.from.slice(0, to.length) <= to.slice(0, bin.from.length)
    const ends = bin.to.slice(0, from.length) >= from.slice(0, bin.to.length)
    return begins && ends ? [at] : []
  })
  return inside.length === 0 ? null : [inside[0]!, inside.at(-1)!]
}
