import type { CorpusDb } from '../../db/client.ts'
import type { ListPage, PageOrder } from '../../db/operations.ts'
import type { ArticleRow } from '../contract/article.ts'
import { AppError } from '../contract/errors.ts'
import type { ListQuery } from '../contract/methods.ts'
import type { NearOperand, QueryNode } from '../contract/query.ts'
import type { Facets, SearchResult, Suggestion, UnknownName } from '../contract/search.ts'
import { anyWord } from '../text/word-places.ts'
import { createCatalogue } from './catalogue.ts'
import { asHit, createDescriber, type Described } from './describe-rows.ts'
import { exactResult } from './exact-result.ts'
import { expandSearches } from './expand-searches.ts'
import { soughtNodes, soughtPhrases } from './matches.ts'
import { askedName, namesIn, renamed, unanswered, unknownNames, type NameNode } from './names-in-query.ts'
import { parseQuery, type ParsedQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import { suggest } from './suggest.ts'

/** A query ready to be asked, with what has to be said about it. */
export interface ReadQuery extends ParsedQuery {
  /** The query asked instead, because no article has a word of the one given. */
  readonly correctedTo?: string
  /** Clauses that name what is not there; absent when all is. */
  readonly unknown?: UnknownName[]
}

/** How a query text is taken: `correct` lets typing errors find their word; `hurried`, it does not wait long for the words to be read for that. */
export interface ReadQueryOptions {
  readonly hurried?: boolean
  readonly correct?: boolean
  readonly signal?: AbortSignal
}

/** How a page is answered. */
export interface PageOptions extends ReadQueryOptions {
  /** Leave out hits and snippets, which cost reading each text. */
  readonly withSnippets?: boolean
}

/** How `search` is answered. */
export interface ResultOptions extends ReadQueryOptions {
  /** Accents and letter shapes as written, whatever the case. */
  readonly exact?: boolean
  /** Best hits first unless told. */
  readonly sort?: Pick<ListQuery, 'sort' | 'descending'>
  readonly group?: boolean
}

/** What a list is of. */
export type SearchedList = Pick<ListQuery, 'query' | 'bin' | 'sort' | 'descending' | 'group'>

/** One window of a list with what there is to say about the query. */
export interface FoundPage extends ReadQuery {
  readonly total: number
  /** With `group`, the number of rows of the whole list. */
  readonly groups?: number
  readonly order: PageOrder
  /** Clauses that could not be answered in full; absent when all were. */
  readonly limits?: ListPage['limits']
  readonly rows: Described<ListPage['rows'][number]>[]
}

/** Searching one corpus: the query language, its answers, and suggestions. */
export interface Searcher {
  /** Reads what searches remember of the corpus, before the first one. Never rejects. */
  warm(): Promise<void>
  read(text: string, options?: ReadQueryOptions): Promise<ReadQuery>
  /** A window of a list, with the hits and first snippets of each row where the query seeks words. */
  page(list: SearchedList, window: { offset: number; limit: number }, options?: PageOptions): Promise<FoundPage>
  ids(list: SearchedList, options?: ReadQueryOptions): Promise<string[]>
  /** What is folded under an article in the list of a query with `group`, the first published first. */
  alike(
    input: { id: string; query: string; bin: boolean; limit: number },
    options?: ReadQueryOptions,
  ): Promise<{ total: number; rows: Described<ArticleRow>[] }>
  facets(query: string, options?: ReadQueryOptions): Promise<Facets>
  /** Spans of an article's text that the query's words stand at. */
  matches(id: string, query: string, options?: ReadQueryOptions): Promise<[number, number][]>
  /** The whole answer of `search`, as cli.md fixes it: best hits first. */
  result(query: string, window: { offset: number; limit: number }, options?: ResultOptions): Promise<SearchResult>
  /** Completions of what stands before the caret, the end unless told. */
  suggest(text: string, limit: number, caret?: number): Promise<Suggestion[]>
  close(): Promise<void>
}

const ALL: QueryNode = { type: 'all' }
/** Whoever types does not wait longer for the vocabulary of a large corpus that is still being made. */
const PATIENCE_MS = 3000
const BEST_FIRST = { sort: 'relevance', descending: true } as const

/** Opens the search of a corpus. The database stays the caller's. */
export function createSearcher(db: CorpusDb): Searcher {
  const catalogue = createCatalogue(db)
  const describer = createDescriber(db)

  const parse = async (text: string, { signal }: ReadQueryOptions): Promise<ReadQuery> => {
    const { node, ignored } = parseQuery(text)
    const unknown = new Map<string, UnknownName>()
    const onUnknown = (each: UnknownName): void => void unknown.set(JSON.stringify(each), each)
    const expanded = await expandSearches(db, node, { signal, onUnknown })
    return { node: expanded, ignored, ...(unknown.size > 0 && { unknown: [...unknown.values()] }) }
  }
  /** The query with the names in it that are not there. */
  const named = async (query: ReadQuery, signal: AbortSignal | undefined): Promise<ReadQuery> => {
    const unknown = [...(query.unknown ?? []), ...(await unknownNames(db, query.node, signal))]
    return unknown.length === 0 ? query : { ...query, unknown }
  }
  /** What to ask instead of a query that no article answers, or null when no word of it is likely misspelt. */
  const correction = async (
    parsed: ParsedQuery,
    bin: boolean,
    { hurried, signal }: ReadQueryOptions,
  ): Promise<ReadQuery | null> => {
    const phrases = soughtPhrases(parsed.node)
    const words = [...new Set(phrases.flatMap((phrase) => phrase.words))].filter((word) => word !== anyWord)
    const frequencies = words.length === 0 ? [] : await db.read('search.frequencies', { terms: words }, { signal })
    const going = new Set(phrases.flatMap(({ prefix, words: sought }) => (prefix ? [sought.at(-1)!] : [])))
    const missing = words.filter((_, index) => frequencies[index] === 0)
    const meant = await catalogue.correct(
      missing.map((word) => ({ word, prefix: going.has(word) })),
      hurried === true ? PATIENCE_MS : undefined,
    )
    const replacements = new Map<string, string>()
    for (const [index, word] of missing.entries()) {
      const instead = meant[index]
      if (instead) replacements.set(word, instead)
    }
    const names = await otherNames(parsed.node, signal)
    if (replacements.size === 0 && names.size === 0) return null
    const node = corrected(parsed.node, replacements, names)
    const { total } = await db.read('search.count', { query: node, bin }, { signal })
    return total === 0 ? null : { node, ignored: parsed.ignored, correctedTo: printQuery(node) }
  }
  /** For clauses that name what no article has, as they are printed, the clauses that were likely meant. */
  const otherNames = async (node: QueryNode, signal: AbortSignal | undefined): Promise<Map<string, NameNode>> => {
    const asked = (await unanswered(db, namesIn(node, true), signal)).flatMap((each) => {
      const question = askedName(each)
      return question === null ? [] : [{ each, question }]
    })
    const meant = await catalogue.meant(asked.map(({ question }) => question))
    return new Map(
      asked.flatMap(({ each }, index) => {
        const name = meant[index]
        return name ? [[printQuery(each), renamed(each, name)] as const] : []
      }),
    )
  }
  const read = async (text: string, bin: boolean, options: ReadQueryOptions): Promise<ReadQuery> => {
    const { correct, signal } = options
    const parsed = await parse(text, options)
    if (correct !== true || !mayBeMisspelt(parsed.node)) return parsed
    const { total } = await db.read('search.count', { query: parsed.node, bin }, { signal })
    return total > 0 ? parsed : ((await correction(parsed, bin, options)) ?? parsed)
  }

  const page: Searcher['page'] = async ({ query: text, ...list }, window, options = {}) => {
    const { correct, signal } = options
    const ask = (query: QueryNode) => db.read('article.page', { query, ...list, ...window }, { signal })
    let query: ReadQuery = await parse(text, options)
    let found = await ask(query.node)
    const instead = found.total === 0 && correct === true ? await correction(query, list.bin, options) : null
    if (instead !== null) {
      query = instead
      found = await ask(instead.node)
    }
    const { rows, ...rest } = found
    query = await named(query, signal)
    const node = options.withSnippets === false ? ALL : query.node
    return { ...query, ...rest, rows: await describer.describe(rows, node, { signal }) }
  }

  return {
    async warm() {
      await db.read('search.facets', { query: ALL, bin: false }).catch(() => undefined)
    },
    read: async (text, options = {}) => named(await read(text, false, options), options.signal),
    page,
    async ids({ query, ...list }, options = {}) {
      const { node } = await read(query, list.bin, options)
      return db.read('article.ids', { query: node, ...list }, { signal: options.signal })
    },
    async alike({ query, ...input }, options = {}) {
      const { node } = await read(query, input.bin, options)
      const { total, rows } = await db.read('article.alike', { query: node, ...input }, { signal: options.signal })
      return { total, rows: await describer.describe(rows, node, { signal: options.signal }) }
    },
    async facets(query, options = {}) {
      const { node } = await read(query, false, options)
      return db.read('search.facets', { query: node, bin: false }, { signal: options.signal })
    },
    async matches(id, query, options = {}) {
      const { node } = await read(query, false, options)
      if (soughtNodes(node).length === 0) return []
      const [text] = await db.read('article.texts', { ids: [id] }, { signal: options.signal })
      if (text === undefined) throw new AppError('not-found', `There is no article ${id} in this corpus.`)
      return describer.matches(text, node)
    },
    async result(query, window, options = {}) {
      const { exact, sort = BEST_FIRST, group, signal } = options
      const began = performance.now()
      if (exact === true) return exactResult(db, describer, query, window, began, signal)
      const found = await page({ query, bin: false, ...sort, ...(group && { group }) }, window, options)
      const facets = await db.read('search.facets', { query: found.node, bin: false }, { signal })
      const { total, groups, order, correctedTo, ignored, limits, unknown, rows } = found
      return {
        total,
        tookMs: Math.round((performance.now() - began) * 10) / 10,
        ...(correctedTo !== undefined && { correctedTo }),
        ...(ignored.length > 0 && { ignored }),
        ...(limits !== undefined && { limits: [...limits] }),
        ...(unknown !== undefined && { unknown }),
        ...(groups !== undefined && { groups }),
        order,
        hits: rows.map(asHit),
        facets,
      }
    },
    suggest: (text, limit, caret = text.length) => suggest({ db, catalogue }, text, caret, limit),
    async close() {
      await Promise.all([catalogue.close(), describer.close()])
    },
  }
}

function mayBeMisspelt(node: QueryNode): boolean {
  return soughtPhrases(node).length > 0 || namesIn(node, true).length > 0
}

/** The query with words and names replaced; a phrase whose last word was replaced no longer goes on. */
function corrected(
  node: QueryNode,
  words: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, NameNode>,
): QueryNode {
  const within = <N extends QueryNode>(child: N): N => corrected(child, words, names) as N
  switch (node.type) {
    case 'phrase': {
      const prefix = node.prefix && !words.has(node.words.at(-1)!)
      return { ...node, words: node.words.map((word) => words.get(word) ?? word), prefix }
    }
    case 'and':
    case 'or':
      return { type: node.type, nodes: node.nodes.map(within) }
    case 'near':
      return { ...node, nodes: node.nodes.map((child) => within<NearOperand>(child)) }
    case 'only':
      return { type: 'only', node: within(node.node) }
    case 'field':
    case 'tag':
    case 'set':
      return names.get(printQuery(node)) ?? node
    default:
      return node
  }
}
