import type { FigureClaim, FigureValue } from '../contract/figures.ts'
import { isSameDate } from '../contract/figure-agreement.ts'
import { claimKey } from '../contract/figure-ledger.ts'
import { personEvents } from './lexicon/events.ts'
import { tolls } from './lexicon/numbers.ts'
import { EDITED, UNIQUE, type SentenceScores } from './similarity.ts'

/** A figure with what claims are made by. */
export interface Figure {
  readonly kind: 'number' | 'date'
  readonly unit: string
  /** What a date names: a day, a month, a year, a period; null for a number. */
  readonly grain: string | null
  readonly context: string
  readonly about: readonly string[]
  /** Its sentence, numbered over all articles. */
  readonly sentence: number
  /** The key of the figure that it is listed with, whose claim it shares. */
  readonly listedWith: string | null
  readonly value: FigureValue
}

/** Figures that are proposed as one claim. */
export type ProposedClaim = Pick<FigureClaim, 'key' | 'kind' | 'unit' | 'context' | 'about' | 'values'>

interface Cluster {
  readonly first: Figure
  readonly figures: Figure[]
}

/** What speaks for a figure's being of a cluster: the same names with its noun, the same number, similar sentences. */
const SAME_NAMES = 1
const SAME_NUMBER = 0.6
/** The largest toll of an event over the smallest. */
const TOLL_RATIO = 10
/** From here on sentences with the same date or number are taken to be about one thing. */
const SIMILAR = 0.25
/** Letters by which "Turkey" and "Turkish" are taken for one name. */
const NAME_LETTERS = 4

/**
 * Puts figures together that seem to be about the same thing. Numbers: the same unit and event, and no other name with the noun (eight
 * Turkish, five Russian soldiers); beyond tolls also similar sentences or the same number. Dates: the same event in similar sentences, or
 * beside numbers of one claim. What is listed ("seven soldiers and a civilian") stays together.
 */
