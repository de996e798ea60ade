import type { RecordRefusal } from '../formats/format.ts'

/** How many records of a file are listed one by one for the same reason. */
export const MOST_LISTED = 100

/**
 * Keeps the report of a file readable: the first records that give no article for the same reason are rows of their own, all
 * further ones a single row with their number.
 */
export class RefusalTally {
  readonly #counts = new Map<
    string,
    { count: number; first: string; last: string; refusal: RecordRefusal['refusal'] }
  >()
  readonly #what: string

  /** `what`: the records of the file in the plural, for people: "rows". */
  constructor(what: string) {
    this.#what = what
  }

  /** The row of a record, or undefined when it is only counted. */
  add(record: string, refusal: RecordRefusal['refusal']): RecordRefusal | undefined {
    const counted = this.#counts.get(refusal.code)
    if (counted === undefined) {
      this.#counts.set(refusal.code, { count: 1, first: '', last: '', refusal })
      return { record, refusal }
    }
    counted.count++
    if (counted.count <= MOST_LISTED) return { record, refusal }
    if (counted.first === '') counted.first = record
    counted.last = record
    return undefined
  }

  /** The rows that sum up those that were only counted, for the end of the file. */
  *rest(): Generator<RecordRefusal> {
    for (const { count, first, last, refusal } of this.#counts.values()) {
      if (count <= MOST_LISTED) continue
      const more = (count - MOST_LISTED).toLocaleString('en')
      const place = first === last ? first : `${first} to ${last}`
      const reason = `The same goes for ${more} more ${this.#what} (${place}): ${refusal.reason}`
      yield { refusal: { ...refusal, reason } }
    }
  }

  /** How many records gave no article. */
  get total(): number {
    let total = 0
    for (const { count } of this.#counts.values()) total += count
    return total
  }
}
