/** What is left to be done: `more` at once, `later` when some time has passed, or nothing until something has changed. */
export type WorkLeft = 'more' | 'later' | 'none'

/** Without a call for so long, nobody waits for an answer (milliseconds). */
const QUIET = 2000
/** Between two slices calls are taken, and other threads have the processor. */
const PAUSE = 4
/** What was put off waits for so many times what was worked before, so that work without end takes a small share of the time. */
const REST = 10

/** Does the work of a thread that nobody waits for, in slices, while nothing else is asked of it. */
export class IdleWork {
  readonly #work: () => WorkLeft
  #timer: NodeJS.Timeout | undefined
  #notBefore = 0
  #worked = 0

  /** `work` does one slice, of some milliseconds. */
  constructor(work: () => WorkLeft) {
    this.#work = work
    this.putOff()
  }

  /** Something was asked: it may go on asking. */
  putOff(): void {
    this.#wait(Math.max(QUIET, this.#notBefore - performance.now()))
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#slice(), milliseconds)
  }

  #slice(): void {
    const began = performance.now()
    const left = this.#work()
    const now = performance.now()
    this.#worked += now - began
    if (left === 'more') this.#wait(PAUSE)
    if (left !== 'later') return
    this.#notBefore = Math.max(this.#notBefore, now + this.#worked * REST)
    this.#worked = 0
    this.putOff()
  }
}
