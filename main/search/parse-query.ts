import type { NearOperand, OnlyNode, PhraseNode, QueryNode, TextColumn, WildcardNode } from '../contract/query.ts'
import { partsNamed, stateNamed } from '../contract/query-fields.ts'
import { parseDateRange, parseNumberRange } from '../contract/query-ranges.ts'
import { querySyntax, type ClauseSyntax, type GroupSyntax, type NearSyntax, type SyntaxNode, type WordsSyntax } from '../contract/query-syntax.ts' // prettier-ignore
import { searchTokens } from '../text/fold.ts'
import { languageNamed } from '../text/language-names.ts'
import type { Tokens } from '../text/tokens.ts'
import { anyWord } from '../text/word-places.ts'
import { queryWords } from './query-words.ts'

/** What a query means, and which of its parts were no clause and were taken literally (or, past the limits, left out). */
export interface ParsedQuery {
  readonly node: QueryNode
  readonly ignored: string[]
}

/** How a query is read. */
export interface ParseOptions {
  /** The query is still being typed: its last word matches as a prefix, and what is open at its end may still be completed. */
  readonly typing?: boolean
  /** How text is split into words and folded; as the full-text index does unless told. */
  readonly tokens?: (text: string) => Tokens
}

const MOST_NOTES = 20
const LONGEST_NOTE = 100
const ALL: QueryNode = { type: 'all' }
const TITLE = partsNamed('headline')!

/**
 * Reads a query: words are joined by AND unless OR says otherwise. Never throws and takes linear time: what is no clause is
 * literal text and is listed in `ignored`.
 */
export function parseQuery(text: string, { typing = false, tokens = searchTokens }: ParseOptions = {}): ParsedQuery {
  const { root, ignored: stretches } = querySyntax(text, typing)
  const ignored: string[] = []
  const note = (part: string): void => {
    if (part.trim() === '' || ignored.length === MOST_NOTES) return
    ignored.push(part.length > LONGEST_NOTE ? `${part.slice(0, LONGEST_NOTE - 1)}…` : part)
  }
  for (const { start, end } of stretches) note(text.slice(start, Math.min(end, start + LONGEST_NOTE + 1)))
  return { node: group(root, { tokens, note }) ?? ALL, ignored }
}

/** How words become nodes while one query is read. */
interface Reading {
  readonly tokens: (text: string) => Tokens
  readonly note: (part: string) => void
}

function group({ alternatives }: GroupSyntax, reading: Reading): QueryNode | null {
  const nodes: QueryNode[] = []
  for (const { nodes: parts, columns } of alternatives) {
    const node = joined('and', parts.map((part) => read(part, reading)).filter((each) => each !== null)) // prettier-ignore
    if (node !== null) nodes.push(columns.length === 0 ? node : inColumns(node, columns))
  }
  return joined('or', nodes)
}

function read(syntax: SyntaxNode, reading: Reading): QueryNode | null {
  const node = readPlain(syntax, reading)
  return node !== null && syntax.negated ? negation(node) : node
}

function readPlain(syntax: SyntaxNode, reading: Reading): QueryNode | null {
  switch (syntax.kind) {
    case 'words': {
      const node = words(syntax, reading)
      return node && inField(node, syntax.field)
    }
    case 'near': {
      const node = near(syntax, reading)
      return node && inField(node, syntax.field)
    }
    case 'group':
      return group(syntax, reading)
    case 'regex': {
      const { source, ignoreCase, field } = syntax
      return { type: 'regex', source, ignoreCase, ...(field && { columns: TITLE }) }
    }
    case 'clause':
      return clause(syntax)
  }
}

function words(syntax: WordsSyntax, reading: Reading): PhraseNode | WildcardNode | NearNodeOf | null {
  const node = plainWords(syntax, reading)
  if (node === null || syntax.slop === undefined || node.words.length === 1) return node
  const prefixed = node.type === 'phrase' && node.prefix
  const nodes = node.words.flatMap((word, index): (PhraseNode | WildcardNode)[] => {
    // There is some word near by everywhere.
    if (word === anyWord) return []
    if (node.type === 'wildcard' && /[*?]/.test(word)) return [wildcard(word)]
    return [{ type: 'phrase', words: [word], prefix: prefixed && index === node.words.length - 1 }]
  })
  if (nodes.length < node.words.length) reading.note(anyWord)
  if (nodes.length === 1) return nodes[0]!
  return { type: 'near', distance: syntax.slop, nodes }
}

type NearNodeOf = Extract<QueryNode, { type: 'near' }>

