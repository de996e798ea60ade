import type { CorpusDb } from '../../db/client.ts'
import type { QueryNode } from '../contract/query.ts'
import type { UnknownName } from '../contract/search.ts'
import { printQuery } from './print-query.ts'
import { parseQuery, type ParseOptions } from './parse-query.ts'

const DEEPEST = 4
// Levels of AND and OR in all: the parser of the full-text index holds some thirty, with NOT between them.
const MOST_LEVELS = 20
const MOST = 50

const NOTHING: QueryNode = { type: 'or', nodes: [] }

/** The form in which names of saved searches are equal, as db/ids.ts has it. */
const keyOf = (name: string): string => name.trim().normalize('NFC').toUpperCase().toLowerCase()

/**
 * The query with each `search:"name"` replaced by what that saved search asks now. A name that there is not finds nothing, nor
 * does a saved search within itself, one nested more than {@link DEEPEST} deep or with too many brackets for its place, or one past
 * {@link MOST}: so every query ends, and none is refused.
 */
export async function expandSearches(
  db: Pick<CorpusDb, 'read'>,
  node: QueryNode,
  options: {
    readonly signal?: AbortSignal | undefined
    readonly tokens?: ParseOptions['tokens']
    /** Is called for each name that finds nothing: one that there is not, or one within itself. */
    readonly onUnknown?: (unknown: UnknownName) => void
  } = {},
): Promise<QueryNode> {
  if (!names(node)) return node
  const saved = await db.read('savedSearch.list', {}, { signal: options.signal })
  const queries = new Map(saved.map(({ name, query }) => [keyOf(name), query]))
  let left = MOST
  const expand = (part: QueryNode, within: readonly string[], level: number): QueryNode => {
    if (part.type === 'not') return { type: 'not', node: expand(part.node, within, level) }
    if (part.type === 'and' || part.type === 'or')
      return { type: part.type, nodes: part.nodes.map((child) => expand(child, within, level + 1)) }
    if (part.type !== 'search') return part
    const key = keyOf(part.name)
    const query = queries.get(key)
    if (query === undefined || within.includes(key))
      options.onUnknown?.({ clause: printQuery(part), reason: query === undefined ? 'absent' : 'circular' })
    if (query === undefined || within.includes(key) || within.length >= DEEPEST || left === 0) return NOTHING
    left--
    const asked = parseQuery(query, options.tokens && { tokens: options.tokens }).node
    return level + levels(asked) > MOST_LEVELS ? NOTHING : expand(asked, [...within, key], level)
  }
  return expand(node, [], 0)
}

/** How deep AND and OR lie inside one another. */
function levels(node: QueryNode): number {
  if (node.type === 'not') return levels(node.node)
  return node.type === 'and' || node.type === 'or' ? 1 + Math.max(0, ...node.nodes.map(levels)) : 0
}

function names(node: QueryNode): boolean {
  if (node.type === 'not') return names(node.node)
  if (node.type === 'and' || node.type === 'or') return node.nodes.some(names)
  return node.type === 'search'
}
