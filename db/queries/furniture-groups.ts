import type { FurnitureGroup, FurnitureGroupId } from '../../main/contract/furniture.ts'
import { AppError } from '../../main/contract/errors.ts'
import { FEWEST_DOCUMENTS } from '../../main/text/repeated-lines.ts'
import type { Connection } from '../connection.ts'
import { existing, toRowid } from '../ids.ts'
import type { ArticleId } from '../../main/contract/article.ts'
import type { Nothing } from '../operations.ts'

/** What decides in which group an article is: what is known of its outlet, its host, and where it was met first. */
export interface Belonging {
  readonly outletKey: string | null
  readonly host: string | null
  readonly path: string
  readonly record: string | null
}

/** The group of an article: its outlet, else its host, else its folder or container. */
export function groupOf({ outletKey, host, path, record }: Belonging): FurnitureGroupId {
  if (outletKey !== null) return { scope: 'outlet', place: outletKey }
  if (host !== null) return { scope: 'host', place: host }
  return { scope: 'folder', place: folderOf(path, record) }
}

/** One string for a group, for maps. */
export function groupKey({ scope, place }: FurnitureGroupId): string {
  return `${scope} ${place}`
}

/** `furniture.groups`: those in which lines can repeat at all. */
export function furnitureGroups(connection: Connection, _input: Nothing, checkpoint: () => void): FurnitureGroup[] {
  const groups = new Map<string, FurnitureGroupId & { name: string; articles: number }>()
  const outlets = connection.rows<{ place: string; name: string; articles: number }>(
    `SELECT counted.outlet_key AS place, (SELECT outlet FROM article WHERE id = counted.first) AS name, counted.articles
     FROM (SELECT outlet_key, count(*) AS articles, min(id) AS first FROM article
           WHERE state = 'present' AND outlet_key IS NOT NULL GROUP BY outlet_key) AS counted`,
  )
  for (const row of outlets) groups.set(groupKey({ scope: 'outlet', ...row }), { scope: 'outlet', ...row })
  checkpoint()
  const hosts = connection.rows<{ place: string; articles: number }>(
    `SELECT host AS place, count(*) AS articles FROM article
     WHERE host IS NOT NULL AND state = 'present' AND outlet_key IS NULL GROUP BY host`,
  )
  for (const row of hosts) groups.set(groupKey({ scope: 'host', ...row }), { scope: 'host', name: row.place, ...row })
  checkpoint()
  for (const { path, record } of placesOfUnknown(connection)) {
    const id = { scope: 'folder' as const, place: folderOf(path, record) }
    const there = groups.get(groupKey(id))
    if (there) there.articles++
    else groups.set(groupKey(id), { ...id, name: id.place, articles: 1 })
  }
  checkpoint()
  const decided = decisions(connection)
  return [...groups.values()]
    .map((group) => ({ ...group, ...(decided.get(groupKey(group)) ?? { accepted: 0, rejected: 0 }) }))
    .filter(({ articles, accepted, rejected }) => articles >= FEWEST_DOCUMENTS || accepted + rejected > 0)
    .toSorted((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
}

/** A group with its articles out of the bin, by number. Throws `not-found` for one without articles. */
export function groupWithArticles(
  connection: Connection,
  { scope, place }: FurnitureGroupId,
): { group: FurnitureGroup; articles: number[] } {
  const articles = articlesOf(connection, { scope, place })
  const [first] = articles
  if (first === undefined)
    throw new AppError('not-found', `No article is of the ${scope} "${place}".`, { scope, place })
  const name =
    scope === 'outlet' ? (connection.value<string>('SELECT outlet FROM article WHERE id = ?', first) ?? place) : place
  const decided = decisions(connection).get(groupKey({ scope, place })) ?? { accepted: 0, rejected: 0 }
  return { group: { scope, place, name, articles: articles.length, ...decided }, articles }
}

/** The group that an article is in. */
export function groupOfArticle(connection: Connection, article: ArticleId): FurnitureGroupId {
  const id = existing(connection, article)
  const row = connection.row<{ outlet_key: string | null; host: string | null; path: string; record: string | null }>(
    `SELECT article.outlet_key, article.host, source.path, source.record FROM article
     CROSS JOIN source ON source.article = article.id WHERE article.id = ? ORDER BY source.id LIMIT 1`,
    toRowid(String(id)),
  )
  if (!row) throw new AppError('not-found', `Article ${article} has no source.`)
  return groupOf({ outletKey: row.outlet_key, host: row.host, path: row.path, record: row.record })
}

function articlesOf(connection: Connection, { scope, place }: FurnitureGroupId): number[] {
  if (scope === 'outlet') {
    return connection.values<number>(
      "SELECT id FROM article WHERE state = 'present' AND outlet_key = ? ORDER BY id",
      place,
    )
  }
  if (scope === 'host') {
    return connection.values<number>(
      "SELECT id FROM article WHERE host = ? AND state = 'present' AND outlet_key IS NULL ORDER BY id",
      place,
    )
  }
  return placesOfUnknown(connection)
    .filter(({ path, record }) => folderOf(path, record) === place)
    .map(({ article }) => article)
}

/** Where articles without outlet and address were met first. */
function placesOfUnknown(connection: Connection): { article: number; path: string; record: string | null }[] {
  return connection.rows(
    `SELECT unknown.id AS article, source.path, source.record
     FROM (SELECT id, (SELECT min(source.id) FROM source WHERE source.article = article.id) AS first FROM article
           WHERE state = 'present' AND outlet_key IS NULL AND host IS NULL) AS unknown
     CROSS JOIN source ON source.id = unknown.first ORDER BY unknown.id`,
  )
}

function folderOf(path: string, record: string | null): string {
  // What many articles were taken from is a place of its own.
  if (record !== null) return path
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  return slash > 0 ? path.slice(0, slash) : '.'
}

function decisions(connection: Connection): Map<string, { accepted: number; rejected: number }> {
  const rows = connection.rows<{
    scope: FurnitureGroupId['scope']
    place: string
    accepted: number
    rejected: number
  }>(
    `SELECT scope, place, sum(decision = 'accepted') AS accepted, sum(decision = 'rejected') AS rejected
     FROM furniture_line GROUP BY scope, place`,
  )
  return new Map(rows.map(({ accepted, rejected, ...id }) => [groupKey(id), { accepted, rejected }]))
}
