import type { SharedPassage } from '../contract/comparison.ts'
import type { PairPassage } from './align.ts'
import type { ComparedArticle } from './compared-article.ts'

/** Words of one article, [from, to). */
export interface Place {
  readonly article: number
  readonly from: number
  readonly to: number
}

/** How near to a sentence's beginning another passage must begin or end for a passage to be cut there, in words. */
const CUT_TOLERANCE = 3
/** Two passages of one article belong together when they overlap by this share of the longer … */
const LEAST_OVERLAP = 0.5
/** … or one is, to this share, a part of the other … */
const LEAST_CONTAINED = 0.8
/** … that is not many times as long, or no longer than a sentence or two. */
const LONGEST_RATIO = 4
const SENTENCES_WORTH = 60

/**
 * Passage groups over all articles: what passes for one passage in several articles, after passim (Smith et al. 2014). Long
 * passages of a pair are first cut at sentence boundaries where a third article's copy begins or ends; then passages whose places
 * overlap by half, or of which one is a part of the other, are joined. In each group one occurrence an article and place, in order.
 */
export function groupPassages(
  articles: readonly ComparedArticle[],
  passages: readonly PairPassage[],
  minWords: number,
): Place[][] {
  const cut = articles.length > 2 ? passages.flatMap(cutter(articles, passages, minWords)) : passages
  const places: Place[] = cut.flatMap((p) => [
    { article: p.a, from: p.aFrom, to: p.aTo },
    { article: p.b, from: p.bFrom, to: p.bTo },
  ])
  const parent = places.map((_, n) => n)
  const find = (n: number): number => {
    let root = n
    while (parent[root] !== root) root = parent[root]!
    for (let m = n; m !== root;) [m, parent[m]] = [parent[m]!, root]
    return root
  }
  for (let n = 0; n < places.length; n += 2) parent[find(n + 1)] = find(n)

  const order = places.map((_, n) => n).sort((p, q) => comparePlaces(places[p]!, places[q]!))
  let live: number[] = []
  for (const n of order) {
    const place = places[n]!
    live = live.filter((m) => places[m]!.article === place.article && places[m]!.to > place.from)
    for (const m of live) if (belongTogether(places[m]!, place)) parent[find(n)] = find(m)
    // Equal places stand for each other: one stays live, so that a passage shared by all of 50 articles costs no square.
    if (!live.some((m) => places[m]!.from === place.from && places[m]!.to === place.to)) live.push(n)
  }

  const groups = new Map<number, Place[]>()
  for (const n of order) {
    const root = find(n)
    const members = groups.get(root)
    const place = places[n]!
    if (members === undefined) {
      groups.set(root, [place])
      continue
    }
    const last = members.at(-1)!
    if (last.article === place.article && place.from < last.to) {
      members[members.length - 1] = { ...last, to: Math.max(last.to, place.to) }
    } else members.push(place)
  }
  return [...groups.values()].sort((p, q) => comparePlaces(p[0]!, q[0]!))
}

const comparePlaces = (p: Place, q: Place): number => p.article - q.article || p.from - q.from || p.to - q.to

function belongTogether(p: Place, q: Place): boolean {
  const [shorter, longer] = [p.to - p.from, q.to - q.from].sort((a, b) => a - b) as [number, number]
  const overlap = Math.min(p.to, q.to) - Math.max(p.from, q.from)
  if (overlap >= longer * LEAST_OVERLAP) return true
  if (overlap < shorter * LEAST_CONTAINED) return false
  return longer <= SENTENCES_WORTH || longer <= shorter * LONGEST_RATIO
}

function cutter(
  articles: readonly ComparedArticle[],
  passages: readonly PairPassage[],
  minWords: number,
): (passage: PairPassage) => PairPassage[] {
  // Per article where passages begin and end, with the other article of the pair.
  const ends = articles.map(() => new Map<number, Set<number>>())
  const note = (article: number, at: number, other: number): void => {
    const others = ends[article]!.get(at)
    if (others === undefined) ends[article]!.set(at, new Set([other]))
    else others.add(other)
  }
  for (const p of passages) {
    for (const at of [p.aFrom, p.aTo]) note(p.a, at, p.b)
    for (const at of [p.bFrom, p.bTo]) note(p.b, at, p.a)
  }
  const endsNear = (article: number, at: number, other: number): boolean => {
    for (let d = -CUT_TOLERANCE; d <= CUT_TOLERANCE; d++) {
      const others = ends[article]!.get(at + d)
      if (others !== undefined && (others.size > 1 || !others.has(other))) return true
    }
    return false
  }
  return (passage) => {
    const { pairs } = passage
    const x = articles[passage.a]!
    const y = articles[passage.b]!
    const pieces: PairPassage[] = []
    let from = 0
    for (let n = 2; n < pairs.length; n += 2) {
      if ((n - from) / 2 < minWords || (pairs.length - n) / 2 < minWords) continue
      const [a, b] = [pairs[n]!, pairs[n + 1]!]
      const startsInA = x.sentenceOf[a] !== x.sentenceOf[pairs[n - 2]!] && endsNear(passage.a, a, passage.b)
      const startsInB = y.sentenceOf[b] !== y.sentenceOf[pairs[n - 1]!] && endsNear(passage.b, b, passage.a)
      if (!startsInA && !startsInB) continue
      pieces.push(pieceOf(passage, from, n))
      from = n
    }
    if (from === 0) return [passage]
    pieces.push(pieceOf(passage, from, pairs.length))
    return pieces
  }
}

function pieceOf(passage: PairPassage, from: number, to: number): PairPassage {
  const pairs = passage.pairs.slice(from, to)
  return {
    a: passage.a,
    b: passage.b,
    aFrom: pairs[0]!,
    aTo: pairs.at(-2)! + 1,
    bFrom: pairs[1]!,
    bTo: pairs.at(-1)! + 1,
    pairs,
  }
}

/** Words a group as the contract does: verbatim when all occurrences have the same words, else a light edit. */
export function sharedPassage(articles: readonly ComparedArticle[], group: readonly Place[]): SharedPassage {
  const first = group[0]!
  const sameAsFirst = (place: Place): boolean => {
    if (place.to - place.from !== first.to - first.from) return false
    for (let n = 0; n < place.to - place.from; n++) {
      if (articles[place.article]!.ids[place.from + n] !== articles[first.article]!.ids[first.from + n]) return false
    }
    return true
  }
  const isQuoted = (place: Place): boolean =>
    articles[place.article]!.quoted.subarray(place.from, place.to).every((flag) => flag === 1)
  return {
    kind: group.every(sameAsFirst) ? 'verbatim' : 'light-edit',
    words: group.reduce((most, place) => Math.max(most, place.to - place.from), 0),
    occurrences: group.map((place) => passageAt(articles[place.article]!, place.from, place.to)),
    quoted: group.every(isQuoted),
  }
}

/** The passage of an article's words [from, to): from the first word's first character to the last word's last. */
export function passageAt(article: ComparedArticle, from: number, to: number): SharedPassage['occurrences'][number] {
  const start = article.starts[from]!
  const end = article.ends[to - 1]!
  return { article: article.id, start, end, text: article.text.slice(start, end) }
}
