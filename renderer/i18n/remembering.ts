/** So many are kept, and then it begins anew: enough for all that stands in a window. */
const most = 4000

/** Remembers what was made for a key, for what is made again and again while one scrolls and types. */
export function remembering<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>()
  return (key, make) => {
    const known = made.get(key)
    if (known !== undefined) return known
    if (made.size >= most) made.clear()
    const value = make()
    made.set(key, value)
    return value
  }
}
