// Deep enough for every honest value, shallow enough to end on a cyclic one before the stack does.
const MAX_DEPTH = 200

/**
 * The value as JSON carries it, so that a frame means the same over every pipe: structured clone (Electron) would keep what JSON
 * (WebSocket) drops or changes. Properties that are `undefined` are left out. Throws a TypeError naming the place of anything
 * that JSON would change silently: dates, maps, buffers, class instances, functions, big integers, NaN, holes in arrays.
 */
export const jsonValue = (value: unknown): unknown => visit(value, '$', 0)

const visit = (value: unknown, place: string, depth: number): unknown => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      if (Number.isFinite(value)) return value
      throw unsafe(place, String(value))
    case 'object':
      if (value === null) return null
      if (depth > MAX_DEPTH) throw unsafe(place, 'a value nested too deeply or in a circle')
      return Array.isArray(value) ? visitArray(value, place, depth) : visitObject(value, place, depth)
    default:
      throw unsafe(place, typeof value)
  }
}

const visitArray = (values: readonly unknown[], place: string, depth: number): unknown => {
  let copy: unknown[] | null = null
  // An index loop sees holes, which the array's methods pass over.
  for (let index = 0; index < values.length; index++) {
    const safe = visit(values[index], `${place}[${index}]`, depth + 1)
    if (copy === null && safe !== values[index]) copy = values.slice(0, index)
    copy?.push(safe)
  }
  return copy ?? values
}

const visitObject = (value: object, place: string, depth: number): unknown => {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw unsafe(place, value.constructor.name)
  const entries = Object.entries(value)
  let changed = false
  const kept: [string, unknown][] = []
  for (const [key, item] of entries) {
    if (item === undefined) {
      changed = true
      continue
    }
    const safe = visit(item, `${place}.${key}`, depth + 1)
    changed ||= safe !== item
    kept.push([key, safe])
  }
  // fromEntries defines own properties: a key called __proto__ stays a key.
  return changed ? Object.fromEntries(kept) : value
}

const unsafe = (place: string, what: string): TypeError => new TypeError(`not JSON-safe: ${what} at ${place}`)
