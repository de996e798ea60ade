import { AppError } from '../../main/contract/errors.ts'
import type { QueryNode, TextColumn } from '../../main/contract/query.ts'
import { foldForSearch } from '../../main/text/fold.ts'
import type { Value } from '../connection.ts'
import { pathsBelow } from '../folder-chain.ts'
import { nameKey } from '../ids.ts'

/** A condition on `article`, with the values of its question marks in order. */
export interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

/**
 * A query as SQL. Articles that answer it are those of the full-text query `match` (null: all) that also satisfy `condition`
 * (null: all). Kept apart because only the text can be ranked, and the index answers it by itself.
 */
export interface CompiledQuery {
  readonly match: string | null
  readonly condition: Condition | null
}

/** Parts of an article in which plain words are looked for: not the page around it. */
const SEARCHED: readonly TextColumn[] = ['title', 'body', 'caption']
/** FTS5 takes expressions up to 256 deep. */
const DEEPEST = 100

/** Translates a query. Throws `invalid-input` for one nested deeper than the index can answer. */
export function compileQuery(query: QueryNode): CompiledQuery {
  const part = compile(query, 0)
  if (part.kind === 'all') return { match: null, condition: null }
  if (part.kind === 'text') return { match: part.match, condition: null }
  return { match: part.match, condition: part.condition }
}

/** A compiled query as one condition on `article`. */
export function asCondition({ match, condition }: CompiledQuery): Condition | null {
  if (match === null) return condition
  return condition ? join([matching(match), condition], 'AND') : matching(match)
}

/** The full-text query with its words looked for in the title only. */
export function inTitle(match: string): string {
  return `{title} : (${match})`
}

type Part =
  | { readonly kind: 'all' }
  | { readonly kind: 'text'; readonly match: string }
  /** `match` AND `condition`. */
  | { readonly kind: 'mixed'; readonly match: string | null; readonly condition: Condition }

const ALL: Part = { kind: 'all' }
const NONE: Part = { kind: 'mixed', match: null, condition: { sql: '0', values: [] } }

function compile(node: QueryNode, depth: number): Part {
  if (depth > DEEPEST) throw new AppError('invalid-input', 'The query has too many brackets inside one another.')
  switch (node.type) {
    case 'all':
      return ALL
    case 'phrase':
      return phrase(node)
    case 'and':
      return and(node.nodes, depth)
    case 'or':
      return or(node.nodes.map((child) => compile(child, depth + 1)))
    case 'not':
      return not(compile(node.node, depth + 1))
    default:
      return { kind: 'mixed', match: null, condition: metadata(node) }
  }
}

function phrase({ words, prefix, columns = SEARCHED }: Extract<QueryNode, { type: 'phrase' }>): Part {
  // A quoted string is FTS5's only form that can hold anything; NUL would end it.
  const quoted = words.filter((word) => word !== '').map((word) => word.replaceAll('\0', '').replaceAll('"', '""'))
  if (quoted.length === 0 || columns.length === 0) return ALL
  return { kind: 'text', match: `{${columns.join(' ')}} : "${quoted.join(' ')}"${prefix ? ' *' : ''}` }
}

function and(nodes: readonly QueryNode[], depth: number): Part {
  const wanted: string[] = []
  const unwanted: string[] = []
  const conditions: Condition[] = []
  for (const node of nodes) {
    const part = compile(node.type === 'not' ? node.node : node, depth + 1)
    if (node.type === 'not' && part.kind === 'text') unwanted.push(part.match)
    else {
      const effective = node.type === 'not' ? not(part) : part
      if (effective.kind === 'text') wanted.push(effective.match)
      else if (effective.kind === 'mixed') {
        if (effective.match !== null) wanted.push(effective.match)
        conditions.push(effective.condition)
      }
    }
  }
  // FTS5's NOT stands between two queries: without a wanted one, unwanted words are a condition.
  if (wanted.length === 0) conditions.push(...unwanted.map((match) => negated(matching(match))))
  const positive = wanted.map((match) => `(${match})`).join(' AND ')
  const match =
    wanted.length === 0
      ? null
      : unwanted.length === 0
        ? positive
        : `(${positive}) NOT (${unwanted.map((each) => `(${each})`).join(' OR ')})`
  if (conditions.length > 0) return { kind: 'mixed', match, condition: join(conditions, 'AND') }
  return match === null ? ALL : { kind: 'text', match }
}

function or(parts: readonly Part[]): Part {
  if (parts.length === 0) return NONE
  if (parts.some((part) => part.kind === 'all')) return ALL
  const texts = parts.filter((part) => part.kind === 'text').map((part) => part.match)
  const match = texts.length === 0 ? null : texts.map((each) => `(${each})`).join(' OR ')
  const mixed = parts
    .filter((part) => part.kind === 'mixed')
    .map((part) => asCondition(part))
    .filter((condition) => condition !== null)
  if (mixed.length === 0) return match === null ? NONE : { kind: 'text', match }
  const conditions = match === null ? mixed : [matching(match), ...mixed]
  return { kind: 'mixed', match: null, condition: join(conditions, 'OR') }
}

function not(part: Part): Part {
  if (part.kind === 'all') return NONE
  const condition = part.kind === 'text' ? matching(part.match) : asCondition(part)
  return condition ? { kind: 'mixed', match: null, condition: negated(condition) } : NONE
}

function matching(match: string): Condition {
  return { sql: 'article.id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)', values: [match] }
}

// A condition on a value that is not known is neither true nor false: not satisfying it is satisfying the negation.
function negated({ sql, values }: Condition): Condition {
  return { sql: `NOT ifnull((${sql}), 0)`, values }
}

