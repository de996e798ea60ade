import {
  duplicateKinds,
  type DuplicateCounts,
  type DuplicateGroup,
  type DuplicateKind,
  type DuplicateMember,
} from '../../main/contract/duplicates.ts'
import type { Connection } from '../connection.ts'
import { toArticleId } from '../ids.ts'
import type { Nothing, ReadInput, ReadOutput } from '../operations.ts'

const MOST_MEMBERS = 50
const MOST_SOURCES = 100

type Checkpoint = () => void

// Both articles of a pair are there.
const THERE = `a IN (SELECT id FROM article WHERE state = 'present') AND b IN (SELECT id FROM article WHERE state = 'present')`
const NOT_DENIED = `NOT EXISTS (SELECT 1 FROM pair_answer p WHERE p.a = pair.a AND p.b = pair.b AND p.answer IN ('shares', 'unrelated'))`

/** The links between articles whose groups are duplicates of a kind. */
const LINKS: Readonly<Record<Exclude<DuplicateKind, 'bytes' | 'text'>, string>> = {
  body: `SELECT a, b FROM pair WHERE identity = 'body' AND ${NOT_DENIED} AND ${THERE}`,
  version: `SELECT a, b FROM pair_answer WHERE answer IN ('same', 'version') AND ${THERE}`,
  overlap: `SELECT a, b FROM pair WHERE review = 1 AND identity = 'overlap' AND ${NOT_DENIED} AND ${THERE}`,
}

/** Articles that were met several times, with how often. The same bytes twice is one file under two names. */
const MET_OFTEN: Readonly<Record<'bytes' | 'text', string>> = {
  bytes: `SELECT article, sum(times) AS size FROM
            (SELECT article, count(*) AS times FROM source GROUP BY article, sha256 HAVING times > 1) AS met
          WHERE article IN (SELECT id FROM article WHERE state = 'present') GROUP BY article`,
  text: `SELECT article, count(*) AS size FROM source
         WHERE article IN (SELECT id FROM article WHERE state = 'present')
         GROUP BY article HAVING count(DISTINCT sha256) > 1`,
}

interface Group {
  readonly articles: readonly number[]
  readonly size: number
}

/** `duplicate.counts`: how many groups of each kind there are. */
export function duplicateCounts(connection: Connection, _input: Nothing, checkpoint: Checkpoint): DuplicateCounts {
  const entries = duplicateKinds.map((kind) => {
    const groups = groupsOf(connection, kind, checkpoint)
    return [kind, { groups: groups.length, articles: groups.reduce((sum, { articles }) => sum + articles.length, 0) }]
  })
  return Object.fromEntries(entries) as DuplicateCounts
}

/** `duplicate.groups`: a window of the groups of a kind. */
export function duplicateGroups(
  connection: Connection,
  { kind, sort, offset, limit }: ReadInput<'duplicate.groups'>,
  checkpoint: Checkpoint,
): ReadOutput<'duplicate.groups'> {
  const groups = groupsOf(connection, kind, checkpoint)
  const sorted = order(connection, groups, sort)
  const shown = sorted.slice(offset, offset + limit)
  const members = membersOf(
    connection,
    shown.flatMap(({ articles }) => articles.slice(0, MOST_MEMBERS)),
  )
  return {
    total: groups.length,
    groups: shown.map(({ articles, size }): DuplicateGroup => {
      const listed = articles.slice(0, MOST_MEMBERS).flatMap((article) => members.get(article) ?? [])
      return { kind, size, words: Math.max(0, ...listed.map(({ words }) => words)), members: listed }
    }),
  }
}

function groupsOf(connection: Connection, kind: DuplicateKind, checkpoint: Checkpoint): Group[] {
  checkpoint()
  if (kind === 'bytes' || kind === 'text')
    return connection
      .tuples<[number, number]>(`${MET_OFTEN[kind]} ORDER BY article`)
      .map(([article, size]) => ({ articles: [article], size }))
  const links = connection.tuples<[number, number]>(`${LINKS[kind]} ORDER BY a, b`)
  checkpoint()
  return linked(links).map((articles) => ({ articles, size: articles.length }))
}

/** The connected articles of each group, lowest number first; groups by their first. Method: union-find with path halving. */
export function linked(links: readonly (readonly [number, number])[]): number[][] {
  const parent = new Map<number, number>()
  const rootOf = (of: number): number => {
    let at = of
    for (;;) {
      const up = parent.get(at) ?? at
      if (up === at) return at
      const higher = parent.get(up) ?? up
      parent.set(at, higher)
      at = higher
    }
  }
  for (const [a, b] of links) {
    const [one, other] = [rootOf(a), rootOf(b)]
    parent.set(Math.max(one, other), Math.min(one, other))
    if (!parent.has(Math.min(one, other))) parent.set(Math.min(one, other), Math.min(one, other))
  }
  const groups = new Map<number, number[]>()
  for (const article of parent.keys()) {
    const root = rootOf(article)
    const group = groups.get(root)
    if (group) group.push(article)
    else groups.set(root, [article])
  }
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([, articles]) => articles.toSorted((a, b) => a - b))
    .filter((articles) => articles.length > 1)
}

function order(connection: Connection, groups: readonly Group[], sort: ReadInput<'duplicate.groups'>['sort']): Group[] {
  const first = ({ articles }: Group): number => articles[0]!
  if (sort === 'size') return groups.toSorted((a, b) => b.size - a.size || first(a) - first(b))
  const last = ({ articles }: Group): number => articles.at(-1)!
  if (sort === 'newest') return groups.toSorted((a, b) => last(b) - last(a))
  const words = new Map(
    connection.tuples<[number, number]>(
      'SELECT id, words FROM article WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(groups.flatMap(({ articles }) => articles)),
    ),
  )
  const most = new Map(
    groups.map((group) => [group, group.articles.reduce((sum, id) => Math.max(sum, words.get(id) ?? 0), 0)]),
  )
  return groups.toSorted((a, b) => most.get(b)! - most.get(a)! || first(a) - first(b))
}

function membersOf(connection: Connection, articles: readonly number[]): Map<number, DuplicateMember> {
  const ids = JSON.stringify(articles)
  const rows = connection.rows<Omit<DuplicateMember, 'id' | 'sources'> & { id: number }>(
    'SELECT id, title, opening, outlet, date, words FROM article WHERE id IN (SELECT value FROM json_each(?))',
    ids,
  )
  const members = new Map(rows.map((row) => [row.id, { ...row, id: toArticleId(row.id), sources: [] as Source[] }]))
  const sources = connection.rows<{
    article: number
    path: string
    record: string | null
    sha256: string
    imported_at: string
  }>(
    `SELECT article, path, record, sha256, imported_at FROM source
     WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, id`,
    ids,
  )
  for (const { article, path, record, sha256, imported_at: importedAt } of sources) {
    const list = members.get(article)?.sources
    if (list && list.length < MOST_SOURCES) list.push({ path, ...(record !== null && { record }), sha256, importedAt })
  }
  return members
}

type Source = DuplicateMember['sources'][number]
