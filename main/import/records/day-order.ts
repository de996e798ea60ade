import type { DayOrder } from '../describe/dates.ts'
import { shownOrder } from './stated-date.ts'

const ENOUGH = 20

/**
 * Which comes first in the numeric dates of a file, day or month: decided by those of its dates that have a number above 12. Undefined
 * when there are none, or when they contradict each other.
 */
export class DayOrderVote {
  #dayFirst = 0
  #monthFirst = 0
  #unclear = 0

  /** Counts a date. */
  count(value: string): void {
    const order = shownOrder(value)
    if (order === 'day-first') this.#dayFirst++
    else if (order === 'month-first') this.#monthFirst++
    else if (order === 'unclear') this.#unclear++
  }

  /** Whether the dates counted so far leave the question open. */
  get isOpen(): boolean {
    return this.#unclear > 0 && this.#dayFirst + this.#monthFirst < ENOUGH
  }

  get order(): DayOrder | undefined {
    if (this.#dayFirst > 0 && this.#monthFirst === 0) return 'day-first'
    if (this.#monthFirst > 0 && this.#dayFirst === 0) return 'month-first'
    return undefined
  }
}
