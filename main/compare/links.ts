import type { Passage } from '../contract/comparison.ts'
import type { SetLink } from '../contract/set-work.ts'
import { joinCells, sentencesIn, type Cell, type Cells } from './cells.ts'
import type { ComparedArticle } from './compared-article.ts'

/** A hand-made link as the comparison takes it. */
export type HandLink = Pick<SetLink, 'kind' | 'places'>

/** Cells that stand in one row by hand. */
export interface HandGroup {
  readonly cells: Cells
  /** Nothing else comes into the row. */
  readonly locked: boolean
}

/** What the researcher decided about the rows, in sentences of the present comparison. */
export interface HandMade {
  readonly groups: readonly HandGroup[]
  /** Whether two rows must not become one, as they hold passages that are kept apart. */
  keptApart(p: Cells, q: Cells): boolean
}

/** A part of a sentence that a place must cover to mean the sentence. */
const LEAST_COVERED = 0.5

/**
 * Finds hand-made links again in the articles as they are compared now. A link is a matter of articles and characters alone, so it
 * holds whatever the base, the order or the shortest run is; sentences are cut anew, and a place means those that it covers by half.
 * Places of articles or layers that are not compared are passed over. `links` come in the order in which they were made, and where
 * they contradict each other the newest wins: what is left of the older one still holds. A lock holds whole or not at all.
 */
export function handMade(articles: readonly ComparedArticle[], links: readonly HandLink[]): HandMade {
  const groups = new Set<HandGroup>()
  const owner = new Map<number, HandGroup>()
  const apart = new Set<number>()
  const count = articles.reduce((sum, article) => sum + article.sentences.length, 0)
  const key = (s: number, t: number): number => Math.min(s, t) * count + Math.max(s, t)
  const keptApart = (p: Cells, q: Cells): boolean => {
    if (apart.size === 0) return false
    const others = sentencesIn(q)
    return sentencesIn(p).some((s) => others.some((t) => apart.has(key(s, t))))
  }
  const add = (group: HandGroup, replaced: ReadonlySet<HandGroup>): void => {
    for (const old of replaced) groups.delete(old)
    groups.add(group)
    for (const s of sentencesIn(group.cells)) owner.set(s, group)
  }
  const ownersOf = (cells: Cells): Set<HandGroup> => new Set(sentencesIn(cells).flatMap((s) => owner.get(s) ?? []))

  const unitOf = (article: number, cell: Cell): Unit | null => {
    let cells: Cells | null = new Map([[article, cell]])
    const owners = ownersOf(cells)
    let locked = false
    for (const group of owners) {
      if (group.locked && !holds(group.cells, cells)) return null
      locked ||= group.locked
      cells = joinCells(cells, group.cells)
      if (cells === null) return null
    }
    return keptApart(cells, cells) ? null : { cells, owners, locked }
  }
  const unitsFit = (u: Unit, v: Unit): boolean =>
    sameGroup(u, v) || (!u.locked && !v.locked && joinCells(u.cells, v.cells) !== null && !keptApart(u.cells, v.cells))

  const link = (places: readonly Place[]): void => {
    const units = withoutConflicts(
      places.flatMap(({ article, cell }) => unitOf(article, cell) ?? []),
      unitsFit,
    )
    if (units.length < 2 || units.some((unit) => unit.locked)) return
    let cells: Cells = new Map()
    const replaced = new Set<HandGroup>()
    for (const unit of units) {
      const joined = joinCells(cells, unit.cells)
      if (joined === null) continue
      cells = joined
      for (const group of unit.owners) replaced.add(group)
    }
    add({ cells, locked: false }, replaced)
  }
  const lock = (places: readonly Place[]): void => {
    const cells = new Map(places.map(({ article, cell }) => [article, cell]))
    if (places.length === 0 || cells.size < places.length || keptApart(cells, cells)) return
    const owners = ownersOf(cells)
    for (const group of owners) if (group.locked || !holds(cells, group.cells)) return
    add({ cells, locked: true }, owners)
  }
  const unlink = ([first, ...others]: readonly Place[]): void => {
    if (first === undefined) return
    for (const other of others) {
      for (let s = first.cell.first; s <= first.cell.last; s++) {
        for (let t = other.cell.first; t <= other.cell.last; t++) {
          const group = owner.get(s)
          if (group === undefined || group !== owner.get(t)) apart.add(key(s, t))
        }
      }
    }
  }

  const find = placeFinder(articles)
  for (const { kind, places } of links.toReversed()) {
    const found = places.flatMap((place) => find(place) ?? [])
    if (kind === 'link') link(mergeNeighbours(found))
    else if (kind === 'lock') lock(mergeNeighbours(found))
    // Without the passage that was taken out, nothing is said of the others.
    else if (places[0] !== undefined && find(places[0]) !== undefined) unlink(found)
  }
  return { groups: [...groups], keptApart }
}

