import type { NearOperand, PhraseNode, QueryNode, TextColumn, WildcardNode } from '../contract/query.ts'
import { mayShareWords } from '../text/shared-words.ts'

const ALL: QueryNode = { type: 'all' }

/** Clauses that ask for words, which are what is counted. */
type TextNode = Extract<QueryNode, { type: 'phrase' | 'wildcard' | 'near' | 'regex' | 'only' }>

function isText(node: QueryNode): node is TextNode {
  return ['phrase', 'wildcard', 'near', 'regex', 'only'].includes(node.type)
}

/** Whether a query seeks words, so that there is something to show in its words. */
export function seeksWords(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.nodes.some(seeksWords)
  return isText(node)
}

/**
 * The texts among which a query's words are counted: all that satisfy its other clauses (`outlet:`, `tag:`, `date:` …). Words, also
 * excluded ones, leave no text out: what is looked for does not choose where it is looked for.
 */
export function frameOf(node: QueryNode): QueryNode {
  if (isText(node)) return ALL
  if (node.type === 'not') return hasText(node.node) ? ALL : node
  if (node.type === 'and') {
    const nodes = node.nodes.map(frameOf).filter(({ type }) => type !== 'all')
    return nodes.length === 0 ? ALL : nodes.length === 1 ? nodes[0]! : { type: 'and', nodes }
  }
  if (node.type === 'or') {
    const nodes = node.nodes.map(frameOf)
    return nodes.some(({ type }) => type === 'all') ? ALL : { type: 'or', nodes }
  }
  return node
}

function hasText(node: QueryNode): boolean {
  if (node.type === 'not') return hasText(node.node)
  if (node.type === 'and' || node.type === 'or') return node.nodes.some(hasText)
  return isText(node)
}

/**
 * The query whose lines are the places where a word stands within `window` words of what a query seeks, in the articles that answer it;
 * null where the language has none: for regular expressions, for words near one another, for titles alone, and for a word that what
 * is sought is made of, which is no collocate there.
 */
export function pairQuery(node: QueryNode, word: string, window: number): QueryNode | null {
  const sought = operandsOf(node)
  if (sought === null || sought.length === 0) return null
  const beside: NearOperand = { type: 'phrase', words: [word], prefix: false }
  if (sought.some(({ operand }) => mayShareWords([operand, beside]))) return null
  if (sought.some(({ columns }) => columns?.includes('title') && !columns.includes('body'))) return null
  const pairs = sought.map(({ operand, columns }): QueryNode => ({
    type: 'near',
    // So many words may lie between two that are `window` apart.
    distance: window - 1,
    nodes: [beside, operand],
    ...(columns !== undefined && { columns }),
  }))
  const pair: QueryNode = pairs.length === 1 ? pairs[0]! : { type: 'or', nodes: pairs }
  const rest = restOf(node)
  return rest.length === 0 ? pair : { type: 'and', nodes: [...rest, pair] }
}

/**
 * What a query asks besides the words that are sought. That an article has several of them is said by what it does not lack: said as
 * it is, they would be hits.
 */
function restOf(node: QueryNode): QueryNode[] {
  const parts = node.type === 'and' ? node.nodes : [node]
  const texts = parts.filter(seeksWords)
  const others = parts.filter((part) => !seeksWords(part))
  if (texts.length === 1 && isPaired(texts[0]!)) return others
  const wanted = texts.length === 1 ? [texts[0]!, texts[0]!] : texts
  const lacking = wanted.map((part): QueryNode => ({ type: 'not', node: part }))
  return [...others, { type: 'not', node: { type: 'or', nodes: lacking } }]
}

/** Whether an article that has one of the words beside another has what is asked. */
function isPaired(node: QueryNode): boolean {
  if (node.type === 'or') return node.nodes.every(isPaired)
  return node.type === 'phrase' || node.type === 'wildcard'
}

interface Sought {
  readonly operand: PhraseNode | WildcardNode
  readonly columns: readonly TextColumn[] | undefined
}

function operandsOf(node: QueryNode): Sought[] | null {
  switch (node.type) {
    case 'phrase':
    case 'wildcard': {
      const { columns, ...operand } = node
      return [{ operand, columns }]
    }
    case 'only':
      return operandsOf(node.node)
    case 'near':
    case 'regex':
      return null
    case 'and':
    case 'or': {
      const parts = node.nodes.map(operandsOf)
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? [])
    }
    default:
      return []
  }
}
