import type { NearOperand, OnlyNode, PhraseNode, RegexNode, WildcardNode } from '../contract/query.ts'
import { readableTerm, searchTokens } from './fold.ts'

const OPERATORS = new Set(['AND', 'OR', 'NOT'])

/** Writes what a query seeks in the text as the query language has it, without the parts that it is sought in. */
export function printWords(node: NearOperand | OnlyNode | OnlyNode['node'] | RegexNode): string {
  switch (node.type) {
    case 'phrase':
      return printPhrase(node)
    case 'wildcard':
      // In quotation marks a question mark at the end of a word would be one of the text.
      return node.words.map(readablePattern).join('-')
    case 'or':
      return `(${node.nodes.map(printWords).join(' OR ')})`
    case 'near':
      return `NEAR/${node.distance}(${node.nodes.map(printWords).join(' ')})`
    case 'regex':
      return `/${node.source}/${node.ignoreCase ? 'i' : ''}`
    case 'only':
      return `only:${node.node.type === 'near' ? `(${printWords(node.node)})` : printWords(node.node)}`
  }
}

function printPhrase({ words, prefix }: PhraseNode): string {
  const text = words.map(readable).join(' ')
  const bare = words.length === 1 && /^[\p{L}\p{N}]+$/u.test(text) && !OPERATORS.has(text)
  return `${bare ? text : `"${text}"`}${prefix ? '*' : ''}`
}

function readablePattern(pattern: WildcardNode['words'][number]): string {
  return pattern.replace(/[^*?]+/g, readable)
}

/** A folded word as people write it, where that is still the same word. */
function readable(word: string): string {
  const written = readableTerm(word)
  const { words } = searchTokens(written)
  return words.length === 1 && words[0] === word ? written : word
}