/** Where a place of a link is now. */
interface Place {
  readonly article: number
  readonly cell: Cell
}

/** A place with what it is linked to already. */
interface Unit {
  readonly cells: Cells
  readonly owners: ReadonlySet<HandGroup>
  readonly locked: boolean
}

const sameGroup = (u: Unit, v: Unit): boolean => [...u.owners].some((group) => v.owners.has(group))

/** Whether all cells of `inner` lie in cells of `outer`. */
const holds = (outer: Cells, inner: Cells): boolean =>
  [...inner].every(([article, { first, last }]) => {
    const around = outer.get(article)
    return around !== undefined && around.first <= first && last <= around.last
  })

/** Takes out what fits the fewest others until all fit; of two that do not fit each other nothing is left to link. */
function withoutConflicts(units: readonly Unit[], fit: (u: Unit, v: Unit) => boolean): Unit[] {
  let left = [...units]
  for (;;) {
    const conflicts = left.map((unit) => left.filter((other) => other !== unit && !fit(unit, other)).length)
    const most = Math.max(0, ...conflicts)
    if (most === 0) return left
    const worst = conflicts.lastIndexOf(most)
    left = left.filter((_, n) => n !== worst)
  }
}

/** Places of one article that follow each other, in one. */
function mergeNeighbours(places: readonly Place[]): Place[] {
  const merged: Place[] = []
  for (const place of places.toSorted((p, q) => p.cell.first - q.cell.first)) {
    const last = merged.at(-1)
    if (last !== undefined && last.article === place.article && place.cell.first <= last.cell.last + 1) {
      const end = Math.max(last.cell.last, place.cell.last)
      merged[merged.length - 1] = { article: last.article, cell: { first: last.cell.first, last: end } }
    } else merged.push(place)
  }
  return merged
}

function placeFinder(articles: readonly ComparedArticle[]): (place: Passage) => Place | undefined {
  const indexOf = new Map(articles.map(({ id, index }) => [id, index]))
  const firsts: number[] = []
  let total = 0
  for (const article of articles) {
    firsts.push(total)
    total += article.sentences.length
  }
  return (place) => {
    const index = indexOf.get(place.article)
    if (index === undefined) return undefined
    const article = articles[index]!
    const start = startOf(article.text, place)
    if (start === undefined) return undefined
    const end = start + place.text.length
    let best: { number: number; share: number } | undefined
    let first: number | undefined
    let last: number | undefined
    for (const sentence of article.sentences) {
      const common = Math.min(end, sentence.end) - Math.max(start, sentence.start)
      if (common <= 0) continue
      const number = firsts[index]! + sentence.index
      const share = common / (sentence.end - sentence.start)
      if (share > (best?.share ?? 0)) best = { number, share }
      if (share < LEAST_COVERED) continue
      first ??= number
      last = number
    }
    if (best === undefined) return undefined
    first ??= best.number
    last ??= best.number
    return { article: index, cell: { first, last } }
  }
}

/** Where the words of a place begin: where they were, or, should the text have moved, the nearest place that has them. */
function startOf(text: string, { start, text: words }: Passage): number | undefined {
  if (words === '') return undefined
  if (text.startsWith(words, start)) return start
  const after = text.indexOf(words, start)
  const before = text.lastIndexOf(words, start)
  if (after < 0) return before < 0 ? undefined : before
  return before < 0 || after - start < start - before ? after : before
}
