import type { QueryNode, TextColumn } from '../contract/query.ts'
import { readableTerm, searchTokens } from '../text/fold.ts'
import { printDateRange, printNumberRange } from './query-ranges.ts'

/** Writes a query as text that parses to the same meaning again. */
export function printQuery(node: QueryNode): string {
  return print(node, 'top')
}

type Place = 'top' | 'or' | 'and' | 'not'

const COLUMN_NAMES: Readonly<Record<TextColumn, string>> = {
  title: 'headline',
  body: 'body',
  caption: 'caption',
  furniture: 'furniture',
}
const OPERATORS = new Set(['AND', 'OR', 'NOT'])

function print(node: QueryNode, place: Place): string {
  switch (node.type) {
    case 'all':
      return ''
    case 'phrase':
      return printPhrase(node)
    case 'and': {
      const text = node.nodes.map((child) => print(child, 'and')).join(' ')
      return place === 'not' || place === 'and' ? `(${text})` : text
    }
    case 'or': {
      const text = node.nodes.map((child) => print(child, 'or')).join(' OR ')
      return place === 'top' ? text : `(${text})`
    }
    case 'not':
      return `-${print(node.node, 'not')}`
    case 'field':
      return printField(node)
    case 'tag':
      return `tag:${quoted(node.name)}`
    case 'set':
      return `set:${quoted(node.name)}`
    case 'run':
      return `run:${node.run}`
    case 'source':
      return `source:${quoted(node.value)}`
    case 'folder':
      return `folder:${quoted(node.value)}${node.exact ? '' : '*'}`
    case 'date':
      return `date:${printDateRange(node)}`
    case 'words':
      return `words:${printNumberRange(node)}`
    case 'is':
      return `is:${node.what}`
  }
}

function printPhrase({ words, prefix, columns }: QueryNode & { type: 'phrase' }): string {
  const text = words.map(readable).join(' ')
  const bare = words.length === 1 && /^[\p{L}\p{N}]+$/u.test(text) && !OPERATORS.has(text)
  const phrase = `${bare ? text : `"${text}"`}${prefix ? '*' : ''}`
  if (columns === undefined) return phrase
  if (columns.length === 1 && columns[0] === 'title') return `title:${phrase}`
  return `(${columns.map((column) => `in:${COLUMN_NAMES[column]}`).join(' ')} ${phrase})`
}

/** As people write it, where that is still the same word. */
function readable(word: string): string {
  const written = readableTerm(word)
  const { words } = searchTokens(written)
  return words.length === 1 && words[0] === word ? written : word
}

function printField({ field, value, exact }: QueryNode & { type: 'field' }): string {
  const name = { outlet: 'outlet', byline: 'by', url: 'url', language: 'lang', format: 'format' }[field]
  if (exact || (field !== 'outlet' && field !== 'language')) return `${name}:${quoted(value)}`
  // In quotation marks these two mean the whole value, so a part of it stands without, or with a star.
  const bare = /^[\p{L}\p{N}-]+$/u.test(value) && value.toLowerCase() !== 'unknown'
  return bare ? `${name}:${value}` : `${name}:${quoted(value)}*`
}

/** In straight quotation marks, its own ones doubled. */
function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}
