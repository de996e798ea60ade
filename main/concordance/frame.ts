import type { NearOperand, QueryNode, TextColumn } from '../contract/query.ts'

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
 * The query for the places where a word stands within `window` words of what a query seeks, in the same texts; null where what is
 * sought cannot stand in NEAR (a regular expression).
 */
export function pairQuery(node: QueryNode, word: string, window: number): QueryNode | null {
  const sought = operandsOf(node)
  if (sought === null || sought.length === 0) return null
  const pairs = sought.map(({ operand, columns }): QueryNode => ({
    type: 'near',
    // So many words may lie between two that are `window` apart.
    distance: window - 1,
    nodes: [operand, { type: 'phrase', words: [word], prefix: false }],
    ...(columns !== undefined && { columns }),
  }))
  const pair: QueryNode = pairs.length === 1 ? pairs[0]! : { type: 'or', nodes: pairs }
  const frame = frameOf(node)
  if (frame.type === 'all') return pair
  return { type: 'and', nodes: frame.type === 'and' ? [...frame.nodes, pair] : [frame, pair] }
}

interface Sought {
  readonly operand: NearOperand
  readonly columns: readonly TextColumn[] | undefined
}

function operandsOf(node: QueryNode): Sought[] | null {
  switch (node.type) {
    case 'phrase':
    case 'wildcard': {
      const { columns, ...operand } = node
      return [{ operand, columns }]
    }
    case 'near':
      return node.nodes.map((operand) => ({ operand, columns: node.columns }))
    case 'only':
      return operandsOf(node.node)
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
