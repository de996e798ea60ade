import { querySyntax, type SyntaxNode } from '../../main/contract/query-syntax.ts'

/** A query without the clauses that seek no words, as which outlet; the query where nothing would be left, or where OR joins them. */
export function wordsOfQuery(query: string): string {
  const [only, ...others] = querySyntax(query, false).root.alternatives
  if (only === undefined || others.length > 0) return query
  const words = only.nodes.filter((node) => seeksWords(node) && !node.negated)
  return words.length === 0 ? query : words.map(({ start, end }) => query.slice(start, end)).join(' ')
}

function seeksWords(node: SyntaxNode): boolean {
  if (node.kind === 'group') return node.alternatives.some(({ nodes }) => nodes.some(seeksWords))
  return node.kind !== 'clause'
}
