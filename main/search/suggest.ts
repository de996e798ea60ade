import type { CorpusDb } from '../../db/client.ts'
import { queryFields, type QueryField } from '../contract/query-fields.ts'
import { completionAt } from '../contract/query-spans.ts'
import type { Suggestion } from '../contract/search.ts'
import { readableTerm, searchTokens } from '../text/fold.ts'
import type { Catalogue } from './catalogue.ts'
import { fieldValues, withLastWord } from './field-values.ts'
import { plainWordsBefore } from './plain-words.ts'

/** What suggestions are made from. */
export interface SuggestionSources {
  readonly db: Pick<CorpusDb, 'read'>
  readonly catalogue: Catalogue
}

type Kind = Suggestion['kind']

/** Fields whose values are names. */
const NAMED: Readonly<Partial<Record<QueryField, Kind>>> = {
  tag: 'tag',
  outlet: 'outlet',
  set: 'set',
  by: 'byline',
  search: 'search',
  lang: 'language',
  format: 'format',
}
/** Names that plain words may mean: a word is hardly ever a language or a format. */
const MEANT: readonly Kind[] = ['outlet', 'byline', 'tag', 'set', 'search']
const MOST_FIELDS = 2
const MOST_WORDS = 3
/** One letter begins too many words to say anything. */
const SHORTEST_WORD = 2

/** Completions of what stands before the caret, best first: see {@link Suggestion}. */
export async function suggest(
  sources: SuggestionSources,
  text: string,
  caret: number,
  limit: number,
): Promise<Suggestion[]> {
  const completion = completionAt(text, caret)
  const found =
    completion?.kind === 'value' && completion.field !== undefined
      ? await valuesOf(sources, completion.field, completion.prefix, limit)
      : await meantBy(sources, text.slice(0, caret), completion?.kind === 'field' ? completion.prefix : '', limit)
  const taken = new Set<string>()
  return found
    .filter(({ kind, value }) => {
      const key = `${kind} ${value}`
      return !taken.has(key) && taken.add(key)
    })
    .slice(0, limit)
}

/** Values of a field that begin so. */
async function valuesOf(
  { db, catalogue }: SuggestionSources,
  field: QueryField,
  prefix: string,
  limit: number,
): Promise<Suggestion[]> {
  const named = NAMED[field]
  if (named !== undefined) return catalogue.find(prefix, limit, [named])
  if (field === 'title') return titles(db, prefix, true, limit)
  if (field === 'only')
    return (await words(catalogue, prefix, limit)).map((word) => ({
      ...word,
      value: withLastWord(field, prefix, word.value),
    }))
  return fieldValues(db, field, prefix, limit)
}

/** What plain words may mean: more of them before fewer ("flood harbour po" may mean the outlet "Harbour Post"). */
async function meantBy(
  { db, catalogue }: SuggestionSources,
  before: string,
  fieldPrefix: string,
  limit: number,
): Promise<Suggestion[]> {
  const plain = plainWordsBefore(before)
  const typed = plain.at(-1)
  if (typed === undefined) return []
  const going = /[\p{L}\p{N}\p{M}]$/u.test(before)
  const wanted = plain
    .map((_, from) => plain.slice(from).join(' '))
    .filter((each) => searchTokens(each).words.length > 0)
  const names = (await Promise.all(wanted.map((each) => catalogue.find(each, limit, MEANT)))).flat()
  const fields = queryFields
    .filter((field) => fieldPrefix !== '' && field.startsWith(fieldPrefix.toLowerCase()))
    .map((field): Suggestion => ({ kind: 'field', label: field, value: `${field}:` }))
  const articles = (await Promise.all(wanted.map((each) => titles(db, each, going, limit)))).flat()
  const completed = going ? await words(catalogue, typed, MOST_WORDS) : []
  const sure = names.filter(({ corrected }) => corrected !== true)
  const found = [...sure, ...fields.slice(0, MOST_FIELDS), ...completed, ...articles]
  if (sure.length > 0 || completed.length > 0 || articles.length > 0) return [...found, ...names]
  const meant = await correctedWord(catalogue, typed, going)
  return [...found, ...meant, ...names, ...(await titles(db, meant[0]?.value ?? '', false, limit))]
}

async function words(catalogue: Catalogue, typed: string, limit: number): Promise<Suggestion[]> {
  const word = searchTokens(typed).words.at(-1)
  if (word === undefined || word.length < SHORTEST_WORD) return []
  const terms = await catalogue.complete(word, limit + 1)
  return terms
    .filter(([term]) => term !== word)
    .map(([term, articles]) => wordOf(term, articles))
    .slice(0, limit)
}

async function correctedWord(catalogue: Catalogue, typed: string, going: boolean): Promise<Suggestion[]> {
  const word = searchTokens(typed).words.at(-1)
  if (word === undefined) return []
  const [meant] = await catalogue.correct([{ word, prefix: going }])
  return meant ? [{ kind: 'word', label: readableTerm(meant), value: readableTerm(meant), corrected: true }] : []
}

/** Articles by their titles, which the full-text index knows: there may be a million of them, and they change. */
async function titles(
  db: Pick<CorpusDb, 'read'>,
  typed: string,
  prefix: boolean,
  limit: number,
): Promise<Suggestion[]> {
  const { words: sought } = searchTokens(typed)
  if (sought.length === 0) return []
  const found = await db.read('catalogue.titles', { words: sought, prefix, limit })
  return found.map(({ id, title }) => ({ kind: 'article', label: title, value: id }))
}

function wordOf(term: string, articles: number): Suggestion {
  return { kind: 'word', label: readableTerm(term), value: readableTerm(term), articles }
}
