/** The months (YYYY-MM) among what `library.days` says of years, in order, each once. */
export function monthsOf(counted: readonly { readonly value: string }[]): string[] {
  return [...new Set(counted.map(({ value }) => value.slice(0, 7)))].filter((value) => value.length === 7).toSorted()
}

/** Of months in order the one to open with: that of a date (a year, month or day), else the last. */
export function nearestMonth(months: readonly string[], date: string | undefined): string {
  return (
    months.find((month) => date !== undefined && (month.startsWith(date) || date.startsWith(month))) ?? months.at(-1)!
  )
}

/** How strongly a day is tinted, 0 (no article) to 4 (as many as the fullest day of the month). */
export function strength(count: number, most: number): number {
  return count <= 0 ? 0 : Math.min(4, 1 + Math.floor((3 * count) / most))
}
