import type { QueryNode, TextColumn } from '../contract/query.ts'
import { textParts } from '../contract/query-fields.ts'
import { printDateRange, printNumberRange } from '../contract/query-ranges.ts'
import { printWords } from '../text/print-words.ts'

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

function print(node: QueryNode, place: Place): string {
  switch (node.type) {
    case 'all':
      return ''
    case 'phrase':
    case 'wildcard':
    case 'near':
    case 'regex':
      return inColumns(printWords(node), node.columns)
    case 'only':
      return printWords(node)
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
    case 'set':
      return `${node.type}:${quoted(node.name)}${node.prefix ? '*' : ''}`
    case 'search':
      return `search:${quoted(node.name)}`
    case 'note':
      return `note:${printWords({ ...node, type: 'phrase' })}`
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

function inColumns(words: string, columns: readonly TextColumn[] | undefined): string {
  if (columns === undefined) return words
  if (columns.join() === 'title') return words.startsWith('NEAR/') ? `title:(${words})` : `title:${words}`
  const parts = columns.join() === textParts.all!.join() ? ['all'] : columns.map((column) => COLUMN_NAMES[column])
  return `(${parts.map((part) => `in:${part}`).join(' ')} ${words})`
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
