/** One wording of an operand of NEAR, and where it begins among the words of a text, in ascending order. */
export interface NearTrack {
  readonly operand: number
  /** How many words it is. */
  readonly length: number
  readonly starts: readonly number[]
}

/** A place of an operand that takes part in NEAR. */
export interface NearPlace {
  readonly operand: number
  readonly start: number
  readonly length: number
}

/** So many places are looked at to choose among in one text, before what is left counts as near: only texts made for it need more. */
const MOST_LOOKS = 150_000

/**
 * FTS5's NEAR over words that are all different: places of every operand so that, m being the last start among them, at most
 * `distance` words lie between the end of each and m, and no word of the text belongs to two of them. Answers every place that takes
 * part in such a choice. `kinds`: for each operand the number
 * of the first one that seeks the same, for which alone places are answered.
 */
export function placesNear(tracks: readonly NearTrack[], kinds: readonly number[], distance: number): NearPlace[] {
  const found = overlap(tracks) ? distinct(tracks, kinds, distance) : apart(tracks, kinds.length, distance)
  return found.toSorted((a, b) => a.start - b.start || a.length - b.length)
}

/** Whether a word of the text belongs to places of two operands. */
function overlap(tracks: readonly NearTrack[]): boolean {
  const owners = new Map<number, number>()
  for (const { operand, length, starts } of tracks) {
    for (const start of starts) {
      for (let at = start; at < start + length; at++) {
        const owner = owners.get(at)
        if (owner === undefined) owners.set(at, operand)
        else if (owner !== operand) return true
      }
    }
  }
  return false
}

/** For each m in order, the places that fit are a window of each track, which only moves on. */
function apart(tracks: readonly NearTrack[], operands: number, distance: number): NearPlace[] {
  const windows = tracks.map((track) => ({ ...track, low: 0, high: 0, marked: 0 }))
  const found: NearPlace[] = []
  for (const m of startsOf(tracks)) {
    const there = new Set<number>()
    for (const window of windows) {
      const { starts, length } = window
      while (window.high < starts.length && starts[window.high]! <= m) window.high++
      while (window.low < window.high && starts[window.low]! + length < m - distance) window.low++
      if (window.low < window.high) there.add(window.operand)
    }
    if (there.size < operands) continue
    for (const window of windows) {
      const { operand, length, starts } = window
      for (let at = Math.max(window.low, window.marked); at < window.high; at++)
        found.push({ operand, start: starts[at]!, length })
      window.marked = Math.max(window.marked, window.high)
    }
  }
  return found
}

function startsOf(tracks: readonly NearTrack[]): number[] {
  const lists = new Set(tracks.map(({ starts }) => starts))
  return [...new Set([...lists].flat())].toSorted((a, b) => a - b)
}

/** What one operand may take: its places in order, of which those from `low` to before `high` may fit. */
interface Operand {
  readonly kind: number
  readonly places: readonly NearPlace[]
  readonly longest: number
  /** So many of its places other places can overlap at most: of so many words in all, and so many of them. */
  readonly blocked: (words: number, places: number) => number
  low: number
  high: number
  /** Indexes of places that have come into the window and take part in no choice yet. */
  waiting: number[]
}

