import type { PhraseNode, QueryNode } from '../../main/contract/query.ts'
import { addRows, intersection, type Bitmap } from './bitmap.ts'
import { rowsOfPhrase, wordsOf, type QueryRows } from './query-rows.ts'

/** What a plain query asks of the text, as far as hits can be ranked by it: the same as the `match` of a compiled query. */
export type TextPart =
  | { readonly type: 'phrase'; readonly phrase: PhraseNode }
  | { readonly type: 'and' | 'or'; readonly parts: readonly TextPart[] }

/** What a part of a query is: asks nothing, asks only of the text, or of something else, too. */
type Kind = 'all' | 'text' | 'mixed'

/** What a query asks of the text; null when it is nothing that ranks. */
export function textPartOf(node: QueryNode): TextPart | null {
  return partOf(node).part
}

/** The phrases that hits have. */
export function phrasesOf(part: TextPart): PhraseNode[] {
  return part.type === 'phrase' ? [part.phrase] : part.parts.flatMap(phrasesOf)
}

/** The articles whose title answers. */
export function titlesOf(source: QueryRows, part: TextPart): Bitmap {
  if (part.type === 'phrase') return rowsOfPhrase(source, part.phrase).titles
  return part.parts
    .map((each) => titlesOf(source, each))
    .reduce((a, b) => (part.type === 'and' ? intersection(a, b) : addRows(a.slice(), b)))
}

function partOf(node: QueryNode): { readonly kind: Kind; readonly part: TextPart | null } {
  switch (node.type) {
    case 'all':
      return { kind: 'all', part: null }
    case 'phrase':
      if (wordsOf(node).length === 0) return { kind: 'all', part: null }
      return { kind: 'text', part: { type: 'phrase', phrase: node } }
    case 'and': {
      const wanted = node.nodes.filter(({ type }) => type !== 'not').map(partOf)
      const parts = wanted.flatMap(({ part }) => part ?? [])
      const onlyText =
        wanted.every(({ kind }) => kind !== 'mixed') &&
        node.nodes.every((child) => child.type !== 'not' || partOf(child.node).kind === 'text')
      if (parts.length === 0)
        return { kind: node.nodes.length === wanted.length && onlyText ? 'all' : 'mixed', part: null }
      return { kind: onlyText ? 'text' : 'mixed', part: { type: 'and', parts } }
    }
    case 'or': {
      const each = node.nodes.map(partOf)
      if (each.some(({ kind }) => kind === 'all')) return { kind: 'all', part: null }
      const parts = each.flatMap(({ kind, part }) => (kind === 'text' && part !== null ? [part] : []))
      if (parts.length === 0 || parts.length < each.length) return { kind: 'mixed', part: null }
      return { kind: 'text', part: { type: 'or', parts } }
    }
    default:
      return { kind: 'mixed', part: null }
  }
}
