import type { LayerSpan } from '../contract/article.ts'
import type { DispersionSort, LineOrder, PeriodUnit } from '../contract/concordance.ts'
import type { QueryNode } from '../contract/query.ts'
import { articleHits, hitsAt } from './article-hits.ts'
import { createCollocateCounts, type CollocateCounts, type NearWord } from './collocate-counts.ts'
import { frequencyTable, type Frame, type FrequencyTable } from './frequency.ts'
import { createHitIndex, type HitIndex } from './hit-index.ts'
import { linesOf, type LineWords } from './line-context.ts'
import { spreadOf, type Spread } from './spread.ts'

/** An article as the concordance worker reads it. */
export interface ScannedText {
  readonly id: string
  readonly title: string | null
  readonly outlet: string | null
  readonly date: string | null
  readonly inferred: boolean
  readonly text: string
  readonly layers: readonly LayerSpan[]
}

/** The place of a hit by the article's id. */
export interface Place {
  readonly article: string
  readonly start: number
  readonly end: number
}

/** What is counted while texts are read: hits, or the words near them. */
export type ScanKind = 'hits' | 'near'

/** What the concordance worker does, by name. A scan is begun, fed with texts, then asked; it is kept until it is dropped. */
export interface Tasks {
  begin: {
    input: { scan: number; kind: ScanKind; node: QueryNode; most: number; order: LineOrder }
    output: null
  }
  /** Reads texts; the hits so far. */
  read: { input: { scan: number; texts: readonly ScannedText[] }; output: { total: number; articles: number } }
  places: {
    input: { scan: number; order: LineOrder; offset: number; limit: number }
    output: { total: number; articles: number; shown: number; places: Place[] }
  }
  /** The words of places, in their order; a place that is no hit any more is left out. */
  lines: {
    input: { scan: number; texts: readonly ScannedText[]; places: readonly Place[]; context: number }
    output: (LineWords & { readonly article: string })[]
  }
  /** The same for places that no scan has found: counted otherwise, or marked by hand. Those outside of the text are left out. */
  linesAt: {
    input: { texts: readonly ScannedText[]; places: readonly Place[]; context: number }
    output: (LineWords & { readonly article: string })[]
  }
  near: {
    input: { scan: number; window: number; atLeast: number }
    output: { total: number; articles: number; words: NearWord[]; windowWords: number }
  }
  spread: {
    input: { scan: number; frame: Frame; sort: DispersionSort; offset: number; limit: number }
    output: Spread & { total: number; articles: number }
  }
  /** Where the hits stand in each article. */
  strips: {
    input: { scan: number; texts: readonly ScannedText[] }
    output: { article: string; places: { start: number; end: number; at: number }[] }[]
  }
  frequency: {
    input: { scan: number; frame: Frame; unit: PeriodUnit | undefined; outlets: number }
    output: FrequencyTable & { total: number; articles: number }
  }
  drop: { input: { scan: number }; output: null }
}

export type TaskName = keyof Tasks

/** What a scan counts, and what it was asked. Collocates need no places of hits, but how many there are. */
type Scan = { readonly node: QueryNode } & (
  | { readonly kind: 'hits'; readonly index: HitIndex }
  | { readonly kind: 'near'; readonly near: CollocateCounts; total: number; articles: number }
)
type ScanOf<K extends ScanKind> = Extract<Scan, { readonly kind: K }>

/** The tasks over scans that are kept here. One thread has one of these. */
export function createTasks(): { readonly [N in TaskName]: (input: Tasks[N]['input']) => Tasks[N]['output'] } {
  const scans = new Map<number, Scan>()
  const scanOf = (id: number): Scan => {
    const scan = scans.get(id)
    if (scan === undefined) throw new Error(`There is no scan ${id}`)
    return scan
  }
  const scanOfKind = <K extends ScanKind>(id: number, kind: K): ScanOf<K> => {
    const scan = scanOf(id)
    if (scan.kind !== kind) throw new Error(`Scan ${id} counts ${scan.kind}, not ${kind}`)
    return scan as ScanOf<K>
  }
  const counts = (scan: Scan): { total: number; articles: number } =>
    scan.kind === 'hits'
      ? { total: scan.index.total, articles: scan.index.articles.length }
      : { total: scan.total, articles: scan.articles }

  return {
    begin({ scan, kind, node, most, order }) {
      if (kind === 'hits') scans.set(scan, { node, kind, index: createHitIndex(most, order) })
      else scans.set(scan, { node, kind, near: createCollocateCounts(), total: 0, articles: 0 })
      return null
    },
    read({ scan: id, texts }) {
      const scan = scanOf(id)
      for (const { id: article, outlet, date, inferred, ...text } of texts) {
        const found = articleHits(text, scan.node)
        if (scan.kind === 'hits')
          scan.index.add({ id: article, outlet, date, inferred, words: found.words }, found.hits)
        else if (found.hits.length > 0) {
          scan.near.add(found)
          scan.total += found.hits.length
          scan.articles++
        }
      }
      return counts(scan)
    },
    places({ scan: id, order, offset, limit }) {
      const scan = scanOfKind(id, 'hits')
      const { index } = scan
      const places = index.places(order, offset, limit)
      return {
        ...counts(scan),
        shown: index.kept,
        places: places.map(([article, start, end]) => ({ article: index.articles[article]!.id, start, end })),
      }
    },
    lines({ scan, texts, places, context }) {
      const { node } = scanOf(scan)
      const lines = new Map<string, LineWords>()
      for (const { id, ...text } of texts) {
        const wanted = new Set(places.flatMap((place) => (place.article === id ? [place.start] : [])))
        const hits = articleHits(text, node).hits.filter(({ start }) => wanted.has(start))
        for (const line of linesOf(text.text, hits, context)) lines.set(`${id} ${line.start} ${line.end}`, line)
      }
      return places.flatMap(({ article, start, end }) => {
        const line = lines.get(`${article} ${start} ${end}`)
        return line === undefined ? [] : [{ article, ...line }]
      })
    },
    linesAt({ texts, places, context }) {
      const lines = new Map<string, LineWords>()
      for (const { id, ...text } of texts) {
        const hits = hitsAt(
          text,
          places.filter(({ article }) => article === id),
        )
        for (const line of linesOf(text.text, hits, context)) lines.set(`${id} ${line.start} ${line.end}`, line)
      }
      return places.flatMap(({ article, start, end }) => {
        const line = lines.get(`${article} ${start} ${end}`)
        return line === undefined ? [] : [{ article, ...line }]
      })
    },
    near({ scan: id, window, atLeast }) {
      const scan = scanOfKind(id, 'near')
      return { ...counts(scan), ...scan.near.within(window, atLeast) }
    },
    spread({ scan: id, frame, sort, offset, limit }) {
      const scan = scanOfKind(id, 'hits')
      return { ...counts(scan), ...spreadOf(scan.index.articles, frame, sort, offset, limit) }
    },
    strips({ scan, texts }) {
      const { node } = scanOf(scan)
      return texts.map(({ id, ...text }) => ({
        article: id,
        places: articleHits(text, node).hits.map(({ start, end, at }) => ({ start, end, at })),
      }))
    },
    frequency({ scan: id, frame, unit, outlets }) {
      const scan = scanOfKind(id, 'hits')
      return { ...counts(scan), ...frequencyTable(scan.index.articles, frame, { unit, outlets }) }
    },
    drop({ scan }) {
      scans.delete(scan)
      return null
    },
  }
}
