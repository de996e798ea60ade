import type { ArticleState, TextColumn } from './query.ts'
import { isBegunDateRange, parseDateRange, parseNumberRange } from './query-ranges.ts'

/** The fields of the query language, by every name that people type. */
const FIELD_NAMES = {
  title: 'title',
  headline: 'title',
  outlet: 'outlet',
  by: 'by',
  byline: 'by',
  author: 'by',
  tag: 'tag',
  lang: 'lang',
  language: 'lang',
  set: 'set',
  note: 'note',
  search: 'search',
  run: 'run',
  source: 'source',
  path: 'source',
  folder: 'folder',
  format: 'format',
  url: 'url',
  date: 'date',
  words: 'words',
  only: 'only',
  is: 'is',
  in: 'in',
} as const

/** A field of the query language by its one canonical name. */
export type QueryField = (typeof FIELD_NAMES)[keyof typeof FIELD_NAMES]

/** The fields by their canonical names, in the order in which they are offered. */
export const queryFields: readonly QueryField[] = [
  'title', 'outlet', 'by', 'date', 'tag', 'lang', 'set', 'search', 'in', 'is', 'only', 'words', 'note', 'folder', 'source', 'url', 'format', 'run',
] // prettier-ignore

/** What can follow `is:`. */
export const articleStates: readonly ArticleState[] = [
  'untagged', 'tagged', 'dated', 'undated', 'duplicate', 'shared', 'reviewed', 'untitled', 'no-outlet', 'no-language',
] // prettier-ignore

/** What can follow `in:`, and the parts of the article that it means. */
export const textParts: Readonly<Record<string, readonly TextColumn[]>> = {
  headline: ['title'],
  body: ['body'],
  caption: ['caption'],
  furniture: ['furniture'],
  all: ['title', 'body', 'caption', 'furniture'],
}
const PART_ALIASES: Readonly<Record<string, string>> = { title: 'headline', captions: 'caption' }

/** The field that a name means, whatever its case; undefined for a name of none. */
export function fieldOf(name: string): QueryField | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(FIELD_NAMES, key) ? FIELD_NAMES[key as keyof typeof FIELD_NAMES] : undefined
}

/** The parts of the article that `in:value` means; undefined when there is none of that name. */
export function partsNamed(value: string): readonly TextColumn[] | undefined {
  const key = value.toLowerCase()
  const name = Object.hasOwn(PART_ALIASES, key) ? PART_ALIASES[key]! : key
  return Object.hasOwn(textParts, name) ? textParts[name] : undefined
}

/** The state that `is:value` means; undefined when there is none of that name. */
export function stateNamed(value: string): ArticleState | undefined {
  return articleStates.find((state) => state === value.toLowerCase())
}

/** Whether a value, which is no clause, may become one as it is typed on: `date:2020-`, `is:unt`. */
export function isBegun(field: QueryField, value: string): boolean {
  const key = value.toLowerCase()
  switch (field) {
    case 'in':
      return [...Object.keys(textParts), ...Object.keys(PART_ALIASES)].some((name) => name.startsWith(key))
    case 'is':
      return articleStates.some((state) => state.startsWith(key))
    case 'date':
      return 'unknown'.startsWith(key) || isBegunDateRange(key)
    case 'words':
      return /^(?:[<>]=?|\d{0,9}\.\.?)$/.test(key)
    default:
      return false
  }
}

/** Whether a value makes a clause with its field; else both are taken literally. `value` is without quotation marks. */
export function isClause(field: QueryField, value: string, quoted: boolean): boolean {
  const trimmed = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (trimmed === '') return false
  switch (field) {
    case 'in':
      return partsNamed(trimmed) !== undefined
    case 'is':
      return stateNamed(trimmed) !== undefined
    case 'date':
      return (!quoted && trimmed.toLowerCase() === 'unknown') || parseDateRange(trimmed) !== null
    case 'words':
      return parseNumberRange(trimmed) !== null
    case 'run':
      return /^[1-9]\d{0,14}$/.test(trimmed)
    case 'title':
    case 'only':
    case 'note':
      return /[\p{L}\p{N}]/u.test(trimmed)
    default:
      return true
  }
}
