const LONGEST = 300

/** Makes locators of the records of a file: the name that a record has in it, numbered where another has the same; else its number. */
export class UniqueLocators {
  readonly #names = new Map<string, number>()
  #records = 0

  /** The locator of the next record. `name`: what the file calls it. */
  next(name?: string): string {
    this.#records++
    const wanted = (name ?? '').replace(/\s+/g, ' ').trim()
    const base = wanted === '' || wanted.length > LONGEST ? String(this.#records) : wanted
    const count = (this.#names.get(base) ?? 0) + 1
    this.#names.set(base, count)
    return count === 1 ? base : `${base} (${count})`
  }
}
