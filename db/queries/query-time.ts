/** Milliseconds that answering one query may take, apart from what indexes answer. */
const LONGEST = 1_300

/** The time that one query has left, in milliseconds. It begins to run when it is first asked for. */
export class QueryTime {
  #end: number | undefined

  get left(): number {
    this.#end ??= performance.now() + LONGEST
    return this.#end - performance.now()
  }
}
