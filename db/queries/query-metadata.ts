import type { ArticleState, QueryNode } from '../../main/contract/query.ts'
import { foldForSearch, searchTokens } from '../../main/text/fold.ts'
import { wordPlaces } from '../../main/text/word-places.ts'
import type { Connection, Value } from '../connection.ts'
import { pathsBelow } from '../folder-chain.ts'
import { nameKey } from '../ids.ts'
import { joined, type Condition } from './condition.ts'

type Field<T extends QueryNode['type']> = Extract<QueryNode, { type: T }>

/** The parts of a query that ask for what is known about articles, not for their text. */
export type MetadataNode = Field<
  'field' | 'tag' | 'set' | 'note' | 'search' | 'run' | 'source' | 'folder' | 'date' | 'words' | 'is'
>

/** Comes after every character of a name. */
const AFTER_ALL = '\u{10ffff}'

/** Such a part as a condition on `article`. */
export function metadataCondition(connection: Connection, node: MetadataNode): Condition {
  switch (node.type) {
    case 'field':
      return field(node)
    case 'tag': {
      const key = nameKey(node.name)
      if (node.prefix)
        return {
          sql: 'article.id IN (SELECT article FROM article_tag WHERE tag IN (SELECT id FROM tag WHERE key >= ? AND key < ?))',
          values: [key, `${key}${AFTER_ALL}`],
        }
      // '0' is the character after '/': the range holds every name that begins with the tag and a slash.
      return {
        sql: `article.id IN (SELECT article FROM article_tag WHERE tag IN
              (SELECT id FROM tag WHERE key = ? OR (key >= ? AND key < ?)))`,
        values: [key, `${key}/`, `${key}0`],
      }
    }
    case 'set':
      if (node.prefix)
        return {
          sql: `article.id IN (SELECT article FROM set_member WHERE "set" IN
                (SELECT id FROM comparison_set WHERE key >= ? AND key < ?))`,
          values: [nameKey(node.name), `${nameKey(node.name)}${AFTER_ALL}`],
        }
      return {
        sql: 'article.id IN (SELECT article FROM set_member WHERE "set" IN (SELECT id FROM comparison_set WHERE key = ?))',
        values: [nameKey(node.name)],
      }
    case 'note':
      return {
        sql: 'article.id IN (SELECT article FROM set_member WHERE "set" IN (SELECT value FROM json_each(?)))',
        values: [JSON.stringify(setsNoting(connection, node))],
      }
    case 'search':
      return { sql: '0', values: [] }
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

/** The sets whose notes have the words. */
function setsNoting(connection: Connection, { words, prefix }: Field<'note'>): number[] {
  return connection
    .tuples<[number, string]>("SELECT id, notes FROM comparison_set WHERE notes <> ''")
    .filter(([, notes]) => wordPlaces(searchTokens(notes).words, { type: 'phrase', words, prefix }).length > 0)
    .map(([id]) => id)
}

/** A folder with everything below it: by its whole path, or each that is called so. */
function folder({ value, exact }: Field<'folder'>): Condition {
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
  return bounds.length === 0 ? { sql: `${column} IS NOT NULL`, values: [] } : joined(bounds, 'AND')
}

function field({ field, value, exact }: Field<'field'>): Condition {
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

const STATES: Readonly<Record<ArticleState, string>> = {
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
  // A tenth or more of the shorter text's runs of five words stand in the other one (see docs/identity.md).
  shared: PAIRED('1'),
  reviewed: 'article.id IN (SELECT a FROM pair_answer UNION ALL SELECT b FROM pair_answer)',
}
