// Long enough that one large file does not make the time left jump, short enough to follow a change.
const WINDOW_MS = 20_000

interface Mark {
  readonly at: number
  readonly articles: number
  readonly bytes: number
}

/** How fast an import goes: articles and bytes over the last seconds. Times in milliseconds of one clock. */
export class Pace {
  #marks: Mark[] = []

  /** Notes where it stands; a pause is left out by `restart`. */
  mark(at: number, articles: number, bytes: number): void {
    const last = this.#marks.at(-1)
    if (last !== undefined && at - last.at < 250) return
    this.#marks.push({ at, articles, bytes })
    const keep = this.#marks.findIndex((mark) => mark.at >= at - WINDOW_MS)
    if (keep > 0) this.#marks.splice(0, keep)
  }

  /** Forgets what was, as after a pause. */
  restart(): void {
    this.#marks = []
  }

  /** Articles a second. */
  articlesPerSecond(): number {
    return this.#per(({ articles }) => articles)
  }

  /** Seconds that so many bytes will take; null while that cannot be said. */
  secondsFor(bytes: number): number | null {
    const rate = this.#per((mark) => mark.bytes)
    return rate > 0 ? bytes / rate : null
  }

  #per(value: (mark: Mark) => number): number {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)]
    if (first === undefined || last === undefined || last.at - first.at < 1000) return 0
    return ((value(last) - value(first)) / (last.at - first.at)) * 1000
  }
}