/** Joined in halves, as SQLite takes expressions up to 1,000 deep. */
function join(conditions: readonly Condition[], operator: 'AND' | 'OR'): Condition {
  if (conditions.length === 1) return conditions[0]!
  const middle = conditions.length >> 1
  const left = join(conditions.slice(0, middle), operator)
  const right = join(conditions.slice(middle), operator)
  return { sql: `(${left.sql} ${operator} ${right.sql})`, values: [...left.values, ...right.values] }
}

type MetadataNode = Exclude<QueryNode, { type: 'all' | 'phrase' | 'and' | 'or' | 'not' }>

function metadata(node: MetadataNode): Condition {
  switch (node.type) {
    case 'field':
      return field(node)
    case 'tag': {
      const key = nameKey(node.name)
      // '0' is the character after '/': the range holds every name that begins with the tag and a slash.
      return {
        sql: `article.id IN (SELECT article FROM article_tag WHERE tag IN
              (SELECT id FROM tag WHERE key = ? OR (key >= ? AND key < ?)))`,
        values: [key, `${key}/`, `${key}0`],
      }
    }
    case 'set':
      return {
        sql: 'article.id IN (SELECT article FROM set_member WHERE "set" IN (SELECT id FROM comparison_set WHERE key = ?))',
        values: [nameKey(node.name)],
      }
    case 'run':
      return { sql: 'article.id IN (SELECT article FROM source WHERE run = ?)', values: [node.run] }
    case 'source':
      return {
        sql: 'article.id IN (SELECT article FROM source WHERE instr(lower(path), lower(?)) > 0)',
        values: [node.value],
      }
    case 'folder':
      return folder(node)
    case 'date':
      return range('article.date', node.from, node.before)
    case 'words':
      return range('article.words', node.min, node.max === null ? null : node.max + 1)
    case 'is':
      return { sql: STATES[node.what], values: [] }
  }
}

/** A folder with everything below it: by its whole path, or each that is called so. */
function folder({ value, exact }: Extract<QueryNode, { type: 'folder' }>): Condition {
  const windows = /^(?:[a-z]:[\\/]|\\\\)/i.test(value)
  const slashed = windows || !exact ? value.replaceAll('\\', '/') : value
  const path = slashed.length > 1 ? slashed.replace(/(?<=[^/])\/+$/, '') : slashed
  if (exact || windows || path.startsWith('/'))
    return {
      sql: `article.id IN (SELECT article FROM source_folder WHERE folder IN
            (SELECT id FROM folder WHERE path = ? OR (path >= ? AND path < ?)))`,
      values: [path, ...pathsBelow(path)],
    }
  const names = path.split('/').filter((name) => name !== '')
  return {
    sql: `article.id IN (SELECT article FROM source_folder WHERE folder IN
          (SELECT below.id FROM folder AS meant CROSS JOIN folder AS below
           ON below.path = meant.path OR (below.path >= meant.path || '/' AND below.path < meant.path || '0')
           WHERE meant.name_key = ? AND instr(lower('/' || meant.path || '/'), lower(?)) > 0))`,
    values: [nameKey(names.at(-1) ?? ''), `/${names.join('/')}/`],
  }
}

function range(column: string, from: Value, before: Value): Condition {
  const bounds: Condition[] = []
  if (from !== null) bounds.push({ sql: `${column} >= ?`, values: [from] })
  if (before !== null) bounds.push({ sql: `${column} < ?`, values: [before] })
  return bounds.length === 0 ? { sql: `${column} IS NOT NULL`, values: [] } : join(bounds, 'AND')
}

function field({ field, value, exact }: Extract<QueryNode, { type: 'field' }>): Condition {
  if (field === 'outlet' || field === 'byline') {
    const key = foldForSearch(value)
    return {
      sql: exact ? `article.${field}_key = ?` : `instr(article.${field}_key, nullif(?, '')) > 0`,
      values: [key],
    }
  }
  // "en" is "en-GB" too, and no other language.
  if (field === 'language' && !exact)
    return {
      sql: "(lower(article.language) = lower(?) OR instr(lower(article.language), lower(?) || '-') = 1)",
      values: [value, value],
    }
  return {
    sql: exact ? `lower(article.${field}) = lower(?)` : `instr(lower(article.${field}), lower(?)) > 0`,
    values: [value],
  }
}

const PAIRED = (where: string): string =>
  `article.id IN (SELECT a FROM pair WHERE ${where} AND b IN (SELECT id FROM article WHERE state = 'present')
   UNION ALL SELECT b FROM pair WHERE ${where} AND a IN (SELECT id FROM article WHERE state = 'present'))`

const STATES: Readonly<Record<Extract<QueryNode, { type: 'is' }>['what'], string>> = {
  untagged: 'article.id NOT IN (SELECT article FROM article_tag)',
  tagged: 'article.id IN (SELECT article FROM article_tag)',
  dated: 'article.date IS NOT NULL',
  undated: 'article.date IS NULL',
  untitled: 'article.title IS NULL',
  'no-outlet': 'article.outlet IS NULL',
  'no-language': 'article.language IS NULL',
  // Perhaps the same article as another one, and not answered to be something else.
  duplicate: PAIRED(
    "review = 1 AND NOT EXISTS (SELECT 1 FROM pair_answer p WHERE p.a = pair.a AND p.b = pair.b AND p.answer IN ('shares', 'unrelated'))",
  ),
  reviewed: 'article.id IN (SELECT a FROM pair_answer UNION ALL SELECT b FROM pair_answer)',
}
