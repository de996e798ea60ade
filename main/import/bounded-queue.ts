/** A queue between one producer and one consumer that holds at most `capacity` items: the producer waits when it is full. */
export class BoundedQueue<T> implements AsyncIterable<T> {
  readonly #capacity: number
  readonly #items: T[] = []
  #head = 0
  #ended = false
  #wakeProducer: (() => void) | undefined
  #wakeConsumer: (() => void) | undefined

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get size(): number {
    return this.#items.length - this.#head
  }

  /** Adds an item, as soon as there is room; drops it after `end`. */
  async push(item: T): Promise<void> {
    while (this.size >= this.#capacity && !this.#ended) await new Promise<void>((wake) => (this.#wakeProducer = wake))
    if (this.#ended) return
    this.#items.push(item)
    this.#wakeConsumer?.()
  }

  /** No more items will come; both sides wake. */
  end(): void {
    this.#ended = true
    this.#wakeConsumer?.()
    this.#wakeProducer?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      if (this.size > 0) {
        const item = this.#items[this.#head++]!
        if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
          this.#items.splice(0, this.#head)
          this.#head = 0
        }
        this.#wakeProducer?.()
        yield item
      } else if (this.#ended) return
      else await new Promise<void>((wake) => (this.#wakeConsumer = wake))
    }
  }
}
