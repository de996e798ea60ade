/** The last few values that were made, by key. */
export class Recent<V> {
  readonly #values = new Map<string, V>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** The value of a key; `make` makes it when it is not kept (any more). What throws is not kept. */
  get(key: string, make: () => V): V {
    const kept = this.#values.get(key)
    const value = kept ?? make()
    // Set again, so that the first key is the one used longest ago.
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size > this.#most) {
      const [oldest] = this.#values.keys()
      if (oldest !== undefined) this.#values.delete(oldest)
    }
    return value
  }

  clear(): void {
    this.#values.clear()
  }
}
