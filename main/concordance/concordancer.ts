import type { CorpusDb } from '../../db/client.ts'
import type { ReadOutput } from '../../db/operations.ts'
import type {
  Collocate,
  Collocates,
  CollocateSort,
  ConcordancePage,
  Dispersion,
  DispersionRow,
  DispersionSort,
  Frequency,
  LineOrder,
  MarkedLine,
  PeriodUnit,
} from '../contract/concordance.ts'
import type { QueryLimit, QueryNode } from '../contract/query.ts'
import { printQuery } from '../search/print-query.ts'
import type { ReadQuery, Searcher } from '../search/searcher.ts'
import { readableTerm, searchTokens } from '../text/fold.ts'
import { bodyText } from '../text/layers.ts'
import { stopWords } from '../text/stop-words.ts'
import { expectedTogether, logDice, signedLogLikelihood, type CoOccurrence } from './association.ts'
import { frameOf, pairQuery, seeksWords } from './frame.ts'
import type { LineWords } from './line-context.ts'
import { createScans, scanned, throwIfAborted, type ScanOptions, type ScanRequest } from './scans.ts'
import { createTaskWorker } from './task-worker.ts'
import type { Place } from './tasks.ts'

/** How lines are made: words of context on either side, and their order. */
export interface LineOptions {
  readonly context: number
  readonly order: LineOrder
}

/** Which collocates are wanted; see the contract. */
export interface CollocateOptions {
  readonly window: number
  readonly atLeast: number
  readonly stopWords: boolean
  readonly sort: CollocateSort
  readonly limit: number
}

/** How a call is made. `correct` false takes the query as it is, though no article has a word of it. */
export interface CallOptions extends ScanOptions {
  readonly correct?: boolean | undefined
}

/** Concordances of one corpus. Every call may be given up and tells how far the reading of texts is. */
export interface Concordancer {
  /** Lines [offset, offset + limit). `most`: lines that are kept at most, a million unless told. */
  lines(
    query: string,
    options: LineOptions & { readonly most?: number },
    window: { readonly offset: number; readonly limit: number },
    how?: CallOptions,
  ): Promise<ConcordancePage>
  /** All lines in their order, page by page, without those beyond the million that are kept. */
  allLines(query: string, options: LineOptions, how?: CallOptions): AsyncGenerator<MarkedLine[]>
  /** Places of texts as lines, in the order given; those that are not there are left out. */
  linesOf(places: readonly Place[], context: number, signal?: AbortSignal): Promise<MarkedLine[]>
  collocates(query: string, options: CollocateOptions, how?: CallOptions): Promise<Collocates>
  dispersion(
    query: string,
    options: { readonly sort: DispersionSort; readonly offset: number; readonly limit: number },
    how?: CallOptions,
  ): Promise<Dispersion>
  frequency(
    query: string,
    options: { readonly unit?: PeriodUnit | undefined; readonly outlets: number },
    how?: CallOptions,
  ): Promise<Frequency>
  /** Ends the worker. The database stays the caller's. */
  close(): Promise<void>
}

/** Lines that are kept and sorted; of more hits those that come first. Some 60 bytes each. */
const MOST_LINES = 1_000_000
const PAGE = 500
/** Collocates whose frequency in the corpus is looked up: the most frequent ones within the window. */
const MOST_CANDIDATES = 5000
const TEXT_ORDER: LineOrder = { sort: 'text', words: 1, descending: false }

/** The stop words as search splits them: "don't" is "don" and "t". */
const foldedStopWords = new Set([...stopWords].flatMap((word) => searchTokens(word).words))