/** One word with wildcards, as {@link queryWords} reads it by itself. */
function wildcard(word: string): PhraseNode | WildcardNode {
  return word.indexOf('*') === word.length - 1 && !word.includes('?')
    ? { type: 'phrase', words: [word.slice(0, -1)], prefix: true }
    : { type: 'wildcard', words: [word] }
}

function plainWords(
  { text, quoted, prefix }: WordsSyntax,
  { tokens, note }: Reading,
): PhraseNode | WildcardNode | null {
  const { node, cutAt } = queryWords(text, { quoted, prefix }, tokens)
  if (cutAt !== undefined) note(text.slice(cutAt))
  return node
}

function near({ distance, nodes }: NearSyntax, reading: Reading): QueryNode | null {
  const operands = nodes.map((node) => operand(node, reading)).filter((node) => node !== null)
  if (operands.length < 2) return operands[0] ?? null
  return { type: 'near', distance, nodes: operands }
}

function operand(syntax: WordsSyntax | GroupSyntax, reading: Reading): NearOperand | null {
  const alternatives = wordsOf(syntax)
    .map((each) => plainWords(each, reading))
    .filter((node) => node !== null)
  return alternatives.length > 1 ? { type: 'or', nodes: alternatives } : (alternatives[0] ?? null)
}

function wordsOf(syntax: SyntaxNode): WordsSyntax[] {
  if (syntax.kind === 'words') return [syntax]
  return syntax.kind === 'group' ? syntax.alternatives.flatMap(({ nodes }) => nodes.flatMap(wordsOf)) : []
}

/** `title:` and `only:` hold for each of several words. */
function inField(node: QueryNode, field: 'title' | 'only' | undefined): QueryNode {
  if (field === undefined) return node
  if (node.type === 'or') return { type: 'or', nodes: node.nodes.map((child) => inField(child, field)) }
  return field === 'title' ? inColumns(node, TITLE) : { type: 'only', node: node as OnlyNode['node'] }
}

/** One node for many: none is null, one is itself, and those of the same kind inside are taken out of their group. */
function joined(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  const flat = nodes.flatMap((node) => (node.type === type ? node.nodes : [node]))
  if (flat.length === 0) return null
  return flat.length === 1 ? flat[0]! : { type, nodes: flat }
}

function negation(node: QueryNode): QueryNode {
  return node.type === 'not' ? node.node : { type: 'not', node }
}

/** `in:caption` beside words holds for all of them that do not say otherwise. */
function inColumns(node: QueryNode, columns: readonly TextColumn[]): QueryNode {
  switch (node.type) {
    case 'phrase':
    case 'wildcard':
    case 'near':
    case 'regex':
      return node.columns === undefined ? { ...node, columns } : node
    case 'not':
      return { type: 'not', node: inColumns(node.node, columns) }
    case 'and':
    case 'or':
      return { type: node.type, nodes: node.nodes.map((child) => inColumns(child, columns)) }
    default:
      return node
  }
}

function clause({ field, value: typed, quoted, prefix }: ClauseSyntax): QueryNode | null {
  const value = typed
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC')
  const unknown = !quoted && value.toLowerCase() === 'unknown'
  const exact = quoted && !prefix
  switch (field) {
    case 'outlet':
      return unknown ? { type: 'is', what: 'no-outlet' } : { type: 'field', field, value, exact }
    case 'lang': {
      if (unknown) return { type: 'is', what: 'no-language' }
      const named = languageNamed(value)
      return {
        type: 'field',
        field: 'language',
        value: named ?? value.toLowerCase(),
        exact: exact && named === undefined,
      }
    }
    case 'by':
      return { type: 'field', field: 'byline', value, exact: false }
    case 'url':
      return { type: 'field', field, value, exact: false }
    case 'format':
      return { type: 'field', field, value: value.toLowerCase(), exact: true }
    case 'tag':
    case 'set':
      return { type: field, name: value, ...(prefix && { prefix }) }
    case 'search':
      return { type: 'search', name: value }
    case 'note': {
      const { words: sought } = searchTokens(value)
      return sought.length === 0 ? null : { type: 'note', words: sought.slice(0, 200), prefix }
    }
    case 'source':
      return { type: 'source', value }
    case 'folder':
      // A path in quotation marks is taken as it is: spaces and characters of names count.
      return exact ? { type: 'folder', value: typed, exact: true } : { type: 'folder', value, exact: false }
    case 'run':
      return { type: 'run', run: Number(value) }
    case 'date': {
      if (unknown) return { type: 'is', what: 'undated' }
      const range = parseDateRange(value)
      return range && { type: 'date', ...range }
    }
    case 'words': {
      const range = parseNumberRange(value)
      return range && { type: 'words', ...range }
    }
    case 'is': {
      const what = stateNamed(value)
      return what === undefined ? null : { type: 'is', what }
    }
  }
}
