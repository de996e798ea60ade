import type { CorpusDb } from '../../db/client.ts'
import { articleStates, textParts, type QueryField } from '../contract/query-fields.ts'
import type { Suggestion } from '../contract/search.ts'
import { searchTokens } from '../text/fold.ts'

/** Of so many offers some are forms of a value, such as a span: they are easily forgotten. */
const MOST_FORMS = 3

type Reading = Pick<CorpusDb, 'read'>

/** Values of a field whose values are no names, and forms that they can take: what is typed may become any of them. */
export async function fieldValues(db: Reading, field: QueryField, typed: string, limit: number): Promise<Suggestion[]> {
  const begins = (value: string): boolean => value.startsWith(typed.trim().toLowerCase())
  switch (field) {
    case 'is':
      return articleStates.filter(begins).map((state) => clause('state', 'is', state))
    case 'in':
      return Object.keys(textParts)
        .filter(begins)
        .map((part) => clause('part', 'in', part))
    case 'date':
      return dates(db, typed.trim(), limit)
    case 'words':
      return lengths(typed.trim()).map((value) => clause('length', 'words', value))
    case 'run': {
      const found = await db.read('catalogue.values', { field, typed, limit })
      return found.map(({ value, label, articles }) => ({
        ...clause('run', 'run', value),
        label: `${value}: ${label}`,
        ...(articles !== undefined && { articles }),
      }))
    }
    case 'folder': {
      const found = await db.read('catalogue.values', { field, typed, limit })
      return found.map(({ value, ...rest }) => ({ kind: 'folder', ...rest, value: `folder:${quoted(value)}` }))
    }
    case 'url':
    case 'source': {
      const found = await db.read('catalogue.values', { field, typed, limit })
      return found.map(({ value, label }) => ({ kind: field, label, value: `${field}:${plainOrQuoted(value)}` }))
    }
    case 'note': {
      const found = await db.read('catalogue.values', { field, typed, limit })
      return found.map(({ label }) => ({ kind: 'word', label, value: withLastWord(field, typed, label) }))
    }
    default:
      return []
  }
}

/** The value of a field of words with its last word completed: `only:"white hel` becomes `only:"white helmets"`. */
export function withLastWord(field: QueryField, typed: string, word: string): string {
  const before = typed.slice(0, searchTokens(typed).starts.at(-1) ?? 0).trimStart()
  return before === '' ? `${field}:${word}` : `${field}:${quoted(`${before}${word}`)}`
}

/** Dates of the corpus, the other end of a span, and forms that dates can take. */
async function dates(db: Reading, typed: string, limit: number): Promise<Suggestion[]> {
  const [, head, tail] = /^(>=|<=|>|<|.*\.\.)?(.*)$/s.exec(typed) as unknown as [string, string | undefined, string]
  const most = head === undefined && tail === '' ? Math.max(1, limit - MOST_FORMS) : limit
  const found = await db.read('catalogue.values', { field: 'date', typed: tail, limit: most })
  if (head !== undefined) return found.map(({ value }) => clause('date', 'date', `${head}${value}`))
  const offered = found.map(({ value, articles }) => ({ ...clause('date', 'date', value), articles }))
  const unknown = 'unknown'.startsWith(tail.toLowerCase()) ? [await undated(db)] : []
  if (tail !== '') return [...offered, ...unknown]
  const [last, before = last] = found.map(({ value }) => value)
  if (last === undefined) return unknown
  return [
    ...offered,
    clause('date', 'date', before === last ? `${last}-01..${last}-06` : `${before}..${last}`),
    clause('date', 'date', `>=${last}`),
    ...unknown,
  ]
}

async function undated(db: Reading): Promise<Suggestion> {
  const { total } = await db.read('search.count', { query: { type: 'is', what: 'undated' }, bin: false })
  return { ...clause('date', 'date', 'unknown'), articles: total }
}

/** Spans of lengths that begin as is typed, or with the number that is. */
function lengths(typed: string): string[] {
  const forms = ['>500', '<=100', '100..300']
  if (/^\d+$/.test(typed) && typed.length <= 8) return [`>${typed}`, `<=${typed}`, `${typed}..${3 * Number(typed)}`]
  return forms.filter((form) => form.startsWith(typed) && form !== typed)
}

function clause(kind: Suggestion['kind'], field: QueryField, value: string): Suggestion {
  return { kind, label: value, value: `${field}:${value}` }
}

/** A value in quotation marks, as a name is that is meant whole. */
function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}

function plainOrQuoted(value: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}._/+-]*$/u.test(value) ? value : quoted(value)
}