/** Opens the concordances of a corpus over its search. */
export function createConcordancer(db: CorpusDb, searcher: Pick<Searcher, 'read'>): Concordancer {
  const worker = createTaskWorker(() => scans.forget())
  const scans = createScans(db, worker)
  const stopListening = db.onChange(() => scans.forget())

  /** A query taken as complete, with what every answer says about it. */
  const read = async (text: string, { correct = true, signal }: CallOptions) => {
    const parsed: ReadQuery = await searcher.read(text, { correct, ...(signal && { signal }) })
    const { node, ignored, correctedTo, unknown } = parsed
    return {
      node,
      about: {
        total: 0,
        articles: 0,
        ignored,
        ...(correctedTo !== undefined && { correctedTo }),
        ...(unknown !== undefined && { unknown }),
        seeksWords: seeksWords(node),
      },
    }
  }
  const request = (node: QueryNode, part: Partial<ScanRequest> = {}): ScanRequest => ({
    kind: 'hits',
    node,
    most: MOST_LINES,
    order: TEXT_ORDER,
    ...part,
  })
  const texts = async (places: readonly { readonly article: string }[], signal: AbortSignal | undefined) =>
    db.read('article.texts', { ids: [...new Set(places.map(({ article }) => article))] }, { signal })

  const linesAt = async (
    scan: number,
    places: readonly Place[],
    context: number,
    signal: AbortSignal | undefined,
  ): Promise<MarkedLine[]> => {
    if (places.length === 0) return []
    const found = await texts(places, signal)
    throwIfAborted(signal)
    return withArticles(found, await worker.perform('lines', { scan, texts: found.map(scanned), places, context }))
  }

  return {
    async lines(text, { context, order, most = MOST_LINES }, { offset, limit }, how = {}) {
      const { node, about } = await read(text, how)
      if (!about.seeksWords) return { ...about, shown: 0, lines: [] }
      return scans.withScan(request(node, { most, order }), how, async (scan, limits) => {
        const { places, ...counts } = await worker.perform('places', { scan, order, offset, limit })
        return { ...about, ...cutShort(limits), ...counts, lines: await linesAt(scan, places, context, how.signal) }
      })
    },

    async *allLines(text, { context, order }, how = {}) {
      const { node } = await read(text, how)
      if (!seeksWords(node)) return
      for (let offset = 0; ; offset += PAGE) {
        // A scan that the corpus outdated meanwhile is read again: each page is as the corpus is.
        const page = await scans.withScan(request(node, { order }), how, async (scan) => {
          const { places } = await worker.perform('places', { scan, order, offset, limit: PAGE })
          return { size: places.length, lines: await linesAt(scan, places, context, how.signal) }
        })
        yield page.lines
        if (page.size < PAGE) return
      }
    },

    async linesOf(places, context, signal) {
      if (places.length === 0) return []
      const found = await texts(places, signal)
      throwIfAborted(signal)
      return withArticles(found, await worker.perform('linesAt', { texts: found.map(scanned), places, context }))
    },

    async collocates(text, { window, atLeast, stopWords: withStopWords, sort, limit }, how = {}) {
      const { node, about } = await read(text, how)
      if (!about.seeksWords) return { ...about, windowWords: 0, corpusWords: 0, found: 0, collocates: [] }
      const near = await scans.withScan(request(node, { kind: 'near' }), how, async (scan, limits) => ({
        ...(await worker.perform('near', { scan, window, atLeast })),
        ...cutShort(limits),
      }))
      const { total, articles, windowWords, limits } = near
      const wanted = near.words.filter(({ word }) => withStopWords || !foldedStopWords.has(word))
      const candidates = wanted
        .toSorted((a, b) => b.left + b.right - a.left - a.right || (a.word < b.word ? -1 : 1))
        .slice(0, MOST_CANDIDATES)
      const frame = frameOf(node)
      const { words: corpusWords } = await db.read('concordance.frame', { frame }, { signal: how.signal })
      const terms = candidates.map(({ word }) => word)
      const frequencies = await db.read('concordance.counts', { frame, terms }, { signal: how.signal })
      const collocates = candidates.map(({ word, left, right, articles: inArticles }, index): Collocate => {
        const together = left + right
        // What stands in furniture, where only furniture is searched, is not in the counts of the corpus.
        const frequency = Math.max(frequencies[index]!, together)
        const counts: CoOccurrence = { together, windowWords, hits: total, frequency, corpusWords }
        return {
          word: readableTerm(word),
          together,
          left,
          right,
          articles: inArticles,
          frequency,
          expected: expectedTogether(counts),
          logDice: logDice(counts),
          logLikelihood: signedLogLikelihood(counts),
          query: null,
        }
      })
      const first = collocates.toSorted((a, b) => b[sort] - a[sort] || b.together - a.together).slice(0, limit)
      return {
        ...about,
        ...(limits !== undefined && { limits }),
        total,
        articles,
        windowWords,
        corpusWords,
        found: wanted.length,
        collocates: first.map((collocate) => {
          const pair = pairQuery(node, searchTokens(collocate.word).words[0] ?? collocate.word, window)
          return { ...collocate, query: pair === null ? null : printQuery(pair) }
        }),
      }
    },

    async dispersion(text, { sort, offset, limit }, how = {}) {
      const { node, about } = await read(text, how)
      const frame = await db.read('concordance.frame', { frame: frameOf(node) }, { signal: how.signal })
      const measures = { searched: frame.articles, searchedWords: frame.words }
      if (!about.seeksWords)
        return { ...about, ...measures, deviation: 0, deviationNormalised: 0, evenness: 0, rows: [] }
      return scans.withScan(request(node, { countsOnly: true }), how, async (scan, limits) => {
        const { rows, ...spread } = await worker.perform('spread', { scan, frame, sort, offset, limit })
        const found = await texts(
          rows.map(({ id }) => ({ article: id })),
          how.signal,
        )
        const strips = await worker.perform('strips', { scan, texts: found.map(scanned) })
        const stripOf = new Map(strips.map(({ article, places }) => [article, places]))
        const textOf = new Map(found.map((one) => [one.id, one]))
        return {
          ...about,
          ...cutShort(limits),
          ...spread,
          rows: rows.flatMap(({ id, words, hits, evenness }): DispersionRow[] => {
            const article = textOf.get(id)
            if (article === undefined) return []
            const { title, outlet, date } = article
            return [
              {
                article: id,
                title,
                opening: openingOf(bodyText(article.text, article.layers) || article.text),
                outlet,
                date,
                words,
                hits,
                perMillion: words === 0 ? 0 : (hits / words) * 1e6,
                evenness,
                places: stripOf.get(id) ?? [],
              },
            ]
          }),
        }
      })
    },

    async frequency(text, { unit, outlets }, how = {}) {
      const { node, about } = await read(text, how)
      const frame = await db.read('concordance.frame', { frame: frameOf(node) }, { signal: how.signal })
      const nothing = { hits: 0, words: 0, articles: 0, perMillion: null, inferred: 0 }
      if (!about.seeksWords)
        return { ...about, unit: unit ?? 'year', periods: [], series: [], undated: nothing, imprecise: nothing }
      return scans.withScan(request(node, { countsOnly: true }), how, async (scan, limits) => ({
        ...about,
        ...cutShort(limits),
        ...(await worker.perform('frequency', { scan, frame, unit, outlets })),
      }))
    },

    async close() {
      stopListening()
      await worker.close()
    },
  }
}

/** What an answer says about clauses that were not answered in full: nothing where all were. */
function cutShort(limits: readonly QueryLimit[]): { limits?: QueryLimit[] } {
  return limits.length === 0 ? {} : { limits: [...limits] }
}

/** Lines with what is known of their articles. */
function withArticles(
  texts: ReadOutput<'article.texts'>,
  lines: readonly (LineWords & { readonly article: string })[],
): MarkedLine[] {
  const about = new Map(texts.map(({ id, title, outlet, date }) => [id, { title, outlet, date }]))
  return lines.map(({ article, ...line }) => ({ article, ...about.get(article)!, ...line }))
}

/** The first words of an article, for one without a title. */
function openingOf(text: string): string {
  const { ends } = searchTokens(text.slice(0, 400))
  return text
    .slice(0, ends[11] ?? ends.at(-1) ?? 0)
    .replaceAll(/\s+/g, ' ')
    .trim()
}
