import type { CorpusDb } from '../../db/client.ts'
import type { PageOrder } from '../../db/operations.ts'
import { AppError } from '../contract/errors.ts'
import type { ListQuery } from '../contract/methods.ts'
import type { QueryNode } from '../contract/query.ts'
import type { Facets, SearchResult, Suggestion } from '../contract/search.ts'
import { createCatalogue } from './catalogue.ts'
import { asHit, describe, type DescribedRow } from './describe-rows.ts'
import { exactResult } from './exact-result.ts'
import { soughtPhrases, textMatches } from './matches.ts'
import { parseQuery, type ParsedQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import { suggestionRequests } from './suggestion-requests.ts'

/** A query ready to be asked, with what has to be said about it. */
export interface ReadQuery extends ParsedQuery {
  /** The query asked instead, because no article has a word of the one given. */
  readonly correctedTo?: string
}

/** How a query text is taken: while it is `typing`, its last word may go on; `correct` lets typing errors find their word. */
export interface ReadQueryOptions {
  readonly typing?: boolean
  readonly correct?: boolean
  readonly signal?: AbortSignal
}

/** How a page is answered. */
export interface PageOptions extends ReadQueryOptions {
  /** Leave out hits and snippets, which cost reading each text. */
  readonly withSnippets?: boolean
}

/** How `search` is answered. `exact` takes accents and letter shapes as written, whatever the case. */
export interface ResultOptions extends ReadQueryOptions {
  readonly exact?: boolean
}

/** One window of a list with what there is to say about the query. */
export interface FoundPage extends ReadQuery {
  readonly total: number
  readonly order: PageOrder
  readonly rows: DescribedRow[]
}

/** Searching one corpus: the query language, its answers, and suggestions. */
export interface Searcher {
  read(text: string, options?: ReadQueryOptions): Promise<ReadQuery>
  /** A window of a list, with the hits and first snippets of each row where the query seeks words. */
  page(list: ListQuery, window: { offset: number; limit: number }, options?: PageOptions): Promise<FoundPage>
  ids(list: ListQuery, options?: ReadQueryOptions): Promise<string[]>
  facets(query: string, options?: ReadQueryOptions): Promise<Facets>
  /** Spans of an article's text that the query's words stand at. */
  matches(id: string, query: string, options?: ReadQueryOptions): Promise<[number, number][]>
  /** The whole answer of `search`, as cli.md fixes it: best hits first. */
  result(query: string, window: { offset: number; limit: number }, options?: ResultOptions): Promise<SearchResult>
  suggest(text: string, limit: number): Promise<Suggestion[]>
  close(): Promise<void>
}

const ALL: QueryNode = { type: 'all' }

/** Opens the search of a corpus. The database stays the caller's. */
export function createSearcher(db: CorpusDb): Searcher {
  const catalogue = createCatalogue(db)

  /** What to ask instead of a query that no article answers, or null when no word of it is likely misspelt. */
  const correction = async (parsed: ParsedQuery, bin: boolean, signal?: AbortSignal): Promise<ReadQuery | null> => {
    const phrases = soughtPhrases(parsed.node)
    const words = [...new Set(phrases.flatMap((phrase) => phrase.words))]
    if (words.length === 0) return null
    const frequencies = await db.read('search.frequencies', { terms: words }, { signal })
    const going = new Set(phrases.flatMap(({ prefix, words: sought }) => (prefix ? [sought.at(-1)!] : [])))
    const missing = words.filter((_, index) => frequencies[index] === 0)
    const meant = await catalogue.correct(missing.map((word) => ({ word, prefix: going.has(word) })))
    const replacements = new Map<string, string>()
    for (const [index, word] of missing.entries()) {
      const instead = meant[index]
      if (instead) replacements.set(word, instead)
    }
    if (replacements.size === 0) return null
    const node = withWords(parsed.node, replacements)
    const { total } = await db.read('search.count', { query: node, bin }, { signal })
    return total === 0 ? null : { node, ignored: parsed.ignored, correctedTo: printQuery(node) }
  }
  const read = async (
    text: string,
    bin: boolean,
    { typing, correct, signal }: ReadQueryOptions,
  ): Promise<ReadQuery> => {
    const parsed = parseQuery(text, { typing })
    if (correct !== true || soughtPhrases(parsed.node).length === 0) return parsed
    const { total } = await db.read('search.count', { query: parsed.node, bin }, { signal })
    return total > 0 ? parsed : ((await correction(parsed, bin, signal)) ?? parsed)
  }

  const page: Searcher['page'] = async (list, window, options = {}) => {
    const { bin, sort, descending } = list
    const { typing, correct, signal } = options
    const ask = (node: QueryNode) =>
      db.read('article.page', { query: node, bin, sort, descending, ...window }, { signal })
    let query: ReadQuery = parseQuery(list.query, { typing })
    let found = await ask(query.node)
    const instead = found.total === 0 && correct === true ? await correction(query, bin, signal) : null
    if (instead !== null) {
      query = instead
      found = await ask(instead.node)
    }
    const rows = await describe(db, found.rows, options.withSnippets === false ? ALL : query.node, signal)
    return { ...query, total: found.total, order: found.order, rows }
  }

  return {
    read: (text, options = {}) => read(text, false, options),
    page,
    async ids({ query, bin, sort, descending }, options = {}) {
      const { node } = await read(query, bin, options)
      return db.read('article.ids', { query: node, bin, sort, descending }, { signal: options.signal })
    },
    async facets(query, options = {}) {
      const { node } = await read(query, false, options)
      return db.read('search.facets', { query: node, bin: false }, { signal: options.signal })
    },
    async matches(id, query, options = {}) {
      const { node } = await read(query, false, options)
      if (soughtPhrases(node).length === 0) return []
      const [text] = await db.read('article.texts', { ids: [id] }, { signal: options.signal })
      if (text === undefined) throw new AppError('not-found', `There is no article ${id} in this corpus.`)
      return textMatches(text, node)
    },
    async result(query, window, options = {}) {
      const began = performance.now()
      if (options.exact === true) return exactResult(db, query, window, began, options.signal)
      const list = { query, bin: false, sort: 'relevance', descending: true } as const
      const { node, ignored, correctedTo, total, rows } = await page(list, window, options)
      const facets = await db.read('search.facets', { query: node, bin: false }, { signal: options.signal })
      return {
        total,
        tookMs: Math.round((performance.now() - began) * 10) / 10,
        ...(correctedTo !== undefined && { correctedTo }),
        ...(ignored.length > 0 && { ignored }),
        hits: rows.map(asHit),
        facets,
      }
    },
    async suggest(text, limit) {
      const found: Suggestion[] = []
      for (const request of suggestionRequests(text)) {
        for (const suggestion of await catalogue.find(request.text, limit, request.kinds)) {
          if (found.length === limit) return found
          if (!found.some(({ kind, value }) => kind === suggestion.kind && value === suggestion.value))
            found.push(suggestion)
        }
      }
      return found
    },
    close: () => catalogue.close(),
  }
}

/** The query with words replaced; a phrase whose last word was replaced no longer goes on. */
function withWords(node: QueryNode, replacements: ReadonlyMap<string, string>): QueryNode {
  switch (node.type) {
    case 'phrase': {
      const words = node.words.map((word) => replacements.get(word) ?? word)
      return { ...node, words, prefix: node.prefix && !replacements.has(node.words.at(-1)!) }
    }
    case 'and':
    case 'or':
      return { type: node.type, nodes: node.nodes.map((child) => withWords(child, replacements)) }
    default:
      return node
  }
}
