import type { Connection } from '../connection.ts'
import type { WorkLeft } from '../idle-work.ts'
import { makePairs, type PairLimits } from './make-pairs.ts'
import { openTextIndex } from './text-index.ts'
import { keepPairs, type WordPairs } from './word-pairs.ts'

/** Keeps the pairs of words that a connection searches with true to the index that it sees. */
export class PairKeeper {
  readonly #connection: Connection
  readonly #limits: PairLimits
  #making: Generator<WordPairs | undefined, WordPairs | null> | undefined
  /** The state of the index at the last step, and the one that pairs were made of, or could not be. */
  #seen: string | undefined
  #done: string | undefined

  constructor(connection: Connection, limits: PairLimits) {
    this.#connection = connection
    this.#limits = limits
  }

  /**
   * Works for so many milliseconds. An index that changes is left alone: it is read once it was the same in two steps with some time
   * between them. Never throws: without pairs, phrases are found all the same.
   */
  step(milliseconds: number): WorkLeft {
    try {
      return this.#connection.snapshot(() => this.#step(performance.now() + milliseconds))
    } catch {
      this.#making = undefined
      this.#done = this.#seen
      return 'none'
    }
  }

  #step(until: number): WorkLeft {
    const index = openTextIndex(this.#connection, () => undefined)
    if (index === null || index.stamp === this.#done) return 'none'
    if (index.stamp !== this.#seen) {
      this.#seen = index.stamp
      this.#making = undefined
      keepPairs(this.#connection, null)
      return 'later'
    }
    this.#making ??= makePairs(index, this.#limits)
    for (;;) {
      const { done, value } = this.#making.next()
      if (value !== undefined) keepPairs(this.#connection, value)
      if (done === true) {
        this.#making = undefined
        this.#done = index.stamp
        return 'none'
      }
      if (performance.now() >= until) return 'more'
    }
  }
}
