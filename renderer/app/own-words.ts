import { querySyntax, type GroupSyntax, type SyntaxNode } from '../../main/contract/query-syntax.ts'

/** What stands before a clause that is left out. */
const SIGN = /^(?:NOT\s+)?-?/

/**
 * A query that seeks its words in text that no other article has: `only:` before all words that say no place of their own. Clauses,
 * words sought in titles or in captions, and regular expressions stay as they are.
 */
export function ownWords(text: string): string {
  const edits: { readonly start: number; readonly end: number; readonly put: string }[] = []
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'group') return visitGroup(node)
    if ((node.kind !== 'words' && node.kind !== 'near') || node.field !== undefined) return
    const whole = text.slice(node.start, node.end)
    const [sign] = SIGN.exec(whole)!
    const asked = whole.slice(sign.length)
    const put =
      node.kind === 'near'
        ? `${sign}only:(${asked})`
        : node.literal
          ? `${sign}only:"${asked.replaceAll('"', '')}"`
          : `${sign}only:${asked}`
    edits.push({ start: node.start, end: node.end, put })
  }
  const visitGroup = ({ alternatives, field }: GroupSyntax): void => {
    if (field !== undefined) return
    for (const { nodes, columns } of alternatives) {
      if (columns.length === 0 || columns.includes('body')) for (const node of nodes) visit(node)
    }
  }
  visitGroup(querySyntax(text, true).root)
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((query, { start, end, put }) => query.slice(0, start) + put + query.slice(end), text)
}
