import type { ReadOutput } from '../../db/operations.ts'
import type { Frequency, FrequencyPoint, FrequencySeries, PeriodUnit } from '../contract/concordance.ts'
import { foldForSearch } from '../text/fold.ts'
import type { IndexedArticle } from './hit-index.ts'

/** Periods on an axis: no more, or the points run together. */
const MOST_DAYS = 62
const MOST_MONTHS = 60
const MOST_PERIODS = 4000

const LENGTH = { day: 10, month: 7, year: 4 } as const satisfies Record<PeriodUnit, number>

/** The texts that hits are set against, by outlet and date. */
export type Frame = ReadOutput<'concordance.frame'>

interface Count {
  hits: number
  inferred: number
  words: number
  articles: number
}

interface Outlet {
  name: string
  hits: number
  readonly periods: Map<string, Count>
}

/** What of a frequency table comes from the hits and from the texts searched. */
export type FrequencyTable = Pick<Frequency, 'unit' | 'periods' | 'series' | 'undated' | 'imprecise'>

/**
 * Hits over time by outlet, per million words of what the outlet published in the period. A date counts where it is known as
 * precisely as the periods are long; what is not dated, or less precisely, is counted apart. `outlets`: so many are told apart.
 */
export function frequencyTable(
  articles: readonly IndexedArticle[],
  frame: Frame,
  { unit: wanted, outlets: most }: { readonly unit?: PeriodUnit | undefined; readonly outlets: number },
): FrequencyTable {
  const unit = wanted ?? fittingUnit(articles)
  const length = LENGTH[unit]
  const byOutlet = new Map<string, Outlet>()
  const undated = noCount()
  const imprecise = noCount()
  const countOf = (name: string, date: string): { count: Count; outlet?: Outlet } => {
    if (date === '') return { count: undated }
    if (date.length < length) return { count: imprecise }
    const key = foldForSearch(name)
    let outlet = byOutlet.get(key)
    if (outlet === undefined) byOutlet.set(key, (outlet = { name, hits: 0, periods: new Map() }))
    const period = date.slice(0, length)
    let count = outlet.periods.get(period)
    if (count === undefined) outlet.periods.set(period, (count = noCount()))
    return { count, outlet }
  }
  for (const { name, date, words, articles: number } of frame.cells) {
    const { count } = countOf(name, date)
    count.words += words
    count.articles += number
  }
  for (const article of articles) {
    const { count, outlet } = countOf(article.outlet ?? '', article.date?.slice(0, 10) ?? '')
    count.hits += article.hits
    if (article.inferred) count.inferred += article.hits
    if (outlet !== undefined) outlet.hits += article.hits
  }

  const periods = periodsOf(
    articles.flatMap(({ date }) => (date !== null && date.length >= length ? [date.slice(0, length)] : [])),
    unit,
  )
  const series = (kind: FrequencySeries['kind'], outlets: readonly Outlet[], name: string): FrequencySeries => {
    const points = periods.map((period) => {
      const sum = noCount()
      for (const outlet of outlets) addTo(sum, outlet.periods.get(period))
      return pointOf(sum)
    })
    return { kind, outlet: name, hits: points.reduce((sum, { hits }) => sum + hits, 0), points }
  }
  const all = [...byOutlet]
  const known = all
    .filter(([key, { hits }]) => key !== '' && hits > 0)
    .map(([, outlet]) => outlet)
    .toSorted((a, b) => b.hits - a.hits || (a.name < b.name ? -1 : 1))
  const unknown = byOutlet.get('')
  const rest = known.slice(most)
  return {
    unit,
    periods,
    series: [
      series(
        'all',
        all.map(([, outlet]) => outlet),
        '',
      ),
      ...known.slice(0, most).map((outlet) => series('outlet', [outlet], outlet.name)),
      ...(unknown !== undefined && unknown.hits > 0 ? [series('unknown', [unknown], '')] : []),
      ...(rest.length > 0 ? [series('others', rest, '')] : []),
    ],
    undated: pointOf(undated),
    imprecise: pointOf(imprecise),
  }
}

/** Days, months or years: the finest in which the dated hits fit on one axis, and in which most of their dates are known. */
function fittingUnit(articles: readonly IndexedArticle[]): PeriodUnit {
  const dates = articles.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 10)]))
  const preciseEnough = (length: number): boolean =>
    dates.filter((date) => date.length >= length).length * 2 >= dates.length
  const ordered = dates.filter((date) => date.length >= 7).toSorted()
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first === undefined || last === undefined || !preciseEnough(7)) return 'year'
  const days = (Date.parse(last.padEnd(10, '-28')) - Date.parse(first.padEnd(10, '-01'))) / 86_400_000
  if (days < MOST_DAYS && preciseEnough(10)) return 'day'
  return days < MOST_MONTHS * 31 ? 'month' : 'year'
}

/** Every period from the first to the last of these; too many of them are too few dates that are right, so only those are left. */
function periodsOf(present: readonly string[], unit: PeriodUnit): string[] {
  const known = [...new Set(present)].toSorted()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const periods: string[] = []
  for (let period = first; period <= last; period = after(period, unit)) {
    if (periods.length === MOST_PERIODS) return known
    periods.push(period)
  }
  return periods
}

function after(period: string, unit: PeriodUnit): string {
  if (unit === 'year') return String(Number(period) + 1).padStart(4, '0')
  const date = new Date(`${unit === 'month' ? `${period}-01` : period}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return '~'
  if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + 1)
  else date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, LENGTH[unit])
}

function noCount(): Count {
  return { hits: 0, inferred: 0, words: 0, articles: 0 }
}

function addTo(sum: Count, count: Count | undefined): void {
  if (count === undefined) return
  sum.hits += count.hits
  sum.inferred += count.inferred
  sum.words += count.words
  sum.articles += count.articles
}

function pointOf({ hits, inferred, words, articles }: Count): FrequencyPoint {
  return { hits, inferred, words, articles, perMillion: words === 0 ? null : (hits / words) * 1e6 }
}