export function proposeClaims(figures: readonly Figure[], scores: SentenceScores): ProposedClaim[] {
  const likeness = likenessOf(scores)
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) {
    if (figure.kind !== 'number' || figure.listedWith !== null) continue
    const key = `${figure.unit}\n${figure.context}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [figure])
    else group.push(figure)
  }
  const clusters = [...groups.values()].flatMap((group) => clusterNumbers(group, likeness))
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.figures.map(({ value }) => [value.key, cluster])))
  for (const figure of figures) {
    if (figure.listedWith === null) continue
    const cluster = clusterOf.get(figure.listedWith)
    if (cluster === undefined) continue
    cluster.figures.push(figure)
    clusterOf.set(figure.value.key, cluster)
  }
  const dates = clusterDates(
    figures.filter(({ kind }) => kind === 'date'),
    likeness,
    besideNumbers(clusters),
  )
  const place = new Map(figures.map((figure, n) => [figure, n]))
  return [...clusters, ...dates]
    .toSorted((p, q) => place.get(p.first)! - place.get(q.first)!)
    .map((cluster) => claimOf(cluster, place))
}

function claimOf({ first, figures }: Cluster, place: ReadonlyMap<Figure, number>): ProposedClaim {
  const ordered = figures.toSorted((p, q) => place.get(p)! - place.get(q)!)
  // Named by one figure whatever the order of the articles: bases are swapped.
  const named = ordered.reduce((best, figure) => (isBefore(figure.value, best.value) ? figure : best))
  const about = ordered.find((figure) => figure.about.length > 0)?.about.slice(0, 2) ?? []
  return {
    key: claimKey(named.value.key),
    kind: first.kind,
    unit: first.unit,
    context: first.context,
    about: about.join(' '),
    values: ordered.map(({ value }) => value),
  }
}

const isBefore = (p: FigureValue, q: FigureValue): boolean =>
  p.article === q.article
    ? p.place.start < q.place.start
    : p.article.length - q.article.length < 0 || (p.article.length === q.article.length && p.article < q.article)

function clusterNumbers(group: readonly Figure[], likeness: (s: number, t: number) => number): Cluster[] {
  const clusters: Cluster[] = []
  // Those with names first: they tell the claims apart that the others may belong to.
  for (const figure of [...group.filter(isNamed), ...group.filter((one) => !isNamed(one))]) {
    const isToll = tolls.has(figure.unit) && personEvents.has(figure.context)
    let best: { cluster: Cluster; score: number } | null = null
    for (const cluster of clusters) {
      const score = scoreOf(figure, cluster, isToll, likeness)
      if (score !== null && score > (best?.score ?? -1)) best = { cluster, score }
    }
    if (best === null) clusters.push({ first: figure, figures: [figure] })
    else best.cluster.figures.push(figure)
  }
  return clusters
}

const isNamed = ({ about }: Figure): boolean => about.length > 0

/** How well a figure fits a cluster, null when it does not. */
function scoreOf(
  figure: Figure,
  { figures }: Cluster,
  isToll: boolean,
  likeness: (s: number, t: number) => number,
): number | null {
  const named = figures.filter(isNamed)
  const sharesNames = named.some((other) =>
    other.about.some((name) => figure.about.some((own) => isSameName(own, name))),
  )
  if (isNamed(figure) && named.length > 0 && !sharesNames) return null
  const sameNumber = figures.some(({ value }) => value.amount !== null && value.amount === figure.value.amount)
  const alike = Math.max(
    ...figures.map((other) => (other.sentence === figure.sentence ? 0 : likeness(figure.sentence, other.sentence))),
  )
  // A number alone says little: two states, ten voters.
  const isClose = alike >= UNIQUE || (sameNumber && (figure.context !== '' || alike >= SIMILAR))
  if (!isClose && !(isToll && figures.some(({ value }) => isNear(value, figure.value)))) return null
  return (sharesNames ? SAME_NAMES : 0) + (sameNumber ? SAME_NUMBER : 0) + alike
}

/** Tolls of one event may differ, but not by any measure. */
function isNear(p: FigureValue, q: FigureValue): boolean {
  const [one, two] = [p.amount ?? p.low ?? 0, q.amount ?? q.low ?? 0]
  return Math.max(one, two) <= TOLL_RATIO * Math.min(one, two)
}

const isSameName = (p: string, q: string): boolean =>
  p.slice(0, NAME_LETTERS).toLowerCase() === q.slice(0, NAME_LETTERS).toLowerCase()

/** For each sentence the clusters of its numbers. */
function besideNumbers(clusters: readonly Cluster[]): ReadonlyMap<number, ReadonlySet<Cluster>> {
  const beside = new Map<number, Set<Cluster>>()
  for (const cluster of clusters) {
    for (const { sentence } of cluster.figures) {
      const known = beside.get(sentence)
      if (known === undefined) beside.set(sentence, new Set([cluster]))
      else known.add(cluster)
    }
  }
  return beside
}

function clusterDates(
  dates: readonly Figure[],
  likeness: (s: number, t: number) => number,
  beside: ReadonlyMap<number, ReadonlySet<Cluster>>,
): Cluster[] {
  const clusters: Cluster[] = []
  const byGrain = new Map<string | null, Cluster[]>()
  const shareNumbers = (p: Figure, q: Figure): boolean => {
    const others = beside.get(q.sentence)
    return others !== undefined && [...(beside.get(p.sentence) ?? [])].some((cluster) => others.has(cluster))
  }
  for (const date of dates) {
    const ofGrain = byGrain.get(date.grain) ?? []
    byGrain.set(date.grain, ofGrain)
    const home = ofGrain.find(({ figures }) =>
      figures.some((other) => {
        if (other.value.article === date.value.article) return false
        const alike = likeness(other.sentence, date.sentence)
        if (alike >= SIMILAR && isSameDate(other.value, date.value)) return true
        return other.context === date.context && (alike >= EDITED || (date.context !== '' && shareNumbers(other, date)))
      }),
    )
    if (home !== undefined) {
      home.figures.push(date)
      continue
    }
    const cluster = { first: date, figures: [date] }
    clusters.push(cluster)
    ofGrain.push(cluster)
  }
  return clusters
}

/** How alike two sentences of different articles are, from the scores that were kept; 0 below them. */
function likenessOf({ likenesses }: SentenceScores): (s: number, t: number) => number {
  const known = new Map<number, ReadonlyMap<number, number>>()
  return (s, t) => {
    let scores = known.get(s)
    if (scores === undefined) {
      scores = new Map((likenesses[s] ?? []).map(({ other, score }) => [other, score]))
      known.set(s, scores)
    }
    return scores.get(t) ?? 0
  }
}