function distinct(tracks: readonly NearTrack[], kinds: readonly number[], distance: number): NearPlace[] {
  const first = new Map<number, Operand>()
  const operands = kinds.map((kind, operand): Operand => {
    const same = first.get(kind)
    if (same !== undefined) return { ...same, waiting: [] }
    const own = tracks.filter((track) => track.operand === operand)
    const places = own
      .flatMap(({ starts, length }) => starts.map((start): NearPlace => ({ operand, start, length })))
      .toSorted((a, b) => a.start - b.start || a.length - b.length)
    const made: Operand = {
      kind,
      places,
      longest: Math.max(0, ...own.map(({ length }) => length)),
      blocked: (words, others) => own.reduce((sum, { length }) => sum + words + others * (length - 1), 0),
      low: 0,
      high: 0,
      waiting: [],
    }
    first.set(kind, made)
    return made
  })
  const found: NearPlace[] = []
  const left = { looks: MOST_LOOKS }
  for (const m of startsOf(tracks)) {
    for (const [number, operand] of operands.entries()) {
      const { places, longest, kind } = operand
      for (; operand.high < places.length && places[operand.high]!.start <= m; operand.high++)
        // What one of several that seek the same may take, the others may, too.
        if (kind === number) operand.waiting.push(operand.high)
      while (operand.low < operand.high && places[operand.low]!.start + longest < m - distance) operand.low++
      operand.waiting = operand.waiting.filter((at) => ends(places[at]!) >= m - distance)
    }
    const earliest = m - distance
    if (!canChoose(operands, undefined, earliest, left)) continue
    for (const operand of operands) {
      operand.waiting = operand.waiting.filter((at) => {
        const place = operand.places[at]!
        if (!canChoose(operands, place, earliest, left)) return true
        found.push(place)
        return false
      })
    }
  }
  return found
}

function ends({ start, length }: NearPlace): number {
  return start + length
}

/** Whether each operand can take a place that ends at `first` or after it, no two the same word; `taken` is one of them. */
function canChoose(
  operands: readonly Operand[],
  taken: NearPlace | undefined,
  first: number,
  left: { looks: number },
): boolean {
  if (left.looks <= 0) return true
  left.looks -= operands.length
  const others = operands.filter((_, operand) => operand !== taken?.operand)
  const open = undecided(others, taken, first, left)
  return open === null ? false : choose(open, 0, taken === undefined ? [] : [taken], { first, from: 0 }, left)
}

/**
 * The operands that others may leave without a place, those that seek the same one after the other. One with more places than all the
 * others can overlap finds its own whatever these take. Null where one has none.
 */
function undecided(
  operands: readonly Operand[],
  taken: NearPlace | undefined,
  first: number,
  left: { looks: number },
): Operand[] | null {
  let open = [...operands]
  // What is counted for one is right for all that seek the same: they can be overlapped by no more the later they are asked.
  const counts = new Map<number, number>()
  for (let before = -1; open.length !== before;) {
    before = open.length
    left.looks -= 2 * before
    let words = open.reduce((sum, { longest }) => sum + longest, taken?.length ?? 0)
    let places = open.length + (taken === undefined ? 0 : 1)
    open = open.filter((operand) => {
      const most = operand.blocked(words - operand.longest, places - 1)
      let count = counts.get(operand.kind)
      if (count === undefined) counts.set(operand.kind, (count = countPlaces(operand, first, most, left)))
      if (count <= most) return true
      words -= operand.longest
      places--
      return false
    })
    if (open.some(({ kind }) => counts.get(kind) === 0)) return null
  }
  return open.toSorted((a, b) => a.kind - b.kind)
}

/** How many places of an operand fit; counting ends above `most`. */
function countPlaces({ places, low, high }: Operand, first: number, most: number, left: { looks: number }): number {
  let count = 0
  left.looks--
  for (let at = high - 1; at >= low && count <= most; at--) {
    left.looks--
    if (ends(places[at]!) >= first) count++
  }
  return count
}

function choose(
  open: readonly Operand[],
  next: number,
  taken: NearPlace[],
  { first, from }: { readonly first: number; readonly from: number },
  left: { looks: number },
): boolean {
  const operand = open[next]
  if (operand === undefined) return true
  const { places, low, high, kind } = operand
  // Operands that seek the same take their places in order: every other order is the same choice.
  let end = next + 1
  while (open[end]?.kind === kind) end++
  const goesOn = end > next + 1
  // Each of those that are to come needs a place of its own.
  for (let at = Math.max(low, from); at <= high - (end - next); at++) {
    const place = places[at]!
    if (left.looks-- <= 0) return true
    if (ends(place) < first) continue
    if (taken.some((other) => other.start < ends(place) && place.start < ends(other))) continue
    taken.push(place)
    if (choose(open, next + 1, taken, { first, from: goesOn ? at + 1 : 0 }, left)) return true
    taken.pop()
  }
  return false
}
